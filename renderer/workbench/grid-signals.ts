import { create } from "zustand";

/** Asks the grid, which loads later, to do something once: the numbers only ever grow. */
export const useGridSignals = create<{ readonly applyOrder: number }>(() => ({ applyOrder: 0 }));

/** Reads the list again in its order (the link of UX 3, and 重试 after a failed page). */
export function askForOrder(): void {
  useGridSignals.setState(({ applyOrder }) => ({ applyOrder: applyOrder + 1 }));
}
