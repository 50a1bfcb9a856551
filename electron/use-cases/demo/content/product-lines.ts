import { NOTEBOOK, PHONE } from "./computers-and-phones";
import type { ProductLine } from "./content";
import { FRIDGE, PURIFIER, SWEEPER } from "./cooling-and-floor";
import { DISHWASHER, WASHER } from "./laundry-and-kitchen";
import { LAMP, LOCK, PANEL } from "./locks-and-home";

/** Everything that the invented brand sells. */
export const PRODUCT_LINES: readonly ProductLine[] = [
  WASHER,
  LOCK,
  PANEL,
  PURIFIER,
  SWEEPER,
  LAMP,
  DISHWASHER,
  NOTEBOOK,
  FRIDGE,
  PHONE,
];

/** The brand on every model; invented. */
export const BRAND = "澄谷";

/** The line of a model's code. */
export function lineOfModel(code: string): ProductLine {
  const line = PRODUCT_LINES.find(({ models }) => models.some((model) => model.code === code));
  if (line === undefined) throw new Error(`no product line has ${code}`);
  return line;
}
