import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";
import type {
  Action,
  Milestone,
  Outcome,
  Status,
  SurveyDimension,
  WaitingFor,
} from "#shared/domain/card/vocabulary";
import type { Fen } from "#shared/domain/money/fen";
import type { InvalidReason } from "#shared/domain/survey/survey-index";
import type { BasisNote, Breakdown, FigureCode } from "./vocabulary";

/** One figure over one scope, plain JSON: it is frozen as it stands when a report is issued. */
export interface FigureValue {
  /** Rates 0…1, minutes, hours, score or count; null over nothing ("—"). */
  readonly value: number | null;
  /** What was good, or the sum that a mean is made of. */
  readonly numerator: number | null;
  /** What was judged, or how many values a mean is made of; null for a count. */
  readonly denominator: number | null;
  readonly goal: number | null;
  readonly median?: number | null;
  /** Nearest rank. */
  readonly p90?: number | null;
  readonly basis_note?: BasisNote;
  /** On-time rates: how many were met by an entry made late (补录), and the rate if these were misses. */
  readonly late_entries?: number;
  readonly late_as_missed?: number | null;
}

export type FigureSet = Readonly<Record<FigureCode, FigureValue>>;

/** One line of a breakdown; `key` is a code, a name or a day, null for cards that have none. */
export interface BreakdownRow {
  readonly key: string | null;
  /** The figures of the cards of this line, in the same definitions. */
  readonly figures: Partial<FigureSet>;
}

/** Kind A cards completed in the period, by product model. */
export interface ModelRow {
  readonly model: string | null;
  readonly name: string | null;
  /** Kind A cards. */
  readonly cards: number;
  readonly units_sold: number | null;
  /** cards ÷ units_sold; null where the number sold is unknown or 0. */
  readonly fault_rate: number | null;
  /** The same of the period before. */
  readonly previous_fault_rate: number | null;
  readonly main_fault: { readonly fault_category: string; readonly cards: number } | null;
  /** Completed repairs among them that were not mended the first time. */
  readonly not_first_fixed: number;
}

/** Kind A cards completed in the period, by fault category, the most frequent first. */
export interface ParetoRow {
  /** Null = no category was given; always the last line. */
  readonly fault_category: string | null;
  readonly cards: number;
  readonly share: number;
  readonly cumulative_share: number;
  /** 高频问题: at least 30 % or among the ten most frequent. */
  readonly frequent: boolean;
}

export type FigureBreakdowns = Readonly<Record<Breakdown, readonly BreakdownRow[]>> & {
  readonly model: readonly ModelRow[];
  readonly fault_category: readonly ParetoRow[];
};

/** A list as far as it is shown, and how long it is. */
export interface CutList<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** A milestone of any round that fell due in the period and was missed, the latest first. */
export interface OverdueRow {
  readonly card_id: string;
  readonly no: string | null;
  readonly model: string | null;
  readonly customer_name: string | null;
  readonly assignee: StaffCode | null;
  readonly milestone: Milestone;
  readonly round: number;
  readonly due_at: EpochMs;
  /** Null while it is still to be done. */
  readonly met_at: EpochMs | null;
  /** How late it was met, ended or is now. */
  readonly late_ms: number;
  readonly still_open: boolean;
  /** What the card waited for longest while this clock ran. */
  readonly waited_for: WaitingFor | null;
}

/** A rework that began in the period. */
export interface ReworkRow {
  readonly card_id: string;
  readonly no: string | null;
  readonly model: string | null;
  readonly customer_name: string | null;
  readonly assignee: StaffCode | null;
  /** 2, 3 … */
  readonly round: number;
  readonly at: EpochMs;
  readonly cause: Action;
  readonly reason: string | null;
  /** How the round before ended, and the one that was opened. */
  readonly first_result: string | null;
  readonly result: string | null;
  readonly outcome: Outcome | null;
  readonly status: Status;
}

/** A repeat repair (返修) registered in the period, with the earlier card that it counts against. */
export interface RepeatRow {
  readonly card_id: string;
  readonly no: string | null;
  readonly model: string | null;
  readonly fault_category: string | null;
  readonly registered_at: EpochMs;
  readonly repeat_of: string;
  /** Who did the earlier repair. */
  readonly earlier_assignee: StaffCode | null;
  readonly status: Status;
}

/** 自批 / 自检 entered in the period (DOMAIN 2.3). */
export interface SelfMarkedRow {
  readonly card_id: string;
  readonly no: string | null;
  readonly seq: number;
  readonly action: Action;
  readonly actor: StaffCode;
  readonly at: EpochMs;
  readonly reason: string | null;
  readonly countersigned_by: StaffCode | null;
}

/** Surveys of the cards completed in the period (DOMAIN 5.7). */
export interface SurveyFigures {
  readonly handed_out: number;
  readonly refused: number;
  readonly collected: number;
  readonly valid: number;
  readonly invalid: readonly { readonly reason: InvalidReason; readonly count: number }[];
  /** Means 1…5 of the valid ones. */
  readonly dimensions: Readonly<Record<SurveyDimension, number | null>>;
  readonly overall: number | null;
  /** Of the valid ones, the most chosen first. */
  readonly choices: readonly { readonly choice: string; readonly count: number }[];
}

/** Parts used in the period and what is left at its end. */
export interface PartRow {
  readonly part: string;
  readonly name: string;
  readonly used: number;
  readonly used_value: Fen;
  readonly closing: number;
  readonly min_level: number;
}

/** Everything one period has to say, as it is frozen when a report is issued. */
export interface PeriodFigures {
  readonly period: string;
  /** The instant it was worked out at. */
  readonly as_of: EpochMs;
  readonly figures: FigureSet;
  readonly breakdowns: FigureBreakdowns;
  readonly overdue: CutList<OverdueRow>;
  readonly reworks: CutList<ReworkRow>;
  readonly repeats: CutList<RepeatRow>;
  readonly self_marked: CutList<SelfMarkedRow>;
  readonly survey: SurveyFigures;
  readonly parts: CutList<PartRow>;
}

/** A period to compare with. */
export interface ComparedPeriod {
  readonly period: string;
  readonly figures: FigureSet;
  readonly dimensions: SurveyFigures["dimensions"];
}

/** Something of an issued report that is otherwise by now; listed in the next report (DOMAIN 6). */
export interface Adjustment {
  /** The issued period. */
  readonly period: string;
  readonly code: FigureCode;
  readonly issued: FigureValue;
  readonly now: FigureValue;
}
