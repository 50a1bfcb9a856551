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
