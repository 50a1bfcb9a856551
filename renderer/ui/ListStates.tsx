import { type ReactNode, useEffect, useState } from "react";
import { readFailureText } from "#shared/text/failure-text";
import { failureOf } from "../api/bridge";
import { Button } from "./Button";
import { useText } from "./display";
import "./list-states.css";

/** What is read within this time shows no skeleton (UX 2). */
const SKELETON_AFTER_MS = 150;

function useWaited(): boolean {
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // From the frame on in which somebody sees that nothing is there: at a start that is later than now.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setWaited(true), SKELETON_AFTER_MS);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return waited;
}

const SKELETON_KEYS = Array.from({ length: 40 }, (_, row) => `row-${row}`);

/** Grey rows in place of what is being read. */
export function SkeletonRows({
  rows = 8,
  heightPx = 32,
}: {
  readonly rows?: number;
  readonly heightPx?: number;
}) {
  const text = useText();
  if (!useWaited()) return null;
  return (
    <div className="skeleton" role="status">
      <span className="spoken-only">{text.t("list.loading")}</span>
      {SKELETON_KEYS.slice(0, rows).map((key) => (
        <div key={key} className="skeleton-row" style={{ height: heightPx }} aria-hidden="true">
          <i />
          <i />
          <i />
        </div>
      ))}
    </div>
  );
}

/** Nothing there: one sentence and what to do about it. */
export function EmptyState({
  children,
  action,
}: {
  readonly children: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="empty-state">
      <p>{children}</p>
      {action}
    </div>
  );
}

/** Something was not read or not done: the sentence, and a way to try again. */
export function ErrorLine({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const text = useText();
  return (
    <div className="error-line" role="alert">
      <span>{readFailureText(failureOf(error), text)}</span>
      {onRetry && (
        <Button small onClick={onRetry}>
          {text.t("list.retry")}
        </Button>
      )}
    </div>
  );
}
