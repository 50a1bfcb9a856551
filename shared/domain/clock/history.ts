import type { CardEvent } from "#shared/domain/card/card-event";
import type { CardFields, EpochMs } from "#shared/domain/card/case-state";
import type { Action } from "#shared/domain/card/vocabulary";

const CLOCK_FIELDS = [
  "status",
  "waiting_for",
  "channel",
  "kind",
  "service_mode",
  "fulfilment",
  "fault_type",
  "customer_level",
  "priority",
  "return_option",
  "outcome",
  "assignee",
  "requested_at",
  "registered_at",
  "promised_at",
  "imported",
] as const satisfies readonly (keyof CardFields)[];

/** The fields of a card that its deadlines depend on. */
export type ClockState = Pick<CardFields, (typeof CLOCK_FIELDS)[number]>;

/** What of an event the clocks read. */
export type ClockEvent = Pick<
  CardEvent,
  "seq" | "action" | "at" | "entered_at" | "cause_seq" | "payload" | "before" | "after"
>;

/** Something that happened, with the card as it was before and after it. */
export interface Moment {
  /** Sequence in the card's log; 0 for what lies before the log. */
  readonly seq: number;
  readonly atMs: EpochMs;
  readonly before: ClockState;
  readonly after: ClockState;
}

export interface ClockStep extends Moment {
  readonly action: Action;
  readonly enteredAtMs: EpochMs;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A card's story as the clocks see it: undone events left out, in the order of the log. */
export interface ClockHistory {
  readonly initial: ClockState;
  readonly steps: readonly ClockStep[];
  readonly latest: ClockState;
}

function clockFieldsIn(changes: Readonly<Record<string, unknown>>): Partial<ClockState> {
  const found: Record<string, unknown> = {};
  for (const field of CLOCK_FIELDS) if (field in changes) found[field] = changes[field];
  // Change sets are made from CardFields by name (card/change-set), so the values have their types.
  return found as Partial<ClockState>;
}

function pickClockState(card: ClockState): ClockState {
  return clockFieldsIn(card) as ClockState;
}

function seqOf(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}

/**
 * Sequences of the events that count: an event is void while an undo of it, or of any event of the same
 * command, itself counts. Redo is the undo of the undo (DOMAIN 2.4). Undo events are never among them.
 */
export function liveSequences(events: readonly ClockEvent[]): ReadonlySet<number> {
  if (events.every((event) => event.action !== "undo")) return new Set(events.map((event) => event.seq));
  const causeOf = new Map(events.map((event) => [event.seq, event.cause_seq]));
  const undosOfCause = new Map<number, number[]>();
  for (const event of events) {
    const target = event.action === "undo" ? seqOf(event.payload["event"]) : null;
    const cause = target === null ? undefined : causeOf.get(target);
    if (cause !== undefined) undosOfCause.set(cause, [...(undosOfCause.get(cause) ?? []), event.seq]);
  }
  const liveness = new Map<number, boolean>();
  // An undo always comes after what it undoes, so newest first every answer needed is already there.
  for (const event of events.toReversed()) {
    const undos = undosOfCause.get(event.cause_seq) ?? [];
    const voided = undos.some((seq) => liveness.get(seq) ?? true);
    liveness.set(event.seq, !voided);
  }
  return new Set(
    events.filter((event) => event.action !== "undo" && liveness.get(event.seq)).map((event) => event.seq),
  );
}

/** The card as it was before its first event: the present card with every change taken back. */
function initialState(card: ClockState, events: readonly ClockEvent[]): ClockState {
  const before = events.toReversed().map((event) => clockFieldsIn(event.before));
  return Object.assign(pickClockState(card), ...before);
}

/** Builds the clocks' history from a card's present fields and its whole log, in order of `seq`. */
export function historyFromEvents(card: ClockState, events: readonly ClockEvent[]): ClockHistory {
  const initial = initialState(card, events);
  const live = liveSequences(events);
  const steps: ClockStep[] = [];
  let state = initial;
  for (const event of events) {
    if (!live.has(event.seq)) continue;
    const changes = clockFieldsIn(event.after);
    const after = Object.keys(changes).length === 0 ? state : { ...state, ...changes };
    steps.push({
      seq: event.seq,
      action: event.action,
      atMs: event.at,
      enteredAtMs: event.entered_at,
      payload: event.payload,
      before: state,
      after,
    });
    state = after;
  }
  return { initial, steps, latest: state };
}
