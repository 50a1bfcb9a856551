import type { CalendarYear, YearSource } from "#shared/contract/clock-views";
import { dayNumberOf, localDateOf, parseLocalDate, weekdayOf } from "#shared/domain/calendar/local-day";
import type { DayInfo } from "#shared/domain/calendar/work-calendar";
import type { LocalDate } from "#shared/domain/card/case-state";

/** What a day is to somebody who looks at the year; each has its own shape and word (UX 3). */
export const DAY_LOOKS = ["work", "weekend", "holiday", "make_up", "store_work", "store_off"] as const;
export type DayLook = (typeof DAY_LOOKS)[number];

/** How a day is shown. */
export function lookOf(day: DayInfo): DayLook {
  if (day.source === "store") return day.working ? "store_work" : "store_off";
  if (day.source === "week") return day.working ? "work" : "weekend";
  return day.working ? "make_up" : "holiday";
}

/** Who says what the day is. A notice of an imported year is the file's. */
export function originOf(day: DayInfo, yearSource: YearSource): DayInfo["source"] | "file" {
  return day.source === "notice" && yearSource === "file" ? "file" : day.source;
}

export interface MonthOfDays {
  /** 1–12. */
  readonly month: number;
  /** Rows of seven from Monday to Sunday; null before the first and after the last day. */
  readonly weeks: readonly (readonly (DayInfo | null)[])[];
}

function weeksOf(days: readonly DayInfo[]): MonthOfDays["weeks"] {
  const first = parseLocalDate(days[0]?.date ?? "");
  const before = first === null ? 0 : weekdayOf(first) - 1;
  const cells: (DayInfo | null)[] = [...Array.from({ length: before }, () => null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, row) => cells.slice(row * 7, row * 7 + 7));
}

/** The twelve months of a year's days, which come in order. */
export function monthsOf(days: readonly DayInfo[]): readonly MonthOfDays[] {
  return Array.from({ length: 12 }, (_, index) => {
    const month = index + 1;
    return { month, weeks: weeksOf(days.filter(({ date }) => Number(date.slice(5, 7)) === month)) };
  });
}

/** How many days look how. */
export function countLooks(days: readonly DayInfo[]): Readonly<Record<DayLook, number>> {
  const counts = { work: 0, weekend: 0, holiday: 0, make_up: 0, store_work: 0, store_off: 0 };
  for (const day of days) counts[lookOf(day)] += 1;
  return counts;
}

function monthLength(year: number, month: number): number {
  return dayNumberOf(month === 12 ? year + 1 : year, (month % 12) + 1, 1) - dayNumberOf(year, month, 1);
}

/** The same day of another month, at its last day where that month is shorter. */
function inOtherMonth(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const at = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(at / 12), (at % 12) + 1];
  return localDateOf(dayNumberOf(toYear, toMonth, Math.min(day, monthLength(toYear, toMonth))));
}

const DAY_STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
};
const MONTH_STEPS: Readonly<Record<string, number>> = { PageUp: -1, PageDown: 1 };

/** Where a key takes the keyboard; null for keys that move nothing. */
export function dayAfterKey(date: LocalDate, key: string): LocalDate | null {
  const number = parseLocalDate(date);
  if (number === null) return null;
  const days = DAY_STEPS[key];
  if (days !== undefined) return localDateOf(number + days);
  const months = MONTH_STEPS[key];
  if (months !== undefined) return inOtherMonth(date, months);
  const [year = 0, month = 1] = date.split("-").map(Number);
  if (key === "Home") return localDateOf(dayNumberOf(year, month, 1));
  if (key === "End") return localDateOf(dayNumberOf(year, month, monthLength(year, month)));
  return null;
}

/** The same day of another year; 29 February becomes the 28th. */
export function inYear(date: LocalDate, year: number): LocalDate {
  return inOtherMonth(date, (year - Number(date.slice(0, 4))) * 12);
}

/** True where the store itself has said something of the day. */
export function isOverridden(year: CalendarYear, date: LocalDate): boolean {
  return year.overrides[date] !== undefined;
}
