import type { EpochMs, LocalDate, Survey } from "#shared/domain/card/case-state";
import type {
  Channel,
  ConfirmMethod,
  CustomerLevel,
  Fulfilment,
  Grade,
  Outcome,
  Priority,
  ServiceMode,
  Solved,
} from "#shared/domain/card/vocabulary";
import type { Fen } from "#shared/domain/money/fen";
import type { SurveyQuestions } from "#shared/domain/survey/survey-form";

/**
 * What one sheet needs, read in one go (ARCHITECTURE 1) and sent to the printing worker: plain data in
 * DOMAIN's field names, people and groups already by name, texts as they are stored. `…_at` is UTC
 * milliseconds, dates are store-local days, money is 分. Null means not (yet) there.
 */

/** The store on top of the sheet (PRINT 3). */
export interface Letterhead {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  /** Opening hours in words, e.g. 每日 09:00–18:00. */
  readonly hours: string | null;
  /** Data URL of a PNG or JPEG, best black on white. */
  readonly logo: string | null;
}

/** Which print of the document this is (DOMAIN 7). */
export type CopyLabel =
  | { readonly kind: "first" }
  /** 补打第 n 次; n counts from 1. */
  | { readonly kind: "reprint"; readonly n: number }
  /** 副本: a file copy that is not counted. */
  | { readonly kind: "copy" };

export interface PrintStamp {
  readonly copy: CopyLabel;
  readonly printed_at: EpochMs;
  /** Name of the person. */
  readonly printed_by: string;
  /** Personal values masked (DOMAIN 8). */
  readonly masked: boolean;
}

/** What every snapshot carries. */
export interface SheetSnapshot {
  readonly letterhead: Letterhead;
  /** IANA zone of the store. */
  readonly zone: string;
  readonly print: PrintStamp;
}

export interface WarrantySnapshot {
  /** `unknown`: no purchase date, counts as outside until proof (DOMAIN 5.5). */
  readonly state: "in" | "out" | "unknown";
  readonly end_date: LocalDate | null;
}

/** One line of 服务过程记录. */
export interface ProcessLine {
  readonly at: EpochMs;
  readonly text: string;
  readonly person: string;
  /** 代录: whose work `person` recorded. */
  readonly on_behalf_of: string | null;
  /** 补录. */
  readonly late: boolean;
}

export interface PartSnapshot {
  readonly name: string;
  readonly quantity: number;
  readonly old_serial: string | null;
  readonly new_serial: string | null;
  /** Null where the part is free of charge. */
  readonly unit_price: Fen | null;
  readonly amount: Fen;
}

export interface Charges {
  readonly labour: Fen;
  readonly part: Fen;
  readonly travel: Fen;
  readonly other: Fen;
  readonly discount: Fen;
  readonly total: Fen;
  /** Why nothing is due, e.g. 保内免费; printed beside a total of nought. */
  readonly free_reason: string | null;
}

export interface RepairWarranty {
  readonly days: number;
  readonly end_date: LocalDate;
}

export interface ConfirmationSummary {
  readonly method: ConfirmMethod;
  readonly confirmed_at: EpochMs;
}

/** State of a signature box (DOMAIN 3.1). */
export type SignatureState = "none" | "printed" | "signed_scan" | "online";

export interface Signatures {
  readonly customer: SignatureState;
  readonly clerk: SignatureState;
  readonly supervisor: SignatureState;
}

export interface ApprovalSnapshot {
  readonly name: string;
  readonly at: EpochMs;
  /** 自批 (DOMAIN 2.3). */
  readonly self_approved: boolean;
}

/** Fields that the flow card and the confirmation sheet share (DOMAIN 3.1). */
export interface CaseSnapshot extends SheetSnapshot {
  readonly no: string;
  readonly customer_name: string | null;
  readonly contact: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly customer_level: CustomerLevel;
  readonly model: string | null;
  readonly serial_no: string | null;
  readonly purchase_date: LocalDate | null;
  readonly warranty: WarrantySnapshot | null;
  readonly service_mode: ServiceMode | null;
  readonly fulfilment: Fulfilment | null;
  readonly description: string | null;
  readonly error_code: string | null;
  /** Name of the assignee. */
  readonly assignee: string | null;
  readonly group: string | null;
  readonly fault_cause: string | null;
  readonly parts: readonly PartSnapshot[];
  readonly outcome: Outcome | null;
  readonly result: string | null;
  readonly charges: Charges | null;
  readonly repair_warranty: RepairWarranty | null;
  readonly completed_at: EpochMs | null;
  readonly confirmation: ConfirmationSummary | null;
  readonly opinion: string | null;
}

/** 产品售后服务流程卡 of one card. */
export interface FlowCardSnapshot extends CaseSnapshot {
  readonly channel: Channel | null;
  readonly requested_at: EpochMs | null;
  readonly registered_at: EpochMs | null;
  /** Name. */
  readonly registered_by: string | null;
  readonly purchase_proof_no: string | null;
  readonly customer_words: string | null;
  readonly fault_occurred_at: EpochMs | null;
  readonly usage_scene: string | null;
  readonly tried: string | null;
  readonly expectation: string | null;
  readonly requested_window: string | null;
  readonly priority: Priority | null;
  readonly dispatched_at: EpochMs | null;
  readonly promised_at: EpochMs | null;
  readonly satisfaction: number | null;
  readonly process: readonly ProcessLine[];
  /** 遗留事项: what stays open after the service. */
  readonly open_points: string | null;
  readonly remark: string | null;
  readonly approvals: readonly ApprovalSnapshot[];
  readonly signatures: Signatures;
}

/** The empty flow card for hand writing (DOMAIN 3.1 `blank_no`). */
export interface BlankCardSnapshot extends SheetSnapshot {
  readonly blank_no: string;
}

/** Boxes of 现场检查; null where nobody said. */
export interface SiteChecks {
  readonly function_test: boolean | null;
  readonly site_cleaned: boolean | null;
  readonly old_parts_returned: boolean | null;
  readonly old_parts_kept: boolean | null;
}

/** 服务确认单 of one card. */
export interface ConfirmationSnapshot extends CaseSnapshot {
  /** Running number of this document on the card: CF1, CF2 … */
  readonly document_n: number;
  readonly arrived_at: EpochMs | null;
  /** 处理: what was done, in a few sentences. */
  readonly work_done: string | null;
  readonly checks: SiteChecks;
  readonly solved: Solved | null;
  readonly grade: Grade | null;
}

/** What a customer answered on a survey. */
export interface SurveyAnswers {
  readonly scores: Survey["scores"];
  readonly overall: number | null;
  readonly choices: readonly string[];
  readonly comment: string | null;
}

/** 客户满意度调查表: of one card, or for whoever has no card at hand. Nothing of the customer stands on it. */
export interface SurveySnapshot extends SheetSnapshot {
  /** Card no.; of a blank sheet its own `blank_no`. */
  readonly no: string;
  readonly blank: boolean;
  /** Running number of this document: SV1, SV2 … */
  readonly document_n: number;
  /** Name of the assignee. */
  readonly assignee: string | null;
  readonly model: string | null;
  readonly completed_at: EpochMs | null;
  /** Until when it counts (DOMAIN 5.7). */
  readonly due_at: EpochMs | null;
  readonly questions: SurveyQuestions;
  /** Of this round, where the survey is back already. */
  readonly answers: SurveyAnswers | null;
}
