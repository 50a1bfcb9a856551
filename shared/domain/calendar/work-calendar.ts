import { Temporal } from "temporal-polyfill";
import type { EpochMs, LocalDate } from "#shared/domain/card/case-state";
import { type CalendarSettings, minutesOf, neverCloses, type OpeningHours } from "./calendar-settings";
import { type ChineseDay, chineseDays } from "./chinese-working-days";
import {
  type DayNumber,
  dayNumberOf,
  isWeekend,
  localDateOf,
  parseLocalDate,
  WEEKDAYS,
  weekdayOf,
} from "./local-day";
import { type HolidaySource, STATE_COUNCIL_NOTICES } from "./state-council-notices";

/** One day of the store's calendar. */
export interface DayInfo {
  readonly date: LocalDate;
  /** True when the day has working time that counts. */
  readonly working: boolean;
  /** Working minutes that really pass on that date; a day with a change to summer time may differ. */
  readonly minutes: number;
  /** Name of the holiday, the make-up day or the store's own day; null on ordinary days. */
  readonly name: string | null;
  readonly nameEn: string | null;
  /** Who says so: the State Council's notice, the law, the plain week, or the store. */
  readonly source: "notice" | "statutory" | "week" | "store";
  /** True in a year whose notice is not yet known (DOMAIN 4.4). */
  readonly provisional: boolean;
}

/** A stretch of working time, both ends inside. */
export interface WorkingSpan {
  readonly fromMs: EpochMs;
  readonly toMs: EpochMs;
}

/** A store's working time; pure, and quick because it keeps each day it has once worked out. */
export interface WorkCalendar {
  readonly zone: string;
  /** Minutes of one "wd": the length of Monday's opening (DOMAIN 4.2). */
  readonly workingDayMinutes: number;
  dayInfo(date: LocalDate): DayInfo;
  /** Days of a month `YYYY-MM` in order. */
  monthDays(month: string): readonly DayInfo[];
  workingSpansMs(date: LocalDate): readonly WorkingSpan[];
  /** The store-local day of an instant. */
  localDate(atMs: EpochMs): LocalDate;
  /** The instant reached after so many working minutes; exactly at closing stays at closing. */
  addWorkingMinutes(startMs: EpochMs, minutes: number): EpochMs;
  /** Working minutes between two instants, 0 when they are the other way round. */
  workingMinutesBetween(fromMs: EpochMs, toMs: EpochMs): number;
  /** A due outside working time → closing time of that day if it still opens, else of the next working day. */
  rollToClosing(dueMs: EpochMs): EpochMs;
}

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;
/** A store closed for longer than this has no working time to wait for; the clock then runs naturally. */
const LONGEST_CLOSURE_DAYS = 400;

interface CalendarDay {
  readonly info: DayInfo;
  readonly spans: readonly WorkingSpan[];
}

/** Where local midnights and local minutes lie on the time line of a zone. */
function zonedDays(zone: string): {
  startOf(day: DayNumber): EpochMs;
  dayAt(atMs: EpochMs): DayNumber;
  instantOf(day: DayNumber, minute: number): EpochMs;
} {
  const starts = new Map<DayNumber, EpochMs>();
  const startOf = (day: DayNumber): EpochMs => {
    let start = starts.get(day);
    if (start === undefined) {
      start = Temporal.PlainDate.from(localDateOf(day)).toZonedDateTime(zone).epochMilliseconds;
      starts.set(day, start);
    }
    return start;
  };
  return {
    startOf,
    dayAt(atMs) {
      let day = Math.floor(atMs / MS_PER_DAY);
      while (startOf(day) > atMs) day -= 1;
      while (startOf(day + 1) <= atMs) day += 1;
      return day;
    },
    instantOf(day, minute) {
      const start = startOf(day);
      const next = startOf(day + 1);
      if (minute === 1440) return next;
      if (next - start === MS_PER_DAY) return start + minute * MS_PER_MINUTE;
      return Temporal.PlainDate.from(localDateOf(day))
        .toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 })
        .toZonedDateTime(zone).epochMilliseconds;
    },
  };
}

const ORDINARY_WEEK = { name: null, source: "week", provisional: false } as const;

function plainDay(day: DayNumber): ChineseDay {
  return { ...ORDINARY_WEEK, nature: isWeekend(day) ? "weekend" : "weekday" };
}

/** The hours of a day before overrides: by its weekday, as a make-up day, or as a public holiday. */
function hoursByNature(
  settings: CalendarSettings,
  day: DayNumber,
  nature: ChineseDay["nature"],
): OpeningHours {
  const { openingHours, holidayHours } = settings;
  if (nature === "make_up_work") return openingHours[1];
  if (nature === "holiday") return neverCloses(openingHours) ? openingHours[weekdayOf(day)] : holidayHours;
  return openingHours[weekdayOf(day)];
}

function workingDayMinutesOf({ openingHours }: CalendarSettings): number {
  // A store closed on Mondays still needs a day's length: then its first open weekday gives it.
  const lengths = WEEKDAYS.map((weekday) => minutesOf(openingHours[weekday]));
  return lengths.find((minutes) => minutes > 0) ?? 0;
}

function describeDay(
  settings: CalendarSettings,
  base: ChineseDay,
  day: DayNumber,
): { readonly hours: OpeningHours; readonly info: Omit<DayInfo, "minutes" | "working"> } {
  const date = localDateOf(day);
  const override = settings.storeOverrides[date];
  const name = { name: base.name?.zh ?? null, nameEn: base.name?.en ?? null };
  if (override) {
    const ordinary =
      base.nature === "weekday" ? settings.openingHours[weekdayOf(day)] : settings.openingHours[1];
    return {
      hours: override.working ? (override.spans ?? ordinary) : [],
      info: {
        date,
        name: override.name ?? name.name,
        nameEn: override.name ?? name.nameEn,
        source: "store",
        provisional: base.provisional,
      },
    };
  }
  const hours = hoursByNature(settings, day, base.nature);
  const addedByStore = settings.country === "CN" && (base.nature === "weekend" || base.nature === "holiday");
  const source = addedByStore && hours.length > 0 ? "store" : base.source;
  return { hours, info: { date, ...name, source, provisional: base.provisional } };
}

/** Builds a store's calendar (DOMAIN 4.4). `holidays` defaults to the notices shipped with the application. */
export function createWorkCalendar(
  settings: CalendarSettings,
  holidays: HolidaySource = STATE_COUNCIL_NOTICES,
): WorkCalendar {
  const zoned = zonedDays(settings.zone);
  const natureOf = settings.country === "CN" ? chineseDays(holidays) : plainDay;
  const days = new Map<DayNumber, CalendarDay>();

  const dayOf = (day: DayNumber): CalendarDay => {
    const known = days.get(day);
    if (known) return known;
    const { hours, info } = describeDay(settings, natureOf(day), day);
    const spans = spansOnDay(zoned, day, hours);
    const minutes = spans.reduce((sum, span) => sum + span.toMs - span.fromMs, 0) / MS_PER_MINUTE;
    const made: CalendarDay = { info: { ...info, minutes, working: minutes > 0 }, spans };
    days.set(day, made);
    return made;
  };
  const dayOfDate = (date: LocalDate): CalendarDay => {
    const day = parseLocalDate(date);
    if (day === null) throw new RangeError(`not a calendar day: ${date}`);
    return dayOf(day);
  };

  return {
    zone: settings.zone,
    workingDayMinutes: workingDayMinutesOf(settings),
    dayInfo: (date) => dayOfDate(date).info,
    monthDays: (month) => {
      const first = parseLocalDate(`${month}-01`);
      if (first === null) throw new RangeError(`not a month: ${month}`);
      const [year, number] = month.split("-").map(Number);
      const end = dayNumberOf(year ?? 0, (number ?? 0) + 1, 1);
      return Array.from({ length: end - first }, (_, index) => dayOf(first + index).info);
    },
    workingSpansMs: (date) => dayOfDate(date).spans,
    localDate: (atMs) => localDateOf(zoned.dayAt(atMs)),
    addWorkingMinutes: (startMs, minutes) => addWorking(dayOf, zoned.dayAt(startMs), startMs, minutes),
    workingMinutesBetween: (fromMs, toMs) =>
      workingBetween(dayOf, zoned.dayAt(fromMs), fromMs, toMs, zoned.startOf),
    rollToClosing: (dueMs) => rollToClosing(dayOf, zoned.dayAt(dueMs), dueMs),
  };
}

/**
 * A day's hours as instants. An hour that summer time skips moves a boundary inside it forward; what is then
 * left of a span, or lies inside the one before, is dropped.
 */
function spansOnDay(
  zoned: { instantOf(day: DayNumber, minute: number): EpochMs },
  day: DayNumber,
  hours: OpeningHours,
): readonly WorkingSpan[] {
  const spans: WorkingSpan[] = [];
  for (const { fromMinute, toMinute } of hours) {
    const fromMs = Math.max(zoned.instantOf(day, fromMinute), spans.at(-1)?.toMs ?? Number.NEGATIVE_INFINITY);
    const toMs = zoned.instantOf(day, toMinute);
    if (fromMs < toMs) spans.push({ fromMs, toMs });
  }
  return spans;
}

function addWorking(
  dayOf: (day: DayNumber) => CalendarDay,
  firstDay: DayNumber,
  startMs: EpochMs,
  minutes: number,
): EpochMs {
  let remainingMs = Math.round(minutes * MS_PER_MINUTE);
  if (remainingMs <= 0) return startMs;
  let closedDays = 0;
  for (let day = firstDay; closedDays <= LONGEST_CLOSURE_DAYS; day += 1) {
    const { spans } = dayOf(day);
    closedDays = spans.length === 0 ? closedDays + 1 : 0;
    for (const span of spans) {
      const fromMs = Math.max(span.fromMs, startMs);
      const availableMs = span.toMs - fromMs;
      if (availableMs <= 0) continue;
      if (remainingMs <= availableMs) return fromMs + remainingMs;
      remainingMs -= availableMs;
    }
  }
  return startMs + Math.round(minutes * MS_PER_MINUTE);
}

function workingBetween(
  dayOf: (day: DayNumber) => CalendarDay,
  firstDay: DayNumber,
  fromMs: EpochMs,
  toMs: EpochMs,
  startOf: (day: DayNumber) => EpochMs,
): number {
  let workedMs = 0;
  for (let day = firstDay; startOf(day) < toMs; day += 1) {
    for (const span of dayOf(day).spans) {
      workedMs += Math.max(0, Math.min(span.toMs, toMs) - Math.max(span.fromMs, fromMs));
    }
  }
  return workedMs / MS_PER_MINUTE;
}

function rollToClosing(dayOf: (day: DayNumber) => CalendarDay, firstDay: DayNumber, dueMs: EpochMs): EpochMs {
  for (let day = firstDay; day <= firstDay + LONGEST_CLOSURE_DAYS; day += 1) {
    const { spans } = dayOf(day);
    // At 24:00 the due belongs to the day that begins, but the closing it equals is the evening before.
    if (
      day === firstDay &&
      [...dayOf(day - 1).spans, ...spans].some((span) => span.fromMs <= dueMs && dueMs <= span.toMs)
    ) {
      return dueMs;
    }
    // Before the last span of the day (early morning, or the midday break) that day's closing still comes.
    const last = spans.at(-1);
    if (last && dueMs < last.fromMs) return last.toMs;
  }
  return dueMs;
}
