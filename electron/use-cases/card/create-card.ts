import type { StoreTransaction } from "#electron/db/connection";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { CardDetail } from "#shared/contract/views";
import { registrationSchema } from "#shared/domain/card/card-input";
import type { CaseState } from "#shared/domain/card/case-state";
import { decide, refusalOf } from "#shared/domain/card/decide";
import type { Actor, Command, Decision } from "#shared/domain/card/decision";
import { newCase } from "#shared/domain/card/new-case";
import { fillDraft } from "#shared/domain/card/perform/registering";
import type { Desk } from "../desk";
import { checked, splitOptions } from "./command-options";
import { decisionContext } from "./decision-context";
import { blankRefusal, linkBlank, linkedToArchive, withKnownRecords } from "./link-archive";
import { recordSteps } from "./record-steps";
import { runOperation } from "./run-operation";
import { showCard } from "./show-card";

export interface CreateRequest {
  /** Fields of DOMAIN 3.1 flat, in JSON form, with `draft`, `occurred_at`, `op_id` (CLI "card create"). */
  readonly fields: Readonly<Record<string, unknown>>;
}

function blankCase(desk: Desk, tx: StoreTransaction): CaseState {
  const key = desk.clock(tx).policyKeyFor(null);
  return newCase({
    id: desk.newId(),
    store: desk.settings(tx).store,
    policy_preset: key.preset,
    policy_version: key.version,
  });
}

/**
 * Creates a card and registers it, or keeps a draft (`draft: true`). Archive records that match are linked,
 * others are made. Failures: `invalid_input` by field, `duplicate`, `forbidden`, `conflict`.
 */
export function createCard(desk: Desk, actor: Actor, request: CreateRequest): Result<CardDetail> {
  const split = splitOptions(request.fields);
  if (!split.ok) return split;
  const { draft = false, ...fields } = split.value.payload;
  if (typeof draft !== "boolean")
    return fail("invalid_input", { fields: [{ field: "draft", code: "invalid_type" }] });
  const { options } = split.value;
  const written = desk.write((tx) =>
    runOperation(desk, tx, { op_id: options.op_id, request, by: actor.code }, () =>
      create(desk, tx, {
        actor,
        draft,
        fields,
        occurred_at: options.occurred_at,
        on_behalf: options.on_behalf,
      }),
    ),
  );
  if (!written.ok) return written;
  desk.announce({ what: "cards", ids: [written.value.id] });
  return showCard(desk, written.value.id);
}

interface Create {
  readonly actor: Actor;
  readonly draft: boolean;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly occurred_at: number | undefined;
  readonly on_behalf: string | undefined;
}

function create(desk: Desk, tx: StoreTransaction, request: Create): Result<{ id: string; version: number }> {
  const { actor, draft } = request;
  const base = blankCase(desk, tx);
  const refusal = refusalOf({ action: "register", actor, on_behalf: request.on_behalf }, base);
  if (refusal) return fail(refusal.code, refusal.details as Readonly<Record<string, unknown>>);
  const parsed = checked(registrationSchema, request.fields);
  if (!parsed.ok) return parsed;
  const payload = withKnownRecords(tx, base, parsed.value);
  if (payload === null)
    return fail("invalid_input", { fields: [{ field: "customer_id", code: "unknown_value" }] });
  const context = decisionContext(desk, tx, base, []);
  const command: Command<"register"> = {
    action: "register",
    payload,
    actor,
    occurred_at: request.occurred_at,
  };
  let decision: Decision;
  if (draft) {
    const filled = fillDraft(base, payload, context);
    // A draft's own line in the log: what was typed, before there is anything to register.
    decision = filled.ok
      ? { ok: true, steps: [{ action: "edit", actor: actor.code, state: filled.state }] }
      : filled;
  } else {
    decision = decide(base, command, context);
  }
  if (!decision.ok) {
    return fail(decision.refusal.code, decision.refusal.details as Readonly<Record<string, unknown>>);
  }
  const steps = linkedToArchive(desk, tx, base, decision.steps);
  const blank = blankRefusal(tx, steps.at(-1)?.state.fields ?? base.fields);
  if (blank) return blank;
  const recorded = recordSteps(desk, tx, {
    before: null,
    base,
    events: [],
    steps,
    command,
    sent: request.fields,
  });
  if (!recorded.ok) return recorded;
  linkBlank(tx, steps);
  const { id, version } = recorded.value.state.fields;
  return ok({ id, version });
}
