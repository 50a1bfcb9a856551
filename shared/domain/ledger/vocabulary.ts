/** Closed lists of DOMAIN 5.9, 5.10, 5.11 and 5.12. */

export const LEDGER_SOURCES = ["survey", "report", "patrol", "manual", "suggestion"] as const;
export type LedgerSource = (typeof LEDGER_SOURCES)[number];

export const LEDGER_STATES = ["open", "in_progress", "to_verify", "closed", "rejected"] as const;
export type LedgerState = (typeof LEDGER_STATES)[number];

export const SCRIPT_PURPOSES = [
  "opening",
  "empathy",
  "checking_question",
  "delay_notice",
  "result_notice",
  "satisfaction_question",
] as const;
export type ScriptPurpose = (typeof SCRIPT_PURPOSES)[number];

export const PATROL_KINDS = ["patrol", "maintenance", "supervisor_patrol"] as const;
export type PatrolKind = (typeof PATROL_KINDS)[number];

export const INTERVAL_UNITS = ["day", "week", "month", "quarter", "half_year", "year"] as const;
export type IntervalUnit = (typeof INTERVAL_UNITS)[number];

export const ASSESSMENT_KINDS = ["deduction", "bonus"] as const;
export type AssessmentKind = (typeof ASSESSMENT_KINDS)[number];
