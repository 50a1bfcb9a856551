import { create } from "zustand";

/** Asks the grid, which loads later, to do something once: the numbers only ever grow. */
export const useGridSignals = create<{
  readonly applyOrder: number;
  readonly focusCurrent: number;
}>(() => ({ applyOrder: 0, focusCurrent: 0 }));

/** Reads the list again in its order (the link of UX 3, and 重试 after a failed page). */
export function askForOrder(): void {
  useGridSignals.setState(({ applyOrder }) => ({ applyOrder: applyOrder + 1 }));
}

/** Puts the keyboard on the current card's row. */
export function askForFocus(): void {
  useGridSignals.setState(({ focusCurrent }) => ({ focusCurrent: focusCurrent + 1 }));
}
