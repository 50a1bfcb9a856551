import type { CardFields, CollectionName } from "#shared/domain/card/case-state";

/**
 * What says something about a person (DOMAIN 8): their own data, the numbers of what they own, and every text that a
 * person wrote, because a name may stand in it. In the log these values lie encrypted; an erasure empties them.
 */
export const PERSONAL_FIELDS: Readonly<Record<keyof CardFields, boolean>> = {
  id: false,
  store: false,
  no: false,
  blank_no: false,
  external_no: false,
  imported: false,
  status: false,
  waiting_for: false,
  waiting_from: false,
  round: false,
  version: false,
  status_changed_at: false,
  policy_preset: false,
  policy_version: false,
  channel: false,
  requested_at: false,
  registered_at: false,
  registered_by: false,
  origin_card: false,
  duplicate_reason: true,
  customer_id: false,
  customer_name: true,
  contact: true,
  phone: true,
  address: true,
  customer_level: false,
  order_no: true,
  purchase_proof_no: true,
  model_id: false,
  model: false,
  serial_no: true,
  purchase_date: false,
  received_date: false,
  purchase_channel: false,
  warranty_months: false,
  warranty_end: false,
  repeat_of: false,
  description: true,
  customer_words: true,
  fault_occurred_at: false,
  error_code: false,
  usage_scene: true,
  tried: true,
  expectation: true,
  requested_window: true,
  kind: false,
  service_mode: false,
  fulfilment: false,
  fault_type: false,
  fault_category: false,
  impact: false,
  priority: false,
  priority_overridden: false,
  priority_reason: true,
  classified_at: false,
  completeness: false,
  dispatched_at: false,
  group: false,
  assignee: false,
  collaborators: false,
  appointment_at: false,
  promised_at: false,
  responded_at: false,
  accepted_at: false,
  started_at: false,
  arrived_at: false,
  fault_cause: true,
  outcome: false,
  result: true,
  function_test: false,
  return_basis: false,
  return_option: false,
  new_serial: true,
  goods_received_at: false,
  first_completed_at: false,
  completed_at: false,
  confirmed_at: false,
  confirm_method: false,
  solved: false,
  satisfaction: false,
  grade: false,
  opinion: true,
  remark: true,
  archived_at: false,
  without_signature_reason: true,
  rework_reason: true,
  cancel_reason: true,
  merged_into: false,
};

/** Names of the flat fields that say something about a person. */
export const PERSONAL_FIELD_NAMES: readonly (keyof CardFields)[] = (
  Object.keys(PERSONAL_FIELDS) as (keyof CardFields)[]
).filter((name) => PERSONAL_FIELDS[name]);

/** The same for the items of a card's lists; every other member is a code, a time, a sum or a staff code. */
export const PERSONAL_MEMBERS: Readonly<Record<CollectionName, readonly string[]>> = {
  requests: ["reason", "decision_reason"],
  quotes: ["lines", "note", "decided_by", "decided_method", "decline_reason"],
  payments: ["note"],
  refunds: [],
  goods: ["address", "condition", "accessories", "tracking"],
  detections: ["appearance", "hardware", "software", "location", "plan", "parts_needed", "customer_informed"],
  part_uses: ["old_serial", "new_serial"],
  checks: ["reason"],
  escalations: ["reason", "answer"],
  surveys: ["comment", "refused_reason"],
  follow_ups: ["result"],
  checklists: ["hazards"],
};

/**
 * Members of payloads that are codes, dates or counts of one of the actions, whatever their type. Anything else that
 * a payload carries as text or list is taken as personal; numbers and yes/no never are.
 */
const PLAIN_IN_PAYLOADS: ReadonlySet<string> = new Set([
  ...Object.entries(PERSONAL_FIELDS)
    .filter(([, personal]) => !personal)
    .map(([name]) => name),
  "occurred_at",
  "on_behalf",
  "op_id",
  "draft",
  "method",
  "self_check",
  "items",
  "attempts",
  "expected_at",
  "expert",
  "what",
  "amount",
  "discount",
  "valid_until",
  "then",
  "way",
  "collected_by",
  "handed_out_at",
  "collected_at",
  "scores",
  "choices",
  "milestone",
  "into",
  "sha256",
]);

type Values = Readonly<Record<string, unknown>>;

/** Values with the personal ones taken out: each leaves a null where it stood. */
export interface SplitValues {
  readonly plain: Values;
  /** Null where there was none. */
  readonly personal: Values | null;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === "";
}

function split(values: Values, isPersonal: (name: string, value: unknown) => boolean): SplitValues {
  const taken = Object.entries(values).filter(([name, value]) => !isEmpty(value) && isPersonal(name, value));
  if (taken.length === 0) return { plain: values, personal: null };
  const blanks = Object.fromEntries(taken.map(([name]) => [name, null]));
  return { plain: { ...values, ...blanks }, personal: Object.fromEntries(taken) };
}

/** Splits an event's before or after: fields by their name, items of lists member by member. */
export function splitChanges(changes: Values): SplitValues {
  const plain: Record<string, unknown> = {};
  const personal: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(changes)) {
    const [list = "", n] = name.split(".");
    const members = n === undefined ? undefined : PERSONAL_MEMBERS[list as CollectionName];
    if (members === undefined || typeof value !== "object" || value === null) {
      const hidden = !isEmpty(value) && PERSONAL_FIELDS[name as keyof CardFields] === true;
      plain[name] = hidden ? null : value;
      if (hidden) personal[name] = value;
      continue;
    }
    const item = split(value as Values, (member) => members.includes(member));
    plain[name] = item.plain;
    if (item.personal !== null) personal[name] = item.personal;
  }
  return { plain, personal: Object.keys(personal).length === 0 ? null : personal };
}

/** Splits what an action was sent with. */
export function splitPayload(payload: Values): SplitValues {
  return split(
    payload,
    (name, value) => (typeof value === "string" || typeof value === "object") && !PLAIN_IN_PAYLOADS.has(name),
  );
}

/** Puts personal values back in their places; the reverse of both splits. */
export function joinValues(plain: Values, personal: Values | null): Values {
  if (personal === null) return plain;
  const joined: Record<string, unknown> = { ...plain };
  for (const [name, value] of Object.entries(personal)) {
    const place = plain[name];
    const isItem = name.includes(".") && typeof place === "object" && place !== null;
    joined[name] = isItem ? { ...place, ...(value as Values) } : value;
  }
  return joined;
}
