/** Closed lists of DOMAIN 5.9, 5.10, 5.11 and 5.12. */

export const LEDGER_SOURCES = ["survey", "report", "patrol", "manual", "suggestion"] as const;

export const LEDGER_STATES = ["open", "in_progress", "to_verify", "closed", "rejected"] as const;

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
