import type { MilestoneView } from "#shared/contract/views";
import { classes } from "../../ui/class-names";
import { useNowMs, useText } from "../../ui/display";
import { SlaShape, shapeOf } from "../../ui/SlaShape";
import { roundMark } from "../../ui/sla";
import { countdown, minutesUntil } from "../../ui/time-format";
import { useTime } from "../../ui/use-time";
import { useCard } from "../state/card-state";
import { type StepView, stepViews } from "./step-views";
import "./steps.css";

const MINUTE_MS = 60_000;

/** "4 分", "剩 3:28", "晚 0:20", "未开始": what was needed or what is left. */
function useActual(): (item: MilestoneView) => string {
  const text = useText();
  const nowMs = useNowMs();
  return (item) => {
    const { state, met_at, start_at, due_at } = item;
    if (state === "waived" || state === "not_applicable" || state === "paused") {
      return text.word("milestone_state", state);
    }
    if (met_at !== null && due_at !== null && met_at > due_at) {
      return text.t("card.step.late", { time: countdown(minutesUntil(met_at, due_at), text) });
    }
    if (met_at !== null && start_at !== null) {
      return length(Math.max(0, Math.floor((met_at - start_at) / MINUTE_MS)));
    }
    if (met_at !== null) return text.word("milestone_state", "met");
    if (due_at === null || state === "pending") return text.t("card.step.not_started");
    const minutes = minutesUntil(due_at, nowMs);
    return minutes < 0 || state === "breached"
      ? text.t("card.step.over", { time: countdown(Math.max(0, -minutes), text) })
      : text.t("card.step.left", { time: countdown(minutes, text) });
  };
  function length(minutes: number): string {
    return minutes < 60 ? text.t("time.minutes_spoken", { n: minutes }) : countdown(minutes, text);
  }
}

/** A milestone beside the step's own: with its time in the wide step 4, by shape and name elsewhere. */
function Beside({ item, timed }: { readonly item: MilestoneView; readonly timed: boolean }) {
  const text = useText();
  const time = useTime();
  const shape = shapeOf(item.state, item.level);
  const at = item.met_at ?? item.due_at;
  return (
    <span className={`step-beside sla-${shape}`} title={item.explain}>
      <SlaShape shape={shape} sizePx={11} />
      {text.word("milestone", item.milestone)} {timed && time.short(at)}
    </span>
  );
}

function Step({
  view,
  index,
  onWhy,
}: {
  readonly view: StepView;
  readonly index: number;
  readonly onWhy: (item: MilestoneView) => void;
}) {
  const text = useText();
  const time = useTime();
  const actual = useActual();
  const { main, beside, step } = view;
  const shape = main === null ? "pending" : shapeOf(main.state, main.level);
  const open = main !== null && main.met_at === null && main.due_at !== null && main.state !== "pending";
  const name = `${index + 1} ${text.t(`card.step.${step}`)}${main && main.round > 1 ? roundMark(main.round) : ""}`;
  return (
    <button
      type="button"
      className={classes("step", `step-${shape}`)}
      disabled={main === null}
      aria-label={`${name} ${main === null ? "" : `${actual(main)} ${main.limit}`}`}
      title={main?.explain ?? ""}
      onClick={() => main !== null && onWhy(main)}
    >
      <span className={`step-mark sla-${shape}`}>
        <SlaShape shape={shape} sizePx={14} />
      </span>
      <span className="step-name">{name}</span>
      <span className="step-facts">
        <b className={`sla-${shape}`}>{main === null ? text.t("time.none") : actual(main)}</b>
        <span>{open ? time.dayTime(main.due_at) : main?.limit}</span>
        {beside.slice(0, 3).map((item) => (
          <Beside key={`${item.milestone}${item.round}`} item={item} timed={step === "serve"} />
        ))}
      </span>
    </button>
  );
}

/** Six steps: limit, actual, shape (UX 5, 60 px); each opens "why this deadline". */
export function StepBar({ onWhy }: { readonly onWhy: (item: MilestoneView) => void }) {
  const { card } = useCard();
  const text = useText();
  return (
    <nav className="step-bar" aria-label={text.t("card.step.regions")}>
      {stepViews(card.milestones).map((view, index) => (
        <Step key={view.step} view={view} index={index} onWhy={onWhy} />
      ))}
    </nav>
  );
}
