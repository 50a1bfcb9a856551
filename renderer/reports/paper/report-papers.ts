import type { PeriodKind } from "#shared/domain/figures/period";

/** The papers that a period of each kind has (DOMAIN 7), the usual one first. */
export const PAPERS_OF: Readonly<Record<PeriodKind, readonly string[]>> = {
  month: [
    "monthly_report",
    "type_analysis",
    "repair_statistics",
    "satisfaction_report",
    "assessment_detail",
    "assessment_summary",
  ],
  week: ["weekly_analysis", "type_analysis", "repair_statistics"],
  quarter: ["satisfaction_report", "type_analysis", "repair_statistics"],
  range: ["type_analysis", "repair_statistics"],
};

/** Only a month's report is issued and frozen (DOMAIN 6). */
export const ISSUED_PAPER = "monthly_report";
