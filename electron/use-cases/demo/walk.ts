import type { CardEvent } from "#shared/domain/card/card-event";
import type { CaseState, EpochMs } from "#shared/domain/card/case-state";
import { decide, eventsOf } from "#shared/domain/card/decide";
import type { Actor, Command, Decision, DecisionContext, Step } from "#shared/domain/card/decision";
import { newCase } from "#shared/domain/card/new-case";
import { type Payload, payloadSchemas } from "#shared/domain/card/payloads";
import { fillDraft } from "#shared/domain/card/perform/registering";
import { eventsOfCommand } from "#shared/domain/card/perform/undoing";
import { withFields } from "#shared/domain/card/state-change";
import type { AttachmentKind } from "#shared/domain/card/vocabulary";
import type { PlannedStep } from "./story";

/** What the rules may ask about the world beside the card that is being walked. */
export type WorldFacts = Omit<DecisionContext, "nowMs" | "events" | "attachments">;

export interface Walk {
  readonly id: string;
  readonly store: string;
  readonly policy: { readonly preset: string; readonly version: number };
  readonly steps: readonly PlannedStep[];
  readonly facts: WorldFacts;
  /** Adds what only the store knows: number, policy, links to the archive. */
  withStoreFacts(base: CaseState, steps: readonly Step[]): readonly Step[];
}

export interface Walked {
  readonly state: CaseState;
  readonly events: readonly CardEvent[];
  /** Which events later ones took back: sequence → sequence of its undo. */
  readonly undone: ReadonlyMap<number, number>;
}

function actorOf(facts: WorldFacts, code: string): Actor {
  const person = facts.staff(code);
  if (person === undefined) throw new Error(`nobody is called ${code}`);
  return person;
}

function decided(step: PlannedStep, command: Command, state: CaseState, context: DecisionContext): Decision {
  if (step.kind !== "draft") return decide(state, command, context);
  const filled = fillDraft(state, command.payload as Payload<"register">, context);
  return filled.ok
    ? { ok: true, steps: [{ action: "edit", actor: command.actor.code, state: filled.state }] }
    : filled;
}

/**
 * Takes a card through its story with the rules themselves. A refusal is a mistake in the story: it throws,
 * and says what was refused.
 */
export function walkCard(walk: Walk): Walked {
  const { id, store, policy, facts } = walk;
  let state = newCase({ id, store, policy_preset: policy.preset, policy_version: policy.version });
  const log: Log = { ...facts, nowMs: 0, events: [], attachments: [], undone: new Map() };
  for (const [index, step] of walk.steps.entries()) {
    const sent = step.kind === "undo" ? { event: log.events.at(-1)?.seq } : step.sent;
    const command = commandOf(step, sent, facts);
    log.nowMs = step.enteredAt;
    const decision = decided(step, command, state, log);
    if (!decision.ok) {
      throw new Error(`${step.action} of an invented card: ${JSON.stringify(decision.refusal)}`);
    }
    const steps = walk.withStoreFacts(state, decision.steps);
    const added = eventsOf(state, steps, command, {
      last_seq: log.events.length,
      entered_at: step.enteredAt,
      clock_flag: false,
      payload: sent,
    });
    state = withFields(steps.at(-1)?.state ?? state, { version: index + 1 });
    note(log, step, added);
  }
  return { state, events: log.events, undone: log.undone };
}

/** The rules' context as it moves on with the card: one for all steps, for a copy costs as much as a rule. */
interface Log extends WorldFacts {
  nowMs: EpochMs;
  events: CardEvent[];
  readonly attachments: { readonly kind: AttachmentKind; readonly consent: boolean }[];
  readonly undone: Map<number, number>;
}

function commandOf(step: PlannedStep, sent: Readonly<Record<string, unknown>>, facts: WorldFacts): Command {
  const schema = step.kind === "draft" ? payloadSchemas.register : payloadSchemas[step.action];
  // The schema of this very action makes the payload, which the union of all actions cannot express.
  return {
    action: step.action,
    payload: schema.parse(sent),
    actor: actorOf(facts, step.by),
    occurred_at: step.at === step.enteredAt ? undefined : step.at,
    on_behalf: step.onBehalf ?? undefined,
  } as Command;
}

/** Notes what a command added: files for the archive's checklist, and what an undo took back. */
function note(log: Log, step: PlannedStep, added: readonly CardEvent[]): void {
  if (step.action === "attach") {
    const { kind, consent } = step.sent as Payload<"attach">;
    log.attachments.push({ kind, consent });
  }
  const [first] = added;
  const target = log.events.at(-1);
  if (step.kind === "undo" && first !== undefined && target !== undefined) {
    for (const { seq } of eventsOfCommand(log.events, target)) log.undone.set(seq, first.seq);
    log.events = log.events.map((event) => ({ ...event, undone_by: log.undone.get(event.seq) ?? null }));
  }
  log.events.push(...added);
}
