import type { StoreTransaction } from "#electron/db/connection";
import { insertCase, saveCase } from "#electron/repositories/case-repository";
import {
  appendEvents,
  lastEnteredAt,
  markCountersigned,
  markUndone,
} from "#electron/repositories/event-repository";
import { takeNumber } from "#electron/repositories/number-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { CardEvent } from "#shared/domain/card/card-event";
import type { CaseState, EpochMs } from "#shared/domain/card/case-state";
import { type EventStamp, eventsOf } from "#shared/domain/card/decide";
import type { Command, Step } from "#shared/domain/card/decision";
import { eventsOfCommand } from "#shared/domain/card/perform/undoing";
import { withFields } from "#shared/domain/card/state-change";
import { cardNumber, cardNumberScope } from "#shared/domain/numbering/card-number";
import type { PolicyKey } from "../clock/store-clock";
import { clockWasSetBack, type Desk } from "../desk";
import { saveMilestones } from "./save-milestones";

export interface Recording {
  /** The card as it stands in the database, null for one that does not exist yet. */
  readonly before: CaseState | null;
  /** The state that the events' before/after start from (a blank draft for a new card). */
  readonly base: CaseState;
  readonly events: readonly CardEvent[];
  readonly steps: readonly Step[];
  readonly command: Command;
  /** The payload as it was sent. */
  readonly sent: Readonly<Record<string, unknown>>;
}

export interface Recorded {
  readonly state: CaseState;
  readonly events: readonly CardEvent[];
}

/** A registered card gets its number; a draft that is cancelled never does (DOMAIN 3.1). */
function withNumber(desk: Desk, tx: StoreTransaction, steps: readonly Step[]): readonly Step[] {
  const registered = steps.find((step) => step.state.fields.registered_at !== null);
  if (!registered || registered.state.fields.no !== null) return steps;
  const { prefix, store } = desk.settings(tx);
  const day = desk.clock(tx).calendar.localDate(registered.state.fields.registered_at ?? desk.nowMs());
  const scope = cardNumberScope(prefix, store, day);
  const no = cardNumber(scope, takeNumber(tx, "card", scope));
  return steps.map((step) => ({ ...step, state: withFields(step.state, { no }) }));
}

/**
 * The policy is fixed at registration: the store's default then, and from `classify` on the kind's own where it has
 * one, in the version that was in force at registration (DOMAIN 4.2).
 */
function withPolicy(
  desk: Desk,
  tx: StoreTransaction,
  base: CaseState,
  steps: readonly Step[],
  events: readonly CardEvent[],
): readonly Step[] {
  const clock = desk.clock(tx);
  let registered = clock.policyOfRegistration(base, events);
  let key: PolicyKey = { preset: base.fields.policy_preset, version: base.fields.policy_version };
  return steps.map((step) => {
    const { kind, registered_at } = step.state.fields;
    if (step.action === "register") {
      registered = clock.policyKeyFor(null);
      key = registered;
    }
    if (step.action === "classify") {
      const own = kind === null ? null : clock.policyOfKind(kind, registered_at ?? desk.nowMs());
      key = own ?? registered;
    }
    return {
      ...step,
      state: withFields(step.state, { policy_preset: key.preset, policy_version: key.version }),
    };
  });
}

/** A decision's steps with what only the store can add: the policy in force and, at registration, the number. */
export function withStoreFacts(
  desk: Desk,
  tx: StoreTransaction,
  base: CaseState,
  steps: readonly Step[],
  events: readonly CardEvent[] = [],
): readonly Step[] {
  return withNumber(desk, tx, withPolicy(desk, tx, base, steps, events));
}

function markSpecial(
  tx: StoreTransaction,
  recording: Recording,
  added: readonly CardEvent[],
  at: EpochMs,
): void {
  const [first] = added;
  if (!first) return;
  const cardId = recording.base.fields.id;
  const target = recording.events.find((event) => event.seq === recording.sent["event"]);
  if (!target) return;
  if (first.action === "undo") {
    for (const event of eventsOfCommand(recording.events, target))
      markUndone(tx, cardId, event.seq, first.seq);
  }
  if (first.action === "countersign") {
    markCountersigned(tx, cardId, target.seq, recording.command.actor.code, at);
  }
}

/**
 * Writes an accepted decision: state, number, events, milestones, grid row and search index in the caller's
 * transaction (ARCHITECTURE 2). A change that leaves everything as it was writes nothing. Failure: `conflict`.
 */
export function recordSteps(desk: Desk, tx: StoreTransaction, recording: Recording): Result<Recorded> {
  const { before, base, command } = recording;
  const steps = withStoreFacts(desk, tx, base, recording.steps, recording.events);
  const last = steps.at(-1);
  if (!last) return ok({ state: base, events: recording.events });
  const stamp: EventStamp = {
    last_seq: recording.events.at(-1)?.seq ?? 0,
    entered_at: desk.nowMs(),
    clock_flag: clockWasSetBack(lastEnteredAt(tx), desk.nowMs()),
    payload: recording.sent,
  };
  const added = eventsOf(base, steps, command, stamp);
  const after = withFields(last.state, { version: before ? before.fields.version + 1 : 1 });
  if (before) {
    const saved = saveCase(tx, before, after, before.fields.version);
    if (!saved.ok) return fail("conflict", { version: saved.version });
  } else {
    insertCase(tx, after);
  }
  appendEvents(tx, after.fields.id, added);
  markSpecial(tx, recording, added, desk.nowMs());
  const events = [...recording.events, ...added];
  saveMilestones(desk, tx, after, events);
  return ok({ state: after, events });
}
