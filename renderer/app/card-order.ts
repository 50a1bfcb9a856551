import { create } from "zustand";
import type { GridFilter, GridSort } from "#shared/contract/channels";
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
}

export const useCardOrder = create<CardOrder>(() => ({
  filter: {},
  sort: [],
  total: 0,
  index: null,
  indexCardId: null,
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

/** Opens the card before (-1) or after (+1) the open one; false where there is none. */
export async function openNeighbour(step: 1 | -1): Promise<boolean> {
  const { cardId } = useNavigation.getState();
  const { filter, sort, total, index, indexCardId } = useCardOrder.getState();
  if (index === null || indexCardId !== cardId) return false;
  const next = index + step;
  if (next < 0 || next >= total) return false;
  const page = await ask("card.grid", { filter, sort, start_row: next, end_row: next + 1 });
  const [row] = page.rows;
  if (row === undefined) return false;
  // A card that has moved within the list meanwhile answers with itself: go one further.
  if (row.id === cardId) {
    useCardOrder.setState({ index: next });
    return openNeighbour(step);
  }
  openCardAt(row.id, next);
  return true;
}
