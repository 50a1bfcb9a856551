/** Integer 分 (1/100 yuan). The only money type inside the application (ARCHITECTURE 2). */
export type Fen = number & { readonly __unit: "fen" };

/** Brands an integer number of 分; throws RangeError for anything that is not a safe integer. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError("fen takes a safe integer");
  return amount as Fen;
}

const YUAN_PATTERN = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/;

/**
 * Reads yuan as a decimal string ("1234.5" → 123450 分), at most two decimals, no rounding.
 * Returns null for anything else: money is never guessed.
 */
export function fenFromYuan(text: string): Fen | null {
  const match = YUAN_PATTERN.exec(text.trim());
  if (!match) return null;
  const [, sign, whole, decimals = ""] = match;
  const amount = Number(whole) * 100 + Number(decimals.padEnd(2, "0"));
  return fen(sign === "-" ? -amount : amount);
}

/** 分 → yuan as a decimal string with two decimals ("1234.50"), for JSON and spreadsheets. */
export function yuanFromFen(amount: Fen): string {
  const sign = amount < 0 ? "-" : "";
  const absolute = Math.abs(amount);
  return `${sign}${Math.floor(absolute / 100)}.${String(absolute % 100).padStart(2, "0")}`;
}

/** quantity × unit price, rounded half up to whole 分: the one place where money is rounded. */
export function lineAmountFen(quantity: number, unitPrice: Fen): Fen {
  return fen(Math.round(quantity * unitPrice));
}

/** Sum of amounts in 分. */
export function sumFen(amounts: readonly Fen[]): Fen {
  return fen(amounts.reduce<number>((sum, amount) => sum + amount, 0));
}
