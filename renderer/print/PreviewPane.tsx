import { useCallback, useState } from "react";
import { failureText } from "#shared/text/failure-text";
import { call } from "../api/bridge";
import { Button } from "../ui/Button";
import { useText } from "../ui/display";
import { PageView } from "./PageView";
import type { Preview } from "./use-preview";

const MAX_PAGE_WIDTH_PX = 700;
const PAGE_MARGIN_PX = 48;

/** Width at which a page fits the room that the preview has. */
export function usePageWidth() {
  const [widthPx, setWidthPx] = useState(560);
  const watched = useCallback((element: HTMLElement | null) => {
    if (element === null) return;
    const watcher = new ResizeObserver(() => {
      setWidthPx(Math.min(MAX_PAGE_WIDTH_PX, Math.max(240, element.clientWidth - PAGE_MARGIN_PX)));
    });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return { widthPx, watched };
}

/** The pages of a preview, or how far it has come. */
export function PreviewPane({
  preview,
  onRetry,
  widthPx,
}: {
  readonly preview: Preview;
  readonly onRetry: () => void;
  readonly widthPx: number;
}) {
  const text = useText();
  switch (preview.state) {
    case "starting":
      return <p className="page-note">{text.t("print.working")}</p>;
    case "rendering":
      return (
        <div className="page-note">
          <p role="status">{text.t("print.rendering", { done: preview.done, total: preview.total })}</p>
          <progress value={preview.done} max={Math.max(1, preview.total)} />
          <Button small onClick={() => void call("print.cancel", { job: preview.job })}>
            {text.t("print.cancel")}
          </Button>
        </div>
      );
    case "cancelled":
      return (
        <div className="page-note">
          <p>{text.t("print.cancelled")}</p>
          <Button onClick={onRetry}>{text.t("print.retry")}</Button>
        </div>
      );
    case "failed":
      return (
        <div className="page-note" role="alert">
          <p>{text.t("print.failed", { reason: failureText(preview.failure, text).sentence })}</p>
          <Button onClick={onRetry}>{text.t("print.retry")}</Button>
        </div>
      );
    case "ready":
      return <PageView document={preview.document} pages={preview.pages} widthPx={widthPx} />;
  }
}
