import { useSyncExternalStore } from "react";

export interface WindowSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

let size: WindowSize = { widthPx: window.innerWidth, heightPx: window.innerHeight };

function subscribe(notify: () => void): () => void {
  const onResize = () => {
    size = { widthPx: window.innerWidth, heightPx: window.innerHeight };
    notify();
  };
  window.addEventListener("resize", onResize);
  return () => window.removeEventListener("resize", onResize);
}

/** Size of the window in CSS px; renders again when it changes. */
export function useWindowSize(): WindowSize {
  return useSyncExternalStore(subscribe, () => size);
}
