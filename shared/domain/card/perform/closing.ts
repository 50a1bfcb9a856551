import { missingForArchive } from "../archive-checklist";
import type { CaseState } from "../case-state";
import {
  accept,
  type Decision,
  type Perform,
  type Performing,
  refuse,
  refuseField,
  type Step,
} from "../decision";
import { gradeFromScore } from "../grade";
import { holdsAny } from "../roles";
import { moveTo, withChangedItem, withItem } from "../state-change";
import { type ConfirmMethod, type FollowUpMethod, OUTCOMES_ASKED_SOLVED } from "../vocabulary";

/** The card in rework: a new round, owned by the supervisor (DOMAIN 2.2, 4.2). */
export function reworked(state: CaseState, reason: string, at: number): CaseState {
  return moveTo(state, "rework", at, {
    round: state.fields.round + 1,
    rework_reason: reason,
    archived_at: null,
  });
}

const DISTINCT_ATTEMPTS = 3;

function unreachableRefusal(performing: Performing<"confirm">): Extract<Decision, { ok: false }> | null {
  const { payload, actor, context } = performing;
  if (!holdsAny(actor.roles, ["supervisor"]))
    return refuse({ code: "forbidden", details: { needs: ["supervisor"] } });
  if (payload.satisfaction !== undefined) return refuseField("satisfaction", "not_when_unreachable");
  if (payload.grade !== undefined) return refuseField("grade", "not_when_unreachable");
  const attempts = payload.attempts ?? [];
  if (new Set(attempts).size < DISTINCT_ATTEMPTS) return refuseField("attempts", "three_needed");
  return attempts.some((attempt) => attempt > context.nowMs) ? refuseField("attempts", "in_future") : null;
}

function confirmRefusal(performing: Performing<"confirm">): Extract<Decision, { ok: false }> | null {
  const { state, payload } = performing;
  if (payload.method === "unreachable") return unreachableRefusal(performing);
  const asked = state.fields.outcome !== null && OUTCOMES_ASKED_SOLVED.includes(state.fields.outcome);
  if (asked && payload.solved === undefined) return refuseField("solved", "required");
  if (payload.grade && payload.satisfaction && gradeFromScore(payload.satisfaction) !== payload.grade) {
    return refuseField("grade", "contradicts_score");
  }
  return null;
}

/** Why the customer's answer starts rework, or null when it does not. */
function dissatisfactionIn(state: CaseState, method: ConfirmMethod): string | null {
  if (method === "unreachable") return null;
  const { outcome, solved, grade } = state.fields;
  const asked = outcome !== null && OUTCOMES_ASKED_SOLVED.includes(outcome);
  if (grade === "dissatisfied") return "grade: dissatisfied";
  return asked && solved !== "yes" ? `solved: ${solved}` : null;
}

/**
 * `confirm`: the customer's answer. Not solved or dissatisfied is confirmed all the same (its milestone is
 * met) and then goes to rework by the system's own `dissatisfied` (DOMAIN 2.2).
 */
export const confirmed: Perform<"confirm"> = (performing) => {
  const { state, payload, actor, at } = performing;
  const refusal = confirmRefusal(performing);
  if (refusal) return refusal;
  const grade = payload.grade ?? (payload.satisfaction ? gradeFromScore(payload.satisfaction) : null);
  const next = moveTo(state, "confirmed", at, {
    confirmed_at: at,
    confirm_method: payload.method,
    solved: payload.solved ?? null,
    satisfaction: payload.satisfaction ?? null,
    grade,
    ...(payload.opinion !== undefined ? { opinion: payload.opinion } : {}),
  });
  const steps: Step[] = [{ action: "confirm", actor: actor.code, state: next }];
  const reason = dissatisfactionIn(next, payload.method);
  if (reason) {
    steps.push({
      action: "dissatisfied",
      actor: "system",
      state: reworked(next, reason, at),
      payload: { reason },
    });
  }
  return { ok: true, steps };
};

/** `dissatisfied`: the customer comes back; also from the archive. */
export const dissatisfied: Perform<"dissatisfied"> = (performing) =>
  accept(performing, reworked(performing.state, performing.payload.reason, performing.at));

/** `reopen`: a supervisor takes an archived card up again. */
export const reopen: Perform<"reopen"> = (performing) =>
  accept(performing, reworked(performing.state, performing.payload.reason, performing.at));

const BY_VOICE: ReadonlySet<FollowUpMethod> = new Set<FollowUpMethod>(["phone", "manual", "visit"]);

/** `follow_up`: VIP by voice; an unhappy answer starts rework (DOMAIN 5.8). */
export const followUp: Perform<"follow_up"> = (performing) => {
  const { state, payload, actor, by, at } = performing;
  if (state.fields.customer_level === "vip" && !BY_VOICE.has(payload.method)) {
    return refuseField("method", "vip_by_phone");
  }
  const followed = withItem(state, "follow_ups", {
    method: payload.method,
    result: payload.result,
    satisfied: payload.satisfied ?? null,
    followed_up_by: by,
    followed_up_at: at,
  });
  const steps: Step[] = [{ action: "follow_up", actor: actor.code, state: followed }];
  if (payload.satisfied === false) {
    const reason = payload.result;
    steps.push({
      action: "dissatisfied",
      actor: "system",
      state: reworked(followed, reason, at),
      payload: { reason },
    });
  }
  return { ok: true, steps };
};

/** Requests that nobody decided go with the card: a closed card waits in no supervisor's list. */
function withoutPendingRequests(state: CaseState): CaseState {
  return state.lists.requests
    .filter((request) => request.status === "pending")
    .reduce((next, { n }) => withChangedItem(next, "requests", n, { status: "withdrawn" }), state);
}

/** `archive`: what the checklist of DOMAIN 5.6 misses is listed. */
export const archive: Perform<"archive"> = (performing) => {
  const { state, payload, at, context } = performing;
  const reason = payload.without_signature_reason ?? null;
  const missing = missingForArchive({
    state,
    events: context.events,
    attachments: context.attachments,
    nowMs: at,
    without_signature_reason: reason,
  });
  if (missing.length > 0) return refuse({ code: "incomplete", details: { missing } });
  return accept(
    performing,
    moveTo(withoutPendingRequests(state), "archived", at, {
      archived_at: at,
      without_signature_reason: reason,
    }),
  );
};

/** `cancel` with its reason. */
export const cancel: Perform<"cancel"> = (performing) => {
  const { state, payload, at } = performing;
  const ended = withoutPendingRequests(state);
  return accept(performing, moveTo(ended, "cancelled", at, { cancel_reason: payload.reason }));
};

/** `merge` into another card that is not itself ended by cancel or merge. */
export const merge: Perform<"merge"> = (performing) => {
  const { state, payload, at, context } = performing;
  const target = context.cardByRef(payload.into);
  if (!target) return refuse({ code: "not_found", details: { what: "card", ref: payload.into } });
  if (target.id === state.fields.id) return refuseField("into", "itself");
  if (target.status === "merged" || target.status === "cancelled") return refuseField("into", "closed_card");
  const merged = withoutPendingRequests(state);
  return accept(performing, moveTo(merged, "merged", at, { merged_into: target.no ?? target.id }));
};
