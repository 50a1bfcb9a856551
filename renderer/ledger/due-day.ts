import { Temporal } from "temporal-polyfill";
import type { LocalDate } from "#shared/domain/card/case-state";

const DAY = /^(?:(\d{4})-)?(\d{1,2})-(\d{1,2})$/;

/** `11-25` is the next such day, today included; `2026-11-25` that very day; null for anything else. */
export function readDueDay(typed: string, today: LocalDate): LocalDate | null {
  const match = DAY.exec(typed.normalize("NFKC").replaceAll("/", "-").trim());
  if (!match) return null;
  const [, year, month, day] = match;
  const now = Temporal.PlainDate.from(today);
  const years = year === undefined ? [now.year, now.year + 1] : [Number(year)];
  for (const candidate of years) {
    try {
      const fields = { year: candidate, month: Number(month), day: Number(day) };
      const date = Temporal.PlainDate.from(fields, { overflow: "reject" });
      if (year !== undefined || Temporal.PlainDate.compare(date, now) >= 0) return date.toString();
    } catch {
      // 29 February may be there in the other year.
    }
  }
  return null;
}
