import type { CaseState } from "./case-state";
import type { Actor } from "./decision";
import { holdsAny, REGISTERING_ROLES } from "./roles";
import {
  ACTIONS,
  type Action,
  OPEN_STATUSES,
  type Role,
  STATUSES,
  type Status,
  type WaitingFor,
} from "./vocabulary";

/**
 * DOMAIN 2.2 as data: from which states, by whom. The buttons, the permission check, the refusals and the
 * tests read this one table; what an action then does stands in `perform/`.
 */
export interface ActionRule {
  readonly from: readonly Status[];
  /** Only while waiting for one of these; other `from` statuses are not touched by it. */
  readonly waitingFor?: readonly WaitingFor[];
  /** A condition on the state beyond its status; not met = wrong state. */
  readonly when?: (state: CaseState) => boolean;
  /** Any of these roles may, by inclusion too. */
  readonly roles: readonly Role[];
  /** The card's assignee may ("A"). */
  readonly assignee?: true;
  /** The expert that the open escalation names may. */
  readonly expert?: true;
  /** Everybody signed in may. */
  readonly everybody?: true;
  /** Clerk or supervisor may record it for the assignee (代录). */
  readonly onBehalf?: true;
}

const open = OPEN_STATUSES;
const until = (last: Status): readonly Status[] => STATUSES.slice(0, STATUSES.indexOf(last) + 1);
const between = (first: Status, last: Status): readonly Status[] =>
  STATUSES.slice(STATUSES.indexOf(first), STATUSES.indexOf(last) + 1);
const openAfterRegistration: readonly Status[] = open.filter((status) => status !== "draft");
const afterDispatch: readonly Status[] = between("dispatched", "rework");
const afterCompletion: readonly Status[] = ["completed", "confirmed", "archived"];

const hasPendingRequest = (state: CaseState): boolean =>
  state.lists.requests.some((request) => request.status === "pending");
const hasReceivedGoods = (state: CaseState): boolean =>
  state.lists.goods.some((movement) => movement.step === "received");

export const ACTION_TABLE: Readonly<Record<Action, ActionRule>> = {
  register: { from: ["draft"], roles: REGISTERING_ROLES },
  edit: { from: open, roles: ["clerk"] },
  classify: { from: between("registered", "rework"), roles: ["clerk", "tech_support"] },
  set_priority: { from: open, roles: ["clerk"] },
  dispatch: { from: ["classified", "rework"], roles: ["clerk"] },
  approve: { from: open, when: hasPendingRequest, roles: ["supervisor"] },
  reject: { from: open, when: hasPendingRequest, roles: ["supervisor"] },
  accept: { from: ["dispatched"], roles: [], assignee: true, onBehalf: true },
  reassign: { from: ["dispatched", "accepted", "in_service", "waiting"], roles: ["clerk"] },
  respond: { from: open, roles: ["clerk", "tech_support"], assignee: true, onBehalf: true },
  reschedule: { from: ["dispatched", "accepted", "in_service", "waiting"], roles: ["clerk"], assignee: true },
  start: {
    from: ["accepted", "waiting"],
    waitingFor: ["customer", "goods", "parts"],
    roles: [],
    assignee: true,
    onBehalf: true,
  },
  arrive: {
    from: ["accepted", "waiting", "in_service"],
    waitingFor: ["customer", "goods", "parts"],
    roles: [],
    assignee: true,
    onBehalf: true,
  },
  log: {
    from: openAfterRegistration,
    roles: ["clerk", "tech_support"],
    assignee: true,
    expert: true,
    onBehalf: true,
  },
  diagnose: { from: ["in_service"], roles: [], assignee: true, onBehalf: true },
  quote: { from: ["in_service"], roles: ["finance"], assignee: true, onBehalf: true },
  quote_confirm: { from: ["waiting"], waitingFor: ["quote"], roles: ["clerk"], assignee: true },
  quote_decline: { from: ["waiting"], waitingFor: ["quote"], roles: ["clerk"], assignee: true },
  wait: { from: ["dispatched", "accepted", "in_service"], roles: ["clerk"], assignee: true, onBehalf: true },
  resume: {
    from: ["waiting"],
    waitingFor: ["customer", "parts", "goods"],
    roles: ["clerk"],
    assignee: true,
    onBehalf: true,
  },
  escalate: { from: ["in_service", "waiting"], roles: ["tech_support"], assignee: true, onBehalf: true },
  expert_answer: { from: ["waiting"], waitingFor: ["expert"], roles: [], expert: true },
  sync_progress: { from: afterDispatch, roles: ["clerk"], assignee: true },
  request_approval: { from: open, roles: ["clerk"], assignee: true },
  goods_pickup: { from: openAfterRegistration, roles: ["logistics", "clerk"] },
  goods_received: { from: openAfterRegistration, roles: ["warehouse", "clerk"] },
  goods_inspect: { from: openAfterRegistration, when: hasReceivedGoods, roles: ["warehouse"] },
  goods_ship: { from: ["in_service", "completed", "confirmed"], roles: ["logistics", "warehouse", "clerk"] },
  choose_remedy: {
    from: ["in_service", "classified", "dispatched", "accepted"],
    roles: ["clerk"],
    assignee: true,
  },
  exchange: { from: ["in_service"], roles: ["warehouse"] },
  refund: { from: ["in_service"], roles: ["finance"] },
  finish: { from: ["in_service"], roles: [], assignee: true, onBehalf: true },
  resolve_now: { from: ["draft", "registered", "classified"], roles: ["clerk", "tech_support"] },
  qc_pass: { from: ["quality_check"], roles: ["qc", "supervisor"] },
  qc_fail: { from: ["quality_check"], roles: ["qc", "supervisor"] },
  confirm: { from: ["completed"], roles: ["clerk"], assignee: true },
  dissatisfied: { from: afterCompletion, roles: ["clerk"] },
  hand_out_survey: { from: afterCompletion, roles: ["clerk"], assignee: true },
  collect_survey: { from: afterCompletion, roles: ["clerk"], assignee: true },
  refuse_survey: { from: afterCompletion, roles: ["clerk"], assignee: true },
  follow_up: { from: afterCompletion, roles: ["clerk"] },
  archive: { from: ["confirmed"], roles: ["clerk"] },
  qc_sample: { from: afterCompletion, roles: ["qc"] },
  reopen: { from: ["archived"], roles: ["supervisor"] },
  cancel: { from: until("waiting"), roles: ["clerk"] },
  merge: { from: until("waiting"), roles: ["clerk"] },
  attach: { from: STATUSES, roles: [], everybody: true },
  record_payment: { from: open, roles: ["clerk", "finance"], assignee: true },
  fill_checklist: { from: open, when: (state) => state.fields.kind === "S", roles: [], assignee: true },
  waive: { from: open, roles: ["supervisor"] },
  countersign: { from: STATUSES, roles: ["supervisor"] },
  undo: { from: STATUSES, roles: [], everybody: true },
};

const SUPERVISOR_AFTER_DISPATCH: ReadonlySet<Action> = new Set<Action>(["cancel", "merge"]);

/** Cancel and merge are a clerk's before dispatch, a supervisor's after; a later round is after it too. */
function isForSupervisor(action: Action, state: CaseState): boolean {
  const { status, dispatched_at } = state.fields;
  const isDispatched = dispatched_at !== null || afterDispatch.includes(status);
  return SUPERVISOR_AFTER_DISPATCH.has(action) && isDispatched;
}

/** True when the card's state allows the action, whoever acts (DOMAIN 2.2 "from"). */
export function stateAllows(action: Action, state: CaseState): boolean {
  const rule = ACTION_TABLE[action];
  const { status, waiting_for } = state.fields;
  if (!rule.from.includes(status)) return false;
  if (rule.waitingFor && status === "waiting" && (!waiting_for || !rule.waitingFor.includes(waiting_for))) {
    return false;
  }
  return rule.when ? rule.when(state) : true;
}

/** Every action that the state allows, in the table's order (the `allowed` of CLI's `invalid_state`). */
export function actionsInState(state: CaseState): readonly Action[] {
  return ACTIONS.filter((action) => stateAllows(action, state));
}

/** Who may do the action on this card, as the words of a refusal: roles, `assignee`, `expert`. */
export function neededBy(action: Action, state: CaseState): readonly string[] {
  const rule = ACTION_TABLE[action];
  if (isForSupervisor(action, state)) return ["supervisor"];
  return [...rule.roles, ...(rule.assignee ? ["assignee"] : []), ...(rule.expert ? ["expert"] : [])];
}

/** The expert whom the newest unanswered escalation names. */
export function openExpert(state: CaseState): string | null {
  return state.lists.escalations.findLast((escalation) => escalation.answered_at === null)?.expert ?? null;
}

/** True when the actor may do the action on this card in the actor's own name (DOMAIN 2.2 "who may"). */
export function actorMay(action: Action, state: CaseState, actor: Actor): boolean {
  const rule = ACTION_TABLE[action];
  if (rule.everybody) return true;
  if (isForSupervisor(action, state)) return holdsAny(actor.roles, ["supervisor"]);
  if (holdsAny(actor.roles, rule.roles)) return true;
  if (rule.assignee && state.fields.assignee === actor.code) return true;
  return rule.expert === true && state.lists.escalations.some((item) => item.expert === actor.code);
}

/** True when the actor may record the action for the assignee (DOMAIN 2.2 代录). */
export function actorMayOnBehalf(action: Action, actor: Actor): boolean {
  return ACTION_TABLE[action].onBehalf === true && holdsAny(actor.roles, ["clerk", "supervisor"]);
}
