import { looksLikeFormula } from "./formula-text";

/** What may stand in a cell. */
export type Cell = string | number | boolean | null;

/** A text that no spreadsheet calculates: an apostrophe goes before what looks like a formula. */
export function neutralised(text: string): string {
  return looksLikeFormula(text) ? `'${text}` : text;
}

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const text = neutralised(cell);
  return /[",\r\n\t;]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line of CSV with its line end (RFC 4180). */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** By this a spreadsheet knows that the text is UTF-8. */
export const BYTE_ORDER_MARK = "\ufeff";
