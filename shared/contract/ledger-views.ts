import type {
  AssessmentEntry,
  AssessmentItemVersion,
  AssessmentTotal,
} from "#shared/domain/assessment/assessment";
import type { AssessmentFact, AssessmentFactKind } from "#shared/domain/assessment/proposals";
import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";
import type { Kind, Status } from "#shared/domain/card/vocabulary";
import type { FigureValue } from "#shared/domain/figures/results";
import type { FigureCode } from "#shared/domain/figures/vocabulary";
import type { LedgerDue, LedgerEntry } from "#shared/domain/ledger/ledger-entry";
import type { LedgerStanding } from "#shared/domain/ledger/ledger-rules";
import type { LedgerChangeKind, LedgerSource, LedgerState } from "#shared/domain/ledger/vocabulary";

/** What the window is shown of the ledger and of staff assessment (DOMAIN 5.9, 5.12). */

/** One row of the ledger. */
export interface LedgerRow extends LedgerEntry {
  /** How many cards stand behind it. */
  readonly cards: number;
  readonly due: LedgerDue;
  /** Days to the due day, negative when past it; null without one. */
  readonly days_left: number | null;
  /** Settled, and the customers behind it have not been told since. */
  readonly feedback_due: boolean;
}

/** A card behind an entry. */
export interface LedgerCardView {
  readonly id: string;
  readonly no: string | null;
  readonly customer_name: string | null;
  readonly model: string | null;
  readonly kind: Kind | null;
  readonly status: Status;
}

/** One line of an entry's history; the oldest is its `add`. */
export interface LedgerChangeView {
  readonly n: number;
  readonly change: LedgerChangeKind;
  readonly by: StaffCode;
  readonly at: EpochMs;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  /** The reason, the progress, or what the customer was told. */
  readonly note: string | null;
}

export interface LedgerDetail {
  readonly entry: LedgerRow;
  readonly cards: readonly LedgerCardView[];
  /** The newest first. */
  readonly history: readonly LedgerChangeView[];
  readonly standing: LedgerStanding;
}

export interface LedgerList {
  readonly rows: readonly LedgerRow[];
  readonly total: number;
  /** Over everything that the other filters leave. */
  readonly counts: Readonly<Record<LedgerState, number>> & {
    readonly overdue: number;
    readonly feedback_due: number;
  };
}

/** Something that may belong into the ledger. */
export interface LedgerProposal {
  readonly key: string;
  readonly source: Exclude<LedgerSource, "manual">;
  readonly at: EpochMs;
  /** What would be written as the problem. */
  readonly problem: string;
  readonly cards: readonly { readonly id: string; readonly no: string | null }[];
  /** Figures of a frequent problem: its share of the month's repairs, 0…1. */
  readonly share: number | null;
}

export interface LedgerProposals {
  readonly open: readonly LedgerProposal[];
  /** Put aside; they can be brought back. */
  readonly dismissed: readonly LedgerProposal[];
}

/** What a card shows of the ledger: 采纳进展 and 反馈客户 for a suggestion. */
export interface CardLedger {
  readonly entries: readonly LedgerRow[];
  /** The proposal that would take this suggestion into the ledger; null when it stands there. */
  readonly proposal: string | null;
}

/** One line of a person's assessment. */
export interface AssessmentLine extends AssessmentEntry {
  readonly item_name: string;
  readonly no: string | null;
}

/** Figures that stand beside a person's points (DOMAIN 5.12). */
export const PERSON_FIGURES = [
  "volume_completed",
  "resolve_rate",
  "first_fix_rate",
  "satisfaction_index",
] as const satisfies readonly FigureCode[];
export type PersonFigure = (typeof PERSON_FIGURES)[number];

/** The cards count for the person whose they are now (责任人). */
export type PersonFigures = Readonly<Partial<Record<PersonFigure, FigureValue>>>;

/** By staff code; people without any card of the month are not in it. */
export type FiguresByPerson = Readonly<Record<StaffCode, PersonFigures>>;

export interface AssessmentPerson extends AssessmentTotal {
  readonly staff: StaffCode;
  readonly name: string;
  readonly lines: readonly AssessmentLine[];
}

export interface AssessmentProposal {
  readonly key: string;
  readonly kind: AssessmentFactKind;
  readonly fact: AssessmentFact;
  readonly item: AssessmentItemVersion;
  /** Proposed for one time, positive. */
  readonly points: number;
}

export interface AssessmentMonth {
  /** `YYYY-MM`. */
  readonly period: string;
  /** Its report has been issued: nothing changes any more. */
  readonly closed: boolean;
  /** The month of today. */
  readonly current: string;
  readonly items: readonly AssessmentItemVersion[];
  /** The signed-in person alone, where they may not see the others. */
  readonly people: readonly AssessmentPerson[];
  readonly proposals: readonly AssessmentProposal[];
  readonly dismissed: readonly AssessmentProposal[];
}
