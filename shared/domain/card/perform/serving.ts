import type { CaseState, PartUse } from "../case-state";
import { accept, type Perform, type Performing, refuse, refuseField } from "../decision";
import { moveTo, waitFor, withChangedItem, withFields, withItem } from "../state-change";
import type { Action } from "../vocabulary";
import { quoteMissing } from "./quoting";

/** `respond`: the first one counts, so its time stays (DOMAIN 2.2). */
export const respond: Perform<"respond"> = (performing) => {
  const { state, at } = performing;
  return accept(performing, withFields(state, { responded_at: state.fields.responded_at ?? at }));
};

function begun(performing: Performing<"start"> | Performing<"arrive">): CaseState {
  const { state, at } = performing;
  const started = withFields(state, { started_at: state.fields.started_at ?? at });
  return state.fields.status === "in_service" ? started : moveTo(started, "in_service", at);
}

/** `start`: work begins without a visit. */
export const start: Perform<"start"> = (performing) => accept(performing, begun(performing));

/** `arrive`: on site, or connected remotely; the first arrival of a round counts. */
export const arrive: Perform<"arrive"> = (performing) => {
  const { state, at } = performing;
  return accept(performing, withFields(begun(performing), { arrived_at: state.fields.arrived_at ?? at }));
};

type PartsInput = readonly {
  readonly part: string;
  readonly quantity: number;
  readonly old_serial?: string | null | undefined;
  readonly new_serial?: string | null | undefined;
}[];

/** A state with the parts of a payload written down as used on the card. */
export function withParts(
  state: CaseState,
  parts: PartsInput | undefined,
  by: string,
  at: number,
): CaseState {
  return (parts ?? []).reduce<CaseState>((next, used) => {
    const item: Omit<PartUse, "n"> = {
      part: used.part,
      quantity: used.quantity,
      old_serial: used.old_serial ?? null,
      new_serial: used.new_serial ?? null,
      used_by: by,
      used_at: at,
    };
    return withItem(next, "part_uses", item);
  }, state);
}

/** `log`: one line of the process record; parts outside the warranty need a confirmed quote (DOMAIN 5.5). */
export const log: Perform<"log"> = (performing) => {
  const { state, payload, at, by, context } = performing;
  if (payload.parts && payload.parts.length > 0 && quoteMissing(state, context)) {
    return refuse({ code: "quote_required", details: {} });
  }
  const caused = payload.fault_cause ? withFields(state, { fault_cause: payload.fault_cause }) : state;
  return accept(performing, withParts(caused, payload.parts, by, at));
};

/** `diagnose`: the detection report of DOMAIN 5.1. */
export const diagnose: Perform<"diagnose"> = (performing) => {
  const { state, payload, at, by } = performing;
  return accept(
    performing,
    withItem(state, "detections", {
      appearance: payload.appearance,
      hardware: payload.hardware,
      software: payload.software,
      location: payload.location,
      plan: payload.plan,
      parts_needed: payload.parts_needed ?? null,
      estimated_minutes: payload.estimated_minutes ?? null,
      customer_informed: payload.customer_informed ?? null,
      detected_by: by,
      detected_at: at,
    }),
  );
};

/** `wait`: customer, parts or goods; the other waits begin by their own actions. */
export const wait: Perform<"wait"> = (performing) =>
  accept(performing, waitFor(performing.state, performing.payload.waiting_for, performing.at));

/** `resume`: back where the card was. */
export const resume: Perform<"resume"> = (performing) =>
  accept(
    performing,
    moveTo(performing.state, performing.state.fields.waiting_from ?? "in_service", performing.at),
  );

/** `escalate`: to a named expert. */
export const escalate: Perform<"escalate"> = (performing) => {
  const { state, payload, at, by, context } = performing;
  if (!context.staff(payload.expert)?.active) return refuseField("expert", "unknown_staff");
  const asked = withItem(state, "escalations", {
    expert: payload.expert,
    reason: payload.reason,
    escalated_by: by,
    escalated_at: at,
    answer: null,
    answered_at: null,
  });
  return accept(performing, waitFor(asked, "expert", at));
};

/** `expert_answer`: by the expert who was asked; the work goes on. */
export const expertAnswer: Perform<"expert_answer"> = (performing) => {
  const { state, payload, actor, at } = performing;
  const asked = state.lists.escalations.findLast(
    (escalation) => escalation.answered_at === null && escalation.expert === actor.code,
  );
  if (!asked) return refuse({ code: "forbidden", details: { needs: ["expert"] } });
  const answered = withChangedItem(state, "escalations", asked.n, {
    answer: payload.answer,
    answered_at: at,
  });
  return accept(performing, moveTo(answered, "in_service", at));
};

/** Actions that leave the card as it is: the event with its payload is the record. */
export function recordOnly<A extends Action>(performing: Performing<A>) {
  return accept(performing, performing.state);
}
