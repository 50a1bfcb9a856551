import type { FiguresView } from "#shared/contract/figures-views";
import { reachesGoal } from "#shared/domain/figures/definitions";
import type { FigureCode } from "#shared/domain/figures/vocabulary";
import { formatFigure, formatFraction } from "#shared/text/figure-format";
import { classes } from "../../ui/class-names";
import { useText } from "../../ui/display";
import { chooseFigure, useFigures } from "./figures-state";
import { GoalMark } from "./GoalMark";

/** The steps in their order (UX 06). */
const STEPS = [
  "register_rate",
  "classify_rate",
  "dispatch_rate",
  "response_rate",
  "on_site_rate",
  "resolve_rate",
  "confirm_rate",
  "archive_rate",
] as const satisfies readonly FigureCode[];

/** 各环节及时率: a bar for each step with the goal as a line; below the goal it is hatched. */
export function Timeliness({ view }: { readonly view: FiguresView }) {
  const text = useText();
  const selected = useFigures((state) => state.selected);
  return (
    <section className="report-panel" aria-label={text.t("report.timeliness")}>
      <h2>
        {text.t("report.timeliness")} <small>{text.t("report.goal_line")}</small>
      </h2>
      {STEPS.map((code) => {
        const figure = view.current.figures[code];
        const missed = reachesGoal(code, figure) === false;
        return (
          <button
            key={code}
            type="button"
            className={classes("step-row", selected === code && "step-selected")}
            aria-pressed={selected === code}
            data-figure={code}
            onClick={() => chooseFigure(code)}
          >
            <span className="step-name">{text.t(`report.step.${code}`)}</span>
            <span className="step-bar" aria-hidden="true">
              <i
                className={classes(missed && "bar-hatched")}
                style={{ width: `${(figure.value ?? 0) * 100}%` }}
              />
              {figure.goal !== null && <em style={{ left: `${figure.goal * 100}%` }} />}
            </span>
            <b>{formatFigure(code, figure.value, text)}</b>
            <span className="step-fraction">{formatFraction(code, figure, text)}</span>
            <GoalMark code={code} figure={figure} short />
          </button>
        );
      })}
    </section>
  );
}
