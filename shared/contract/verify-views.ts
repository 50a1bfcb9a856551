import type { EpochMs } from "#shared/domain/card/case-state";

/** What is looked at, in this order (SAFETY 6, CLI `verify`). */
export const VERIFY_AREAS = [
  "database",
  "foreign_keys",
  "event_chain",
  "audit_log",
  "attachments",
  "search_index",
  "milestones",
  "figures",
] as const;
export type VerifyArea = (typeof VERIFY_AREAS)[number];

export const VERIFY_CODES = [
  /** A page, an index or a table is damaged; `subject` is SQLite's word for it. */
  "damaged",
  /** A row points to one that is not there. */
  "dangling",
  /** An event says something else than when it was written; `subject` is its running number. */
  "event_changed",
  /** An event does not follow the one before it: some were taken out, put in or moved. */
  "link_broken",
  /** The end of the log was cut off, or its place was changed. */
  "end_changed",
  /** Another key goes on from an event, without the word of the key before. */
  "key_changed",
  /** Undone or countersigned without an event that says so, or the other way round. */
  "mark_changed",
  /** The store has events and no chain over them. */
  "not_sealed",
  /** Events whose key is not here: they can't be checked, nor can what they say of persons be read. */
  "key_missing",
  /** A head that was written down is not in the chain. */
  "head_unknown",
  /** As the six above, of the log beside the cards; `subject` is the entry's number. */
  "audit_changed",
  "audit_link_broken",
  "audit_end_changed",
  "audit_key_changed",
  "audit_not_sealed",
  "audit_key_missing",
  "audit_head_unknown",
  "file_missing",
  "file_changed",
  /** Words that stand in the search index and not in the tables, or the other way round; `count` of them. */
  "index_differs",
  /** Deadlines of a card differ from what its log says; `subject` is its number. */
  "milestones_differ",
  /** What the figures keep of a card differs from what it and its log say; `subject` is its number. */
  "figures_differ",
] as const;
export type VerifyCode = (typeof VERIFY_CODES)[number];

/** Something that a check found. Never holds personal data. */
export interface VerifyFinding {
  readonly area: VerifyArea;
  /** A warning is for a person to judge; the store is not taken for damaged. */
  readonly severity: "error" | "warning";
  readonly code: VerifyCode;
  /** Which one: a card's number, an event's running number, SQLite's words; null where it is the whole. */
  readonly subject: string | null;
  readonly count: number;
}

export interface VerifyReport {
  /** True where nothing but warnings was found. */
  readonly ok: boolean;
  readonly findings: readonly VerifyFinding[];
  readonly checked: {
    readonly events: number;
    /** Of the log beside the cards. */
    readonly entries: number;
    readonly files: number;
    readonly cards: number;
  };
  readonly head: { readonly seq: number; readonly hash: string } | null;
  readonly at: EpochMs;
}

export interface VerifyProgress {
  readonly area: VerifyArea;
  readonly done: number;
  readonly total: number;
}
