import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * A modal dialog that lies over everything that is open, other dialogs too, until it is unmounted. Esc does not close
 * it: Chromium asks the page (`cancel`) only the first time, so the key itself is taken away.
 */
export function useCover(): RefObject<HTMLDialogElement | null> {
  const cover = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = cover.current;
    if (element === null) return;
    const opener = document.activeElement;
    const keepOpen = (event: Event) => event.preventDefault();
    const takeEsc = (event: KeyboardEvent) => {
      if (event.key === "Escape") event.preventDefault();
    };
    element.showModal();
    element.addEventListener("cancel", keepOpen);
    window.addEventListener("keydown", takeEsc);
    return () => {
      window.removeEventListener("keydown", takeEsc);
      element.removeEventListener("cancel", keepOpen);
      element.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return cover;
}
