import * as z from "zod";
import { requiredLine, text } from "#shared/domain/card/field-types";
import { SURVEY_DIMENSIONS } from "#shared/domain/card/vocabulary";
import type { Hmac } from "#shared/domain/figures/quality-draw";

/** Share of a quarter's customers that are asked by phone (DOMAIN 5.7). */
const DRAWN_PERCENT = 10;

/** A drawn customer; `place` counts from 1, the lowest sum first. */
export interface DrawnCustomer {
  readonly customer_id: string;
  readonly place: number;
}

/**
 * The periodic survey of a quarter (DOMAIN 5.7): ceil(10 %) of the customers with a closed card, those with the lowest
 * HMAC(customer id, seed). Neither the order of the list nor a customer who stands in it twice changes the answer, so
 * that whoever has seed and cards can repeat it.
 */
export function drawPeriodicSample(
  customerIds: Iterable<string>,
  seed: string,
  hmac: Hmac,
): readonly DrawnCustomer[] {
  const customers = [...new Set(customerIds)];
  // In whole percent: 0.1 × 30 as floating point lies just above 3.
  const size = Math.ceil((customers.length * DRAWN_PERCENT) / 100);
  return customers
    .map((customer_id) => ({ customer_id, sum: hmac(seed, customer_id) }))
    .toSorted((left, right) => (left.sum < right.sum ? -1 : Number(left.sum > right.sum)))
    .slice(0, size)
    .map(({ customer_id }, index) => ({ customer_id, place: index + 1 }));
}

const score = z.int().min(1).max(5);

/** What a drawn customer answered on the phone. */
export const interviewSchema = z.strictObject({
  scores: z.partialRecord(z.enum(SURVEY_DIMENSIONS), score),
  overall: score.nullable().optional(),
  choices: z.array(requiredLine).max(50).optional(),
  comment: text.optional(),
});
