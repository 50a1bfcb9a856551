import type {
  ApprovalRequest,
  CardCollections,
  CardFields,
  CaseState,
  Escalation,
  GoodsMovement,
  Quote,
  QuoteLine,
} from "#shared/domain/card/case-state";
import { newCase } from "#shared/domain/card/new-case";
import type { Status, WaitingFor } from "#shared/domain/card/vocabulary";
import { fen } from "#shared/domain/money/fen";
import { deepFreeze } from "./freeze";
import { HOUR_MS, instantMs, NOW_MS } from "./instant";

/** Who plays which part in the rule tests; `decision-context` knows each of them with a role. */
export const ASSIGNEE = "eng1";
export const EXPERT = "expert1";
export const ASKER = "clerk9";

export const REQUESTED_AT = instantMs("2026-11-20T09:02:00+08:00");
export const LAST_CHANGE_AT = NOW_MS - 2 * HOUR_MS;

/** An empty draft. */
export function draftCase(fields: Partial<CardFields> = {}): CaseState {
  const blank = newCase({ id: "card-1", store: "S01", policy_preset: "flow_card", policy_version: 1 });
  return deepFreeze({ ...blank, fields: { ...blank.fields, ...fields } });
}

/** ★ of DOMAIN 3.1 and what else the CLI example of a card fills in. */
export const REGISTRATION_FIELDS = {
  channel: "phone",
  requested_at: REQUESTED_AT,
  customer_name: "示例客户",
  contact: "示例联系人",
  phone: "12800000721",
  address: "示例市示例路 1 号",
  customer_level: "normal",
  model: "XQB-80",
  serial_no: "SN20260001",
  purchase_date: "2026-03-15",
  purchase_channel: "store",
  description: "脱水时异响并移动",
} as const satisfies Partial<CardFields>;

const REGISTERED: Partial<CardFields> = {
  ...REGISTRATION_FIELDS,
  no: "SH-S01-20261120-0001",
  registered_at: REQUESTED_AT + 5 * 60_000,
  registered_by: "clerk1",
  warranty_months: 12,
  warranty_end: "2027-03-15",
};
const CLASSIFIED: Partial<CardFields> = {
  ...REGISTERED,
  kind: "A",
  service_mode: "on_site",
  fault_type: "hardware",
  impact: "partial",
  classified_at: REQUESTED_AT + 15 * 60_000,
};
const DISPATCHED: Partial<CardFields> = {
  ...CLASSIFIED,
  assignee: ASSIGNEE,
  dispatched_at: REQUESTED_AT + 30 * 60_000,
  promised_at: NOW_MS + 24 * HOUR_MS,
};
const COMPLETED: Partial<CardFields> = {
  ...DISPATCHED,
  outcome: "repaired",
  result: "更换减震器，试机正常",
  function_test: true,
  completed_at: LAST_CHANGE_AT,
  first_completed_at: LAST_CHANGE_AT,
};

const FIELDS_BY_STATUS: Readonly<Record<Status, Partial<CardFields>>> = {
  draft: REGISTRATION_FIELDS,
  registered: REGISTERED,
  classified: CLASSIFIED,
  pending_approval: CLASSIFIED,
  dispatched: DISPATCHED,
  accepted: DISPATCHED,
  in_service: DISPATCHED,
  waiting: DISPATCHED,
  quality_check: { ...DISPATCHED, outcome: "repaired", result: "更换减震器", function_test: true },
  completed: COMPLETED,
  confirmed: { ...COMPLETED, confirmed_at: LAST_CHANGE_AT, confirm_method: "phone", solved: "yes" },
  rework: { ...COMPLETED, round: 2, rework_reason: "仍有异响" },
  archived: { ...COMPLETED, confirmed_at: LAST_CHANGE_AT, confirm_method: "phone", archived_at: NOW_MS },
  cancelled: REGISTERED,
  merged: REGISTERED,
};

/** A case that has come as far as `status`, with what a card normally holds by then. */
export function caseIn(
  status: Status,
  fields: Partial<CardFields> = {},
  lists: Partial<CardCollections> = {},
): CaseState {
  const state = draftCase({
    ...FIELDS_BY_STATUS[status],
    status,
    status_changed_at: status === "draft" ? null : LAST_CHANGE_AT,
    ...fields,
  });
  return deepFreeze({ fields: state.fields, lists: { ...state.lists, ...lists } });
}

/** A case that waits; it came from `in_service` unless said otherwise. */
export function caseWaitingFor(
  waitingFor: WaitingFor,
  fields: Partial<CardFields> = {},
  lists: Partial<CardCollections> = {},
): CaseState {
  return caseIn("waiting", { waiting_for: waitingFor, waiting_from: "in_service", ...fields }, lists);
}

/** A pending request number 1 for a part purchase by a clerk. */
export function approvalRequest(values: Partial<ApprovalRequest> = {}): ApprovalRequest {
  return {
    n: 1,
    what: "part_purchase",
    reason: "外采主板",
    amount: null,
    promised_at: null,
    customer_agreed: null,
    proposal: null,
    status: "pending",
    from_status: "in_service",
    requested_by: ASKER,
    requested_at: LAST_CHANGE_AT,
    decided_by: null,
    decided_at: null,
    decision_reason: null,
    self_approved: false,
    ...values,
  };
}

const QUOTE_LINE: QuoteLine = {
  kind: "labour",
  name: "上门检修",
  unit: "次",
  quantity: 1,
  unit_price: fen(12_000),
  amount: fen(12_000),
};

/** Quote number 1, open, one line of 120 yuan. */
export function quoteOf(values: Partial<Quote> = {}): Quote {
  return {
    n: 1,
    lines: [QUOTE_LINE],
    discount: fen(0),
    total: fen(12_000),
    valid_until: null,
    note: null,
    status: "open",
    quoted_by: ASSIGNEE,
    quoted_at: LAST_CHANGE_AT,
    decided_by: null,
    decided_method: null,
    decided_at: null,
    decline_reason: null,
    decline_next: null,
    ...values,
  };
}

/** Goods movement number 1: received by the warehouse. */
export function goodsMovement(values: Partial<GoodsMovement> = {}): GoodsMovement {
  return {
    n: 1,
    step: "received",
    address: null,
    window_from: null,
    window_to: null,
    condition: "外观完好",
    accessories: null,
    proof_checked: null,
    result: null,
    way: null,
    tracking: null,
    recorded_by: "wh1",
    recorded_at: LAST_CHANGE_AT,
    ...values,
  };
}

/** Escalation number 1 to the named expert, not answered yet. */
export function escalationOf(values: Partial<Escalation> = {}): Escalation {
  return {
    n: 1,
    expert: EXPERT,
    reason: "主控板反复报错",
    escalated_by: ASSIGNEE,
    escalated_at: LAST_CHANGE_AT,
    answer: null,
    answered_at: null,
    ...values,
  };
}
