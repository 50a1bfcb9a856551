import { useEffect, useRef } from "react";
import { useLayer, useLayers } from "../ui/layers";
import type { CommandId } from "./command-table";

/** Only the answer `false` means something: not handled, ask the handler before it. */
export type CommandHandler = () => unknown;

interface Registered {
  readonly id: CommandId;
  readonly layer: number;
  readonly handler: { readonly current: CommandHandler };
}

/** In the order of mounting; the newest of the top layer is asked first. */
const registered: Registered[] = [];

/** While the component is mounted (and enabled), it performs the command where the table leaves it to the screen. */
export function useCommandHandler(id: CommandId, perform: CommandHandler, enabled = true): void {
  const layer = useLayer();
  const handler = useRef(perform);
  handler.current = perform;
  useEffect(() => {
    if (!enabled) return;
    const entry: Registered = { id, layer, handler };
    registered.push(entry);
    return () => {
      registered.splice(registered.indexOf(entry), 1);
    };
  }, [id, layer, enabled]);
}

/** Runs the command's newest handler of the top layer, or of any layer; false where nobody handles it now. */
export function runHandlers(id: CommandId, ofAnyLayer = false): boolean {
  const { top } = useLayers.getState();
  const candidates = registered.filter((entry) => entry.id === id && (ofAnyLayer || entry.layer === top));
  for (const { handler } of candidates.toReversed()) {
    if (handler.current() !== false) return true;
  }
  return false;
}
