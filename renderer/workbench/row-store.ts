import { create } from "zustand";
import type { GridRow } from "#shared/contract/views";

/** Rows of the current list as last read, by card id: what selected cards are asked about. */
const rows = new Map<string, GridRow>();

/** Grows with every change, so that what counts rows counts again. */
export const useRowsVersion = create<{ readonly version: number }>(() => ({ version: 0 }));

export function rememberRows(read: readonly GridRow[]): void {
  for (const row of read) rows.set(row.id, row);
  useRowsVersion.setState(({ version }) => ({ version: version + 1 }));
}

/** Another list begins. */
export function forgetRows(): void {
  rows.clear();
}

export function knownRow(id: string): GridRow | undefined {
  return rows.get(id);
}
