/** The closed lists of DOMAIN 6: codes of figures, what they are counted in, by which date, by what they are split. */

/** DOMAIN 6, in the order of its table; `volume` is two figures (CLI "Figures"). */
export const FIGURE_CODES = [
  "volume_registered",
  "volume_completed",
  "response_rate",
  "response_minutes",
  "register_rate",
  "classify_rate",
  "dispatch_rate",
  "on_site_rate",
  "resolve_rate",
  "confirm_rate",
  "archive_rate",
  "first_fix_rate",
  "repeat_rate",
  "satisfaction_index",
  "satisfied_share",
  "survey_rate",
  "follow_up_rate",
  "completeness",
  "qc_pass_rate",
  "qc_sample_rate",
  "qc_sample_pass_rate",
  "parts_rate",
  "stock_turnover",
  "complaint_rate",
  "handling_hours",
] as const;
export type FigureCode = (typeof FIGURE_CODES)[number];

/** What a figure is counted in: `share` 0…1, `score` 20…100, `times` a plain ratio. */
export const FIGURE_UNITS = ["count", "share", "minutes", "hours", "score", "times"] as const;
export type FigureUnit = (typeof FIGURE_UNITS)[number];

/** Which of a card's times puts it into a period (DOMAIN 6 "Date basis"). */
export const DATE_BASES = [
  "due_at",
  "registered_at",
  "first_completed_at",
  "confirmed_at",
  "wait_ended_at",
  "movement_at",
] as const;
export type DateBasis = (typeof DATE_BASES)[number];

/** Whether more or less is better; null where neither is. */
export type FigureDirection = "higher" | "lower" | null;

/** What has to be said beside a value. */
export const BASIS_NOTES = [
  /** `satisfaction_index` without any valid survey: mean card score × 20, by `confirmed_at`. */
  "card_scores",
  /** Stock has no kind, model or person: with such a filter there is nothing to show. */
  "not_filterable",
] as const;
export type BasisNote = (typeof BASIS_NOTES)[number];

/** The breakdowns whose rows are figures; product model and fault category have tables of their own. */
export const BREAKDOWNS = [
  "kind",
  "service_mode",
  "priority",
  "channel",
  "staff",
  "group",
  "store",
  "day",
  "week",
] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

/** The rows that a figure stands on. */
export const FIGURE_PARTS = [
  /** What counts as good: met, satisfied, followed up … */
  "numerator",
  /** Everything that was judged. */
  "denominator",
  /** Judged and not good. */
  "missed",
] as const;
export type FigurePart = (typeof FIGURE_PARTS)[number];
