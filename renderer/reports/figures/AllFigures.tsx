import type { FiguresView } from "#shared/contract/figures-views";
import type { FigureValue } from "#shared/domain/figures/results";
import { FIGURE_CODES, type FigureCode } from "#shared/domain/figures/vocabulary";
import { formatChange, formatFigure, formatFraction, formatGoal } from "#shared/text/figure-format";
import type { Text } from "#shared/text/text";
import { classes } from "../../ui/class-names";
import { useText } from "../../ui/display";
import { chooseFigure, useFigures } from "./figures-state";
import { GoalMark } from "./GoalMark";

function spreadOf(code: FigureCode, { median, p90 }: FigureValue, text: Text): string {
  if (median === undefined || p90 === undefined) return "";
  return text.t("report.spread", {
    median: formatFigure(code, median, text),
    p90: formatFigure(code, p90, text),
  });
}

/** 全部指标: every figure of DOMAIN 6 with goal, the period before and the same of last year. */
export function AllFigures({ view }: { readonly view: FiguresView }) {
  const text = useText();
  const selected = useFigures((state) => state.selected);
  const { figures } = view.current;
  return (
    <section className="report-panel" aria-label={text.t("report.all")}>
      <h2>{text.t("report.all")}</h2>
      <div className="report-scroll">
        <table className="report-table">
          <thead>
            <tr>
              <th scope="col">{text.t("report.figure")}</th>
              <th scope="col" className="number">
                {text.t("report.value")}
              </th>
              <th scope="col" className="number">
                {text.t("report.fraction")}
              </th>
              <th scope="col">{text.t("report.goal")}</th>
              <th scope="col" className="number">
                {text.t("report.before_head")}
              </th>
              <th scope="col" className="number">
                {text.t("report.change")}
              </th>
              <th scope="col" className="number">
                {text.t("report.last_year_head")}
              </th>
              <th scope="col" className="number">
                {text.t("report.change")}
              </th>
            </tr>
          </thead>
          <tbody>
            {FIGURE_CODES.map((code) => {
              const figure = figures[code];
              const before = view.previous.figures[code];
              const lastYear = view.last_year.figures[code];
              return (
                <tr key={code} className={classes(selected === code && "row-current")}>
                  <th scope="row">
                    <button
                      type="button"
                      className="tile-link"
                      data-figure={code}
                      onClick={() => chooseFigure(code)}
                    >
                      {text.t(`figure.name.${code}`)}
                    </button>
                    <small> {spreadOf(code, figure, text)}</small>
                  </th>
                  <td className="number">
                    <b>{formatFigure(code, figure.value, text)}</b>
                  </td>
                  <td className="number">{formatFraction(code, figure, text)}</td>
                  <td>
                    {formatGoal(code, figure.goal, text) === null ? (
                      text.t("time.none")
                    ) : (
                      <GoalMark code={code} figure={figure} />
                    )}
                  </td>
                  <td className="number">{formatFigure(code, before.value, text)}</td>
                  <td className="number">{formatChange(code, figure.value, before.value, text)}</td>
                  <td className="number">{formatFigure(code, lastYear.value, text)}</td>
                  <td className="number">{formatChange(code, figure.value, lastYear.value, text)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
