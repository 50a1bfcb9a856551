import { useSyncExternalStore } from "react";

export interface WindowSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

let size: WindowSize = { widthPx: window.innerWidth, heightPx: window.innerHeight };

/** The same object while the size is the same, also before anybody listens. */
function sizeNow(): WindowSize {
  const { innerWidth, innerHeight } = window;
  if (size.widthPx !== innerWidth || size.heightPx !== innerHeight) {
    size = { widthPx: innerWidth, heightPx: innerHeight };
  }
  return size;
}

function subscribe(notify: () => void): () => void {
  window.addEventListener("resize", notify);
  return () => window.removeEventListener("resize", notify);
}

/** Size of the window in CSS px; renders again when it changes. */
export function useWindowSize(): WindowSize {
  return useSyncExternalStore(subscribe, sizeNow);
}
