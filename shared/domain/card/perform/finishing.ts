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
import { moveTo, withFields, withItem } from "../state-change";
import type { CheckLevel, Fulfilment, Outcome } from "../vocabulary";
import { reworked } from "./closing";
import { hasApproved, quoteMissing } from "./quoting";
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

/** What a finish must say and may not do: by field, or as an approval or a quote that it needs first. */
export function finishRefusal(
  state: CaseState,
  payload: Finishing,
  context: DecisionContext,
): Extract<Decision, { ok: false }> | null {
  if (payload.outcome === "repaired" && payload.function_test !== true) {
    return refuseField("function_test", payload.function_test === undefined ? "required" : "must_be_true");
  }
  if (payload.outcome === "compensated" && !hasApproved(state, "compensation")) {
    return refuse({ code: "approval_required", details: { what: "compensation" } });
  }
  const needsQuote = PAID_OUTCOMES.has(payload.outcome) || (payload.parts?.length ?? 0) > 0;
  return needsQuote && quoteMissing(state, context) ? refuse({ code: "quote_required", details: {} }) : null;
}

/** The card with what a finish writes on it: outcome, result, cause, parts, the engineer's own check. */
export function withWork(state: CaseState, payload: Finishing, by: string, at: number): CaseState {
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
    pass: !Object.values(payload.self_check).includes("fail"),
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
