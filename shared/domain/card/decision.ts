import type { StoreRules } from "#shared/domain/store/store-rules";
import type { CardEvent } from "./card-event";
import type { CaseState, EpochMs, LocalDate, StaffCode } from "./case-state";
import type { FieldError } from "./field-types";
import type { Payload } from "./payloads";
import type { Action, AttachmentKind, Kind, Priority, Role, Status } from "./vocabulary";

/** Who acts, with every role the person holds (DOMAIN 2.3). */
export interface Actor {
  readonly code: StaffCode;
  readonly roles: readonly Role[];
}

export interface StaffFacts extends Actor {
  readonly name: string;
  readonly active: boolean;
}

/**
 * Everything the rules may ask about the world outside the card. The use-case answers from the database
 * inside the same transaction; tests answer from constants.
 */
/** A monthly report that was issued: its figures stand, and so does what they were made of (DOMAIN 2.4). */
export interface IssuedReport {
  readonly issued_at: EpochMs;
  /** The end of its period. */
  readonly until_at: EpochMs;
}

export interface DecisionContext {
  readonly nowMs: EpochMs;
  /** The latest time at which anything was entered in the store; after `nowMs` = the PC clock was set back. */
  readonly latestEnteredAtMs?: EpochMs | null;
  readonly rules: StoreRules;
  readonly events: readonly CardEvent[];
  readonly attachments: readonly { readonly kind: AttachmentKind; readonly consent: boolean }[];
  staff(code: StaffCode): StaffFacts | undefined;
  /** The open card of this serial other than the card itself, if there is one. */
  openCardOfSerial(serialNo: string): { readonly no: string } | undefined;
  /** Complaints (C) of the card's customer registered in [from, to), the card itself left out. */
  complaintsBetween(state: CaseState, fromMs: EpochMs, toMs: EpochMs): number;
  /** Earlier cards of this serial with outcome `repaired`, newest first. */
  repairsOfSerial(serialNo: string): readonly {
    readonly no: string;
    readonly fault_category: string | null;
    readonly completed_at: EpochMs;
  }[];
  /** Warranty months of a model in the archive, null where it has none. */
  warrantyMonthsOf(model: string): number | null;
  isFaultCategory(name: string): boolean;
  /** Item codes a quality check of this card must answer (CLI "Check items"). */
  checkItemsOf(state: CaseState): readonly string[];
  cardByRef(
    ref: string,
  ): { readonly id: string; readonly no: string | null; readonly status: Status } | undefined;
  localDateOf(atMs: EpochMs): LocalDate;
  /** Issued reports; left out where there can be none. */
  issuedReports?(): readonly IssuedReport[];
  /** The proposed promise (DOMAIN 4.2): urgent 24 h natural, high 2 wd, medium 3 wd, low 5 wd. */
  promiseFor(priority: Priority, dispatchedAtMs: EpochMs, kind: Kind | null): EpochMs;
}

export interface Command<A extends Action = Action> {
  readonly action: A;
  readonly payload: Payload<A>;
  readonly actor: Actor;
  readonly occurred_at?: EpochMs | undefined;
  readonly on_behalf?: StaffCode | undefined;
}

/** One event to come: the action, who it counts for, and the whole state after it. */
export interface Step {
  readonly action: Action;
  readonly actor: StaffCode | "system";
  readonly state: CaseState;
  readonly payload?: Readonly<Record<string, unknown>>;
  /** What the log keeps beside the payload, e.g. the matrix' answer that a clerk overrode. */
  readonly noted?: Readonly<Record<string, unknown>>;
  readonly self_marked?: boolean;
}

/** Refusals are values with CLI's codes; `details` is what CLI.md puts beside each code. */
export type Refusal =
  | { readonly code: "invalid_state"; readonly details: InvalidStateDetails }
  | { readonly code: "forbidden"; readonly details: { readonly needs: readonly string[] } }
  | { readonly code: "invalid_input"; readonly details: { readonly fields: readonly FieldError[] } }
  | { readonly code: "incomplete"; readonly details: { readonly missing: readonly string[] } }
  | { readonly code: "approval_required"; readonly details: { readonly what: string } }
  | { readonly code: "self_approval"; readonly details: { readonly action: Action } }
  | { readonly code: "quote_required"; readonly details: Readonly<Record<string, never>> }
  | { readonly code: "duplicate"; readonly details: { readonly no: string } }
  | { readonly code: "not_found"; readonly details: { readonly what: string; readonly ref: string } };

export interface InvalidStateDetails {
  readonly status: Status;
  readonly waiting_for?: string | null;
  /** Every action that the card's state allows now, whoever acts. */
  readonly allowed: readonly Action[];
  /** Why, where the state alone does not say it (an undo that can't be). */
  readonly reason?: string;
}

export type Decision =
  | { readonly ok: true; readonly steps: readonly Step[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** What an action's own rule gets: the table has already checked state, role and schema. */
export interface Performing<A extends Action> {
  readonly action: A;
  readonly state: CaseState;
  readonly payload: Payload<A>;
  readonly actor: Actor;
  /** Whom the work counts for: the assignee when recorded on behalf, else the actor. */
  readonly by: StaffCode;
  readonly at: EpochMs;
  readonly context: DecisionContext;
}
export type Perform<A extends Action> = (performing: Performing<A>) => Decision;

/** A refusal as a decision: nothing is written. */
export function refuse(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal };
}

/** Refuses one field of the payload. */
export function refuseField(field: string, code: string): { readonly ok: false; readonly refusal: Refusal } {
  return refuse({ code: "invalid_input", details: { fields: [{ field, code }] } });
}

/** One event by the actor, with the state after it. */
export function accept<A extends Action>(
  performing: Performing<A>,
  state: CaseState,
  options: Pick<Step, "self_marked" | "noted"> = {},
): Decision {
  return {
    ok: true,
    steps: [{ action: performing.action, actor: performing.actor.code, state, ...options }],
  };
}
