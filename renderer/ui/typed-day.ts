import { civilDateOf, dayNumberOf, localDateOf, parseLocalDate } from "#shared/domain/calendar/local-day";
import type { LocalDate } from "#shared/domain/card/case-state";

const DAY = /^(?:(\d{4})-)?(\d{1,2})-(\d{1,2})$/;

/** `11-05` is the last such day, `2026-11-05` that very day; null for anything else. */
export function readTypedDay(typed: string, today: LocalDate): LocalDate | null {
  const match = DAY.exec(typed.normalize("NFKC").replaceAll("/", "-").trim());
  const now = parseLocalDate(today);
  if (!match || now === null) return null;
  const [, typedYear, month = "", day = ""] = match;
  const year = typedYear === undefined ? civilDateOf(now).year : Number(typedYear);
  const written = `${String(year).padStart(4, "0")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = parseLocalDate(written);
  if (date === null) return null;
  if (typedYear !== undefined || date <= now) return localDateOf(date);
  return localDateOf(aYearBefore(date));
}

/** The same day of the year before; the 28th for a leap day. */
function aYearBefore(date: number): number {
  const { year, month, day } = civilDateOf(date);
  const leapDay = month === 2 && day === 29;
  return dayNumberOf(year - 1, month, leapDay ? 28 : day);
}
