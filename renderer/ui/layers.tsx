import { createContext, type ReactNode, useContext, useEffect } from "react";
import { create } from "zustand";

/**
 * How many dialogs lie over the desk. Commands and key handlers belong to the layer they were made in;
 * only the topmost layer's are in force, so that keys never reach what a dialog covers.
 */
export const useLayers = create<{ readonly top: number }>(() => ({ top: 0 }));

const LayerContext = createContext(0);

/** The layer that a component stands in: 0 = the desk itself. */
export function useLayer(): number {
  return useContext(LayerContext);
}

/** Puts its children one layer above; mount it only while the dialog is open. */
export function Layer({ children }: { readonly children: ReactNode }) {
  const below = useLayer();
  const layer = below + 1;
  useEffect(() => {
    useLayers.setState({ top: layer });
    return () => useLayers.setState({ top: below });
  }, [layer, below]);
  return <LayerContext value={layer}>{children}</LayerContext>;
}
