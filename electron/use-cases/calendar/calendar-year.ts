import { importedNotices } from "#electron/repositories/calendar-year-repository";
import { calendarOverrides } from "#electron/repositories/policy-repository";
import { snapshot } from "#electron/repositories/transaction";
import type { CalendarYear, YearSource } from "#shared/contract/clock-views";
import type { Desk } from "../desk";
import { signatureView } from "./publishers";

const MONTHS = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"];

/** A year of the store's calendar with where each day comes from (DOMAIN 4.4). */
export function calendarYear(desk: Desk, year: number): CalendarYear {
  return snapshot(desk.store, () => {
    const { calendar } = desk.clock();
    const days = MONTHS.flatMap((month) => calendar.monthDays(`${year}-${month}`));
    const imported = importedNotices(desk.store).find(({ notice }) => notice.year === year);
    const provisional = days.some((day) => day.provisional);
    const source = (): YearSource => {
      if (desk.settings().country === "none") return "week";
      if (imported) return "file";
      return provisional ? "statutory" : "notice";
    };
    const ofYear = Object.entries(calendarOverrides(desk.store)).filter(([day]) =>
      day.startsWith(`${year}-`),
    );
    return {
      year,
      provisional,
      source: source(),
      imported: imported
        ? { at: imported.at, by: imported.by, signature: signatureView(desk.store, imported.signed_by) }
        : null,
      days,
      overrides: Object.fromEntries(ofYear),
    };
  });
}
