import type { Fen } from "#shared/domain/money/fen";
import type {
  ApprovalSubject,
  Channel,
  CheckLevel,
  CheckResult,
  ConfirmMethod,
  CustomerLevel,
  FaultType,
  FollowUpMethod,
  Fulfilment,
  GoodsStep,
  Grade,
  Impact,
  InspectionResult,
  Kind,
  Outcome,
  PaymentMethod,
  Priority,
  PurchaseChannel,
  QuoteDeclineNext,
  QuoteLineKind,
  QuoteStatus,
  RequestStatus,
  ReturnBasis,
  ReturnOption,
  ServiceMode,
  ShipWay,
  Solved,
  Status,
  SurveyCollectedBy,
  SurveyDimension,
  SurveyWay,
  WaitingFor,
} from "./vocabulary";

/** UTC milliseconds since 1970. Fields named `…_at` by DOMAIN hold this unit. */
export type EpochMs = number;
/** A store-local calendar day, `YYYY-MM-DD`. */
export type LocalDate = string;
/** A staff member's code (工号); unique and never changed, so it is the key everywhere. */
export type StaffCode = string;

/**
 * The flat fields of one card (DOMAIN 3.1) in their DOMAIN names. The database table `card` has exactly
 * these columns; events keep before/after of them by the same names.
 */
export interface CardFields {
  // identity
  readonly id: string;
  readonly store: string;
  readonly no: string | null;
  readonly blank_no: string | null;
  readonly external_no: string | null;
  /** True for imported history, which stays out of on-time figures (DOMAIN 6). */
  readonly imported: boolean;
  // flow
  readonly status: Status;
  readonly waiting_for: WaitingFor | null;
  /** Where a waiting card goes back to. */
  readonly waiting_from: Status | null;
  /** 1 for the first service, 2, 3 … after each rework (DOMAIN 4.2 rounds). */
  readonly round: number;
  readonly version: number;
  readonly status_changed_at: EpochMs | null;
  readonly policy_preset: string;
  readonly policy_version: number;
  // origin
  readonly channel: Channel | null;
  readonly requested_at: EpochMs | null;
  readonly registered_at: EpochMs | null;
  readonly registered_by: StaffCode | null;
  readonly origin_card: string | null;
  readonly duplicate_reason: string | null;
  // customer, as it was true then
  readonly customer_id: string | null;
  readonly customer_name: string | null;
  readonly contact: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly customer_level: CustomerLevel;
  readonly order_no: string | null;
  readonly purchase_proof_no: string | null;
  // product, as it was true then
  readonly model_id: string | null;
  readonly model: string | null;
  readonly serial_no: string | null;
  readonly purchase_date: LocalDate | null;
  readonly received_date: LocalDate | null;
  readonly purchase_channel: PurchaseChannel | null;
  readonly warranty_months: number | null;
  /** Last day inside the warranty, null while the purchase date is unknown (DOMAIN 5.5). */
  readonly warranty_end: LocalDate | null;
  /** Card no. of the earlier repair that this one repeats (DOMAIN 5.5). */
  readonly repeat_of: string | null;
  // request
  readonly description: string | null;
  readonly customer_words: string | null;
  readonly fault_occurred_at: EpochMs | null;
  readonly error_code: string | null;
  readonly usage_scene: string | null;
  readonly tried: string | null;
  readonly expectation: string | null;
  readonly requested_window: string | null;
  // classification
  readonly kind: Kind | null;
  readonly service_mode: ServiceMode | null;
  readonly fulfilment: Fulfilment | null;
  readonly fault_type: FaultType | null;
  readonly fault_category: string | null;
  readonly impact: Impact | null;
  readonly priority: Priority;
  /** True when a person set another priority than the matrix gives (DOMAIN 4.1). */
  readonly priority_overridden: boolean;
  readonly priority_reason: string | null;
  readonly classified_at: EpochMs | null;
  /** Share 0…1 as measured at the first `classify` (DOMAIN 3.1 completeness). */
  readonly completeness: number | null;
  // dispatch
  readonly dispatched_at: EpochMs | null;
  readonly group: string | null;
  readonly assignee: StaffCode | null;
  readonly collaborators: readonly StaffCode[];
  readonly appointment_at: EpochMs | null;
  readonly promised_at: EpochMs | null;
  // work
  readonly responded_at: EpochMs | null;
  readonly accepted_at: EpochMs | null;
  readonly started_at: EpochMs | null;
  readonly arrived_at: EpochMs | null;
  readonly fault_cause: string | null;
  readonly outcome: Outcome | null;
  readonly result: string | null;
  readonly function_test: boolean | null;
  readonly return_basis: ReturnBasis | null;
  readonly return_option: ReturnOption | null;
  readonly new_serial: string | null;
  readonly goods_received_at: EpochMs | null;
  /** First completion, counts for figures. */
  readonly first_completed_at: EpochMs | null;
  /** Last completion, prints (DOMAIN 2.2). */
  readonly completed_at: EpochMs | null;
  // closing
  readonly confirmed_at: EpochMs | null;
  readonly confirm_method: ConfirmMethod | null;
  readonly solved: Solved | null;
  readonly satisfaction: number | null;
  readonly grade: Grade | null;
  readonly opinion: string | null;
  readonly remark: string | null;
  readonly archived_at: EpochMs | null;
  readonly without_signature_reason: string | null;
  readonly rework_reason: string | null;
  readonly cancel_reason: string | null;
  readonly merged_into: string | null;
}

/** An item of a card's collection; `n` counts from 1 within the card and never changes. */
interface Numbered {
  readonly n: number;
}

/** What a dispatch that waits for approval will set once it is approved (DOMAIN 4.3). */
export interface DispatchProposal {
  readonly assignee: StaffCode;
  readonly group: string | null;
  readonly collaborators: readonly StaffCode[];
  readonly appointment_at: EpochMs | null;
  readonly promised_at: EpochMs | null;
  readonly priority: Priority;
}

export interface ApprovalRequest extends Numbered {
  readonly what: ApprovalSubject;
  readonly reason: string | null;
  readonly amount: Fen | null;
  readonly promised_at: EpochMs | null;
  readonly customer_agreed: boolean | null;
  readonly proposal: DispatchProposal | null;
  readonly status: RequestStatus;
  /** The card's status when it was asked; a reject of a dispatch goes back there. */
  readonly from_status: Status;
  readonly requested_by: StaffCode;
  readonly requested_at: EpochMs;
  readonly decided_by: StaffCode | null;
  readonly decided_at: EpochMs | null;
  readonly decision_reason: string | null;
  /** 自批: approved by the requester under the store's one-person switch (DOMAIN 2.3). */
  readonly self_approved: boolean;
}

export interface QuoteLine {
  readonly kind: QuoteLineKind;
  readonly name: string;
  readonly unit: string | null;
  readonly quantity: number;
  readonly unit_price: Fen;
  readonly amount: Fen;
}

export interface Quote extends Numbered {
  readonly lines: readonly QuoteLine[];
  readonly discount: Fen;
  readonly total: Fen;
  readonly valid_until: LocalDate | null;
  readonly note: string | null;
  readonly status: QuoteStatus;
  readonly quoted_by: StaffCode;
  readonly quoted_at: EpochMs;
  /** Who confirmed and how, or why it was declined and what then. */
  readonly decided_by: string | null;
  readonly decided_method: string | null;
  readonly decided_at: EpochMs | null;
  readonly decline_reason: string | null;
  readonly decline_next: QuoteDeclineNext | null;
}

export interface Payment extends Numbered {
  readonly amount: Fen;
  readonly method: PaymentMethod;
  readonly note: string | null;
  readonly received_by: StaffCode;
  readonly received_at: EpochMs;
}

export interface Refund extends Numbered {
  readonly amount: Fen;
  readonly method: PaymentMethod;
  readonly refunded_by: StaffCode;
  readonly refunded_at: EpochMs;
}

export interface GoodsMovement extends Numbered {
  readonly step: GoodsStep;
  readonly address: string | null;
  readonly window_from: EpochMs | null;
  readonly window_to: EpochMs | null;
  readonly condition: string | null;
  readonly accessories: string | null;
  readonly proof_checked: boolean | null;
  readonly result: InspectionResult | null;
  readonly way: ShipWay | null;
  readonly tracking: string | null;
  readonly recorded_by: StaffCode;
  readonly recorded_at: EpochMs;
}

/** 《检测报告》 (DOMAIN 5.1). */
export interface Detection extends Numbered {
  readonly appearance: string;
  readonly hardware: string;
  readonly software: string;
  readonly location: string;
  readonly plan: string;
  readonly parts_needed: string | null;
  readonly estimated_minutes: number | null;
  readonly customer_informed: string | null;
  readonly detected_by: StaffCode;
  readonly detected_at: EpochMs;
}

export interface PartUse extends Numbered {
  readonly part: string;
  readonly quantity: number;
  readonly old_serial: string | null;
  readonly new_serial: string | null;
  readonly used_by: StaffCode;
  readonly used_at: EpochMs;
}

export interface QualityCheck extends Numbered {
  readonly level: CheckLevel;
  readonly items: Readonly<Record<string, CheckResult>>;
  readonly pass: boolean;
  readonly reason: string | null;
  readonly checked_by: StaffCode;
  readonly checked_at: EpochMs;
  /** 自检 under the store's one-person switch (DOMAIN 2.3). */
  readonly self_checked: boolean;
}

export interface Escalation extends Numbered {
  readonly expert: StaffCode;
  readonly reason: string;
  readonly escalated_by: StaffCode;
  readonly escalated_at: EpochMs;
  readonly answer: string | null;
  readonly answered_at: EpochMs | null;
}

export interface Survey extends Numbered {
  readonly round: number;
  readonly handed_out_at: EpochMs | null;
  readonly way: SurveyWay | null;
  readonly refused: boolean;
  readonly refused_at: EpochMs | null;
  readonly refused_reason: string | null;
  readonly collected_at: EpochMs | null;
  readonly collected_by: SurveyCollectedBy | null;
  readonly scores: Readonly<Partial<Record<SurveyDimension, number>>>;
  readonly overall: number | null;
  readonly choices: readonly string[];
  readonly comment: string | null;
  /** Satisfaction index 20…100 (DOMAIN 5.7), null while a dimension is missing. */
  readonly index: number | null;
  /** The questionnaire whose weights made the index; a later one never changes it. */
  readonly form_version: number | null;
  readonly valid: boolean | null;
  readonly invalid_reason: string | null;
}

export interface FollowUp extends Numbered {
  readonly method: FollowUpMethod;
  readonly result: string;
  readonly satisfied: boolean | null;
  readonly followed_up_by: StaffCode;
  readonly followed_up_at: EpochMs;
}

export interface FilledChecklist extends Numbered {
  readonly items: Readonly<Record<string, CheckResult>>;
  readonly hazards: string | null;
  readonly filled_by: StaffCode;
  readonly filled_at: EpochMs;
}

/** What hangs on a card in lists; each list is a table keyed by (card_id, n). */
export interface CardCollections {
  readonly requests: readonly ApprovalRequest[];
  readonly quotes: readonly Quote[];
  readonly payments: readonly Payment[];
  readonly refunds: readonly Refund[];
  readonly goods: readonly GoodsMovement[];
  readonly detections: readonly Detection[];
  readonly part_uses: readonly PartUse[];
  readonly checks: readonly QualityCheck[];
  readonly escalations: readonly Escalation[];
  readonly surveys: readonly Survey[];
  readonly follow_ups: readonly FollowUp[];
  readonly checklists: readonly FilledChecklist[];
}

export type CollectionName = keyof CardCollections;
export const COLLECTION_NAMES = [
  "requests",
  "quotes",
  "payments",
  "refunds",
  "goods",
  "detections",
  "part_uses",
  "checks",
  "escalations",
  "surveys",
  "follow_ups",
  "checklists",
] as const satisfies readonly CollectionName[];

/** The whole case that the rules decide on. */
export interface CaseState {
  readonly fields: CardFields;
  readonly lists: CardCollections;
}
