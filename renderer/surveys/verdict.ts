import type { EpochMs, Survey } from "#shared/domain/card/case-state";
import type { SurveyCollectedBy } from "#shared/domain/card/vocabulary";
import {
  type InvalidReason,
  invalidReasonOf,
  type SurveyWeights,
  satisfactionIndex,
} from "#shared/domain/survey/survey-index";
import type { Answers } from "./answers";

/** What main would say of a survey, before it is sent. */
export interface Verdict {
  readonly index: number | null;
  readonly reason: InvalidReason | null;
}

export interface VerdictFacts {
  readonly answers: Answers;
  readonly weights: SurveyWeights;
  readonly collected_by: SurveyCollectedBy;
  readonly collected_at: EpochMs;
  readonly handed_out_at: EpochMs | null;
  readonly completed_at: EpochMs | null;
  readonly round: number;
  readonly surveys: readonly Survey[];
}

/** Index and validity by the same rules as main's (DOMAIN 5.7). */
export function verdictOf(facts: VerdictFacts): Verdict {
  const { answers, weights, surveys, round, ...times } = facts;
  return {
    index: satisfactionIndex(answers.scores, weights),
    reason: invalidReasonOf({
      ...times,
      scores: answers.scores,
      overall: answers.overall,
      is_second: surveys.some((survey) => survey.round === round && survey.collected_at !== null),
    }),
  };
}
