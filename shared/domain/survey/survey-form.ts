import * as z from "zod";
import { requiredLine } from "#shared/domain/card/field-types";
import { SURVEY_DIMENSIONS } from "#shared/domain/card/vocabulary";
import { DEFAULT_SURVEY_WEIGHTS } from "./survey-index";

/** The questionnaire of a store (DOMAIN 5.7 [S4 三]): weights, questions, choices. Each change is a new version. */

/** The paper's fourth column ends here: two rows of four boxes (PRINT, board 05). */
export const MOST_CHOICES = 8;
/** Widths on the sheet in Chinese characters; Latin letters and digits count about half. */
const WIDEST = { label: 14, hint: 20, choice: 6, question: 24 } as const;
const NARROW_CHARACTER_EM = 0.56;
const FIRST_WIDE_CHARACTER = 0x2e80;

/** Width in Chinese characters. */
export function widthInCharacters(text: string): number {
  let width = 0;
  for (const character of text)
    width += (character.codePointAt(0) ?? 0) < FIRST_WIDE_CHARACTER ? NARROW_CHARACTER_EM : 1;
  return width;
}

function shortLine(widest: number) {
  return requiredLine.refine((text) => widthInCharacters(text) <= widest, "too_long");
}

/** Percent of each dimension in the satisfaction index (DOMAIN 5.7): whole numbers, sum 100. */
export const surveyWeights = z
  .record(z.enum(SURVEY_DIMENSIONS), z.int().min(0).max(100))
  .refine(
    (weights) => SURVEY_DIMENSIONS.reduce((sum, name) => sum + weights[name], 0) === 100,
    "not_a_hundred",
  );

export const surveyQuestionsSchema = z.strictObject({
  /** What is asked in each dimension, and the small line under it. */
  dimensions: z.record(
    z.enum(SURVEY_DIMENSIONS),
    z.strictObject({ label: shortLine(WIDEST.label), hint: shortLine(WIDEST.hint) }),
  ),
  overall: shortLine(WIDEST.label),
  choices_question: shortLine(WIDEST.question),
  choices: z
    .array(shortLine(WIDEST.choice))
    .min(1)
    .max(MOST_CHOICES)
    .refine((choices) => new Set(choices).size === choices.length, "twice"),
  comment_question: shortLine(WIDEST.question),
});
export type SurveyQuestions = z.output<typeof surveyQuestionsSchema>;

export const surveyFormSchema = z.strictObject({
  weights: surveyWeights,
  questions: surveyQuestionsSchema,
});
export type SurveyFormContent = z.output<typeof surveyFormSchema>;

/** The questionnaire that ships (board 05); migration 16 stores it as version 1. */
export const SHIPPED_SURVEY_FORM: SurveyFormContent = {
  weights: { ...DEFAULT_SURVEY_WEIGHTS },
  questions: {
    dimensions: {
      timeliness: { label: "响应及时性", hint: "受理和联系是否快，进度是否主动告知" },
      efficiency: { label: "问题解决效率", hint: "处理时间是否合理，方案是否有效" },
      expertise: { label: "服务专业性", hint: "沟通是否清楚，判断与操作是否专业" },
      attitude: { label: "服务态度", hint: "是否耐心、礼貌，站在您的角度考虑" },
      aftercare: { label: "后续关怀", hint: "完成后的回访、提醒与补偿是否合适" },
    },
    overall: "总体满意度",
    choices_question: "您认为本次服务做得好的方面",
    choices: ["联系及时", "上门准时", "一次修好", "讲解清楚", "收费透明", "现场整洁", "态度亲切", "其他"],
    comment_question: "您的意见与建议",
  },
};
