import type { OpeningHours } from "#shared/domain/calendar/calendar-settings";
import type { DayInfo } from "#shared/domain/calendar/work-calendar";
import type { EpochMs, LocalDate, StaffCode } from "#shared/domain/card/case-state";
import type { Kind, Milestone, PolicyPreset } from "#shared/domain/card/vocabulary";
import type { Policy } from "#shared/domain/clock/policy-rule";
import type { GridRow } from "./views";

/** What the window is shown of policies, calendar, reminders, appointments and duty (DOMAIN 4). */

/** One policy in its newest version. */
export interface PolicyView {
  /** A preset's own name, or `own-…` for a copy of the store's. */
  readonly key: string;
  /** The preset it is or was copied from. */
  readonly preset: PolicyPreset;
  readonly version: number;
  readonly name: string;
  /** True for the store's own copies: only these can be saved. */
  readonly own: boolean;
  /** True for the store's default. */
  readonly in_use: boolean;
  /** Kinds that have this policy of their own. */
  readonly kinds: readonly Kind[];
  /** Open cards that stand under it, in whatever version: a saved change does not touch them. */
  readonly open_cards: number;
  readonly policy: Policy;
}

/** A clock of a card as a change that is only tried would make it. */
export interface TriedClock {
  readonly milestone: Milestone;
  readonly round: number;
  readonly occurrence: number;
  readonly due_at: EpochMs | null;
  /** Past due and still to be met. */
  readonly late: boolean;
}

/** Where the holidays of a year come from. */
export type YearSource =
  /** The State Council's notice that the program ships. */
  | "notice"
  /** A file that the store imported. */
  | "file"
  /** Only the law and the weekends: provisional (DOMAIN 4.4). */
  | "statutory"
  /** A store without public holidays: its weekly hours. */
  | "week";

export interface CalendarYear {
  readonly year: number;
  readonly provisional: boolean;
  readonly source: YearSource;
  /** Only for `file`: when and by whom, and who signed it; `signature` null = nobody. */
  readonly imported: {
    readonly at: EpochMs;
    readonly by: StaffCode | null;
    readonly signature: FileSignatureView | null;
  } | null;
  readonly days: readonly DayInfo[];
  /** Days on which the store has said something of its own; `spans` null = the usual hours. */
  readonly overrides: Readonly<
    Record<
      LocalDate,
      { readonly working: boolean; readonly spans: OpeningHours | null; readonly name: string | null }
    >
  >;
}

/** What a changed calendar touches: the clocks of so many open cards are worked out again in the background. */
export interface CalendarChange {
  readonly open_cards: number;
}

export interface ImportedYear extends CalendarChange {
  readonly year: number;
  /** Holidays and make-up days in the file. */
  readonly days: number;
  readonly signature: FileSignatureView | null;
}

/** A signature that was checked and is right. */
export interface FileSignatureView {
  /** The trusted publisher whose key it is; null = a key that the store does not know. */
  readonly publisher: string | null;
  /** `ab12 cd34 …`, to be compared with what the publisher tells. */
  readonly fingerprint: string;
  /** SubjectPublicKeyInfo in base64. */
  readonly public_key: string;
}

/** A publisher whose signed yearly files the store trusts. */
export interface Publisher {
  readonly name: string;
  readonly fingerprint: string;
  readonly public_key: string;
  readonly at: EpochMs;
  readonly by: StaffCode | null;
}

export interface AppointmentView {
  readonly row: GridRow;
  readonly appointment_at: EpochMs;
  readonly assignee: StaffCode | null;
  /** Another open card has an appointment with the same person less than two hours away. */
  readonly clash: boolean;
}

/** The open cards of one person; `staff` null = nobody's yet. */
export interface QueuePerson {
  readonly staff: StaffCode | null;
  readonly name: string | null;
  readonly open: number;
  readonly breached: number;
  readonly within_hour: number;
}

export interface DutyShift {
  readonly day: LocalDate;
  readonly staff: StaffCode;
  readonly from_at: EpochMs;
  readonly to_at: EpochMs;
}

/** `while_off`: what came due while the program was not running, told once; `safety` is never bundled or held. */
export const NOTICE_KINDS = ["reminder", "while_off", "safety", "report_due", "report_made"] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** One clock that a notice tells of. */
export interface NoticeLine {
  readonly card_id: string;
  readonly no: string | null;
  readonly customer_name: string | null;
  readonly assignee: StaffCode | null;
  readonly milestone: Milestone;
  readonly round: number;
  /** Share of the time used up: 50, 80; 100 = breached, 200 = late by more than the limit again. */
  readonly percent: 50 | 80 | 100 | 200;
  readonly due_at: EpochMs;
}

export interface NoticeView {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly at: EpochMs;
  /** The card, where the notice tells of one only. */
  readonly card_id: string | null;
  /** The period of the report that is due or was made. */
  readonly period: string | null;
  /** The most urgent first, at most 20. */
  readonly lines: readonly NoticeLine[];
  /** How many clocks it tells of in all. */
  readonly total: number;
  /** Whether the reader has read it. */
  readonly read: boolean;
}

/** The PC's clock looks wrong (DOMAIN 4.4): nothing is blocked. */
export interface ClockWarning {
  readonly by_ms: number;
  readonly direction: "back" | "ahead";
}
