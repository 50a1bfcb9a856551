import { create } from "zustand";

/**
 * Which cards are selected. "All" is the view as a query, not the rows that happen to be loaded (UX 3):
 * then `ids` are the ones taken out again.
 */
export interface Selection {
  readonly all: boolean;
  readonly ids: ReadonlySet<string>;
  /** Where Shift+↓ began. */
  readonly anchorId: string | null;
}

const NOTHING: Selection = { all: false, ids: new Set(), anchorId: null };

export const useSelection = create<Selection>(() => NOTHING);

export function isSelected(selection: Pick<Selection, "all" | "ids">, id: string): boolean {
  return selection.all !== selection.ids.has(id);
}

/** How many cards are selected among `total` of the view. */
export function selectedCount({ all, ids }: Pick<Selection, "all" | "ids">, total: number): number {
  return all ? Math.max(0, total - ids.size) : ids.size;
}

export function clearSelection(): void {
  useSelection.setState(NOTHING);
}

export function selectAll(): void {
  useSelection.setState({ all: true, ids: new Set(), anchorId: null });
}

/** Sets one card to selected or not. */
export function setSelected(id: string, selected: boolean): void {
  useSelection.setState(({ all, ids }) => {
    const next = new Set(ids);
    if (all === selected) next.delete(id);
    else next.add(id);
    return { ids: next, anchorId: id };
  });
}

export function toggleSelected(id: string): void {
  setSelected(id, !isSelected(useSelection.getState(), id));
}

/** Header box: everything, or nothing where something is selected already. */
export function toggleAll(total: number): void {
  const selection = useSelection.getState();
  if (selectedCount(selection, total) > 0) clearSelection();
  else selectAll();
}
