import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fieldErrorsOf } from "#shared/domain/card/field-types";
import { SURVEY_DIMENSIONS } from "#shared/domain/card/vocabulary";
import {
  SHIPPED_SURVEY_FORM,
  type SurveyFormContent,
  surveyFormSchema,
  surveyWeights,
  widthInCharacters,
} from "#shared/domain/survey/survey-form";

function refused(change: (form: SurveyFormContent) => SurveyFormContent): readonly string[] {
  const form = change(SHIPPED_SURVEY_FORM);
  const checked = surveyFormSchema.safeParse(form);
  return checked.success
    ? []
    : fieldErrorsOf(checked.error, form).map(({ field, code }) => `${field}: ${code}`);
}

const withChoices = (choices: string[]) => (form: SurveyFormContent) => ({
  ...form,
  questions: { ...form.questions, choices },
});

describe("the questionnaire", () => {
  test("that ships is one", () => {
    expect(refused((form) => form)).toEqual([]);
    expect(SHIPPED_SURVEY_FORM.questions.choices).toHaveLength(8);
  });

  test("weights add up to a hundred, whatever they are", () => {
    const weight = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(fc.tuple(weight, weight, weight, weight, weight), (values) => {
        const weights = Object.fromEntries(SURVEY_DIMENSIONS.map((name, index) => [name, values[index]]));
        const sum = values.reduce((total, value) => total + value, 0);
        expect(surveyWeights.safeParse(weights).success).toBe(sum === 100);
      }),
      { examples: [[[20, 20, 20, 20, 20]], [[100, 0, 0, 0, 0]], [[20, 30, 25, 15, 11]]] },
    );
  });

  test.each([
    ["a part of a percent", { ...SHIPPED_SURVEY_FORM.weights, timeliness: 19.5, efficiency: 30.5 }],
    ["less than nought", { ...SHIPPED_SURVEY_FORM.weights, timeliness: -10, efficiency: 60 }],
  ])("%s is no weight", (_what, weights) => {
    expect(refused((form) => ({ ...form, weights }))).not.toEqual([]);
  });

  test("choices: at least one, at most eight, none twice, none wider than its place on the sheet", () => {
    expect(refused(withChoices([]))).toEqual(["questions.choices: too_small"]);
    expect(refused(withChoices(["一", "二", "三", "四", "五", "六", "七", "八", "九"]))).toEqual([
      "questions.choices: too_large",
    ]);
    expect(refused(withChoices(["价格", "速度", "价格"]))).toEqual(["questions.choices: twice"]);
    expect(refused(withChoices(["很好", "这一项实在太长了"]))).toEqual(["questions.choices.1: too_long"]);
    expect(refused(withChoices(["on time"]))).toEqual([]);
    expect(refused(withChoices([" "]))).toEqual(["questions.choices.0: required"]);
  });

  test("every question says something", () => {
    const blank = (form: SurveyFormContent) => ({
      ...form,
      questions: { ...form.questions, overall: "" },
    });
    expect(refused(blank)).toEqual(["questions.overall: required"]);
  });

  test("a Chinese character is as wide as two letters, about", () => {
    expect(widthInCharacters("响应及时性")).toBe(5);
    expect(widthInCharacters("WiFi")).toBeCloseTo(2.24);
  });
});
