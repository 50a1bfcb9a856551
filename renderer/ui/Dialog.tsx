import { X } from "lucide-react";
import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { IconButton } from "./Button";
import { classes } from "./class-names";
import "./dialog.css";
import { useText } from "./display";
import { Layer } from "./layers";

export interface DialogProps {
  readonly title: ReactNode;
  /** Small words at the right of the title. */
  readonly aside?: ReactNode;
  /** Esc and the close button. Mounting opens the dialog; what opened it gets the focus back. */
  readonly onClose: () => void;
  /** Width in px, as far as the window allows. */
  readonly widthPx?: number;
  /** A panel at the right edge below the top bar instead of a sheet in the middle. */
  readonly side?: boolean;
  readonly footer?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

const FIELDS = "input:not(:disabled, [hidden]), select:not(:disabled), textarea:not(:disabled)";

/** Where the keyboard begins: a field, else the main button; the close button, which comes first, is neither. */
function firstControl(dialog: HTMLElement): HTMLElement | null {
  return (
    dialog.querySelector<HTMLElement>(`.dialog-body :is(${FIELDS})`) ??
    dialog.querySelector<HTMLElement>(".dialog-foot .button-primary:not(:disabled)")
  );
}

/** A modal dialog on the native element: it holds the focus, and what lies under it is inert. */
export function Dialog(props: DialogProps) {
  const { title, aside, onClose, widthPx = 560, side = false, footer, className, children } = props;
  const text = useText();
  const titleId = useId();
  const element = useRef<HTMLDialogElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  // Before the effects of what stands inside, so that they can move the keyboard.
  useLayoutEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    const opener = document.activeElement;
    dialog.showModal();
    firstControl(dialog)?.focus();
    return () => {
      dialog.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);

  return (
    <Layer>
      <dialog
        ref={element}
        className={classes("dialog", side && "dialog-side", className)}
        style={{ width: `min(${widthPx}px, calc(100vw - 32px))` }}
        aria-labelledby={titleId}
        onCancel={(event) => {
          // Esc would close the element behind React's back.
          event.preventDefault();
          if (event.target === element.current) close.current();
        }}
        onClose={(event) => {
          // Chromium asks once; where the answer was to stay open, the next Esc closes the element all the same.
          if (event.target !== element.current || !element.current.isConnected) return;
          element.current.showModal();
          close.current();
        }}
      >
        <header className="dialog-head">
          <h2 id={titleId}>{title}</h2>
          {aside !== undefined && <div className="dialog-aside">{aside}</div>}
          <IconButton icon={X} label={text.t("dialog.close")} onClick={onClose} />
        </header>
        <div className="dialog-body">{children}</div>
        {footer !== undefined && <footer className="dialog-foot">{footer}</footer>}
      </dialog>
    </Layer>
  );
}
