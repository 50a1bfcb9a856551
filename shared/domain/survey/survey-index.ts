import type { EpochMs, Survey } from "#shared/domain/card/case-state";
import { SURVEY_DIMENSIONS, type SurveyDimension } from "#shared/domain/card/vocabulary";

/** Weights in percent, sum 100 (DOMAIN 5.7). */
export type SurveyWeights = Readonly<Record<SurveyDimension, number>>;

/** DOMAIN 5.7 [S4 三]. */
export const DEFAULT_SURVEY_WEIGHTS: SurveyWeights = {
  timeliness: 20,
  efficiency: 30,
  expertise: 25,
  attitude: 15,
  aftercare: 10,
};

/** How long a survey counts after it was handed out, else after completion. */
const VALID_FOR_MS = 24 * 3_600_000;
const HIGHEST_SCORE = 5;
const STRAIGHT_LINE_GAP = 2;

/** Σ weight × score ÷ 5 × 100 → 20…100; null while a dimension is missing (DOMAIN 5.7). */
export function satisfactionIndex(scores: Survey["scores"], weights: SurveyWeights): number | null {
  let weighted = 0;
  for (const dimension of SURVEY_DIMENSIONS) {
    const score = scores[dimension];
    if (score === undefined) return null;
    weighted += weights[dimension] * score;
  }
  return Math.round((weighted / HIGHEST_SCORE) * 100) / 100;
}

/** In the order in which they are looked for; a sample has the first that holds. */
export const INVALID_REASONS = ["unfinished", "late", "duplicate", "straight_line", "by_staff"] as const;
export type InvalidReason = (typeof INVALID_REASONS)[number];

export interface SurveyFacts {
  readonly handed_out_at: EpochMs | null;
  readonly completed_at: EpochMs | null;
  readonly collected_at: EpochMs;
  readonly collected_by: Survey["collected_by"];
  readonly scores: Survey["scores"];
  readonly overall: number | null;
  /** Another survey of the same card and round has been collected already. */
  readonly is_second: boolean;
}

/** Until when a survey counts (DOMAIN 5.7); null while neither time is known. */
export function surveyValidUntil(
  handedOutAtMs: EpochMs | null,
  completedAtMs: EpochMs | null,
): EpochMs | null {
  const since = handedOutAtMs ?? completedAtMs;
  return since === null ? null : since + VALID_FOR_MS;
}

function isStraightLine({ scores, overall }: SurveyFacts): boolean {
  const values = SURVEY_DIMENSIONS.map((dimension) => scores[dimension]);
  const first = values[0];
  if (first === undefined || overall === null) return false;
  return values.every((value) => value === first) && Math.abs(overall - first) >= STRAIGHT_LINE_GAP;
}

/** Why a sample is left out of the figures, in DOMAIN 5.7's order of reasons; null = valid. */
export function invalidReasonOf(facts: SurveyFacts): InvalidReason | null {
  const finished =
    facts.overall !== null && SURVEY_DIMENSIONS.every((dimension) => facts.scores[dimension] !== undefined);
  if (!finished) return "unfinished";
  const until = surveyValidUntil(facts.handed_out_at, facts.completed_at);
  if (until !== null && facts.collected_at > until) return "late";
  if (facts.is_second) return "duplicate";
  if (isStraightLine(facts)) return "straight_line";
  return facts.collected_by === "staff" ? "by_staff" : null;
}
