import { create } from "zustand";
import type { GridFilter, GridSort } from "#shared/contract/workbench-channels";
import { ask } from "../api/bridge";
import { openCard, useNavigation } from "./navigation";

/** The order of the workbench's current list, by which Alt+↑↓ goes from card to card. */
export interface CardOrder {
  readonly filter: GridFilter;
  readonly sort: GridSort;
  readonly total: number;
  /** Row number of the card that is open or was opened last; null when it is not in the list. */
  readonly index: number | null;
  readonly indexCardId: string | null;
  /** Row number of a card that the list has loaded; null for others. */
  readonly indexOf: (id: string) => number | null;
}

export const useCardOrder = create<CardOrder>(() => ({
  filter: {},
  sort: [],
  total: 0,
  index: null,
  indexCardId: null,
  indexOf: () => null,
}));

/** Opens a card of the list at its row number, so that its neighbours are known. */
export function openCardAt(id: string, index: number): void {
  useCardOrder.setState({ index, indexCardId: id });
  openCard(id);
}

/** Place of the open card in the list, from 1; null when it was opened from elsewhere. */
export function useCardPlace(id: string): { readonly place: number; readonly total: number } | null {
  const index = useCardOrder((order) => (order.indexCardId === id ? order.index : null));
  const total = useCardOrder((order) => order.total);
  return index === null ? null : { place: index + 1, total };
}

/** The card before (-1) or after (+1) one of the list; null where there is none, or the card is not of the list. */
export async function neighbourOf(
  id: string,
  step: 1 | -1,
): Promise<{ readonly id: string; readonly index: number } | null> {
  const { filter, sort, total, index, indexCardId, indexOf } = useCardOrder.getState();
  const at = indexCardId === id ? index : indexOf(id);
  // A card that has moved within the list meanwhile answers with itself: then one further.
  for (let next = (at ?? Number.NaN) + step; next >= 0 && next < total; next += step) {
    const page = await ask("card.grid", { filter, sort, start_row: next, end_row: next + 1 });
    const [row] = page.rows;
    if (row === undefined) return null;
    if (row.id !== id) return { id: row.id, index: next };
  }
  return null;
}

/** Opens the card before or after the open one; false where there is none. */
export async function openNeighbour(step: 1 | -1): Promise<boolean> {
  const { cardId } = useNavigation.getState();
  const next = cardId === null ? null : await neighbourOf(cardId, step);
  if (next === null) return false;
  openCardAt(next.id, next.index);
  return true;
}
