import { type ReactNode, useCallback } from "react";
import { failureText } from "#shared/text/failure-text";
import type { DeskFailure } from "../api/bridge";
import { useRegion } from "../commands/regions";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { useText } from "../ui/display";
import { PreviewPane, usePageWidth } from "./PreviewPane";
import type { Preview } from "./use-preview";
import "../card/common.css";
import "./print.css";

const WIDTH_PX = 1120;

/** The real pages at the left, what can be chosen about them at the right, what is done with them below (UX 7). */
export function PreviewDialog({
  title,
  about,
  preview,
  onRetry,
  failure,
  buttons,
  options,
  children,
  onClose,
}: {
  readonly title: string;
  /** What is printed: how many cards, which period. */
  readonly about: string;
  readonly preview: Preview;
  readonly onRetry: () => void;
  readonly failure: DeskFailure | null;
  /** Beside 关闭. */
  readonly buttons: ReactNode;
  readonly options: ReactNode;
  /** Handlers of the dialog's keys: they belong to the layer in which they stand. */
  readonly children: ReactNode;
  readonly onClose: () => void;
}) {
  const text = useText();
  const pages = useRegion();
  const choices = useRegion();
  const { widthPx, watched } = usePageWidth();
  const pane = useCallback(
    (element: HTMLElement | null) => {
      const stops = [pages(element), watched(element)];
      return () => {
        for (const stop of stops) if (typeof stop === "function") stop();
      };
    },
    [pages, watched],
  );
  return (
    <Dialog
      title={title}
      aside={
        <span className="muted">
          {about}
          {preview.state === "ready" && ` · ${text.t("print.page_count", { pages: preview.pages })}`}
        </span>
      }
      widthPx={WIDTH_PX}
      className="print"
      onClose={onClose}
      footer={
        <>
          {failure !== null && (
            <p className="print-failure" role="alert">
              {failureText(failure, text).sentence}
            </p>
          )}
          <span className="foot-end print-buttons">
            <Button look="quiet" shortcut="Esc" onClick={onClose}>
              {text.t("dialog.close")}
            </Button>
            {buttons}
          </span>
        </>
      }
    >
      {children}
      <div className="print-body">
        <section ref={pane} className="print-pages" aria-label={text.t("print.region.pages")}>
          <PreviewPane preview={preview} onRetry={onRetry} widthPx={widthPx} />
        </section>
        <section ref={choices} className="print-options" aria-label={text.t("print.region.options")}>
          {options}
        </section>
      </div>
    </Dialog>
  );
}
