import type { EpochMs, LocalDate, StaffCode } from "#shared/domain/card/case-state";
import type { Grade, Kind, Role, Status, SurveyDimension } from "#shared/domain/card/vocabulary";
import type { Period } from "#shared/domain/figures/period";
import type { Adjustment, ComparedPeriod, PeriodFigures } from "#shared/domain/figures/results";
import type { LedgerDue } from "#shared/domain/ledger/ledger-entry";
import type { LedgerSource, LedgerState } from "#shared/domain/ledger/vocabulary";
import type { Lang } from "#shared/text/lang";
import type { Letterhead } from "../../view-models/snapshot";

/** The reports that this folder makes; assessment sheets are made of people's points elsewhere. */
export const FIGURE_REPORTS = [
  "monthly_report",
  "weekly_analysis",
  "type_analysis",
  "repair_statistics",
  "satisfaction_report",
] as const;
export type FigureReport = (typeof FIGURE_REPORTS)[number];

/** The figures of a period with what they are compared with; of an issued month as they were frozen. */
export interface ReportFigures {
  readonly period: Period;
  readonly zone: string;
  readonly issued: {
    readonly issued_at: EpochMs;
    readonly issued_by: StaffCode;
    readonly issued_by_name: string | null;
  } | null;
  readonly current: PeriodFigures;
  readonly previous: ComparedPeriod;
  readonly last_year: ComparedPeriod;
  readonly adjustments: readonly Adjustment[];
  /** Percent of each dimension. */
  readonly weights: Readonly<Record<SurveyDimension, number>>;
  /** Names by code. */
  readonly staff: Readonly<Record<StaffCode, string>>;
}

/** Cards per fault category over periods, the oldest first. */
export interface FaultLines {
  readonly periods: readonly { readonly code: string }[];
  readonly lines: readonly { readonly fault_category: string; readonly cards: readonly number[] }[];
}

/** One month of the charts over 13 months. */
export interface TrendMonth {
  /** `2026-10`. */
  readonly period: string;
  readonly registered: number;
  readonly response_rate: number | null;
  readonly first_fix_rate: number | null;
}

/** A day that is not what its weekday is: holidays and make-up days, by name. */
export interface SpecialDay {
  readonly day: LocalDate;
  readonly working: boolean;
  readonly name: string;
}

/** A line of the ledger as a report shows it. */
export interface LedgerLine {
  readonly id: number;
  readonly source: LedgerSource;
  readonly state: LedgerState;
  readonly problem: string;
  readonly cause: string | null;
  readonly measure: string | null;
  readonly owner: StaffCode | null;
  readonly due_on: LocalDate | null;
  readonly due: LedgerDue;
  readonly cards: number;
  readonly result: string | null;
}

/** A case told in a few lines (PRINT 7 `weekly_analysis`: cases). */
export interface CaseLine {
  readonly no: string | null;
  readonly model: string | null;
  readonly kind: Kind | null;
  readonly fault_category: string | null;
  readonly description: string;
  readonly fault_cause: string | null;
  readonly result: string | null;
  readonly status: Status;
  readonly assignee: StaffCode | null;
  /** Why it was chosen. */
  readonly why: "safety" | "complaint" | "dissatisfied" | "rework" | "frequent";
}

export interface AssessedPerson {
  readonly staff: StaffCode;
  readonly total: number;
}

/** The manager's own words of one report. */
export interface ManagerWords {
  readonly text: string;
  readonly written_by: string;
  readonly written_at: EpochMs;
}

/** What a report says besides the figures; frozen with them when a month is issued. */
export interface ReportExtras {
  readonly trend: readonly TrendMonth[];
  readonly fault_trend: FaultLines;
  readonly special_days: readonly SpecialDay[];
  /** Graded cards by their last confirmation in the period. */
  readonly grades: Readonly<Record<Grade, number>>;
  readonly ledger: readonly LedgerLine[];
  readonly cases: readonly CaseLine[];
  readonly roles: Readonly<Record<StaffCode, Role>>;
  readonly assessed: readonly AssessedPerson[];
  readonly words: ManagerWords | null;
}

/** Everything a report is made of: plain data, read in one go. */
export interface ReportSnapshot {
  readonly report: FigureReport;
  readonly lang: Lang;
  readonly letterhead: Letterhead;
  /** `SH-S01`. */
  readonly store_no: string;
  readonly figures: ReportFigures;
  readonly extras: ReportExtras;
  readonly printed_at: EpochMs;
  readonly printed_by: string;
}

/** True for a monthly report that nobody has issued: it says 草稿 on every page. */
export function isDraft({ report, figures }: Pick<ReportSnapshot, "report" | "figures">): boolean {
  return report === "monthly_report" && figures.issued === null;
}

/** `SH-S01-202610`, `SH-S01-2026W43`: what the document numbers of a period begin with. */
export function periodNo(storeNo: string, periodCode: string): string {
  return `${storeNo}-${periodCode.replaceAll("-", "").replace("..", "-")}`;
}
