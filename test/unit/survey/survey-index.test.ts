import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  DEFAULT_SURVEY_WEIGHTS,
  invalidReasonOf,
  type SurveyFacts,
  satisfactionIndex,
} from "#shared/domain/survey/survey-index";
import { DAY_MS, NOW_MS } from "#test/builders/instant";

const all = (score: number) => ({
  timeliness: score,
  efficiency: score,
  expertise: score,
  attitude: score,
  aftercare: score,
});

describe("satisfaction index (DOMAIN 5.7)", () => {
  test("the weights of the tool add up to a hundred", () => {
    expect(DEFAULT_SURVEY_WEIGHTS).toEqual({
      timeliness: 20,
      efficiency: 30,
      expertise: 25,
      attitude: 15,
      aftercare: 10,
    });
  });

  test.each([
    [1, 20],
    [2, 40],
    [3, 60],
    [4, 80],
    [5, 100],
  ])("all %i is %i", (score, index) => {
    expect(satisfactionIndex(all(score), DEFAULT_SURVEY_WEIGHTS)).toBe(index);
  });

  test("each dimension by its weight, and none may be missing", () => {
    expect(satisfactionIndex({ ...all(5), efficiency: 1 }, DEFAULT_SURVEY_WEIGHTS)).toBe(76);
    expect(satisfactionIndex({ ...all(5), aftercare: 1 }, DEFAULT_SURVEY_WEIGHTS)).toBe(92);
    expect(satisfactionIndex({ timeliness: 5 }, DEFAULT_SURVEY_WEIGHTS)).toBeNull();
    expect(satisfactionIndex({}, DEFAULT_SURVEY_WEIGHTS)).toBeNull();
  });

  test("between 20 and 100, and better scores never lower it", () => {
    const score = fc.integer({ min: 1, max: 5 });
    const scores = fc.record({
      timeliness: score,
      efficiency: score,
      expertise: score,
      attitude: score,
      aftercare: score,
    });
    const dimension = fc.constantFrom("timeliness", "efficiency", "expertise", "attitude", "aftercare");
    fc.assert(
      fc.property(scores, dimension, (given, which) => {
        const index = satisfactionIndex(given, DEFAULT_SURVEY_WEIGHTS) ?? Number.NaN;
        expect(index).toBeGreaterThanOrEqual(20);
        expect(index).toBeLessThanOrEqual(100);
        expect(satisfactionIndex({ ...given, [which]: 5 }, DEFAULT_SURVEY_WEIGHTS)).toBeGreaterThanOrEqual(
          index,
        );
      }),
    );
  });
});

describe("invalid samples", () => {
  const good: SurveyFacts = {
    handed_out_at: NOW_MS - DAY_MS,
    completed_at: NOW_MS - 3 * DAY_MS,
    collected_at: NOW_MS,
    collected_by: "customer",
    scores: all(4),
    overall: 4,
    is_second: false,
  };
  const reason = (facts: Partial<SurveyFacts>) => invalidReasonOf({ ...good, ...facts });

  test("a day after it was handed out is in time, a moment more is late", () => {
    expect(reason({})).toBeNull();
    expect(reason({ collected_at: NOW_MS + 1 })).toBe("late");
    expect(reason({ handed_out_at: null })).toBe("late");
    expect(reason({ handed_out_at: null, completed_at: NOW_MS - DAY_MS })).toBeNull();
    expect(reason({ handed_out_at: null, completed_at: null })).toBeNull();
  });

  test("unfinished, duplicate, by staff", () => {
    expect(reason({ overall: null })).toBe("unfinished");
    expect(reason({ scores: { timeliness: 4 } })).toBe("unfinished");
    expect(reason({ is_second: true })).toBe("duplicate");
    expect(reason({ collected_by: "staff" })).toBe("by_staff");
    expect(reason({ collected_by: "phone" })).toBeNull();
  });

  test("five equal answers two or more away from the overall one", () => {
    for (const score of [1, 2, 3, 4, 5]) {
      for (const overall of [1, 2, 3, 4, 5]) {
        const expected = Math.abs(score - overall) >= 2 ? "straight_line" : null;
        expect(reason({ scores: all(score), overall }), `${score} ${overall}`).toBe(expected);
      }
    }
    expect(reason({ scores: { ...all(5), aftercare: 4 }, overall: 1 })).toBeNull();
  });

  test("one reason, the first that holds", () => {
    const bad = { overall: null, collected_at: NOW_MS + 1, is_second: true, collected_by: "staff" } as const;
    expect(reason(bad)).toBe("unfinished");
    expect(reason({ ...bad, overall: 4 })).toBe("late");
    expect(reason({ ...bad, overall: 4, collected_at: NOW_MS })).toBe("duplicate");
    expect(reason({ scores: all(5), overall: 1, collected_by: "staff" })).toBe("straight_line");
  });
});
