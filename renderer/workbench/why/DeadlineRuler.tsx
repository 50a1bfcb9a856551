import type { MilestoneView } from "#shared/contract/views";
import { useNowMs, useText } from "../../ui/display";
import { useTime } from "../../ui/use-time";
import { rulerOf } from "./deadline-facts";

/** Start to due as a strip, with pauses hatched and now marked (board 05). */
export function DeadlineRuler({
  view,
  pauses,
}: {
  readonly view: MilestoneView;
  readonly pauses: readonly { readonly fromMs: number; readonly toMs: number }[];
}) {
  const text = useText();
  const time = useTime();
  const nowMs = useNowMs();
  const ruler = rulerOf(view, pauses, nowMs);
  if (ruler === null) return null;
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
        <span>
          {time.short(ruler.fromMs)} <small>{text.t("why.start")}</small>
        </span>
        {ruler.nowShare !== null && ruler.nowShare > 0.12 && ruler.nowShare < 0.88 && (
          <b className="ruler-now" style={{ left: `${ruler.nowShare * 100}%` }}>
            {time.clock(nowMs)} <small>{text.t("why.now")}</small>
          </b>
        )}
        <span>
          {time.short(view.due_at)} <small>{text.t("why.due")}</small>
        </span>
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
