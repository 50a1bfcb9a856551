import { actionsInState, actorMay, actorMayOnBehalf, neededBy, stateAllows } from "./action-table";
import type { CardEvent } from "./card-event";
import type { CaseState, EpochMs } from "./case-state";
import { diffStates } from "./change-set";
import {
  type Actor,
  type Command,
  type Decision,
  type DecisionContext,
  type Refusal,
  refuse,
  refuseField,
  type Step,
} from "./decision";
import { PERFORM } from "./perform/by-action";
import type { Action } from "./vocabulary";

/** Entered more than this after it happened = 补录 (DOMAIN 2.2). */
const LATE_AFTER_MS = 5 * 60_000;

/** Refusal of an action that the card's state does not allow, with what it does allow now. */
export function wrongState(state: CaseState): Refusal {
  const { status, waiting_for } = state.fields;
  return { code: "invalid_state", details: { status, waiting_for, allowed: actionsInState(state) } };
}

/**
 * Whether state and role let the actor do the action at all: the question that buttons ask. The payload's
 * own rules come with `decide`. Order: state, then role (DOMAIN 2.2 "Refused").
 */
export function refusalBefore(action: Action, state: CaseState, actor: Actor): Refusal | null {
  if (!stateAllows(action, state)) return wrongState(state);
  if (actorMay(action, state, actor)) return null;
  return { code: "forbidden", details: { needs: neededBy(action, state) } };
}

/**
 * State and role of a command, `on_behalf` included, before its payload is looked at (DOMAIN 2.2: 代录 is the
 * clerk's or supervisor's, for the assignee only). Null = go on to the content.
 */
export function refusalOf(
  command: Pick<Command, "action" | "actor" | "on_behalf">,
  state: CaseState,
): Refusal | null {
  const { action, actor, on_behalf } = command;
  if (on_behalf === undefined || on_behalf === actor.code) return refusalBefore(action, state, actor);
  if (!stateAllows(action, state)) return wrongState(state);
  if (!actorMayOnBehalf(action, actor))
    return { code: "forbidden", details: { needs: neededBy(action, state) } };
  if (on_behalf !== state.fields.assignee) {
    return { code: "invalid_input", details: { fields: [{ field: "on_behalf", code: "not_assignee" }] } };
  }
  return null;
}

/** DOMAIN 2.2 `occurred_at`: not after now, not before the card's last change of status. */
function occurredAtRefusal(command: Command, state: CaseState, nowMs: EpochMs): Decision | null {
  if (command.occurred_at === undefined) return null;
  if (command.occurred_at > nowMs) return refuseField("occurred_at", "in_future");
  const last = state.fields.status_changed_at;
  return last !== null && command.occurred_at < last
    ? refuseField("occurred_at", "before_last_change")
    : null;
}

/**
 * Decides one action on one card (DOMAIN 2.2): state, role, time, then the action's own rule. Pure: the
 * same function decides in the window, in the command line and in main. The payload has been through its
 * schema already. Returns the steps to write, one event each, or a refusal with CLI's code.
 */
export function decide<A extends Action>(
  state: CaseState,
  command: Command<A>,
  context: DecisionContext,
): Decision {
  const refusal = refusalOf(command, state);
  if (refusal) return refuse(refusal);
  const timeRefusal = occurredAtRefusal(command, state, context.nowMs);
  if (timeRefusal) return timeRefusal;
  const { action, payload, actor, on_behalf, occurred_at } = command;
  return PERFORM[action]({
    action,
    state,
    payload,
    actor,
    by: on_behalf ?? actor.code,
    at: occurred_at ?? context.nowMs,
    context,
  });
}

export interface EventStamp {
  /** Sequence of the card's last event so far. */
  readonly last_seq: number;
  readonly entered_at: EpochMs;
  readonly clock_flag: boolean;
  /** The payload as it was sent, times and amounts in JSON form. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Turns the steps of a decision into the events to append, with before and after of each. */
export function eventsOf(
  before: CaseState,
  steps: readonly Step[],
  command: Command,
  stamp: EventStamp,
): readonly CardEvent[] {
  const at = command.occurred_at ?? stamp.entered_at;
  const firstSeq = stamp.last_seq + 1;
  let previous = before;
  return steps.map((step, index) => {
    const change = diffStates(previous, step.state);
    previous = step.state;
    return {
      seq: firstSeq + index,
      action: step.action,
      actor: step.actor,
      on_behalf:
        step.actor !== "system" && command.on_behalf !== command.actor.code
          ? (command.on_behalf ?? null)
          : null,
      at,
      entered_at: stamp.entered_at,
      late: Math.abs(stamp.entered_at - at) > LATE_AFTER_MS,
      clock_flag: stamp.clock_flag,
      cause_seq: firstSeq,
      self_marked: step.self_marked ?? false,
      countersigned_by: null,
      undone_by: null,
      payload: { ...(step.payload ?? stamp.payload), ...step.noted },
      before: change.before,
      after: change.after,
    };
  });
}
