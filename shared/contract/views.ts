import type { CardEvent } from "#shared/domain/card/card-event";
import type {
  ApprovalRequest,
  CardCollections,
  CardFields,
  EpochMs,
  LocalDate,
  StaffCode,
} from "#shared/domain/card/case-state";
import type { Completeness } from "#shared/domain/card/completeness";
import type { IssuedReport } from "#shared/domain/card/decision";
import type { PriorityReason } from "#shared/domain/card/priority";
import type {
  AttachmentKind,
  CustomerLevel,
  Impact,
  Kind,
  Milestone,
  MilestoneState,
  Priority,
  Role,
  ServiceMode,
  Status,
  WaitingFor,
} from "#shared/domain/card/vocabulary";
import type { SecretKind } from "#shared/domain/credential/secret-rules";
import type { StoreSettings } from "#shared/domain/store/store-settings";
import type { ClockWarning } from "./clock-views";

/** What the window is shown of the data: read-only, times in UTC ms, money in 分. */

/** How near a milestone is to its due time (UX 3, SLA states). */
export type UrgencyLevel = "breached" | "warn80" | "warn50" | "running" | "paused" | "none";
/** State of a card's paper (UX 3). */
export type PaperState = "none" | "printed" | "signed" | "online";

export interface MilestoneView {
  readonly milestone: Milestone;
  readonly round: number;
  readonly occurrence: number;
  readonly state: MilestoneState;
  readonly level: UrgencyLevel;
  readonly start_at: EpochMs | null;
  readonly due_at: EpochMs | null;
  readonly met_at: EpochMs | null;
  /** When completion, rework, cancel or merge ended it without its stop. */
  readonly ended_at: EpochMs | null;
  /** Times at which 50 % and 80 % of its time are used up; null where it does not warn then, or is over. */
  readonly warn50_at: EpochMs | null;
  readonly warn80_at: EpochMs | null;
  readonly paused_minutes: number;
  /** Minutes used up, counted as the limit counts them; null before it begins. */
  readonly used_minutes: number | null;
  /** When its clock stood still; a pause that lasts ends now. */
  readonly pauses: readonly { readonly from_at: EpochMs; readonly to_at: EpochMs }[];
  /** The limit in words, e.g. "限 10 分", "2 个工作日". */
  readonly limit: string;
  /** Why this deadline, in words a clerk can read to a customer. */
  readonly explain: string;
}

/**
 * `held`: a photo that no window has encoded anew yet, and that is not shown until then; `removed`: its files are gone
 * (DOMAIN 8).
 */
export type AttachmentState = "kept" | "held" | "removed";

export interface AttachmentView {
  readonly id: string;
  readonly name: string;
  readonly kind: AttachmentKind;
  readonly consent: boolean;
  readonly mime: string;
  readonly size_bytes: number;
  readonly added_at: EpochMs;
  readonly added_by: StaffCode;
  readonly state: AttachmentState;
}

export interface PrintView {
  readonly document: string;
  /** Running number of that document on the card; 0 where the document has none (flow card). */
  readonly n: number;
  readonly pages: number;
  readonly label: string;
  readonly printed_at: EpochMs;
  readonly printed_by: StaffCode;
}

/** Everything about one card. The window asks the rules with `fields` and `lists` as the case state. */
export interface CardDetail {
  readonly fields: CardFields;
  readonly lists: CardCollections;
  readonly events: readonly CardEvent[];
  readonly milestones: readonly MilestoneView[];
  readonly attachments: readonly AttachmentView[];
  readonly prints: readonly PrintView[];
  /** Codes of what to look at: clock_set_back, late_entry, appointment_clash … (`shared/text` has the words). */
  readonly warnings: readonly string[];
  readonly completeness: Completeness;
  readonly in_warranty: boolean;
  /** Names of every staff code that the card mentions. */
  readonly staff_names: Readonly<Record<StaffCode, string>>;
  /** Cards merged into this one: their numbers. */
  readonly merged_cards: readonly string[];
  /** Reports issued since the card began: what they count can't be undone any more. */
  readonly issued_reports: readonly IssuedReport[];
}

/** A clock that is still to be met, as a chip shows it. */
export interface RunningClock {
  readonly milestone: Milestone;
  readonly milestone_round: number;
  /** Null while it stands still. */
  readonly due_at: EpochMs | null;
  readonly warn50_at: EpochMs | null;
  readonly warn80_at: EpochMs | null;
  readonly level: UrgencyLevel;
}

/** One row of the workbench grid: exactly its columns (UX 3). */
export interface GridRow {
  readonly id: string;
  readonly no: string | null;
  readonly version: number;
  readonly status: Status;
  readonly waiting_for: WaitingFor | null;
  readonly round: number;
  readonly milestone: Milestone | null;
  readonly milestone_round: number;
  readonly due_at: EpochMs | null;
  readonly start_at: EpochMs | null;
  readonly level: UrgencyLevel;
  /** Times at which 50 % and 80 % of the limit are used up. */
  readonly warn50_at: EpochMs | null;
  readonly warn80_at: EpochMs | null;
  /** The card's other running clocks: what is lost next first, what stands still last. */
  readonly also: readonly RunningClock[];
  readonly priority: Priority;
  readonly kind: Kind | null;
  readonly customer_name: string | null;
  readonly customer_level: CustomerLevel;
  readonly phone_tail: string | null;
  readonly model: string | null;
  readonly description: string | null;
  readonly service_mode: ServiceMode | null;
  readonly assignee: StaffCode | null;
  readonly assignee_name: string | null;
  readonly promised_at: EpochMs | null;
  readonly registered_at: EpochMs | null;
  readonly paper: PaperState;
}

export interface GridPage {
  readonly rows: readonly GridRow[];
  readonly total: number;
}

/** One thing the store must do next (UX 3 Queue). */
export interface QueueItem {
  readonly row: GridRow;
  readonly group: "breached" | "within_hour" | "later_today" | "later" | "paused";
}

export interface Queue {
  readonly items: readonly QueueItem[];
  /** True counts; `items` may hold fewer per group. */
  readonly counts: Readonly<Record<QueueItem["group"], number>>;
  readonly today_registered: number;
  readonly today_completed: number;
  readonly paper_out: number;
}

export interface CustomerView {
  readonly id: string;
  readonly name: string;
  readonly contact: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly customer_level: CustomerLevel;
  readonly note: string | null;
  readonly open_cards: number;
  readonly cards: number;
  readonly last_card_at: EpochMs | null;
  readonly version: number;
}

export interface ModelView {
  readonly id: string;
  readonly code: string;
  readonly brand: string | null;
  readonly name: string | null;
  readonly category: string | null;
  readonly warranty_months: number | null;
  readonly units_sold: number | null;
  readonly version: number;
}

export interface DeviceView {
  readonly id: string;
  readonly model: string | null;
  readonly model_name: string | null;
  readonly serial_no: string | null;
  readonly purchase_date: LocalDate | null;
  readonly warranty_end: LocalDate | null;
  readonly in_warranty: boolean;
}

export interface HistoryLine {
  readonly id: string;
  readonly no: string | null;
  readonly status: Status;
  readonly kind: Kind | null;
  readonly model: string | null;
  readonly description: string | null;
  readonly requested_at: EpochMs | null;
  readonly satisfaction: number | null;
  readonly serial_no: string | null;
}

export interface CallerMatch {
  readonly customer: CustomerView;
  readonly devices: readonly DeviceView[];
  readonly history: readonly HistoryLine[];
}

/** What the intake shows on its right while a clerk types (UX 4). */
export interface IntakeAssessment {
  readonly priority: Priority;
  readonly priority_reasons: readonly PriorityReason[];
  readonly approvals: readonly ("vip" | "safety")[];
  readonly deadlines: readonly {
    readonly milestone: Milestone;
    readonly limit: string;
    readonly due_at: EpochMs | null;
  }[];
  readonly completeness: Completeness;
  readonly warranty_end: LocalDate | null;
  readonly in_warranty: boolean;
  /** The open card of the same serial. */
  readonly open_card:
    | (HistoryLine & { readonly level: UrgencyLevel; readonly due_at: EpochMs | null })
    | null;
  /** Card no. of an earlier repair whose warranty still runs for this serial. */
  readonly repeat_of: string | null;
}

export interface StaffView {
  readonly code: StaffCode;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly group: string | null;
  readonly phone: string | null;
  readonly active: boolean;
  readonly has_pin: boolean;
  readonly has_password: boolean;
  /** A PIN or password that waits after wrong tries, or that only a supervisor opens again. */
  readonly locked: "waits" | "reset_needed" | null;
  readonly must_change: boolean;
  /** Open cards that the person is the assignee of. */
  readonly open_cards: number;
  /** Of these, promised for today. */
  readonly due_today: number;
}

export interface UnitView {
  readonly id: string;
  readonly name: string;
  readonly leader: StaffCode | null;
  readonly active: boolean;
}

export interface FaultCategoryView {
  readonly id: string;
  readonly product_category: string;
  readonly name: string;
  readonly active: boolean;
}

export interface SearchGroups {
  readonly open: readonly GridRow[];
  readonly closed: readonly GridRow[];
  readonly customers: readonly CustomerView[];
  readonly models: readonly ModelView[];
}

export interface SignedInPerson {
  readonly code: StaffCode;
  readonly name: string;
  readonly roles: readonly Role[];
}

export type AppState =
  | { readonly phase: "first_run"; readonly data_folder: string }
  | { readonly phase: "restoring"; readonly data_folder: string }
  | {
      readonly phase: "failed";
      readonly code: string;
      readonly data_folder: string;
      readonly reason: string;
    }
  | {
      readonly phase: "ready";
      readonly data_folder: string;
      readonly sandbox: boolean;
      readonly read_only: boolean;
      readonly now_ms: EpochMs;
      readonly settings: StoreSettings;
      readonly person: SignedInPerson | null;
      /** Somebody sits there, and the page shows nothing until the PIN is given (SAFETY 5). */
      readonly locked: boolean;
      /** A customer fills in a questionnaire at this page; staff get it back with a PIN (DOMAIN 5.7). */
      readonly at_counter: boolean;
      /** What opens the lock; null where there is no lock for this person. */
      readonly unlocks_with: SecretKind | null;
      readonly version: string;
      /** Only while the PC's clock looks wrong (DOMAIN 4.4). */
      readonly clock_warning?: ClockWarning | null;
    };

/** Where a rendering job stands; the PDF itself comes with `print.result`. */
export interface PrintProgress {
  readonly job: string;
  readonly done: number;
  readonly total: number;
  readonly state: "running" | "done" | "failed" | "cancelled";
  readonly code?: string;
}

export interface PrinterView {
  readonly name: string;
  readonly is_default: boolean;
}

// ---- approvals (UX 6, board 04) ----

/** One pending request as the approver's list shows it. */
export interface ApprovalItem {
  readonly request: ApprovalRequest;
  readonly card: GridRow;
  readonly impact: Impact | null;
  readonly requested_by_name: string;
  /** Name of the person whom a dispatch proposes; null for the other subjects. */
  readonly proposed_name: string | null;
}

/** What waits for a decision, breached and soonest due first, then by time of request. */
export interface ApprovalList {
  readonly items: readonly ApprovalItem[];
  /** How many requests of the reader's own are left out: somebody else decides them (DOMAIN 2.3). */
  readonly own: number;
  readonly last_decided_at: EpochMs | null;
}
