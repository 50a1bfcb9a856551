/** Closed lists of DOMAIN 5.9, 5.10, 5.11 and 5.12. */

export const LEDGER_SOURCES = ["survey", "report", "patrol", "manual", "suggestion"] as const;
export type LedgerSource = (typeof LEDGER_SOURCES)[number];

export const LEDGER_STATES = ["open", "in_progress", "to_verify", "closed", "rejected"] as const;
export type LedgerState = (typeof LEDGER_STATES)[number];

/** Entries that somebody still has to do something about. */
export const OPEN_LEDGER_STATES = [
  "open",
  "in_progress",
  "to_verify",
] as const satisfies readonly LedgerState[];

/** What can be done to an entry; `add` makes it. */
export const LEDGER_ACTIONS = [
  "edit",
  "start",
  "submit",
  "verify",
  "send_back",
  "reject",
  "reopen",
  "note",
  "feed_back",
  "link",
  "unlink",
] as const;
export type LedgerAction = (typeof LEDGER_ACTIONS)[number];

/** What a line of an entry's history did. */
export const LEDGER_CHANGES = ["add", ...LEDGER_ACTIONS] as const;
export type LedgerChangeKind = (typeof LEDGER_CHANGES)[number];

/** A proposal is taken, put aside, or brought back. */
export const PROPOSAL_DECISIONS = ["accepted", "dismissed", "restored"] as const;
export type ProposalDecision = (typeof PROPOSAL_DECISIONS)[number];

export const PROPOSAL_TOPICS = ["ledger", "assessment"] as const;
export type ProposalTopic = (typeof PROPOSAL_TOPICS)[number];

export const SCRIPT_PURPOSES = [
  "opening",
  "empathy",
  "checking_question",
  "delay_notice",
  "result_notice",
  "satisfaction_question",
] as const;

export const PATROL_KINDS = ["patrol", "maintenance", "supervisor_patrol"] as const;

export const INTERVAL_UNITS = ["day", "week", "month", "quarter", "half_year", "year"] as const;

export const ASSESSMENT_KINDS = ["deduction", "bonus"] as const;
export type AssessmentKind = (typeof ASSESSMENT_KINDS)[number];
