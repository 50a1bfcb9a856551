import {
  type Action,
  APPROVAL_SUBJECTS,
  FOLLOW_UP_METHODS,
  INSPECTION_RESULTS,
  PAYMENT_METHODS,
  PRIORITIES,
  QUOTE_DECLINE_NEXT,
  RESPOND_METHODS,
  RETURN_BASES,
  RETURN_OPTIONS,
  SHIP_WAYS,
} from "#shared/domain/card/vocabulary";
import type { FormContext, FormField, FormValues } from "./form-field";
import {
  assignee,
  choice,
  classification,
  confirmation,
  faultCause,
  finishing,
  fromCard,
  is,
  note,
  parts,
  prioritySet,
  reason,
  team,
} from "./form-parts";

/**
 * What every action asks (DOMAIN 2.2 "carries"), in the order of the keyboard. Which fields are needed
 * follows the rules; the action's schema has the last word.
 */

const pendingRequests = ({ card }: FormContext) =>
  card.lists.requests.filter((request) => request.status === "pending");
const request: FormField = {
  name: "request",
  kind: "request",
  required: true,
  shown: (_values, context) => pendingRequests(context).length > 1,
  initial: (context) => {
    const [first, second] = pendingRequests(context);
    return first && second ? String(first.n) : undefined;
  },
};
const ownRequest = (values: FormValues, context: FormContext): boolean => {
  const pending = pendingRequests(context);
  const chosen = pending.find((item) => String(item.n) === values.request) ?? pending[0];
  // Where the store does not allow it, somebody else's PIN decides, and needs no reason of the requester's.
  return context.self_approval && chosen?.requested_by === context.actor.code;
};
const checkedByRepairer = (_values: FormValues, { card, actor }: FormContext) =>
  card.fields.assignee === actor.code;
const subjectWithAmount = is("what", "compensation", "refund", "discount");

/**
 * Actions with a form under the bar; `register` is the intake, `edit` the sheet, `attach` the panel, `undo` the log;
 * handing out and collecting a survey have dialogs of their own.
 */
export const ACTION_FORMS: Readonly<Record<Action, readonly FormField[]>> = {
  register: [],
  edit: [],
  attach: [],
  undo: [],
  countersign: [],
  hand_out_survey: [],
  collect_survey: [],
  accept: [],
  classify: [
    ...classification,
    ...prioritySet,
    { ...reason("correction"), shown: (_values, { card }) => card.fields.status !== "registered" },
  ],
  set_priority: [
    { name: "priority", kind: "choice", options: choice(PRIORITIES, "priority"), required: true },
    reason("priority"),
  ],
  dispatch: [
    assignee,
    { name: "promised_at", kind: "instant" },
    { name: "appointment_at", kind: "instant" },
    ...team,
    ...prioritySet,
  ],
  approve: [request, { ...reason("approval"), required: ownRequest, shown: ownRequest }],
  reject: [request, reason("reject")],
  reassign: [assignee, ...team, reason("reassign")],
  respond: [
    {
      name: "method",
      kind: "choice",
      options: choice(RESPOND_METHODS, "respond_method"),
      required: true,
      initial: () => "phone",
    },
    note,
  ],
  reschedule: [
    { name: "appointment_at", kind: "instant", required: true },
    { name: "customer_agreed", kind: "flag", required: true },
    reason("reschedule"),
  ],
  start: [note],
  arrive: [note],
  log: [
    { name: "operation", kind: "text", required: true, wide: true, customer_sees: true },
    faultCause,
    parts,
    { name: "plan", kind: "flag" },
    { name: "customer_visible", kind: "flag" },
  ],
  diagnose: [
    { name: "appearance", kind: "text", required: true, wide: true },
    { name: "hardware", kind: "text", required: true, wide: true },
    { name: "software", kind: "text", required: true, wide: true },
    { name: "location", kind: "text", required: true },
    { name: "plan", kind: "text", required: true, wide: true, customer_sees: true },
    { name: "parts_needed", kind: "text" },
    { name: "estimated_minutes", kind: "whole" },
    { name: "customer_informed", kind: "text" },
  ],
  quote: [
    { name: "lines", kind: "quote_lines", required: true, wide: true },
    { name: "discount", kind: "money" },
    { name: "valid_until", kind: "date" },
    { ...note, customer_sees: true },
  ],
  quote_confirm: [
    {
      name: "by",
      kind: "line",
      required: true,
      initial: ({ card }) => card.fields.contact ?? card.fields.customer_name ?? undefined,
    },
    { name: "method", kind: "line", required: true, phrases: "agreed_by" },
  ],
  quote_decline: [
    {
      name: "then",
      kind: "choice",
      options: choice(QUOTE_DECLINE_NEXT, "quote_decline_next"),
      required: true,
    },
    reason("quote_decline"),
  ],
  wait: [
    {
      name: "waiting_for",
      kind: "choice",
      options: choice(["customer", "parts", "goods"], "waiting_for"),
      required: true,
    },
    reason("wait"),
    { name: "expected_at", kind: "instant" },
  ],
  resume: [note],
  escalate: [{ name: "expert", kind: "staff", required: true }, reason("correction")],
  expert_answer: [{ name: "answer", kind: "text", required: true, wide: true }],
  sync_progress: [
    { name: "told", kind: "text", required: true, wide: true, phrases: "told", customer_sees: true },
  ],
  request_approval: [
    {
      name: "what",
      kind: "choice",
      options: choice(
        APPROVAL_SUBJECTS.filter((subject) => subject !== "dispatch"),
        "approval_subject",
      ),
      required: true,
    },
    {
      name: "amount",
      kind: "money",
      required: subjectWithAmount,
      shown: is("what", "compensation", "refund", "discount", "part_purchase"),
    },
    { name: "promised_at", kind: "instant", required: true, shown: is("what", "extension") },
    { name: "customer_agreed", kind: "flag", shown: is("what", "extension") },
    reason("approval"),
  ],
  goods_pickup: [
    { name: "address", kind: "line", required: true, initial: fromCard("address"), wide: true },
    { name: "window", kind: "window", required: true, wide: true },
    { name: "condition", kind: "text", phrases: "condition", wide: true },
    { name: "accessories", kind: "text" },
    { name: "proof_checked", kind: "flag" },
  ],
  goods_received: [
    { name: "condition", kind: "text", required: true, phrases: "condition", wide: true },
    { name: "accessories", kind: "text" },
  ],
  goods_inspect: [
    {
      name: "result",
      kind: "choice",
      options: choice(INSPECTION_RESULTS, "inspection_result"),
      required: true,
    },
    { name: "condition", kind: "text", required: true, phrases: "condition", wide: true },
  ],
  goods_ship: [
    { name: "way", kind: "choice", options: choice(SHIP_WAYS, "ship_way"), required: true },
    { name: "tracking", kind: "line", required: true, shown: is("way", "ship") },
    note,
  ],
  choose_remedy: [
    { name: "return_basis", kind: "choice", options: choice(RETURN_BASES, "return_basis"), required: true },
    {
      name: "return_option",
      kind: "choice",
      options: choice(RETURN_OPTIONS, "return_option"),
      required: true,
    },
    { name: "reason", kind: "text", wide: true },
  ],
  exchange: [{ name: "new_serial", kind: "line", required: true }],
  refund: [
    { name: "amount", kind: "money", required: true },
    { name: "method", kind: "choice", options: choice(PAYMENT_METHODS, "payment_method"), required: true },
  ],
  finish: finishing,
  resolve_now: [
    ...classification.map(
      (field): FormField => ({
        ...field,
        shown: (values, context) =>
          context.card.fields.status !== "classified" && (field.shown?.(values, context) ?? true),
      }),
    ),
    ...finishing.filter((field) => field.name !== "parts" && field.name !== "self_check"),
    { name: "confirmed_now", kind: "flag", initial: () => true, transient: true },
    ...confirmation("confirm.", (values) => values.confirmed_now === true),
  ],
  qc_pass: [
    { name: "items", kind: "check_items", required: true, wide: true },
    { ...reason("approval"), required: checkedByRepairer, shown: checkedByRepairer },
  ],
  qc_fail: [{ name: "items", kind: "check_items", required: true, wide: true }, reason("dissatisfied")],
  confirm: confirmation("", () => true),
  dissatisfied: [reason("dissatisfied")],
  refuse_survey: [{ name: "reason", kind: "text", wide: true }],
  follow_up: [
    {
      name: "method",
      kind: "choice",
      options: choice(FOLLOW_UP_METHODS, "follow_up_method"),
      required: true,
      initial: () => "phone",
    },
    { name: "result", kind: "text", required: true, wide: true },
    { name: "satisfied", kind: "yes_no" },
  ],
  archive: [
    {
      name: "without_signature_reason",
      kind: "text",
      phrases: "signature",
      required: true,
      shown: (_values, { signature_missing }) => signature_missing,
      wide: true,
    },
  ],
  qc_sample: [
    { name: "items", kind: "check_items", required: true, wide: true },
    { name: "pass", kind: "yes_no", required: true },
    { name: "reason", kind: "text", shown: (values) => values.pass === "no", wide: true },
  ],
  reopen: [reason("reopen")],
  cancel: [reason("cancel")],
  merge: [{ name: "into", kind: "card_ref", required: true }],
  record_payment: [
    { name: "amount", kind: "money", required: true },
    { name: "method", kind: "choice", options: choice(PAYMENT_METHODS, "payment_method"), required: true },
    note,
  ],
  fill_checklist: [
    { name: "items", kind: "check_items", required: true, wide: true },
    { name: "hazards", kind: "text", wide: true },
  ],
  waive: [{ name: "milestone", kind: "milestone", required: true }, reason("waive")],
};
