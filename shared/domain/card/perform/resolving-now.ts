import type { CaseState } from "../case-state";
import { sameValue } from "../change-set";
import { type Decision, type Perform, type Performing, refuse, refuseField, type Step } from "../decision";
import type { FieldError } from "../field-types";
import type { Payload } from "../payloads";
import { holdsAny } from "../roles";
import { moveTo } from "../state-change";
import type { Action, Outcome } from "../vocabulary";
import { confirmed } from "./closing";
import { dispatchedBy } from "./dispatching";
import { completedAt, finishRefusal, withWork } from "./finishing";
import { classified, register } from "./registering";

const UNRESOLVABLE_NOW: ReadonlySet<Outcome> = new Set<Outcome>(["exchanged", "refunded", "compensated"]);

type Refused = Extract<Decision, { ok: false }>;
type Resolving = Performing<"resolve_now">;
/** The card on its way, and the steps that brought it there. */
type Way = { readonly ok: true; readonly state: CaseState; readonly steps: readonly Step[] } | Refused;

/** Why a case can't be solved on the spot (DOMAIN 2.2 `resolve_now`), or null. */
function resolveNowRefusal(state: CaseState, { payload, actor, context }: Resolving): Refused | null {
  if (state.fields.impact === "safety") {
    return refuse({ code: "approval_required", details: { what: "dispatch" } });
  }
  if (UNRESOLVABLE_NOW.has(payload.outcome)) return refuseField("outcome", "not_on_the_spot");
  if (payload.parts && payload.parts.length > 0) return refuseField("parts", "not_on_the_spot");
  if (state.fields.kind === "C" && !holdsAny(actor.roles, ["supervisor"])) {
    return refuse({ code: "forbidden", details: { needs: ["supervisor"] } });
  }
  return finishRefusal(state, payload, context);
}

function missingKind(payload: Payload<"resolve_now">): readonly FieldError[] {
  const missing: FieldError[] = [];
  if (!payload.kind) missing.push({ field: "kind", code: "required" });
  if (!payload.service_mode) missing.push({ field: "service_mode", code: "required" });
  return missing;
}

function stepBy(performing: Resolving, action: Action, state: CaseState): Step {
  const step = { action, actor: performing.actor.code, state };
  // The payload as sent belongs to the act itself; the events in between say what they changed.
  return action === "resolve_now" ? step : { ...step, payload: {} };
}

function registeredFirst(performing: Resolving): Way {
  const { state } = performing;
  if (state.fields.status !== "draft") return { ok: true, state, steps: [] };
  const decision = register({ ...performing, action: "register", payload: {} });
  if (!decision.ok) return decision;
  const registered = decision.steps[0]?.state ?? state;
  return { ok: true, state: registered, steps: [stepBy(performing, "register", registered)] };
}

/** Classified now; on a card that is classified already, another classification is its correction. */
function classifiedNext(performing: Resolving, state: CaseState): Way {
  const { payload, at, context } = performing;
  const isFirst = state.fields.status === "registered";
  const missing = isFirst ? missingKind(payload) : [];
  if (missing.length > 0) return refuse({ code: "invalid_input", details: { fields: missing } });
  const { kind, service_mode, fulfilment, fault_type, fault_category, impact, priority, priority_reason } =
    payload;
  const stated = { kind, service_mode, fulfilment, fault_type, fault_category, impact, priority };
  if (!isFirst && Object.values(stated).every((value) => value === undefined)) {
    return { ok: true, state, steps: [] };
  }
  const result = classified(state, { ...stated, priority_reason }, at, context);
  if (!result.ok) return result;
  if (!isFirst && sameValue(result.state.fields, state.fields)) return { ok: true, state, steps: [] };
  const next = isFirst ? moveTo(result.state, "classified", at) : result.state;
  return { ok: true, state: next, steps: [stepBy(performing, "classify", next)] };
}

/** Dispatched to oneself, accepted, begun and finished. No VIP approval (DOMAIN 2.2). */
function servedAtOnce(performing: Resolving, state: CaseState): readonly Step[] {
  const { payload, actor, at, context } = performing;
  const toSelf = {
    assignee: actor.code,
    group: null,
    collaborators: [],
    appointment_at: null,
    promised_at: null,
  };
  const dispatched = dispatchedBy(state, toSelf, at, context);
  const accepted = moveTo(dispatched, "accepted", at, { accepted_at: at });
  const started = moveTo(accepted, "in_service", at, { started_at: at, responded_at: at });
  const resolved = completedAt(withWork(started, payload, actor.code, at), at);
  return [
    stepBy(performing, "dispatch", dispatched),
    stepBy(performing, "accept", accepted),
    stepBy(performing, "start", started),
    stepBy(performing, "resolve_now", resolved),
  ];
}

/** The customer's answer that came with the act; a refusal names the fields where they were sent. */
function confirmedAtOnce(performing: Resolving, state: CaseState): Decision {
  const { confirm } = performing.payload;
  if (!confirm) return { ok: true, steps: [] };
  const closing = confirmed({ ...performing, action: "confirm", payload: confirm, state });
  if (closing.ok || closing.refusal.code !== "invalid_input") return closing;
  const fields = closing.refusal.details.fields.map(({ field, code }) => ({
    field: `confirm.${field}`,
    code,
  }));
  return refuse({ code: "invalid_input", details: { fields } });
}

/**
 * `resolve_now` 当场解决: register, classify, dispatch to oneself, accept, start and the finish, all at one
 * time; with `confirm` the customer's confirmation too.
 */
export const resolveNow: Perform<"resolve_now"> = (performing) => {
  const registered = registeredFirst(performing);
  if (!registered.ok) return registered;
  const classifiedNow = classifiedNext(performing, registered.state);
  if (!classifiedNow.ok) return classifiedNow;
  const refusal = resolveNowRefusal(classifiedNow.state, performing);
  if (refusal) return refusal;
  const served = servedAtOnce(performing, classifiedNow.state);
  const completed = served.at(-1)?.state ?? classifiedNow.state;
  const closing = confirmedAtOnce(performing, completed);
  if (!closing.ok) return closing;
  const closed = closing.steps.map((step) => ({ ...step, payload: step.payload ?? {} }));
  return { ok: true, steps: [...registered.steps, ...classifiedNow.steps, ...served, ...closed] };
};
