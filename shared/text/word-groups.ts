import type { PaperState, QueueItem, UrgencyLevel } from "#shared/contract/views";
import type { ViewName } from "#shared/contract/workbench-channels";
import type { ArchiveItem } from "#shared/domain/card/archive-checklist";
import type { UndoObstacle } from "#shared/domain/card/perform/undoing";
import type { PriorityReason } from "#shared/domain/card/priority";
import type {
  Action,
  ApprovalSubject,
  AttachmentKind,
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
  Milestone,
  MilestoneState,
  Outcome,
  PaymentMethod,
  PolicyPreset,
  Priority,
  PurchaseChannel,
  QuoteDeclineNext,
  QuoteLineKind,
  QuoteStatus,
  RequestStatus,
  RespondMethod,
  ReturnBasis,
  ReturnOption,
  Role,
  ServiceMode,
  ShipWay,
  Solved,
  Status,
  SurveyCollectedBy,
  SurveyDimension,
  WaitingFor,
} from "#shared/domain/card/vocabulary";
import type { InvalidReason } from "#shared/domain/survey/survey-index";
import type { LedgerWords } from "./ledger-words";

type Words<Code extends string> = Readonly<Record<Code, string>>;

/** Which codes have words: a new code without a name in both languages does not compile. */
export interface WordGroups extends LedgerWords {
  readonly status: Words<Status>;
  /** At most four characters, for the grid (UX 3). */
  readonly status_short: Words<Status>;
  readonly waiting_for: Words<WaitingFor>;
  readonly waiting_short: Words<WaitingFor>;
  readonly action: Words<Action>;
  /** What an event in the log did. */
  readonly action_done: Words<Action>;
  /** What the queue asks for. */
  readonly next_step: Words<Milestone>;
  readonly role: Words<Role>;
  /** Roles, and the relations to a card that a refusal names. */
  readonly who: Words<Role | "assignee" | "expert" | "signed_in">;
  readonly channel: Words<Channel>;
  readonly customer_level: Words<CustomerLevel>;
  readonly purchase_channel: Words<PurchaseChannel>;
  readonly kind: Words<Kind>;
  readonly kind_short: Words<Kind>;
  readonly service_mode: Words<ServiceMode>;
  readonly fulfilment: Words<Fulfilment>;
  readonly fault_type: Words<FaultType>;
  readonly priority: Words<Priority>;
  /** One character, for the seal (UX 3). */
  readonly priority_seal: Words<Priority>;
  readonly impact: Words<Impact>;
  readonly grade: Words<Grade>;
  readonly respond_method: Words<RespondMethod>;
  readonly approval_subject: Words<ApprovalSubject>;
  readonly request_status: Words<RequestStatus>;
  readonly outcome: Words<Outcome>;
  readonly confirm_method: Words<ConfirmMethod>;
  readonly solved: Words<Solved>;
  readonly return_basis: Words<ReturnBasis>;
  readonly return_option: Words<ReturnOption>;
  readonly payment_method: Words<PaymentMethod>;
  readonly quote_line_kind: Words<QuoteLineKind>;
  readonly quote_status: Words<QuoteStatus>;
  readonly quote_decline_next: Words<QuoteDeclineNext>;
  readonly check_level: Words<CheckLevel>;
  readonly check_result: Words<CheckResult>;
  readonly check_item: Words<"function" | "appearance" | "warranty_label">;
  readonly goods_step: Words<GoodsStep>;
  readonly ship_way: Words<ShipWay>;
  readonly inspection_result: Words<InspectionResult>;
  readonly follow_up_method: Words<FollowUpMethod>;
  readonly attachment_kind: Words<AttachmentKind>;
  readonly survey_dimension: Words<SurveyDimension>;
  readonly survey_collected_by: Words<SurveyCollectedBy>;
  readonly survey_invalid: Words<InvalidReason>;
  readonly milestone: Words<Milestone>;
  readonly milestone_state: Words<MilestoneState>;
  readonly urgency: Words<UrgencyLevel>;
  readonly policy_preset: Words<PolicyPreset>;
  readonly paper: Words<PaperState>;
  readonly view: Words<ViewName>;
  readonly queue_group: Words<QueueItem["group"]>;
  readonly priority_reason: Words<PriorityReason>;
  readonly archive_item: Words<ArchiveItem>;
  readonly undo_obstacle: Words<UndoObstacle>;
  readonly warning: Words<string>;
  readonly document: Words<string>;
  /** ISO weekday numbers. */
  readonly weekday: Words<"1" | "2" | "3" | "4" | "5" | "6" | "7">;
  /** What can be missing or refused by name: `not_found` details `what`. */
  readonly archive_kind: Words<string>;
}

export type WordGroup = keyof WordGroups;
