/** The shape of a timing policy (DOMAIN 4.2): plain data that a store can copy, edit and store as JSON. */
import type {
  Channel,
  CustomerLevel,
  FaultType,
  Fulfilment,
  Kind,
  Milestone,
  PolicyPreset,
  Priority,
  ReturnOption,
  ServiceMode,
  WaitingFor,
} from "#shared/domain/card/vocabulary";

/** natural: every minute; working: opening hours only; rolled: natural, then on to a closing time. */
export const CLOCK_TYPES = ["natural", "working", "rolled"] as const;
export type ClockType = (typeof CLOCK_TYPES)[number];

/** Where a milestone's time begins. */
export const START_POINTS = [
  "requested_at",
  "registered_at",
  "classified_at",
  "rework_at",
  "dissatisfied_at",
  "dispatched_at",
  "accepted_at",
  "started_with_goods_at",
  "goods_received_at",
  "escalated_at",
  "parts_wait_at",
  "completed_at",
  "confirmed_at",
] as const;
export type StartPoint = (typeof START_POINTS)[number];

/** What meets a milestone. */
export const STOP_POINTS = [
  "registered",
  "first_respond",
  "classified",
  "dispatched",
  "first_reaction",
  "clear_answer",
  "work_begun",
  "plan_made",
  "diagnosed",
  "arrived",
  "expert_answered",
  "parts_wait_ended",
  "progress_told",
  "completed",
  "goods_inspected",
  "refunded",
  "goods_shipped",
  "confirmed",
  "survey_collected",
  "followed_up",
  "archived",
] as const;
export type StopPoint = (typeof STOP_POINTS)[number];

export type Limit =
  | { readonly unit: "minutes"; readonly minutes: number }
  /** "N wd": N times the length of Monday's opening, counted as working time whatever the clock type. */
  | { readonly unit: "working_days"; readonly days: number }
  /** The due is the promise itself. */
  | { readonly unit: "promised_at" }
  /** The due lies at this share (0…1) of the time from the start to the promise. */
  | { readonly unit: "share_of_promise"; readonly share: number };

/** null = the milestone has no limit at this priority and does not apply. */
export type Limits = Readonly<Record<Priority, Limit | null>>;

/** A fact of the card that decides whether a rule applies. */
export type Condition =
  | { readonly fact: "kind"; readonly oneOf: readonly Kind[] }
  | { readonly fact: "service_mode"; readonly oneOf: readonly ServiceMode[] }
  | { readonly fact: "fulfilment"; readonly oneOf: readonly Fulfilment[] }
  | { readonly fact: "fault_type"; readonly oneOf: readonly FaultType[] }
  | { readonly fact: "customer_level"; readonly oneOf: readonly CustomerLevel[] }
  | { readonly fact: "return_option"; readonly oneOf: readonly ReturnOption[] }
  | { readonly fact: "channel"; readonly oneOf: readonly Channel[] };

/** How often a milestone stands on one card. */
export const REPEATS = ["once", "each_round", "each_rework", "each_time"] as const;
export type Repeat = (typeof REPEATS)[number];

/** Another start and other limits while all conditions hold; first round only. */
export interface RuleVariant {
  readonly when: readonly Condition[];
  readonly start: StartPoint;
  readonly limits: Limits;
  readonly source: string;
}

export interface MilestoneRule {
  readonly milestone: Milestone;
  readonly start: StartPoint;
  /** Start in rounds 2, 3 …, where it is another; null = the same. */
  readonly reworkStart: StartPoint | null;
  readonly stop: StopPoint;
  readonly repeat: Repeat;
  readonly clock: ClockType;
  readonly clockByPriority: Readonly<Partial<Record<Priority, ClockType>>>;
  readonly limits: Limits;
  /** All must hold. */
  readonly appliesTo: readonly Condition[];
  /** Channels on which the customer is on the line, so that the milestone is met as it starts. */
  readonly metAtStartFor: readonly Channel[];
  /** Waits during which the clock stands still. */
  readonly pausedBy: readonly WaitingFor[];
  readonly variants: readonly RuleVariant[];
  /** Seed and section, e.g. "S0 二(三)". */
  readonly source: string;
}

export interface Policy {
  /** The preset it is or was copied from. */
  readonly preset: PolicyPreset;
  readonly version: number;
  readonly name: string;
  readonly milestones: readonly MilestoneRule[];
  /** Promise proposed at dispatch; `minutes` are natural here. */
  readonly proposedPromise: Readonly<Record<Priority, Limit>>;
}

/** The policies of one card, in the versions that counted when it was registered (DOMAIN 4.2). */
export interface PolicySelection {
  /** Counts until `classify`, and for kinds without a policy of their own. */
  readonly storeDefault: Policy;
  readonly byKind: Readonly<Partial<Record<Kind, Policy>>>;
}

/** What a milestone belongs to, which decides when an unfinished one ends (DOMAIN 4.2 "Ends"). */
export type MilestonePhase = "service" | "closing" | "aftercare";

export const MILESTONE_PHASES: Readonly<Record<Milestone, MilestonePhase>> = {
  register: "service",
  first_response: "service",
  classify: "service",
  dispatch: "service",
  respond: "service",
  answer: "service",
  start: "service",
  plan: "service",
  diagnose: "service",
  on_site: "service",
  expert: "service",
  parts: "service",
  progress_sync: "service",
  resolve: "service",
  goods_check: "service",
  refund: "service",
  ship_back: "aftercare",
  confirm: "closing",
  survey: "aftercare",
  follow_up: "aftercare",
  rework_start: "service",
  archive: "closing",
};
