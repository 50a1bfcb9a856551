import { Temporal } from "temporal-polyfill";
import type { EpochMs, LocalDate } from "#shared/domain/card/case-state";

/** Spreadsheets count days from here. */
const DAY_ZERO = Temporal.PlainDate.from("1899-12-30");
const MS_PER_DAY = 86_400_000;

/** A business day as a number of days. */
export function dayOfSheet(day: LocalDate): number {
  return DAY_ZERO.until(Temporal.PlainDate.from(day)).days;
}

/** An instant as days and the part of a day, as a clock in the zone shows it: spreadsheets know no zones. */
export function instantOfSheet(at: EpochMs, zone: string): number {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime();
  const time = local.toPlainTime();
  const sinceMidnightMs = ((time.hour * 60 + time.minute) * 60 + time.second) * 1000 + time.millisecond;
  return dayOfSheet(local.toPlainDate().toString()) + sinceMidnightMs / MS_PER_DAY;
}

/** How long something took, as days. */
export function daysOfDuration(ms: number): number {
  return ms / MS_PER_DAY;
}
