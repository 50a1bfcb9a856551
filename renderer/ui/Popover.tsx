import { type CSSProperties, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useCommandHandler } from "../commands/command-handlers";
import "./popover.css";

export interface PopoverProps {
  /** The button that opened it: the panel hangs below it and gives the focus back to it. */
  readonly anchor: HTMLElement | null;
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const EDGE_PX = 8;
const FIRST_CONTROL = "button:not(:disabled), input:not(:disabled), select:not(:disabled), [tabindex='0']";

/** A panel below its button; Esc, a press elsewhere, or the button again closes it. */
export function Popover({ anchor, label, onClose, children }: PopoverProps) {
  const panel = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<CSSProperties>({ visibility: "hidden" });
  useCommandHandler("back", () => {
    onClose();
    anchor?.focus();
    return true;
  });
  useLayoutEffect(() => {
    const element = panel.current;
    if (element === null || anchor === null) return;
    const from = anchor.getBoundingClientRect();
    const own = element.getBoundingClientRect();
    const left = Math.max(EDGE_PX, Math.min(from.left, window.innerWidth - own.width - EDGE_PX));
    setPlace({ top: from.bottom + 4, left, maxHeight: window.innerHeight - from.bottom - 4 - EDGE_PX });
  }, [anchor]);
  const placed = place.visibility !== "hidden";
  useEffect(() => {
    // What is hidden takes no focus.
    if (placed) panel.current?.querySelector<HTMLElement>(FIRST_CONTROL)?.focus();
  }, [placed]);
  useEffect(() => {
    const onPress = (event: PointerEvent) => {
      if (!(event.target instanceof Node)) return;
      if (panel.current?.contains(event.target) || anchor?.contains(event.target)) return;
      onClose();
    };
    window.addEventListener("pointerdown", onPress, { capture: true });
    return () => window.removeEventListener("pointerdown", onPress, { capture: true });
  }, [anchor, onClose]);
  return (
    <div ref={panel} className="popover" role="dialog" aria-label={label} style={place}>
      {children}
    </div>
  );
}
