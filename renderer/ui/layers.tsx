import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { create } from "zustand";

/**
 * The topmost dialog's layer, 0 where none is open. Commands and key handlers belong to the layer they were made in;
 * only the topmost layer's are in force, so that keys never reach what a dialog covers.
 */
export const useLayers = create<{ readonly top: number }>(() => ({ top: 0 }));

const LayerContext = createContext(0);

/** The layer that a component stands in: 0 = the desk itself. */
export function useLayer(): number {
  return useContext(LayerContext);
}

let made = 0;
/** A later one lies above an earlier one, also where neither stands inside the other (F1 over the intake). */
const openLayers = new Set<number>();

function showTop(): void {
  useLayers.setState({ top: Math.max(0, ...openLayers) });
}

/** Puts its children one layer above; mount it only while the dialog is open. */
export function Layer({ children }: { readonly children: ReactNode }) {
  const [layer] = useState(() => {
    made += 1;
    return made;
  });
  useEffect(() => {
    openLayers.add(layer);
    showTop();
    return () => {
      openLayers.delete(layer);
      showTop();
    };
  }, [layer]);
  return <LayerContext value={layer}>{children}</LayerContext>;
}
