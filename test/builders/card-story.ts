import type { CardEvent } from "#shared/domain/card/card-event";
import type { CaseState } from "#shared/domain/card/case-state";
import { decide, eventsOf } from "#shared/domain/card/decide";
import type { Actor, Command, Decision, DecisionContext, Refusal, Step } from "#shared/domain/card/decision";
import { type Payload, payloadSchemas } from "#shared/domain/card/payloads";
import type { Action } from "#shared/domain/card/vocabulary";
import { decisionContext, STAFF_ROLES } from "./decision-context";
import { deepFreeze } from "./freeze";

/** A payload as the command line sends it: ISO times, yuan as strings. */
export type RawPayload = Readonly<Record<string, unknown>>;

export interface ActOptions {
  readonly occurred_at?: number;
  readonly on_behalf?: string;
  readonly context?: DecisionContext;
}

/** Somebody of the test staff with the roles held. */
export function actorOf(code: string): Actor {
  const roles = STAFF_ROLES[code];
  if (!roles) throw new RangeError(`no test staff ${code}`);
  return { code, roles };
}

/** A command with its payload checked by the action's own schema; throws when the schema refuses it. */
export function commandOf<A extends Action>(
  action: A,
  payload: RawPayload,
  actor: Actor,
  options: ActOptions = {},
): Command<A> {
  return deepFreeze({
    action,
    payload: payloadSchemas[action].parse(payload) as Payload<A>,
    actor,
    occurred_at: options.occurred_at,
    on_behalf: options.on_behalf,
  });
}

/** Decides one action by somebody of the test staff on a frozen case. */
export function act(
  state: CaseState,
  by: string | Actor,
  action: Action,
  payload: RawPayload = {},
  options: ActOptions = {},
): Decision {
  const actor = typeof by === "string" ? actorOf(by) : by;
  return decide(
    deepFreeze(state),
    commandOf(action, payload, actor, options),
    options.context ?? decisionContext(),
  );
}

/** The steps of an accepted decision; a refusal fails the test with its code. */
export function stepsOf(decision: Decision): readonly Step[] {
  if (!decision.ok) throw new Error(`refused: ${JSON.stringify(decision.refusal)}`);
  return decision.steps;
}

/** The case after an accepted decision. */
export function stateAfter(decision: Decision): CaseState {
  const last = stepsOf(decision).at(-1);
  if (!last) throw new Error("accepted without a step");
  return last.state;
}

/** The refusal of a decision; an accepted one fails the test. */
export function refusalOf(decision: Decision): Refusal {
  if (decision.ok) throw new Error(`accepted: ${decision.steps.map((step) => step.action).join(", ")}`);
  return decision.refusal;
}

/** `field: code` of every field that an `invalid_input` names. */
export function refusedFields(decision: Decision): Readonly<Record<string, string>> {
  const refusal = refusalOf(decision);
  if (refusal.code !== "invalid_input") throw new Error(`refused otherwise: ${JSON.stringify(refusal)}`);
  return Object.fromEntries(refusal.details.fields.map(({ field, code }) => [field, code]));
}

/**
 * A card with its log: acts one after the other as the use-case does it (decide, append the events, mark what
 * an undo or a countersign is about), with a clock that the test moves.
 */
export class CardStory {
  state: CaseState;
  events: readonly CardEvent[] = [];
  nowMs: number;
  readonly changes: Partial<DecisionContext>;

  constructor(state: CaseState, nowMs: number, changes: Partial<DecisionContext> = {}) {
    this.state = state;
    this.nowMs = nowMs;
    this.changes = changes;
  }

  /** Decides, and on acceptance appends; answers the decision either way. */
  try(by: string, action: Action, payload: RawPayload = {}, options: ActOptions = {}): Decision {
    const context = decisionContext({ nowMs: this.nowMs, events: this.events, ...this.changes });
    const decision = act(this.state, by, action, payload, { ...options, context });
    if (decision.ok) this.#append(decision, commandOf(action, payload, actorOf(by), options), payload);
    return decision;
  }

  /** Acts and expects it to be accepted; answers the new events. */
  do(by: string, action: Action, payload: RawPayload = {}, options: ActOptions = {}): readonly CardEvent[] {
    const had = this.events.length;
    stepsOf(this.try(by, action, payload, options));
    return this.events.slice(had);
  }

  /** Sequence of the newest event of an action. */
  seqOf(action: Action): number {
    const event = this.events.findLast((candidate) => candidate.action === action);
    if (!event) throw new Error(`no event ${action}`);
    return event.seq;
  }

  #append(decision: Extract<Decision, { ok: true }>, command: Command, payload: RawPayload): void {
    const events = eventsOf(this.state, decision.steps, command, {
      last_seq: this.events.length,
      entered_at: this.nowMs,
      clock_flag: false,
      payload,
    });
    this.events = deepFreeze([
      ...this.events.map((event) => this.#marked(event, command, events)),
      ...events,
    ]);
    this.state = deepFreeze(decision.steps.at(-1)?.state ?? this.state);
  }

  /** The marks that the database keeps in rows of their own beside the append-only log. */
  #marked(event: CardEvent, command: Command, added: readonly CardEvent[]): CardEvent {
    const about = (command.payload as { readonly event?: number }).event;
    const target = this.events.find((candidate) => candidate.seq === about);
    const seq = added[0]?.seq ?? null;
    if (command.action === "undo" && target?.cause_seq === event.cause_seq)
      return { ...event, undone_by: seq };
    if (command.action === "countersign" && about === event.seq) {
      return { ...event, countersigned_by: command.actor.code };
    }
    return event;
  }
}

/** What happens after a declined quote; as a literal key it would look like a promise to the linter. */
const AFTER_DECLINE = "then";

/** The payload of `quote_decline`. */
export function declining(next: "close" | "return" | "continue_free", reason = "太贵"): RawPayload {
  return { reason, [AFTER_DECLINE]: next };
}
