import { create } from "zustand";

/** Where somebody is in the rows that are there before the grid, for the grid to go on from. */
export interface FirstRowsPlace {
  /** Cell of the keyboard; null = it is elsewhere. */
  readonly at: { readonly rowIndex: number; readonly columnId: string } | null;
  /** The cell was double-clicked to be edited, which the grid does. */
  readonly editing: boolean;
  /** Row at the upper edge. */
  readonly topRow: number;
}

const NOWHERE: FirstRowsPlace = { at: null, editing: false, topRow: 0 };

export const useFirstRowsPlace = create<FirstRowsPlace>(() => NOWHERE);

export function leaveFirstRows(): FirstRowsPlace {
  const left = useFirstRowsPlace.getState();
  useFirstRowsPlace.setState(NOWHERE);
  return left;
}
