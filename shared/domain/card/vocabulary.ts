/**
 * The closed lists of DOMAIN 2 and 3: one constant array per enumeration, in the order the paper and the
 * screens show it, and the union type of its codes. Every other module takes its codes from here.
 */

/** DOMAIN 2.1, in the order of a card's life. */
export const STATUSES = [
  "draft",
  "registered",
  "classified",
  "pending_approval",
  "dispatched",
  "accepted",
  "in_service",
  "waiting",
  "quality_check",
  "completed",
  "confirmed",
  "rework",
  "archived",
  "cancelled",
  "merged",
] as const;
export type Status = (typeof STATUSES)[number];

/** Statuses that end a card; every other status is open (DOMAIN 2.1). */
export const CLOSED_STATUSES = ["archived", "cancelled", "merged"] as const satisfies readonly Status[];
const closedStatuses: ReadonlySet<Status> = new Set(CLOSED_STATUSES);
export const OPEN_STATUSES: readonly Status[] = STATUSES.filter((status) => !closedStatuses.has(status));

/** True for every status but archived, cancelled and merged (DOMAIN 2.1). */
export function isOpenStatus(status: Status): boolean {
  return !closedStatuses.has(status);
}

export const WAITING_FOR = ["customer", "quote", "parts", "expert", "approval", "goods"] as const;
export type WaitingFor = (typeof WAITING_FOR)[number];

/** DOMAIN 2.2, in the order of its table. */
export const ACTIONS = [
  "register",
  "edit",
  "classify",
  "set_priority",
  "dispatch",
  "approve",
  "reject",
  "accept",
  "reassign",
  "respond",
  "reschedule",
  "start",
  "arrive",
  "log",
  "diagnose",
  "quote",
  "quote_confirm",
  "quote_decline",
  "wait",
  "resume",
  "escalate",
  "expert_answer",
  "sync_progress",
  "request_approval",
  "goods_pickup",
  "goods_received",
  "goods_inspect",
  "goods_ship",
  "choose_remedy",
  "exchange",
  "refund",
  "finish",
  "resolve_now",
  "qc_pass",
  "qc_fail",
  "confirm",
  "dissatisfied",
  "hand_out_survey",
  "collect_survey",
  "refuse_survey",
  "follow_up",
  "archive",
  "qc_sample",
  "reopen",
  "cancel",
  "merge",
  "attach",
  "record_payment",
  "fill_checklist",
  "waive",
  "countersign",
  "undo",
] as const;
export type Action = (typeof ACTIONS)[number];

/** DOMAIN 2.3. */
export const ROLES = [
  "clerk",
  "tech_support",
  "engineer",
  "logistics",
  "warehouse",
  "finance",
  "qc",
  "supervisor",
  "director",
  "admin",
] as const;
export type Role = (typeof ROLES)[number];

/** Who may be a card's assignee (DOMAIN 2.3). */
export const ASSIGNABLE_ROLES = [
  "engineer",
  "tech_support",
  "logistics",
  "warehouse",
  "clerk",
  "supervisor",
] as const satisfies readonly Role[];

export const CHANNELS = [
  "phone",
  "chat",
  "app",
  "wechat",
  "email",
  "counter",
  "social",
  "proactive",
] as const;
export type Channel = (typeof CHANNELS)[number];

export const CUSTOMER_LEVELS = ["vip", "normal"] as const;
export type CustomerLevel = (typeof CUSTOMER_LEVELS)[number];

export const PURCHASE_CHANNELS = ["store", "online", "tv", "phone", "mail"] as const;
export type PurchaseChannel = (typeof PURCHASE_CHANNELS)[number];

export const KINDS = ["A", "B", "C", "D", "E", "S", "L"] as const;
export type Kind = (typeof KINDS)[number];

/** The five boxes on the paper, in the paper's order (DOMAIN 3.2). */
export const SERVICE_MODES = ["on_site", "remote", "return_exchange", "consult", "other"] as const;
export type ServiceMode = (typeof SERVICE_MODES)[number];

export const FULFILMENTS = ["home_visit", "mail_in", "carry_in", "pickup_repair", "remote"] as const;
export type Fulfilment = (typeof FULFILMENTS)[number];

export const FAULT_TYPES = ["hardware", "software", "install", "accessory", "none"] as const;
export type FaultType = (typeof FAULT_TYPES)[number];

/** The four boxes on the paper, highest first (DOMAIN 3.2). */
export const PRIORITIES = ["urgent", "high", "medium", "low"] as const;
export type Priority = (typeof PRIORITIES)[number];

export const IMPACTS = ["safety", "main_function", "partial", "minor"] as const;
export type Impact = (typeof IMPACTS)[number];

export const GRADES = ["satisfied", "neutral", "dissatisfied"] as const;
export type Grade = (typeof GRADES)[number];

export const RESPOND_METHODS = ["phone", "message", "email", "visit"] as const;
export type RespondMethod = (typeof RESPOND_METHODS)[number];

export const APPROVAL_SUBJECTS = [
  "dispatch",
  "extension",
  "compensation",
  "free_repair",
  "refund",
  "discount",
  "part_purchase",
] as const;
export type ApprovalSubject = (typeof APPROVAL_SUBJECTS)[number];

export const REQUEST_STATUSES = ["pending", "approved", "rejected", "withdrawn"] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

export const OUTCOMES = [
  "repaired",
  "answered",
  "done",
  "exchanged",
  "refunded",
  "compensated",
  "declined",
  "refused",
  "no_fault",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Outcomes after which the customer is asked whether it is solved (DOMAIN 2.2 `confirm`). */
export const OUTCOMES_ASKED_SOLVED: readonly Outcome[] = [
  "repaired",
  "answered",
  "done",
  "exchanged",
  "refunded",
  "compensated",
];

export const CONFIRM_METHODS = ["signature", "online", "phone", "unreachable"] as const;
export type ConfirmMethod = (typeof CONFIRM_METHODS)[number];

export const SOLVED = ["yes", "partly", "no"] as const;
export type Solved = (typeof SOLVED)[number];

export const RETURN_BASES = [
  "no_reason",
  "quality_7",
  "quality_15",
  "twice_repaired",
  "parts_90",
  "warranty",
  "paid",
] as const;
export type ReturnBasis = (typeof RETURN_BASES)[number];

export const RETURN_OPTIONS = ["return", "exchange", "repair"] as const;
export type ReturnOption = (typeof RETURN_OPTIONS)[number];

export const PAYMENT_METHODS = ["cash", "wechat", "alipay", "card", "transfer"] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

export const QUOTE_LINE_KINDS = ["labour", "material", "part", "travel", "other"] as const;
export type QuoteLineKind = (typeof QUOTE_LINE_KINDS)[number];

export const QUOTE_STATUSES = ["open", "confirmed", "declined", "superseded"] as const;
export type QuoteStatus = (typeof QUOTE_STATUSES)[number];

export const QUOTE_DECLINE_NEXT = ["close", "return", "continue_free"] as const;
export type QuoteDeclineNext = (typeof QUOTE_DECLINE_NEXT)[number];

export const CHECK_LEVELS = ["self", "store", "sample"] as const;
export type CheckLevel = (typeof CHECK_LEVELS)[number];

export const CHECK_RESULTS = ["pass", "fail", "na"] as const;
export type CheckResult = (typeof CHECK_RESULTS)[number];

/** Items of every quality check; a category may add its own (CLI "Check items"). */
export const BASE_CHECK_ITEMS = ["function", "appearance", "warranty_label"] as const;

export const GOODS_STEPS = ["pickup", "received", "inspected", "shipped"] as const;
export type GoodsStep = (typeof GOODS_STEPS)[number];

export const SHIP_WAYS = ["ship", "hand_over"] as const;
export type ShipWay = (typeof SHIP_WAYS)[number];

export const INSPECTION_RESULTS = ["qualifies", "refused"] as const;
export type InspectionResult = (typeof INSPECTION_RESULTS)[number];

export const FOLLOW_UP_METHODS = ["phone", "sms", "wechat", "app", "email", "visit", "manual"] as const;
export type FollowUpMethod = (typeof FOLLOW_UP_METHODS)[number];

export const ATTACHMENT_KINDS = ["photo", "signed_scan", "document"] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

export const SURVEY_DIMENSIONS = ["timeliness", "efficiency", "expertise", "attitude", "aftercare"] as const;
export type SurveyDimension = (typeof SURVEY_DIMENSIONS)[number];

export const SURVEY_COLLECTED_BY = ["customer", "phone", "staff"] as const;
export type SurveyCollectedBy = (typeof SURVEY_COLLECTED_BY)[number];

/** How a survey reaches the customer: the sheet, a call, or the questionnaire on the counter's screen. */
export const SURVEY_WAYS = ["paper", "phone", "screen"] as const;
export type SurveyWay = (typeof SURVEY_WAYS)[number];

/** DOMAIN 4.2, in the order of its table. */
export const MILESTONES = [
  "register",
  "first_response",
  "classify",
  "dispatch",
  "respond",
  "answer",
  "start",
  "plan",
  "diagnose",
  "on_site",
  "expert",
  "parts",
  "progress_sync",
  "resolve",
  "goods_check",
  "refund",
  "ship_back",
  "confirm",
  "survey",
  "follow_up",
  "rework_start",
  "archive",
] as const;
export type Milestone = (typeof MILESTONES)[number];

export const MILESTONE_STATES = [
  "pending",
  "running",
  "paused",
  "met",
  "breached",
  "waived",
  "not_applicable",
] as const;
export type MilestoneState = (typeof MILESTONE_STATES)[number];

export const POLICY_PRESETS = ["flow_card", "script", "satisfaction", "electronics", "service_dept"] as const;
export type PolicyPreset = (typeof POLICY_PRESETS)[number];

/** What a person types when a product has no model or no serial number (DOMAIN 3.1). */
export const NONE_WORD = "无";

/** Narrows a string to a member of a closed list. */
export function isMember<T extends string>(list: readonly T[], value: string): value is T {
  return (list as readonly string[]).includes(value);
}
