import type { ApprovalRequest, CardFields, CaseState, DispatchProposal } from "../case-state";
import {
  accept,
  type Decision,
  type DecisionContext,
  type Perform,
  type Performing,
  refuse,
  refuseField,
} from "../decision";
import type { FieldError } from "../field-types";
import type { Payload } from "../payloads";
import { holdsAny } from "../roles";
import { moveTo, waitFor, withChangedItem, withFields, withItem } from "../state-change";
import { type ApprovalSubject, ASSIGNABLE_ROLES } from "../vocabulary";
import { computedPriority, overrideNote } from "./registering";

/** Checks that each code is somebody who can take a card; complaints go to a supervisor (DOMAIN 2.3). */
function staffErrors(
  people: { readonly assignee: string; readonly collaborators?: readonly string[] | undefined },
  state: CaseState,
  context: DecisionContext,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  const assignee = context.staff(people.assignee);
  if (!assignee?.active) errors.push({ field: "assignee", code: "unknown_staff" });
  else if (!holdsAny(assignee.roles, ASSIGNABLE_ROLES))
    errors.push({ field: "assignee", code: "not_assignable" });
  else if (state.fields.kind === "C" && !holdsAny(assignee.roles, ["supervisor"])) {
    errors.push({ field: "assignee", code: "needs_supervisor" });
  }
  for (const code of people.collaborators ?? []) {
    if (!context.staff(code)?.active) errors.push({ field: "collaborators", code: "unknown_staff" });
  }
  return errors;
}

/** ☆ of DOMAIN 3.1: what a card must hold before it is dispatched. */
function missingForDispatch(fields: CardFields): readonly string[] {
  const missing: string[] = [];
  if (!fields.serial_no) missing.push("serial_no");
  if (fields.service_mode === "on_site" && !fields.address) missing.push("address");
  return missing;
}

/** VIP cards (not kind S) and impact safety need a supervisor before dispatch (DOMAIN 4.3). */
export function dispatchNeedsApproval(fields: CardFields): boolean {
  return (fields.customer_level === "vip" && fields.kind !== "S") || fields.impact === "safety";
}

function proposalOf(state: CaseState, payload: Payload<"dispatch">): DispatchProposal {
  return {
    assignee: payload.assignee,
    group: payload.group === undefined ? state.fields.group : payload.group,
    collaborators: payload.collaborators ?? [],
    appointment_at: payload.appointment_at ?? null,
    promised_at: payload.promised_at ?? null,
    priority: payload.priority ?? state.fields.priority,
  };
}

/**
 * The card dispatched by a proposal at a time; a promise that nobody set is proposed by priority. The priority
 * is the card's own: it may have been set anew while the proposal waited for its approval.
 */
export function dispatchedBy(
  state: CaseState,
  proposal: Omit<DispatchProposal, "priority">,
  at: number,
  context: DecisionContext,
): CaseState {
  const { priority, kind } = state.fields;
  const { assignee, group, collaborators, appointment_at, promised_at } = proposal;
  return moveTo(state, "dispatched", at, {
    assignee,
    group,
    collaborators,
    appointment_at,
    promised_at: promised_at ?? context.promiseFor(priority, at, kind),
    dispatched_at: at,
    responded_at: null,
    accepted_at: null,
    started_at: null,
    arrived_at: null,
  });
}

function dispatchErrors(performing: Performing<"dispatch">): readonly FieldError[] {
  const { state, payload, context } = performing;
  const errors = [...staffErrors(payload, state, context)];
  if (payload.priority && payload.priority !== state.fields.priority && !payload.priority_reason) {
    errors.push({ field: "priority_reason", code: "required" });
  }
  if (payload.promised_at !== undefined && payload.promised_at < context.nowMs) {
    errors.push({ field: "promised_at", code: "in_past" });
  }
  return errors;
}

/** The card with the priority that the dispatch sets, if it sets another. */
function withDispatchPriority(performing: Performing<"dispatch">): CaseState {
  const { state, payload, context } = performing;
  if (payload.priority === undefined || payload.priority === state.fields.priority) return state;
  return withFields(state, {
    priority: payload.priority,
    priority_overridden: payload.priority !== computedPriority(state, context),
    priority_reason: payload.priority_reason ?? null,
  });
}

/** `dispatch`: to the assignee, or to the supervisor first (DOMAIN 4.3). */
export const dispatch: Perform<"dispatch"> = (performing) => {
  const { payload, at, context } = performing;
  const errors = dispatchErrors(performing);
  if (errors.length > 0) return refuse({ code: "invalid_input", details: { fields: errors } });
  const missing = missingForDispatch(performing.state.fields);
  if (missing.length > 0) return refuse({ code: "incomplete", details: { missing } });
  const state = withDispatchPriority(performing);
  const note = payload.priority === undefined ? {} : overrideNote(state, context);
  const proposal = proposalOf(state, payload);
  if (!dispatchNeedsApproval(state.fields)) {
    return accept(performing, dispatchedBy(state, proposal, at, context), note);
  }
  const asked = withItem(state, "requests", {
    ...requestBy(performing, "dispatch", payload.priority_reason ?? null),
    promised_at: proposal.promised_at,
    proposal,
  });
  return accept(performing, moveTo(asked, "pending_approval", at), note);
};

function requestBy(
  performing: Pick<Performing<"dispatch">, "state" | "actor" | "at">,
  what: ApprovalSubject,
  reason: string | null,
): Omit<ApprovalRequest, "n"> {
  return {
    what,
    reason,
    amount: null,
    promised_at: null,
    customer_agreed: null,
    proposal: null,
    status: "pending",
    from_status: performing.state.fields.status,
    requested_by: performing.actor.code,
    requested_at: performing.at,
    decided_by: null,
    decided_at: null,
    decision_reason: null,
    self_approved: false,
  };
}

const SUBJECTS_WITH_AMOUNT: ReadonlySet<ApprovalSubject> = new Set<ApprovalSubject>([
  "compensation",
  "refund",
  "discount",
]);

/** `request_approval`: stops the work when it is under way, else the card goes on (DOMAIN 2.2). */
export const requestApproval: Perform<"request_approval"> = (performing) => {
  const { state, payload, at, context } = performing;
  if (payload.what === "extension") {
    if (payload.promised_at === undefined) return refuseField("promised_at", "required");
    if (payload.promised_at < context.nowMs) return refuseField("promised_at", "in_past");
  }
  if (SUBJECTS_WITH_AMOUNT.has(payload.what) && payload.amount === undefined) {
    return refuseField("amount", "required");
  }
  const asked = withItem(state, "requests", {
    ...requestBy({ state, actor: performing.actor, at }, payload.what, payload.reason),
    amount: payload.amount ?? null,
    promised_at: payload.promised_at ?? null,
    customer_agreed: payload.customer_agreed ?? null,
  });
  return accept(performing, state.fields.status === "in_service" ? waitFor(asked, "approval", at) : asked);
};

type PendingChoice =
  | { readonly ok: true; readonly request: ApprovalRequest }
  | Extract<Decision, { ok: false }>;

function chosenRequest(state: CaseState, wanted: number | undefined): PendingChoice {
  const pending = state.lists.requests.filter((request) => request.status === "pending");
  if (wanted === undefined) {
    const [only, second] = pending;
    return only && !second ? { ok: true, request: only } : refuseField("request", "required");
  }
  const request = pending.find((candidate) => candidate.n === wanted);
  return request ? { ok: true, request } : refuseField("request", "not_pending");
}

/** Back to where the work stood when a request that stopped it is decided. */
function backFromApproval(state: CaseState, decided: ApprovalRequest, at: number): CaseState {
  const stillPending = state.lists.requests.some(
    (request) =>
      request.n !== decided.n && request.status === "pending" && request.from_status === "in_service",
  );
  const waits = state.fields.status === "waiting" && state.fields.waiting_for === "approval";
  return waits && !stillPending ? moveTo(state, state.fields.waiting_from ?? "in_service", at) : state;
}

function decide(performing: Performing<"approve"> | Performing<"reject">, approved: boolean): Decision {
  const { state, payload, actor, at, context } = performing;
  const choice = chosenRequest(state, payload.request);
  if (!choice.ok) return choice;
  const { request } = choice;
  const isOwn = request.requested_by === actor.code;
  if (isOwn && !(approved && context.rules.self_approval)) {
    return refuse({ code: "self_approval", details: { action: performing.action } });
  }
  if (isOwn && !payload.reason) return refuseField("reason", "required");
  const marked = withChangedItem(state, "requests", request.n, {
    status: approved ? "approved" : "rejected",
    decided_by: actor.code,
    decided_at: at,
    decision_reason: payload.reason ?? null,
    self_approved: isOwn,
  });
  const next = approved ? afterApproval(marked, request, at, context) : afterRejection(marked, request, at);
  const step = { action: performing.action, actor: actor.code, state: next };
  return { ok: true, steps: [isOwn ? { ...step, self_marked: true } : step] };
}

function afterApproval(
  state: CaseState,
  request: ApprovalRequest,
  at: number,
  context: DecisionContext,
): CaseState {
  if (request.what === "dispatch" && request.proposal) {
    return dispatchedBy(state, request.proposal, at, context);
  }
  const extended =
    request.what === "extension" ? withFields(state, { promised_at: request.promised_at }) : state;
  return backFromApproval(extended, request, at);
}

function afterRejection(state: CaseState, request: ApprovalRequest, at: number): CaseState {
  if (request.what === "dispatch") return moveTo(state, request.from_status, at);
  return backFromApproval(state, request, at);
}

/** `approve`: never by the requester, unless the store's one-person switch is on (DOMAIN 2.3). */
export const approve: Perform<"approve"> = (performing) => decide(performing, true);
/** `reject`: with a reason; a dispatch goes back to classified or rework. */
export const reject: Perform<"reject"> = (performing) => decide(performing, false);

/** `accept` by the assignee. */
export const acceptCard: Perform<"accept"> = (performing) =>
  accept(performing, moveTo(performing.state, "accepted", performing.at, { accepted_at: performing.at }));

/** `reassign`: to another person; no due time moves (DOMAIN 4.2). */
export const reassign: Perform<"reassign"> = (performing) => {
  const { state, payload, at, context } = performing;
  const errors = staffErrors(payload, state, context);
  if (errors.length > 0) return refuse({ code: "invalid_input", details: { fields: errors } });
  return accept(
    performing,
    moveTo(state, "dispatched", at, {
      assignee: payload.assignee,
      group: payload.group === undefined ? state.fields.group : payload.group,
      collaborators: payload.collaborators ?? state.fields.collaborators,
    }),
  );
};

/** `reschedule`: the customer's agreement is part of the payload (S1). */
export const reschedule: Perform<"reschedule"> = (performing) => {
  const { state, payload, context } = performing;
  if (payload.appointment_at < context.nowMs) return refuseField("appointment_at", "in_past");
  return accept(performing, withFields(state, { appointment_at: payload.appointment_at }));
};
