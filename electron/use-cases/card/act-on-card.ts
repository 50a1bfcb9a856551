import type { StoreTransaction } from "#electron/db/connection";
import { loadCase } from "#electron/repositories/case-repository";
import { findCustomer } from "#electron/repositories/customer-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { CardDetail } from "#shared/contract/views";
import type { CardEvent } from "#shared/domain/card/card-event";
import type { CaseState } from "#shared/domain/card/case-state";
import { stateOfLog } from "#shared/domain/card/change-set";
import { decide, refusalOf } from "#shared/domain/card/decide";
import type { Actor, Command, Refusal } from "#shared/domain/card/decision";
import { newCase } from "#shared/domain/card/new-case";
import { type CommandOptions, type Payload, payloadSchemas } from "#shared/domain/card/payloads";
import type { Action } from "#shared/domain/card/vocabulary";
import type { Desk } from "../desk";
import { cardRef } from "./card-ref";
import { checked, splitOptions } from "./command-options";
import { decisionContext } from "./decision-context";
import { blankRefusal, linkBlank, linkedToArchive, withKnownRecords } from "./link-archive";
import { recordSteps } from "./record-steps";
import { runOperation } from "./run-operation";
import { showCard } from "./show-card";

export interface ActRequest {
  /** Card no. or id. */
  readonly ref: string;
  readonly action: Action;
  /** As sent: the action's fields, `occurred_at`, `on_behalf`, `op_id`, `version`. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/**
 * One action of DOMAIN 2.2 on one card, in one transaction. Refusals in the order state, role, content; a
 * refusal writes nothing. Answers the card as it stands afterwards.
 */
export function actOnCard(desk: Desk, actor: Actor, request: ActRequest): Result<CardDetail> {
  const split = splitOptions(request.payload);
  if (!split.ok) return split;
  const { options, payload } = split.value;
  const written = desk.write((tx) =>
    runOperation(desk, tx, { op_id: options.op_id, request, by: actor.code }, () =>
      act(desk, tx, { actor, ref: request.ref, action: request.action, options, payload }),
    ),
  );
  if (!written.ok) return written;
  desk.announce({ what: "cards", ids: [written.value.id] });
  return showCard(desk, written.value.id);
}

interface Act {
  readonly actor: Actor;
  readonly ref: string;
  readonly action: Action;
  readonly options: CommandOptions;
  readonly payload: Readonly<Record<string, unknown>>;
}

/**
 * A draft is saved while it is typed without a line in the log each time: its next event starts from what
 * the log knows, so that the log alone still tells the whole card.
 */
function loggedBase(state: CaseState, events: readonly CardEvent[]): CaseState {
  return state.fields.status === "draft" ? stateOfLog(newCase(state.fields), events) : state;
}

/** A refusal of the rules as a failure; one of the state says which action it refused. */
function refusedBy({ code, details }: Refusal, action: Action): Result<never> {
  return fail(code, code === "invalid_state" ? { ...details, action } : { ...details });
}

/** The payload with what the archive knows; null where it names a customer that the archive has not. */
function withArchive<Sent>(
  tx: StoreTransaction,
  state: CaseState,
  action: Action,
  payload: Sent,
): Sent | Payload<"register"> | null {
  if (action === "register") return withKnownRecords(tx, state, payload as Payload<"register">);
  const customerId = action === "edit" ? (payload as Payload<"edit">).customer_id : null;
  return customerId && !findCustomer(tx, customerId) ? null : payload;
}

/** `attach` brings a file with it and has a use-case of its own. */
const WITH_FILE: ReadonlySet<Action> = new Set<Action>(["attach"]);

function act(desk: Desk, tx: StoreTransaction, request: Act): Result<{ id: string; version: number }> {
  const { actor, action, options } = request;
  const loaded = loadCase(tx, cardRef(tx, request.ref));
  if (!loaded) return fail("not_found", { what: "card", ref: request.ref });
  const { state, events } = loaded;
  if (options.version !== undefined && options.version !== state.fields.version) {
    return fail("conflict", { version: state.fields.version });
  }
  const refusal = refusalOf({ action, actor, on_behalf: options.on_behalf }, state);
  if (refusal) return refusedBy(refusal, action);
  if (WITH_FILE.has(action)) return fail("invalid_input", { fields: [{ field: "file", code: "required" }] });
  const parsed = checked(payloadSchemas[action], request.payload);
  if (!parsed.ok) return parsed;
  const payload = withArchive(tx, state, action, parsed.value);
  if (payload === null)
    return fail("invalid_input", { fields: [{ field: "customer_id", code: "unknown_value" }] });
  // The schema of this very action made the payload, which the union of all actions cannot express.
  const command = {
    action,
    payload,
    actor,
    occurred_at: options.occurred_at,
    on_behalf: options.on_behalf,
  } as Command;
  const decision = decide(state, command, decisionContext(desk, tx, state, events));
  if (!decision.ok) return refusedBy(decision.refusal, action);
  const steps = linkedToArchive(desk, tx, state, decision.steps);
  const blank = action === "register" ? blankRefusal(tx, steps.at(-1)?.state.fields ?? state.fields) : null;
  if (blank) return blank;
  const recorded = recordSteps(desk, tx, {
    before: state,
    base: loggedBase(state, events),
    events,
    steps,
    command,
    sent: request.payload,
  });
  if (!recorded.ok) return recorded;
  linkBlank(tx, steps);
  const { fields } = recorded.value.state;
  return ok({ id: fields.id, version: fields.version });
}
