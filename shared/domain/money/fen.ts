/** Integer 分 (1/100 yuan). The only money type inside the application (ARCHITECTURE 2). */
export type Fen = number & { readonly __unit: "fen" };

/** Brands an integer number of 分; throws RangeError for anything that is not a safe integer. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError("fen takes a safe integer");
  return amount as Fen;
}

/** The largest single amount, just under ten thousand million yuan; thousands of them still add up exactly. */
export const MAX_FEN = 999_999_999_999;

const YUAN_PATTERN = /^(-?)(\d{1,10})(?:\.(\d{1,2}))?$/;

/**
 * Reads yuan as a decimal string ("1234.5" → 123450 分), at most two decimals, no rounding.
 * Returns null for anything else, and past `MAX_FEN`: money is never guessed.
 */
export function fenFromYuan(text: string): Fen | null {
  const match = YUAN_PATTERN.exec(text.trim());
  if (!match) return null;
  const [, sign, whole, decimals = ""] = match;
  const amount = Number(whole) * 100 + Number(decimals.padEnd(2, "0"));
  // Not -0, which JSON and the database give back as 0: a log would differ from what it records.
  return fen(sign === "-" && amount !== 0 ? -amount : amount);
}

/** 分 → yuan as a decimal string with two decimals ("1234.50"), for JSON and spreadsheets. */
export function yuanFromFen(amount: Fen): string {
  const sign = amount < 0 ? "-" : "";
  const absolute = Math.abs(amount);
  return `${sign}${Math.floor(absolute / 100)}.${String(absolute % 100).padStart(2, "0")}`;
}

const QUANTITY_DECIMALS = 6;
const QUANTITY_SCALE = 10 ** QUANTITY_DECIMALS;

/**
 * quantity × unit price, both not negative, rounded half up to whole 分: the one place where money is
 * rounded. Quantities count to six decimals, exactly (1.005 × 1.00 is 1.01). Null past `MAX_FEN`.
 */
export function lineAmountFen(quantity: number, unitPrice: Fen): Fen | null {
  const scaled = BigInt(Math.round(quantity * QUANTITY_SCALE)) * BigInt(unitPrice);
  const scale = BigInt(QUANTITY_SCALE);
  const amount = Number((2n * scaled + scale) / (2n * scale));
  return amount <= MAX_FEN ? fen(amount) : null;
}

/** Sum of amounts in 分. */
export function sumFen(amounts: readonly Fen[]): Fen {
  return fen(amounts.reduce<number>((sum, amount) => sum + amount, 0));
}
