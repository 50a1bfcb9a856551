import { useEffect } from "react";
import { create } from "zustand";
import type { CommandId } from "./command-table";

const DEFAULT_HINTS: readonly CommandId[] = ["next_thing", "search", "keys"];

/** Stack of hints: the screen mounted last says which keys the status bar shows. */
export const useHintStack = create<{ readonly stack: readonly (readonly CommandId[])[] }>(() => ({
  stack: [DEFAULT_HINTS],
}));

/** Shows these keys in the status bar while the component is mounted (and active). Pass a constant. */
export function useKeyHints(ids: readonly CommandId[], active = true): void {
  useEffect(() => {
    if (!active) return;
    useHintStack.setState(({ stack }) => ({ stack: [...stack, ids] }));
    return () => useHintStack.setState(({ stack }) => ({ stack: stack.filter((entry) => entry !== ids) }));
  }, [ids, active]);
}
