import type { Impact, Priority } from "#shared/domain/card/vocabulary";
import { DEFAULT_SURVEY_WEIGHTS, type SurveyWeights } from "#shared/domain/survey/survey-index";

/** A store's own settings as far as the card rules ask for them. */
export interface StoreRules {
  /** IANA zone, e.g. `Asia/Shanghai`. */
  readonly zone: string;
  /** DOMAIN 2.3: a store with one person on shift may approve or check itself, marked and countersigned. */
  readonly self_approval: boolean;
  readonly self_check: boolean;
  /** DOMAIN 5.5: months for a model that states none. */
  readonly default_warranty_months: number;
  /** DOMAIN 5.5: warranty on the repair itself, never under 30 days. */
  readonly repair_warranty_days: number;
  /** DOMAIN 4.3: a quote's discount above this share (0…1) of its lines needs approval. */
  readonly quote_discount_limit_share: number;
  /** DOMAIN 4.1: start of the priority matrix. */
  readonly priority_by_impact: Readonly<Record<Impact, Priority>>;
  /** DOMAIN 2.2 `finish`: the store may send every repair through the quality check. */
  readonly check_every_repair: boolean;
  /** DOMAIN 5.7: editable weights of the satisfaction index, sum 100. */
  readonly survey_weights: SurveyWeights;
  /** The questionnaire that is in force, 1, 2, 3 … */
  readonly survey_form_version: number;
}

/** DOMAIN 4.1, 5.5 and 2.3 as they stand before a store changes anything. */
export const DEFAULT_STORE_RULES: StoreRules = {
  zone: "Asia/Shanghai",
  self_approval: false,
  self_check: false,
  default_warranty_months: 12,
  repair_warranty_days: 90,
  quote_discount_limit_share: 0.1,
  priority_by_impact: { safety: "urgent", main_function: "high", partial: "medium", minor: "low" },
  check_every_repair: false,
  survey_weights: DEFAULT_SURVEY_WEIGHTS,
  survey_form_version: 1,
};
