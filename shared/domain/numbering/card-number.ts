import type { LocalDate } from "#shared/domain/card/case-state";

const CARD_DIGITS = 4;
const BLANK_DIGITS = 6;

/** Scope of a card's sequence: store and local day of registration, `SH-S01-20261121`. */
export function cardNumberScope(prefix: string, store: string, day: LocalDate): string {
  return `${prefix}-${store}-${day.replaceAll("-", "")}`;
}

/** `SH-S01-20261121-0007`; past 9999 the sequence just grows longer. */
export function cardNumber(scope: string, sequence: number): string {
  return `${scope}-${String(sequence).padStart(CARD_DIGITS, "0")}`;
}

/** Scope of blank forms: store and month, `SH-S01-K2611`. */
export function blankNumberScope(prefix: string, store: string, day: LocalDate): string {
  return `${prefix}-${store}-K${day.slice(2, 4)}${day.slice(5, 7)}`;
}

/** `SH-S01-K2611-000128` (DOMAIN 3.1 blank_no). */
export function blankNumber(scope: string, sequence: number): string {
  return `${scope}-${String(sequence).padStart(BLANK_DIGITS, "0")}`;
}
