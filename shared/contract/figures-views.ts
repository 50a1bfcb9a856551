import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";
import type { Kind, Milestone, Priority, Status, SurveyDimension } from "#shared/domain/card/vocabulary";
import type { Period } from "#shared/domain/figures/period";
import type { Adjustment, ComparedPeriod, FigureValue, PeriodFigures } from "#shared/domain/figures/results";
import type { FigureScope } from "#shared/domain/figures/scope";
import type { FigureCode } from "#shared/domain/figures/vocabulary";
import type { Fen } from "#shared/domain/money/fen";

/** What screens, reports and the command line are shown of figures (DOMAIN 6). */

/** Who froze a period's figures and when. */
export interface IssueView {
  readonly report: string;
  readonly period: string;
  readonly issued_at: EpochMs;
  readonly issued_by: StaffCode;
  readonly issued_by_name: string | null;
  /** Cards drawn for head office's quality sample at the issue of a month (DOMAIN 5.3). */
  readonly samples: number;
}

/** The figures of a scope with what they are compared with. */
export interface FiguresView {
  readonly scope: FigureScope;
  readonly period: Period;
  readonly zone: string;
  /** Frozen where set: `current` is then what was issued, whatever changed since. */
  readonly issued: IssueView | null;
  readonly current: PeriodFigures;
  /** Worked out when `current` was: what changed of an issued period before is in `adjustments`. */
  readonly previous: ComparedPeriod;
  readonly last_year: ComparedPeriod;
  /** What changed of the issued months before since a report last told of them; empty for some of the cards only. */
  readonly adjustments: readonly Adjustment[];
  /** What changed of this issued period since: it goes into the next report. */
  readonly adjustments_since: readonly Adjustment[];
  /** Percent of each dimension, for the tables of satisfaction. */
  readonly weights: Readonly<Record<SurveyDimension, number>>;
  /** Names of the people that figures and lists name by code. */
  readonly staff: Readonly<Record<StaffCode, string>>;
}

/** One card behind a figure. */
export interface FigureCardRow {
  readonly row: "card";
  readonly card_id: string;
  readonly no: string | null;
  readonly customer_name: string | null;
  readonly model: string | null;
  readonly kind: Kind | null;
  readonly priority: Priority;
  readonly assignee: StaffCode | null;
  readonly status: Status;
  /** The time by which it lies in the period. */
  readonly at: EpochMs;
  /** Whether it counts into the numerator; null for counts and means. */
  readonly good: boolean | null;
  /** Minutes, hours, index or share that it brings to a mean. */
  readonly value: number | null;
  /** On-time rates. */
  readonly milestone: Milestone | null;
  readonly due_at: EpochMs | null;
  readonly met_at: EpochMs | null;
  /** How late it was or is; null where it was in time. */
  readonly late_ms: number | null;
  /** 补录: met by an entry made late. */
  readonly late_entry: boolean;
}

/** One stock movement behind `stock_turnover`. */
export interface FigureMovementRow {
  readonly row: "movement";
  readonly movement: number;
  readonly part: string;
  readonly name: string;
  readonly quantity: number;
  readonly value: Fen;
  readonly card_id: string | null;
  readonly no: string | null;
  readonly at: EpochMs;
}

export type FigureRow = FigureCardRow | FigureMovementRow;

export interface FigureRows {
  readonly rows: readonly FigureRow[];
  readonly total: number;
}

/** Why cards of the period are not in a figure. */
export const LEFT_OUT_REASONS = [
  /** Its due time lies in another period, though the card was registered in this one. */
  "due_elsewhere",
  /** Still running, or standing still while the card waits. */
  "not_yet_due",
  "cancelled",
  "merged",
  /** Its policy has no such milestone, or it ended before it was due. */
  "not_applicable",
  "waived",
  "imported_history",
  /** Without the value that the figure is made of: no response yet, no grade, no survey … */
  "without_value",
] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

/** The truth panel of one figure (UX 8). */
export interface FigureExplanation {
  readonly code: FigureCode;
  readonly period: Period;
  readonly zone: string;
  readonly figure: FigureValue;
  readonly issued: IssueView | null;
  readonly left_out: readonly { readonly reason: LeftOutReason; readonly cards: number }[];
  /** Policies that the judged cards stand under. */
  readonly policies: readonly {
    readonly preset: string;
    readonly version: number;
    readonly name: string;
    readonly cards: number;
  }[];
}

/** Figures of several periods of one kind in a row, the oldest first. */
export interface FigureTrend {
  readonly periods: readonly Period[];
  readonly values: Readonly<Partial<Record<FigureCode, readonly FigureValue[]>>>;
}

/** Cards per fault category over several periods (PRINT 6: 前三类故障近 6 个月). */
export interface FaultTrend {
  readonly periods: readonly Period[];
  readonly lines: readonly { readonly fault_category: string; readonly cards: readonly number[] }[];
}
