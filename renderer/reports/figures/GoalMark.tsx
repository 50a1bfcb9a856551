import { reachesGoal } from "#shared/domain/figures/definitions";
import type { FigureValue } from "#shared/domain/figures/results";
import type { FigureCode } from "#shared/domain/figures/vocabulary";
import { formatGoal } from "#shared/text/figure-format";
import { classes } from "../../ui/class-names";
import { useText } from "../../ui/display";

/** The goal with its shape and word: ✓ reached, ▲ missed; nothing where there is no goal. */
export function GoalMark({
  code,
  figure,
  short = false,
}: {
  readonly code: FigureCode;
  readonly figure: FigureValue;
  /** The shape alone, with the word for those who listen. */
  readonly short?: boolean;
}) {
  const text = useText();
  const goal = formatGoal(code, figure.goal, text);
  const reached = reachesGoal(code, figure);
  if (goal === null) return null;
  const words =
    reached === null ? goal : text.t(reached ? "report.goal_met" : "report.goal_missed", { goal });
  return (
    <span
      className={classes("goal-mark", reached === true && "goal-met", reached === false && "goal-missed")}
      title={words}
    >
      {reached !== null && <i aria-hidden="true">{reached ? "✓" : "▲"}</i>}
      {short ? <span className="spoken-only">{words}</span> : words}
    </span>
  );
}
