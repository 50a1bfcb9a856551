import type { CardFields } from "./case-state";

/** One line of the completeness list of DOMAIN 3.1 [S2]. */
export interface CompletenessItem {
  readonly name: string;
  readonly applies: (card: CardFields) => boolean;
  readonly filled: (card: CardFields) => boolean;
}

const always = () => true;
const has = (value: unknown): boolean => value !== null && value !== "";

/** DOMAIN 3.1: what counts, in its order. */
export const COMPLETENESS_ITEMS: readonly CompletenessItem[] = [
  { name: "customer_name", applies: always, filled: (card) => has(card.customer_name) },
  { name: "phone", applies: always, filled: (card) => has(card.phone) },
  {
    name: "address",
    applies: (card) => card.service_mode === "on_site",
    filled: (card) => has(card.address),
  },
  { name: "model", applies: always, filled: (card) => has(card.model) },
  { name: "serial_no", applies: always, filled: (card) => has(card.serial_no) },
  { name: "purchase_date", applies: always, filled: (card) => has(card.purchase_date) },
  { name: "description", applies: always, filled: (card) => has(card.description) },
  {
    name: "error_code_or_usage_scene",
    applies: (card) => card.kind === "A",
    filled: (card) => has(card.error_code) || has(card.usage_scene),
  },
  { name: "expectation", applies: always, filled: (card) => has(card.expectation) },
  {
    name: "fulfilment",
    applies: (card) => card.service_mode === "on_site" || card.fulfilment === "mail_in",
    filled: (card) => has(card.fulfilment),
  },
  { name: "requested_window", applies: always, filled: (card) => has(card.requested_window) },
];

export interface Completeness {
  readonly filled: number;
  readonly applicable: number;
  readonly missing: readonly string[];
  /** filled ÷ applicable, 0…1. */
  readonly share: number;
}

/** Completeness 信息完整度 of a card as it stands (DOMAIN 3.1). */
export function completenessOf(card: CardFields): Completeness {
  const applicable = COMPLETENESS_ITEMS.filter((item) => item.applies(card));
  const missing = applicable.filter((item) => !item.filled(card)).map((item) => item.name);
  const filled = applicable.length - missing.length;
  return { filled, applicable: applicable.length, missing, share: filled / applicable.length };
}
