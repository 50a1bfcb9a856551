import type { CSSProperties } from "react";
import type { MilestoneView } from "#shared/contract/views";
import { useNowMs, useText } from "../../ui/display";
import { useTime } from "../../ui/use-time";
import { rulerOf } from "./deadline-facts";

/** Labels nearer than this would lie on each other. */
const LABEL_SHARE = 0.16;

function isApart(share: number, others: readonly number[]): boolean {
  return others.every((other) => Math.abs(other - share) >= LABEL_SHARE);
}

/** Labels at the ends stand inside of the strip, the others under their point. */
function placeOf(share: number): CSSProperties {
  if (share < LABEL_SHARE / 2) return { left: 0 };
  if (share > 1 - LABEL_SHARE / 2) return { right: 0 };
  return { left: `${share * 100}%`, transform: "translateX(-50%)" };
}

/** Start to due as a strip, with pauses hatched and now marked (board 05). */
export function DeadlineRuler({ view }: { readonly view: MilestoneView }) {
  const text = useText();
  const time = useTime();
  const nowMs = useNowMs();
  const ruler = rulerOf(view, nowMs);
  if (ruler === null) return null;
  const { nowShare, dueShare } = ruler;
  const marks = [
    // Long after a short limit both lie at the left; the ledger has the start.
    ...(isApart(dueShare, [0])
      ? [{ key: "start", share: 0, atMs: ruler.fromMs, words: text.t("why.start") }]
      : []),
    { key: "due", share: dueShare, atMs: view.due_at, words: text.t("why.due") },
    ...(nowShare !== null && isApart(nowShare, [0, dueShare])
      ? [{ key: "now", share: nowShare, atMs: nowMs, words: text.t("why.now") }]
      : []),
  ];
  const kinds = new Set(ruler.parts.map(({ kind }) => kind));
  const starts = ruler.parts.map((_, index) =>
    ruler.parts.slice(0, index).reduce((sum, { share }) => sum + share, 0),
  );
  return (
    <section className="why-ruler" aria-hidden="true">
      <div className="ruler-track">
        {ruler.parts.map(({ kind, share }, index) => (
          <i key={starts[index]} className={`ruler-${kind}`} style={{ flexGrow: share }} />
        ))}
        {ruler.nowShare !== null && <u style={{ left: `${ruler.nowShare * 100}%` }} />}
      </div>
      <div className="ruler-marks">
        {marks.map(({ key, share, atMs, words }) => (
          <span key={key} className={`ruler-mark ruler-${key}`} style={placeOf(share)}>
            {time.short(atMs)} <small>{words}</small>
          </span>
        ))}
      </div>
      <div className="ruler-legend">
        <span className="ruler-key ruler-past" /> {text.t("why.legend_past")}
        {kinds.has("paused") && (
          <>
            <span className="ruler-key ruler-paused" /> {text.t("why.legend_paused")}
          </>
        )}
        {kinds.has("left") && (
          <>
            <span className="ruler-key ruler-left" /> {text.t("why.legend_left")}
          </>
        )}
        {kinds.has("over") && (
          <>
            <span className="ruler-key ruler-over" /> {text.t("why.over")}
          </>
        )}
      </div>
    </section>
  );
}
