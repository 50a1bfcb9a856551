import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";
import type { Action, ApprovalSubject, Role } from "#shared/domain/card/vocabulary";
import type { SecretKind } from "#shared/domain/credential/secret-rules";
import type { CardDetail } from "./views";

/** A colleague on the sign-in screen: nothing but who may sit down here. */
export interface SignInChoice {
  readonly code: StaffCode;
  readonly name: string;
  readonly roles: readonly Role[];
  /** What the sign-in asks for; null = nothing yet. */
  readonly prove: SecretKind | null;
  /** What is to be set at this sign-in. */
  readonly set: readonly SecretKind[];
}

/** A period in which somebody stands in for a supervisor (DOMAIN 2.3). */
export interface DeputyView {
  readonly id: number;
  readonly supervisor: StaffCode;
  readonly supervisor_name: string;
  readonly deputy: StaffCode;
  readonly deputy_name: string;
  readonly from_at: EpochMs;
  readonly to_at: EpochMs;
  readonly is_running: boolean;
}

/** What one act would do, as the step-up dialog says it in a sentence (UX 6). */
export interface StepUpFacts {
  readonly action: Action;
  readonly no: string | null;
  readonly customer_name: string | null;
  /** For a decision on a request: what was asked for. */
  readonly what: ApprovalSubject | null;
  /** 分. */
  readonly amount: number | null;
  readonly assignee_name: string | null;
  readonly promised_at: EpochMs | null;
  readonly milestone: string | null;
  readonly reason: string | null;
  readonly into: string | null;
}

export interface StepUpApprover {
  readonly code: StaffCode;
  readonly name: string;
  /** Why this person can't: asked for it, has no PIN, is locked; null = can. */
  readonly barred: "own_request" | "no_pin" | "locked" | null;
  /** False only where nobody needs a PIN (sandbox). */
  readonly takes_pin: boolean;
}

/** One act that waits for a supervisor's PIN: bound to its payload, once, for two minutes. */
export interface StepUpView {
  readonly id: string;
  readonly facts: StepUpFacts;
  readonly approvers: readonly StepUpApprover[];
  readonly valid_ms: number;
}

/** What became of one request that was signed. */
export interface SignedItem {
  readonly card: string;
  readonly request: number;
  readonly card_detail: CardDetail | null;
  /** The refusal; null = done. */
  readonly failure: { readonly code: string; readonly details: Readonly<Record<string, unknown>> } | null;
}

export interface AuditView {
  readonly id: number;
  readonly what: string;
  readonly by: string;
  readonly by_name: string;
  readonly at: EpochMs;
  readonly subject: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Personal values of one card or customer, shown for a stated purpose (DOMAIN 8). */
export type UnmaskedValues = Readonly<Record<string, string | null>>;
