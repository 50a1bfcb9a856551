import type { CardEvent } from "#shared/domain/card/card-event";
import type { CardFields, CaseState, EpochMs } from "#shared/domain/card/case-state";
import type { Action, Milestone, WaitingFor } from "#shared/domain/card/vocabulary";
import { historyFromEvents, liveSequences } from "#shared/domain/clock/history";
import type { MilestoneResult } from "#shared/domain/clock/milestone-result";
import { timelineOf } from "#shared/domain/clock/timeline";
import { FIGURE_DEFINITIONS } from "./definitions";
import { FIGURE_CODES, type FigureCode } from "./vocabulary";

/**
 * What the figures ask of one card (DOMAIN 6). It is stored beside the card in the transaction that changes it, and
 * can be worked out again from the card and its log at any time.
 */
export interface CardFacts
  extends Pick<
    CardFields,
    | "no"
    | "store"
    | "kind"
    | "service_mode"
    | "priority"
    | "channel"
    | "model"
    | "assignee"
    | "group"
    | "fault_category"
    | "registered_at"
    | "first_completed_at"
    | "confirmed_at"
    | "round"
    | "repeat_of"
    | "grade"
    | "satisfaction"
    | "completeness"
  > {
  readonly card_id: string;
  /** Registered and neither cancelled nor merged. */
  readonly counted: boolean;
  /** Kind A, outcome repaired. */
  readonly repaired: boolean;
  /** Valid surveys, and the sum of their indexes. */
  readonly surveys: number;
  readonly survey_sum: number;
  readonly followed_up: boolean;
  /** Store checks. */
  readonly checks: number;
  readonly checks_passed: number;
  /** Result of the first sample check; null where it was never sampled. */
  readonly sample_pass: boolean | null;
}

/** What only the log tells. */
export interface LogFacts {
  /** First `respond` or `accept` that was not undone. */
  readonly first_response_at: EpochMs | null;
  /** Imported history: its first round was not lived through here. */
  readonly history: boolean;
  readonly waits: readonly WaitFact[];
  readonly reworks: readonly ReworkFact[];
  /** Never waited and never reworked, not even undone: there can be nothing kept of it. */
  readonly plain: boolean;
}

export interface WaitFact {
  readonly n: number;
  readonly waiting_for: WaitingFor;
  readonly round: number;
  readonly from_at: EpochMs;
  readonly to_at: EpochMs | null;
}

export interface ReworkFact {
  /** 2, 3 …: the round that it opened. */
  readonly round: number;
  readonly at: EpochMs;
  readonly cause: Action;
  readonly reason: string | null;
  readonly first_result: string | null;
}

/** `running` past its due is a miss when it is read. */
export const CLOCK_FACT_STATES = ["met", "breached", "running"] as const;
export type ClockFactState = (typeof CLOCK_FACT_STATES)[number];

/** A first-round clock as one on-time figure judges it. */
export interface ClockFact {
  readonly code: FigureCode;
  readonly due_at: EpochMs;
  readonly state: ClockFactState;
  readonly late_entry: boolean;
}

/** True for a card that figures count: registered, neither cancelled nor merged. */
export function isCounted({ registered_at, status }: Pick<CardFields, "registered_at" | "status">): boolean {
  return registered_at !== null && status !== "cancelled" && status !== "merged";
}

/** The facts that a card's fields and lists tell. */
export function cardFactsOf({ fields, lists }: CaseState): CardFacts {
  const valid = lists.surveys.filter((survey) => survey.valid === true && survey.index !== null);
  const checks = lists.checks.filter((check) => check.level === "store");
  return {
    card_id: fields.id,
    no: fields.no,
    store: fields.store,
    counted: isCounted(fields),
    kind: fields.kind,
    service_mode: fields.service_mode,
    priority: fields.priority,
    channel: fields.channel,
    model: fields.model,
    assignee: fields.assignee,
    group: fields.group,
    fault_category: fields.fault_category,
    registered_at: fields.registered_at,
    first_completed_at: fields.first_completed_at,
    confirmed_at: fields.confirmed_at,
    repaired: fields.kind === "A" && fields.outcome === "repaired",
    round: fields.round,
    repeat_of: fields.repeat_of,
    grade: fields.grade,
    satisfaction: fields.satisfaction,
    completeness: fields.completeness,
    surveys: valid.length,
    survey_sum: valid.reduce((sum, survey) => sum + (survey.index ?? 0), 0),
    followed_up: lists.follow_ups.length > 0,
    checks: checks.length,
    checks_passed: checks.filter((check) => check.pass).length,
    sample_pass: lists.checks.find((check) => check.level === "sample")?.pass ?? null,
  };
}

const RESPONSES: ReadonlySet<Action> = new Set<Action>(["respond", "accept"]);

function firstResponseAt(events: readonly CardEvent[], live: ReadonlySet<number>): EpochMs | null {
  return events.find((event) => RESPONSES.has(event.action) && live.has(event.seq))?.at ?? null;
}

/** Most cards never wait, are never reworked and were never imported: their story need not be told again. */
function isPlainStory({ imported }: CardFields, events: readonly CardEvent[]): boolean {
  return !imported && !events.some(({ after }) => "waiting_for" in after || "round" in after);
}

/** What the log of a card tells besides its clocks. */
export function logFactsOf({ fields }: CaseState, events: readonly CardEvent[]): LogFacts {
  const live = liveSequences(events);
  const first_response_at = firstResponseAt(events, live);
  if (isPlainStory(fields, events)) {
    return { first_response_at, history: false, waits: [], reworks: [], plain: true };
  }
  const timeline = timelineOf(historyFromEvents(fields, events));
  const bySeq = new Map(events.map((event) => [event.seq, event]));
  const reworks = timeline.rounds.flatMap(({ round, opened }): ReworkFact[] => {
    const event = opened ? bySeq.get(opened.seq) : undefined;
    if (!event) return [];
    const reason = event.after["rework_reason"];
    return [
      {
        round,
        at: event.at,
        cause: event.action,
        reason: typeof reason === "string" ? reason : null,
        first_result: resultBefore(events, live, event.seq),
      },
    ];
  });
  return {
    first_response_at,
    history: timeline.importedHistory,
    waits: timeline.waits.map(({ waitingFor, round, from, to }, index) => ({
      n: index + 1,
      waiting_for: waitingFor,
      round,
      from_at: from.atMs,
      to_at: to?.atMs ?? null,
    })),
    reworks,
    plain: false,
  };
}

/** What was last written as the result of the work before an event. */
function resultBefore(events: readonly CardEvent[], live: ReadonlySet<number>, seq: number): string | null {
  const last = events.findLast((event) => event.seq < seq && live.has(event.seq) && "result" in event.after);
  const result = last?.after["result"];
  return typeof result === "string" ? result : null;
}

const CODE_OF_MILESTONE: ReadonlyMap<Milestone, FigureCode> = new Map(
  FIGURE_CODES.flatMap((code) =>
    FIGURE_DEFINITIONS[code].milestones.map((milestone) => [milestone, code] as const),
  ),
);

/** `first_response` where the card's policy has it, else `respond` (DOMAIN 6 `response_rate`). */
function judgesFirstResponse(results: readonly MilestoneResult[]): boolean {
  const found = results.find(({ milestone, round }) => milestone === "first_response" && round === 1);
  return found !== undefined && found.reason !== "not_in_policy" && found.reason !== "not_at_this_priority";
}

function isFactState(state: MilestoneResult["state"]): state is ClockFactState {
  return (CLOCK_FACT_STATES as readonly string[]).includes(state);
}

/** The first-round clocks that on-time figures judge; none of a card that is not counted. */
export function clockFactsOf(
  card: Pick<CardFields, "registered_at" | "status">,
  results: readonly MilestoneResult[],
  isLate: (result: MilestoneResult) => boolean,
): readonly ClockFact[] {
  if (!isCounted(card)) return [];
  const other: Milestone = judgesFirstResponse(results) ? "respond" : "first_response";
  return results.flatMap((result): ClockFact[] => {
    const code = CODE_OF_MILESTONE.get(result.milestone);
    const { round, milestone, startAtMs, dueAtMs, state } = result;
    if (code === undefined || round !== 1 || milestone === other) return [];
    if (startAtMs === null || dueAtMs === null || !isFactState(state)) return [];
    return [{ code, due_at: dueAtMs, state, late_entry: isLate(result) }];
  });
}
