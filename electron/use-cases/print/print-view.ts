import type { PrintEntry } from "#electron/repositories/print-log-repository";
import type { PrintView } from "#shared/contract/views";

/** 首次打印, 补打第 n 次 or 副本 (DOMAIN 7). */
export function printLabel(copy: number): string {
  if (copy === 0) return "副本";
  return copy === 1 ? "首次打印" : `补打第 ${copy - 1} 次`;
}

/** One line of a card's print log. */
export function printView(entry: PrintEntry): PrintView {
  return {
    document: entry.document,
    n: entry.n,
    pages: entry.pages,
    label: printLabel(entry.copy),
    printed_at: entry.printed_at,
    printed_by: entry.printed_by,
  };
}
