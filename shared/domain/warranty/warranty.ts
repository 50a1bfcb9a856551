import { Temporal } from "temporal-polyfill";
import type { LocalDate } from "#shared/domain/card/case-state";

/**
 * Last day of a warranty: purchase date + months, clamped to the month's end, that day inclusive
 * (DOMAIN 5.5). 2026-01-31 + 1 month → 2026-02-28.
 */
export function warrantyEnd(purchaseDate: LocalDate, months: number): LocalDate {
  return Temporal.PlainDate.from(purchaseDate).add({ months }, { overflow: "constrain" }).toString();
}

/** Inside while the day is not past the end; an unknown end is outside until proof (DOMAIN 5.5). */
export function isInWarranty(warrantyEndDate: LocalDate | null, day: LocalDate): boolean {
  return warrantyEndDate !== null && day <= warrantyEndDate;
}

/** Last day of the warranty on a repair completed on `completedDay` (DOMAIN 5.5: never under 30 days). */
export function repairWarrantyEnd(completedDay: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(completedDay)
    .add({ days: Math.max(30, days) })
    .toString();
}
