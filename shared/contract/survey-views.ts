import type { EpochMs, StaffCode, Survey } from "#shared/domain/card/case-state";
import type { CustomerLevel, Status } from "#shared/domain/card/vocabulary";
import type { SurveyFormContent, SurveyQuestions } from "#shared/domain/survey/survey-form";
import type { InvalidReason } from "#shared/domain/survey/survey-index";

/** What the window is shown of surveys, calls and the quarter's sample (DOMAIN 5.7, 5.8). */

/** One version of the questionnaire; null = the one that ships. */
export interface SurveyFormVersion extends SurveyFormContent {
  readonly version: number;
  readonly changed_by: StaffCode | null;
  readonly changed_at: EpochMs;
}

export interface SurveyFormView {
  readonly current: SurveyFormVersion;
  /** The newest first, the current one among them. */
  readonly versions: readonly SurveyFormVersion[];
}

/** What a customer at the counter is shown: nothing of anybody but the product that was served. */
export interface CounterSurvey {
  readonly model: string | null;
  readonly questions: SurveyQuestions;
  /** No questionnaire is out any more: it was handed in, here or elsewhere. */
  readonly collected: boolean;
}

/** What the list's chips let through: the first two as of now, the others of a period. */
export const SURVEY_STATES = ["due", "out", "valid", "invalid", "refused"] as const;
export type SurveyState = (typeof SURVEY_STATES)[number];

/** A card as the lists name it. */
export interface SurveyedCard {
  readonly card_id: string;
  readonly no: string | null;
  readonly status: Status;
  readonly round: number;
  readonly customer_name: string | null;
  readonly customer_level: CustomerLevel;
  readonly model: string | null;
  readonly assignee: StaffCode | null;
  readonly completed_at: EpochMs | null;
}

/** One survey of a card; without `survey` it has not been handed out yet. */
export interface SurveyRow extends SurveyedCard {
  readonly state: SurveyState;
  readonly survey: Survey | null;
  /** Until when it counts. */
  readonly due_at: EpochMs | null;
}

export interface SurveyList {
  readonly rows: readonly SurveyRow[];
  readonly total: number;
  readonly counts: Readonly<Record<SurveyState, number>>;
  /** Why samples of the period do not count. */
  readonly reasons: Readonly<Record<InvalidReason, number>>;
}

export const CALL_WISHES = ["survey", "follow_up"] as const;
export type CallWish = (typeof CALL_WISHES)[number];

/** One customer to be called about one card: survey not back, follow-up due, or both in one call. */
export interface CallRow extends SurveyedCard {
  readonly contact: string | null;
  readonly phone_masked: string;
  readonly wants: readonly CallWish[];
  /** When the survey went out; null where it has not. */
  readonly handed_out_at: EpochMs | null;
  /** Until when the survey counts, and when the follow-up is due. */
  readonly survey_due_at: EpochMs | null;
  readonly follow_up_due_at: EpochMs | null;
  /** The nearer of what is still wanted. */
  readonly due_at: EpochMs;
}

/** One drawn customer of a quarter. */
export interface PeriodicRow {
  readonly customer_id: string;
  readonly place: number;
  readonly customer_name: string;
  readonly customer_level: CustomerLevel;
  readonly contact: string | null;
  readonly phone_masked: string;
  readonly version: number;
  /** Cards that were closed in the quarter, the newest first. */
  readonly cards: readonly {
    readonly id: string;
    readonly no: string | null;
    readonly model: string | null;
    readonly assignee: StaffCode | null;
  }[];
  readonly interviewed_at: EpochMs | null;
  readonly interviewed_by: StaffCode | null;
  readonly scores: Survey["scores"];
  readonly overall: number | null;
  readonly choices: readonly string[];
  readonly comment: string | null;
  readonly index: number | null;
  readonly attempts: number;
  readonly last_attempt_at: EpochMs | null;
  readonly declined_at: EpochMs | null;
}

export interface PeriodicDraw {
  readonly period: string;
  readonly seed: string;
  readonly population: number;
  readonly drawn_at: EpochMs;
  readonly drawn_by: StaffCode;
}

export interface PeriodicSample {
  /** `2026-Q3`. */
  readonly period: string;
  /** The quarter is over, so that all its closed cards are known. */
  readonly ended: boolean;
  /** Customers with a card closed in the quarter. */
  readonly population: number;
  /** Null until it is drawn. */
  readonly draw: PeriodicDraw | null;
  readonly rows: readonly PeriodicRow[];
}
