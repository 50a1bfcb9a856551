import fc from "fast-check";
import { expect, test } from "vitest";
import { SURVEY_COLLECTED_BY, SURVEY_DIMENSIONS } from "#shared/domain/card/vocabulary";
import { DEFAULT_SURVEY_WEIGHTS } from "#shared/domain/survey/survey-index";
import { act, stateAfter } from "#test/builders/card-story";
import { caseIn } from "#test/builders/case-state";
import { DAY_MS, HOUR_MS, NOW_MS } from "#test/builders/instant";
import { type Answers, sentAnswers } from "../../../../renderer/surveys/answers";
import { verdictOf } from "../../../../renderer/surveys/verdict";

const iso = (atMs: number) => new Date(atMs).toISOString();
const score = fc.option(fc.integer({ min: 1, max: 5 }), { nil: null, freq: 12 });
const sheet = fc.record({
  scores: fc.tuple(score, score, score, score, score),
  overall: score,
  collected_by: fc.constantFrom(...SURVEY_COLLECTED_BY),
  collectedAgo: fc.integer({ min: 0, max: 3 * DAY_MS }),
  handedOutAgo: fc.option(fc.integer({ min: 0, max: 5 * DAY_MS }), { nil: null }),
  isSecond: fc.boolean(),
});

function answersOf({
  scores,
  overall,
}: {
  scores: readonly (number | null)[];
  overall: number | null;
}): Answers {
  const given = SURVEY_DIMENSIONS.flatMap((name, index) => {
    const value = scores[index];
    return value == null ? [] : [[name, value] as const];
  });
  return { scores: Object.fromEntries(given), overall, choices: [], comment: "" };
}

test("the window says beforehand what main then writes", () => {
  fc.assert(
    fc.property(sheet, (given) => {
      const { collected_by, collectedAgo, handedOutAgo, isSecond } = given;
      fc.pre(handedOutAgo === null || handedOutAgo >= collectedAgo);
      const fresh = caseIn("completed", { completed_at: NOW_MS - 4 * DAY_MS - HOUR_MS });
      const first = { collected_by: "customer", scores: {}, collected_at: iso(NOW_MS - 4 * DAY_MS) };
      const card = isSecond ? stateAfter(act(fresh, "clerk1", "collect_survey", first)) : fresh;
      const answers = answersOf(given);
      const collected_at = NOW_MS - collectedAgo;
      const handed_out_at = handedOutAgo === null ? null : NOW_MS - handedOutAgo;
      const verdict = verdictOf({
        answers,
        weights: DEFAULT_SURVEY_WEIGHTS,
        collected_by,
        collected_at,
        handed_out_at,
        completed_at: card.fields.completed_at,
        round: card.fields.round,
        surveys: card.lists.surveys,
      });
      const after = stateAfter(
        act(card, "clerk1", "collect_survey", {
          ...sentAnswers(answers),
          collected_by,
          collected_at: iso(collected_at),
          ...(handed_out_at === null ? {} : { handed_out_at: iso(handed_out_at) }),
        }),
      );
      const written = after.lists.surveys.at(-1);
      expect({ index: written?.index, reason: written?.invalid_reason }).toEqual(verdict);
    }),
  );
});
