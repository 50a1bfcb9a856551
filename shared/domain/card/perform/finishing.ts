import type { CaseState } from "../case-state";
import {
  accept,
  type Decision,
  type DecisionContext,
  type Perform,
  type Performing,
  refuse,
  refuseField,
  type Step,
} from "../decision";
import type { FieldError } from "../field-types";
import type { Payload } from "../payloads";
import { holdsAny } from "../roles";
import { moveTo, withFields, withItem } from "../state-change";
import type { Action, CheckLevel, Fulfilment, Outcome } from "../vocabulary";
import { confirmed, reworked } from "./closing";
import { dispatchedBy } from "./dispatching";
import { quoteMissing } from "./quoting";
import { classified, register } from "./registering";
import { withParts } from "./serving";

/** Where the product comes to the store: such repairs are checked before they go out (DOMAIN 2.2 `finish`). */
const CHECKED_FULFILMENTS: ReadonlySet<Fulfilment> = new Set<Fulfilment>([
  "carry_in",
  "mail_in",
  "pickup_repair",
]);
const PAID_OUTCOMES: ReadonlySet<Outcome> = new Set<Outcome>(["repaired", "exchanged"]);

type Finishing = Pick<
  Payload<"finish">,
  "outcome" | "result" | "function_test" | "self_check" | "parts" | "fault_cause"
>;

/** What a finish must say and may not do, by field or as a missing quote. */
function finishRefusal(
  state: CaseState,
  payload: Finishing,
  context: DecisionContext,
): Extract<Decision, { ok: false }> | null {
  if (payload.outcome === "repaired" && payload.function_test !== true) {
    return refuseField("function_test", payload.function_test === undefined ? "required" : "must_be_true");
  }
  const needsQuote = PAID_OUTCOMES.has(payload.outcome) || (payload.parts?.length ?? 0) > 0;
  return needsQuote && quoteMissing(state, context) ? refuse({ code: "quote_required", details: {} }) : null;
}

function withWork(state: CaseState, payload: Finishing, by: string, at: number): CaseState {
  const worked = withFields(withParts(state, payload.parts, by, at), {
    outcome: payload.outcome,
    result: payload.result,
    function_test: payload.function_test ?? null,
    ...(payload.fault_cause ? { fault_cause: payload.fault_cause } : {}),
  });
  if (!payload.self_check) return worked;
  return withCheck(worked, {
    level: "self",
    items: payload.self_check,
    pass: true,
    reason: null,
    by,
    at,
    self: false,
  });
}

function withCheck(
  state: CaseState,
  check: {
    readonly level: CheckLevel;
    readonly items: Payload<"qc_pass">["items"];
    readonly pass: boolean;
    readonly reason: string | null;
    readonly by: string;
    readonly at: number;
    readonly self: boolean;
  },
): CaseState {
  return withItem(state, "checks", {
    level: check.level,
    items: check.items,
    pass: check.pass,
    reason: check.reason,
    checked_by: check.by,
    checked_at: check.at,
    self_checked: check.self,
  });
}

/** Completed: the first time counts for figures, the last prints (DOMAIN 2.2 completed_at). */
export function completedAt(state: CaseState, at: number): CaseState {
  return moveTo(state, "completed", at, {
    completed_at: at,
    first_completed_at: state.fields.first_completed_at ?? at,
  });
}

/** `finish`: to the quality check or straight to completed. */
export const finish: Perform<"finish"> = (performing) => {
  const { state, payload, by, at, context } = performing;
  const refusal = finishRefusal(state, payload, context);
  if (refusal) return refusal;
  const worked = withWork(state, payload, by, at);
  const { fulfilment } = state.fields;
  const checked =
    payload.outcome === "repaired" &&
    (context.rules.check_every_repair || (fulfilment !== null && CHECKED_FULFILMENTS.has(fulfilment)));
  return accept(performing, checked ? moveTo(worked, "quality_check", at) : completedAt(worked, at));
};

const UNRESOLVABLE_NOW: ReadonlySet<Outcome> = new Set<Outcome>(["exchanged", "refunded", "compensated"]);

/** Why a case can't be solved on the spot (DOMAIN 2.2 `resolve_now`), or null. */
function resolveNowRefusal(
  state: CaseState,
  performing: Performing<"resolve_now">,
): Extract<Decision, { ok: false }> | null {
  const { payload, actor, context } = performing;
  if (state.fields.impact === "safety")
    return refuse({ code: "approval_required", details: { what: "dispatch" } });
  if (UNRESOLVABLE_NOW.has(payload.outcome)) return refuseField("outcome", "not_on_the_spot");
  if (payload.parts && payload.parts.length > 0) return refuseField("parts", "not_on_the_spot");
  if (state.fields.kind === "C" && !holdsAny(actor.roles, ["supervisor"])) {
    return refuse({ code: "forbidden", details: { needs: ["supervisor"] } });
  }
  return finishRefusal(state, payload, context);
}

function classificationOf(payload: Payload<"resolve_now">): Partial<Payload<"classify">> {
  const { kind, service_mode, fulfilment, fault_type, fault_category, impact, priority, priority_reason } =
    payload;
  return {
    kind,
    service_mode,
    fulfilment,
    fault_type,
    fault_category,
    impact,
    priority,
    priority_reason,
  } as Partial<Payload<"classify">>;
}

function missingKind(payload: Payload<"resolve_now">): readonly FieldError[] {
  const missing: FieldError[] = [];
  if (!payload.kind) missing.push({ field: "kind", code: "required" });
  if (!payload.service_mode) missing.push({ field: "service_mode", code: "required" });
  return missing;
}

/**
 * `resolve_now` 当场解决: register, classify, dispatch to oneself, accept, start, and the finish, all at
 * one time; with `confirm` the customer's confirmation too. No VIP approval (DOMAIN 2.2).
 */
export const resolveNow: Perform<"resolve_now"> = (performing) => {
  const { payload, actor, at, context } = performing;
  const steps: Step[] = [];
  const add = (action: Action, state: CaseState): CaseState => {
    steps.push({ action, actor: actor.code, state, ...(action === "resolve_now" ? {} : { payload: {} }) });
    return state;
  };
  let state = performing.state;
  if (state.fields.status === "draft") {
    const registered = register({ ...performing, action: "register", payload: {}, state });
    if (!registered.ok) return registered;
    state = add("register", registered.steps[0]?.state ?? state);
  }
  if (state.fields.status === "registered") {
    const missing = missingKind(payload);
    if (missing.length > 0) return refuse({ code: "invalid_input", details: { fields: missing } });
    const result = classified(state, classificationOf(payload), at, context);
    if (!result.ok) return result;
    state = add("classify", moveTo(result.state, "classified", at));
  }
  const refusal = resolveNowRefusal(state, performing);
  if (refusal) return refusal;
  const toSelf = {
    assignee: actor.code,
    group: null,
    collaborators: [],
    appointment_at: null,
    promised_at: null,
  };
  state = add("dispatch", dispatchedBy(state, toSelf, at, context));
  state = add("accept", moveTo(state, "accepted", at, { accepted_at: at }));
  state = add("start", moveTo(state, "in_service", at, { started_at: at, responded_at: at }));
  state = add("resolve_now", completedAt(withWork(state, payload, actor.code, at), at));
  if (!payload.confirm) return { ok: true, steps };
  const closing = confirmed({ ...performing, action: "confirm", payload: payload.confirm, state });
  return closing.ok
    ? {
        ok: true,
        steps: [...steps, ...closing.steps.map((step) => ({ ...step, payload: payload.confirm ?? {} }))],
      }
    : closing;
};

/** Items that the check must answer and does not, or answers that contradict a pass. */
function itemErrors(
  items: Payload<"qc_pass">["items"],
  needed: readonly string[],
  pass: boolean,
): readonly FieldError[] {
  const errors: FieldError[] = needed
    .filter((item) => items[item] === undefined)
    .map((item) => ({ field: `items.${item}`, code: "required" }));
  for (const [item, answer] of Object.entries(items)) {
    if (!needed.includes(item)) errors.push({ field: `items.${item}`, code: "unknown_field" });
    else if (pass && answer === "fail") errors.push({ field: `items.${item}`, code: "contradicts_pass" });
  }
  return errors;
}

function storeCheck(performing: Performing<"qc_pass"> | Performing<"qc_fail">, pass: boolean): Decision {
  const { state, payload, actor, by, at, context } = performing;
  const isOwn = state.fields.assignee === actor.code;
  if (isOwn && !context.rules.self_check) {
    return refuse({ code: "self_approval", details: { action: performing.action } });
  }
  if (isOwn && !payload.reason) return refuseField("reason", "required");
  const errors = itemErrors(payload.items, context.checkItemsOf(state), pass);
  if (errors.length > 0) return refuse({ code: "invalid_input", details: { fields: errors } });
  const checked = withCheck(state, {
    level: "store",
    items: payload.items,
    pass,
    reason: payload.reason ?? null,
    by,
    at,
    self: isOwn,
  });
  const next = pass ? completedAt(checked, at) : moveTo(checked, "in_service", at);
  const step: Step = { action: performing.action, actor: actor.code, state: next };
  return { ok: true, steps: [isOwn ? { ...step, self_marked: true } : step] };
}

/** `qc_pass`: every item answered, none failed; never by the repairer (DOMAIN 2.3). */
export const qcPass: Perform<"qc_pass"> = (performing) => storeCheck(performing, true);
/** `qc_fail`: back to the repairer with the reason. */
export const qcFail: Perform<"qc_fail"> = (performing) => storeCheck(performing, false);

/** `qc_sample`: head office's sampling; a failed sample goes back with a cause (DOMAIN 5.3). */
export const qcSample: Perform<"qc_sample"> = (performing) => {
  const { state, payload, actor, by, at, context } = performing;
  if (state.fields.assignee === actor.code) {
    return refuse({ code: "self_approval", details: { action: performing.action } });
  }
  const errors = itemErrors(payload.items, context.checkItemsOf(state), payload.pass);
  if (!payload.pass && !payload.reason && !Object.values(payload.items).includes("fail")) {
    return refuseField("reason", "required");
  }
  if (errors.length > 0) return refuse({ code: "invalid_input", details: { fields: errors } });
  const reason = payload.reason ?? null;
  const sampled = withCheck(state, {
    level: "sample",
    items: payload.items,
    pass: payload.pass,
    reason,
    by,
    at,
    self: false,
  });
  if (payload.pass) return accept(performing, sampled);
  return accept(performing, reworked(sampled, reason ?? "sample", at));
};
