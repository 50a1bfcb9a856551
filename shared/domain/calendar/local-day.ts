/**
 * Arithmetic on calendar days without a clock or a zone. A day is a `YYYY-MM-DD` string where people or the
 * database read it, and a day number (days since 1970-01-01) where it is counted.
 */
import type { LocalDate } from "#shared/domain/card/case-state";

/** Days since 1970-01-01 in the proleptic Gregorian calendar. */
export type DayNumber = number;
/** ISO weekday: Monday 1 … Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

const DAYS_PER_ERA = 146_097;
const DAYS_TO_1970 = 719_468;

/** Year, month (1–12) and day of month to a day number. Days beyond the month's end run on into the next. */
export function dayNumberOf(year: number, month: number, day: number): DayNumber {
  // Years start in March, so that the leap day is the last day of the year.
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_1970;
}

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The inverse of `dayNumberOf`. */
export function civilDateOf(dayNumber: DayNumber): CivilDate {
  const shifted = dayNumber + DAYS_TO_1970;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1;
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Day number to `YYYY-MM-DD`. */
export function localDateOf(dayNumber: DayNumber): LocalDate {
  const { year, month, day } = civilDateOf(dayNumber);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

const LOCAL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** `YYYY-MM-DD` to its day number, or null where the text is not a day of the calendar. */
export function parseLocalDate(text: string): DayNumber | null {
  const match = LOCAL_DATE.exec(text);
  if (!match) return null;
  const dayNumber = dayNumberOf(Number(match[1]), Number(match[2]), Number(match[3]));
  return localDateOf(dayNumber) === text ? dayNumber : null;
}

export function weekdayOf(dayNumber: DayNumber): Weekday {
  // 1970-01-01 was a Thursday.
  const index = (((dayNumber + 3) % 7) + 7) % 7;
  return WEEKDAYS[index] ?? 1;
}

export function isWeekend(dayNumber: DayNumber): boolean {
  return weekdayOf(dayNumber) >= 6;
}
