import * as z from "zod";
import { requiredLine, requiredText, staffCode, text } from "#shared/domain/card/field-types";
import { ASSESSMENT_KINDS } from "#shared/domain/ledger/vocabulary";

/** A month `YYYY-MM`. */
export const assessmentPeriod = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "invalid_date");

export const newAssessmentSchema = z.strictObject({
  period: assessmentPeriod,
  staff: staffCode,
  item: requiredLine,
  /** Of one time, positive: the item's kind gives the sign. */
  points: z.number(),
  times: z.int().optional(),
  /** A card's number or id. */
  card: requiredLine.nullable().optional(),
  note: text.optional(),
});

const points = z.number().positive("too_small").max(100, "too_large").multipleOf(0.5, "invalid_value");

export const assessmentItemSchema = z
  .strictObject({
    name: requiredLine,
    kind: z.enum(ASSESSMENT_KINDS),
    min_points: points,
    max_points: points,
    active: z.boolean(),
  })
  .refine((item) => item.min_points <= item.max_points, { path: ["max_points"], error: "too_small" });

export const withdrawalSchema = z.strictObject({ id: z.int().positive(), reason: requiredText });
