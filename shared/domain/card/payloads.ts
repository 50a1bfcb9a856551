import * as z from "zod";
import { editSchema, registrationSchema } from "./card-input";
import {
  checkItems,
  instant,
  line,
  localDate,
  positiveYuan,
  requiredLine,
  requiredText,
  staffCode,
  text,
  timeWindow,
  yuan,
} from "./field-types";
import {
  type Action,
  APPROVAL_SUBJECTS,
  ATTACHMENT_KINDS,
  CONFIRM_METHODS,
  FAULT_TYPES,
  FOLLOW_UP_METHODS,
  FULFILMENTS,
  GRADES,
  IMPACTS,
  INSPECTION_RESULTS,
  KINDS,
  MILESTONES,
  OUTCOMES,
  PAYMENT_METHODS,
  PRIORITIES,
  QUOTE_DECLINE_NEXT,
  QUOTE_LINE_KINDS,
  RESPOND_METHODS,
  RETURN_BASES,
  RETURN_OPTIONS,
  SERVICE_MODES,
  SHIP_WAYS,
  SOLVED,
  SURVEY_COLLECTED_BY,
  SURVEY_DIMENSIONS,
  SURVEY_WAYS,
} from "./vocabulary";

/**
 * What every action carries (DOMAIN 2.2, CLI "Shapes"). ★ fields are required here; what depends on the
 * card (impact for A, C, D, L; function test for repaired …) is decided by the rules.
 */

const empty = z.strictObject({});
const score = z.int().min(1).max(5);
const priorityChange = { priority: z.enum(PRIORITIES).optional(), priority_reason: text.optional() };

const partsUsed = z.array(
  z.strictObject({
    part: requiredLine,
    quantity: z.int().min(1).max(9_999),
    old_serial: line.optional(),
    new_serial: line.optional(),
  }),
);

const classification = {
  kind: z.enum(KINDS),
  service_mode: z.enum(SERVICE_MODES),
  fulfilment: z.enum(FULFILMENTS).nullable().optional(),
  fault_type: z.enum(FAULT_TYPES).nullable().optional(),
  fault_category: line.optional(),
  impact: z.enum(IMPACTS).nullable().optional(),
  ...priorityChange,
};

const finishing = {
  outcome: z.enum(OUTCOMES),
  result: requiredText,
  function_test: z.boolean().optional(),
  self_check: checkItems.optional(),
  parts: partsUsed.optional(),
  fault_cause: text.optional(),
};

const confirmation = {
  method: z.enum(CONFIRM_METHODS),
  solved: z.enum(SOLVED).optional(),
  satisfaction: score.optional(),
  grade: z.enum(GRADES).optional(),
  opinion: text.optional(),
  attempts: z.array(instant).max(20).optional(),
};

/** What somebody answers to the questionnaire. */
export const surveyAnswersSchema = z.strictObject({
  scores: z.partialRecord(z.enum(SURVEY_DIMENSIONS), score),
  overall: score.nullable().optional(),
  choices: z.array(requiredLine).max(50).optional(),
  comment: text.optional(),
});

export const surveySchema = z.strictObject({
  handed_out_at: instant.nullable().optional(),
  collected_at: instant.optional(),
  collected_by: z.enum(SURVEY_COLLECTED_BY),
  ...surveyAnswersSchema.shape,
});

const quoteLine = z.strictObject({
  kind: z.enum(QUOTE_LINE_KINDS),
  name: requiredLine,
  unit: line.optional(),
  quantity: z.number().positive().max(99_999),
  unit_price: yuan,
});

export const payloadSchemas = {
  register: registrationSchema,
  edit: editSchema,
  classify: z.strictObject({ ...classification, reason: text.optional() }),
  set_priority: z.strictObject({ priority: z.enum(PRIORITIES), reason: requiredText }),
  dispatch: z.strictObject({
    assignee: staffCode,
    group: line.optional(),
    collaborators: z.array(staffCode).max(20).optional(),
    promised_at: instant.optional(),
    appointment_at: instant.nullable().optional(),
    ...priorityChange,
  }),
  approve: z.strictObject({ request: z.int().positive().optional(), reason: text.optional() }),
  reject: z.strictObject({ request: z.int().positive().optional(), reason: requiredText }),
  accept: empty,
  reassign: z.strictObject({
    assignee: staffCode,
    group: line.optional(),
    collaborators: z.array(staffCode).max(20).optional(),
    reason: requiredText,
  }),
  respond: z.strictObject({ method: z.enum(RESPOND_METHODS), note: text.optional() }),
  reschedule: z.strictObject({
    appointment_at: instant,
    reason: requiredText,
    customer_agreed: z.boolean().refine((agreed) => agreed, "must_be_true"),
  }),
  start: z.strictObject({ note: text.optional() }),
  arrive: z.strictObject({ note: text.optional() }),
  log: z.strictObject({
    operation: requiredText,
    fault_cause: text.optional(),
    parts: partsUsed.optional(),
    plan: z.boolean().optional(),
    customer_visible: z.boolean().optional(),
  }),
  diagnose: z.strictObject({
    appearance: requiredText,
    hardware: requiredText,
    software: requiredText,
    location: requiredText,
    plan: requiredText,
    parts_needed: z
      .union([text, z.array(requiredLine).transform((names) => (names.length > 0 ? names.join("、") : null))])
      .optional(),
    estimated_minutes: z.int().positive().max(1_000_000).optional(),
    customer_informed: z
      .union([
        text,
        z.strictObject({ who: requiredLine, at: instant.optional() }).transform((told) => told.who),
      ])
      .optional(),
  }),
  quote: z.strictObject({
    lines: z.array(quoteLine).min(1).max(200),
    discount: yuan.optional(),
    valid_until: localDate.nullable().optional(),
    note: text.optional(),
  }),
  quote_confirm: z.strictObject({ by: requiredLine, method: requiredLine }),
  quote_decline: z.strictObject({
    reason: requiredText,
    then: z.enum(QUOTE_DECLINE_NEXT),
  }),
  wait: z.strictObject({
    waiting_for: z.enum(["customer", "parts", "goods"]),
    reason: requiredText,
    expected_at: instant.nullable().optional(),
  }),
  resume: z.strictObject({ note: text.optional() }),
  escalate: z.strictObject({ reason: requiredText, expert: staffCode }),
  expert_answer: z.strictObject({ answer: requiredText }),
  sync_progress: z.strictObject({ told: requiredText }),
  request_approval: z.strictObject({
    what: z.enum(APPROVAL_SUBJECTS).exclude(["dispatch"]),
    reason: requiredText,
    amount: positiveYuan.optional(),
    promised_at: instant.optional(),
    customer_agreed: z.boolean().optional(),
  }),
  goods_pickup: z.strictObject({
    address: requiredLine,
    window: timeWindow,
    condition: text.optional(),
    accessories: text.optional(),
    proof_checked: z.boolean().optional(),
  }),
  goods_received: z.strictObject({ condition: requiredText, accessories: text.optional() }),
  goods_inspect: z.strictObject({ result: z.enum(INSPECTION_RESULTS), condition: requiredText }),
  goods_ship: z.strictObject({ way: z.enum(SHIP_WAYS), tracking: line.optional(), note: text.optional() }),
  choose_remedy: z.strictObject({
    return_basis: z.enum(RETURN_BASES),
    return_option: z.enum(RETURN_OPTIONS),
    reason: text.optional(),
  }),
  exchange: z.strictObject({ new_serial: requiredLine }),
  refund: z.strictObject({ amount: positiveYuan, method: z.enum(PAYMENT_METHODS) }),
  finish: z.strictObject(finishing),
  resolve_now: z.strictObject({
    ...z.strictObject(classification).partial().shape,
    ...finishing,
    confirm: z.strictObject(confirmation).optional(),
  }),
  qc_pass: z.strictObject({ items: checkItems, reason: text.optional() }),
  qc_fail: z.strictObject({ items: checkItems, reason: requiredText }),
  confirm: z.strictObject(confirmation),
  dissatisfied: z.strictObject({ reason: requiredText }),
  hand_out_survey: z.strictObject({ way: z.enum(SURVEY_WAYS).optional() }),
  collect_survey: surveySchema,
  refuse_survey: z.strictObject({ reason: text.optional() }),
  follow_up: z.strictObject({
    method: z.enum(FOLLOW_UP_METHODS),
    result: requiredText,
    satisfied: z.boolean().optional(),
  }),
  archive: z.strictObject({ without_signature_reason: text.optional() }),
  qc_sample: z.strictObject({ items: checkItems, pass: z.boolean(), reason: text.optional() }),
  reopen: z.strictObject({ reason: requiredText }),
  cancel: z.strictObject({ reason: requiredText }),
  merge: z.strictObject({ into: requiredLine }),
  attach: z.strictObject({
    name: requiredLine,
    kind: z.enum(ATTACHMENT_KINDS),
    consent: z.boolean(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  record_payment: z.strictObject({
    amount: positiveYuan,
    method: z.enum(PAYMENT_METHODS),
    note: text.optional(),
  }),
  fill_checklist: z.strictObject({ items: checkItems, hazards: text.optional() }),
  waive: z.strictObject({
    milestone: z.enum(MILESTONES),
    reason: requiredText,
    round: z.int().positive().optional(),
  }),
  countersign: z.strictObject({ event: z.int().positive() }),
  undo: z.strictObject({ event: z.int().positive() }),
} as const satisfies Record<Action, z.ZodType>;

export type PayloadSchemas = typeof payloadSchemas;
/** A checked payload: times in UTC ms, money in 分. */
export type Payload<A extends Action> = z.output<PayloadSchemas[A]>;

/** What any payload may carry besides its own fields (DOMAIN 2.2). */
export const commandOptionsSchema = z.object({
  occurred_at: instant.optional(),
  on_behalf: staffCode.optional(),
  op_id: requiredLine.optional(),
  version: z.int().nonnegative().optional(),
});
export type CommandOptions = z.output<typeof commandOptionsSchema>;
export const COMMAND_OPTION_NAMES = ["occurred_at", "on_behalf", "op_id", "version"] as const;
