import { Temporal } from "temporal-polyfill";
import {
  civilDateOf,
  type DayNumber,
  dayNumberOf,
  localDateOf,
  parseLocalDate,
  weekdayOf,
} from "#shared/domain/calendar/local-day";
import type { EpochMs, LocalDate } from "#shared/domain/card/case-state";

export const PERIOD_KINDS = ["month", "week", "quarter", "range"] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** A stretch of whole days of the store. */
export interface Period {
  readonly kind: PeriodKind;
  /** `2026-10`, `2026-W43`, `2026-Q3`, `2026-10-01..2026-10-15`; `parsePeriod` reads it back. */
  readonly code: string;
  readonly from_day: LocalDate;
  /** The last day, which is still inside. */
  readonly to_day: LocalDate;
}

/** Half-open [fromMs, toMs) in UTC milliseconds. */
export interface Instants {
  readonly fromMs: EpochMs;
  readonly toMs: EpochMs;
}

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const WEEK = /^(\d{4})-W(0[1-9]|[1-4]\d|5[0-3])$/;
const QUARTER = /^(\d{4})-Q([1-4])$/;
const RANGE = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/;
const MONTHS_PER_QUARTER = 3;
/** Ten years of days: a longer range is a slip of the keyboard. */
const LONGEST_RANGE_DAYS = 3_660;

const two = (value: number): string => String(value).padStart(2, "0");
const four = (value: number): string => String(value).padStart(4, "0");

function between(kind: PeriodKind, code: string, from: DayNumber, after: DayNumber): Period {
  return { kind, code, from_day: localDateOf(from), to_day: localDateOf(after - 1) };
}

/** Months run on: month 0 is December of the year before. */
function monthOf(year: number, month: number): Period {
  const index = year * 12 + month - 1;
  const [y, m] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  const after = m === 12 ? dayNumberOf(y + 1, 1, 1) : dayNumberOf(y, m + 1, 1);
  return between("month", `${four(y)}-${two(m)}`, dayNumberOf(y, m, 1), after);
}

function quarterOf(year: number, quarter: number): Period {
  const index = year * 4 + quarter - 1;
  const [y, q] = [Math.floor(index / 4), (((index % 4) + 4) % 4) + 1];
  const first = monthOf(y, (q - 1) * MONTHS_PER_QUARTER + 1);
  const last = monthOf(y, q * MONTHS_PER_QUARTER);
  return { kind: "quarter", code: `${four(y)}-Q${q}`, from_day: first.from_day, to_day: last.to_day };
}

/** The ISO week that a day lies in: weeks begin on Monday and belong to the year of their Thursday. */
function weekAt(day: DayNumber): Period {
  const monday = day - (weekdayOf(day) - 1);
  const { year } = civilDateOf(monday + 3);
  const number = Math.floor((monday + 3 - dayNumberOf(year, 1, 1)) / 7) + 1;
  return between("week", `${four(year)}-W${two(number)}`, monday, monday + 7);
}

function rangeOf(from: DayNumber, to: DayNumber): Period {
  return between("range", `${localDateOf(from)}..${localDateOf(to)}`, from, to + 1);
}

function weekCalled(code: string, year: number, number: number): Period | null {
  // 4 January always lies in week 1.
  const week = weekAt(dayNumberOf(year, 1, 4) + (number - 1) * 7);
  return week.code === code ? week : null;
}

function rangeCalled(first: string, last: string): Period | null {
  const [from, to] = [parseLocalDate(first), parseLocalDate(last)];
  if (from === null || to === null || to < from || to - from >= LONGEST_RANGE_DAYS) return null;
  return rangeOf(from, to);
}

/** Reads a period's code; null for anything that is not one (also week 53 of a year that has none). */
export function parsePeriod(code: string): Period | null {
  const month = MONTH.exec(code);
  if (month) return monthOf(Number(month[1]), Number(month[2]));
  const week = WEEK.exec(code);
  if (week) return weekCalled(code, Number(week[1]), Number(week[2]));
  const quarter = QUARTER.exec(code);
  if (quarter) return quarterOf(Number(quarter[1]), Number(quarter[2]));
  const range = RANGE.exec(code);
  return range ? rangeCalled(range[1] ?? "", range[2] ?? "") : null;
}

function dayOf(day: LocalDate): DayNumber {
  const number = parseLocalDate(day);
  if (number === null) throw new RangeError(`not a day: ${day}`);
  return number;
}

/** The period of a kind that a day lies in; a range of one day for `range`. */
export function periodAround(kind: PeriodKind, day: LocalDate): Period {
  const number = dayOf(day);
  const { year, month } = civilDateOf(number);
  if (kind === "month") return monthOf(year, month);
  if (kind === "quarter") return quarterOf(year, Math.ceil(month / MONTHS_PER_QUARTER));
  return kind === "week" ? weekAt(number) : rangeOf(number, number);
}

/** The period of the same kind so many later (negative: earlier); a range moves by its own length. */
export function shiftPeriod(period: Period, steps: number): Period {
  const from = dayOf(period.from_day);
  const { year, month } = civilDateOf(from);
  if (period.kind === "month") return monthOf(year, month + steps);
  if (period.kind === "quarter") return quarterOf(year, Math.ceil(month / MONTHS_PER_QUARTER) + steps);
  if (period.kind === "week") return weekAt(from + steps * 7);
  const days = dayCount(period);
  return rangeOf(from + steps * days, from + (steps + 1) * days - 1);
}

/** The period just before. */
export function previousPeriod(period: Period): Period {
  return shiftPeriod(period, -1);
}

function sameDayOf(year: number, month: number, day: number): DayNumber {
  const last = dayOf(monthOf(year, month).to_day);
  return Math.min(dayNumberOf(year, month, day), last);
}

/** The same month, quarter, ISO week (52 where that year has no 53) or days of the year before. */
export function samePeriodLastYear(period: Period): Period {
  if (period.kind === "month") return shiftPeriod(period, -12);
  if (period.kind === "quarter") return shiftPeriod(period, -4);
  if (period.kind === "week") {
    const [year, number] = period.code.split("-W").map(Number);
    const code = (week: number) => `${four((year ?? 0) - 1)}-W${two(week)}`;
    const found = parsePeriod(code(number ?? 1)) ?? parsePeriod(code(52));
    if (!found) throw new RangeError(`no week a year before ${period.code}`);
    return found;
  }
  const [from, to] = [civilDateOf(dayOf(period.from_day)), civilDateOf(dayOf(period.to_day))];
  return rangeOf(sameDayOf(from.year - 1, from.month, from.day), sameDayOf(to.year - 1, to.month, to.day));
}

/** How many days it has. */
export function dayCount(period: Period): number {
  return dayOf(period.to_day) - dayOf(period.from_day) + 1;
}

/** Every day of the period in order. */
export function daysOf(period: Period): readonly LocalDate[] {
  const from = dayOf(period.from_day);
  return Array.from({ length: dayCount(period) }, (_unused, index) => localDateOf(from + index));
}

function startOfDay(day: DayNumber, zone: string): EpochMs {
  return Temporal.PlainDate.from(localDateOf(day)).toZonedDateTime(zone).epochMilliseconds;
}

const MS_PER_DAY = 86_400_000;
/** No zone changes its clocks twice within a week, so one that is as long as it should be has even days. */
const EVEN_DAYS = 7;

/**
 * When each day of the period begins in a zone, in order. Asking the zone costs more than all else that is done with
 * a day, so it is asked once a week as long as the clocks stay as they are.
 */
export function dayStartsOf(period: Period, zone: string): readonly EpochMs[] {
  const [from, count] = [dayOf(period.from_day), dayCount(period)];
  const starts: EpochMs[] = [];
  for (let day = from; day < from + count; day += EVEN_DAYS) {
    const days = Math.min(EVEN_DAYS, from + count - day);
    const first = startOfDay(day, zone);
    const isEven = startOfDay(day + days, zone) - first === days * MS_PER_DAY;
    for (let index = 0; index < days; index += 1) {
      starts.push(isEven ? first + index * MS_PER_DAY : startOfDay(day + index, zone));
    }
  }
  return starts;
}

/** The instants of the period's days in the store's zone: [start of the first, start of the day after the last). */
export function instantsOf(period: Period, zone: string): Instants {
  return {
    fromMs: startOfDay(dayOf(period.from_day), zone),
    toMs: startOfDay(dayOf(period.to_day) + 1, zone),
  };
}
