import * as z from "zod";
import { surveyAnswersSchema } from "#shared/domain/card/payloads";
import { interviewSchema } from "#shared/domain/survey/periodic-draw";
import { surveyFormSchema } from "#shared/domain/survey/survey-form";
import { INVALID_REASONS } from "#shared/domain/survey/survey-index";
import { channel } from "./channel";
import {
  type CallRow,
  type CounterSurvey,
  type PeriodicSample,
  SURVEY_STATES,
  type SurveyFormView,
  type SurveyList,
} from "./survey-views";
import type { AppState } from "./views";

const id = z.string().min(1).max(64);
const quarter = z.string().regex(/^\d{4}-Q[1-4]$/, "invalid_value");

/** Channels of surveys, follow-up calls and the quarterly sample (DOMAIN 5.7, 5.8). */
export const surveyChannels = {
  "survey.form": channel<SurveyFormView>()(z.strictObject({})),
  /** Writes the next version; surveys that are in keep their index. */
  "survey.save_form": channel<SurveyFormView>()(
    z.strictObject({ base_version: z.int().min(1), form: surveyFormSchema }),
  ),
  /** Turns the screen to the customer of a card: the page answers to nothing else until somebody's PIN is given. */
  "survey.counter_open": channel<AppState>()(z.strictObject({ card_id: id })),
  "survey.counter_show": channel<CounterSurvey>()(z.strictObject({})),
  "survey.counter_send": channel<CounterSurvey>()(
    z.strictObject({ op_id: id, answers: surveyAnswersSchema }),
  ),
  "survey.list": channel<SurveyList>()(
    z.strictObject({
      state: z.enum(SURVEY_STATES),
      /** A month or quarter of collection or refusal; `due` and `out` are as of now. */
      period: z.string().max(24),
      reason: z.enum(INVALID_REASONS).optional(),
      limit: z.int().min(1).max(500).optional(),
    }),
  ),
  "survey.calls": channel<readonly CallRow[]>()(z.strictObject({})),
  "survey.sample": channel<PeriodicSample>()(z.strictObject({ period: quarter })),
  /** Draws a quarter that is over, once and for all. */
  "survey.draw": channel<PeriodicSample>()(z.strictObject({ period: quarter })),
  "survey.interview": channel<PeriodicSample>()(
    z.strictObject({
      period: quarter,
      customer_id: id,
      version: z.int().min(1),
      outcome: z.discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("interviewed"), answers: interviewSchema }),
        z.strictObject({ kind: z.literal("not_reached") }),
        z.strictObject({ kind: z.literal("declined") }),
      ]),
    }),
  ),
} as const;
