import type { FiguresView } from "#shared/contract/figures-views";
import { SURVEY_DIMENSIONS } from "#shared/domain/card/vocabulary";
import { useText } from "../../ui/display";
import { chooseReportTab } from "../report-tabs";
import { chooseFigure } from "./figures-state";

const LOWEST = 1;
const HIGHEST = 5;

function place(score: number): string {
  return `${((score - LOWEST) / (HIGHEST - LOWEST)) * 100}%`;
}

/** 满意度五项: means of the valid surveys, ● this period and ○ the one before, on the whole scale 1–5. */
export function Dimensions({ view }: { readonly view: FiguresView }) {
  const text = useText();
  const { survey } = view.current;
  const none = text.t("time.none");
  const invalid = survey.invalid.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="report-panel" aria-label={text.t("report.dimensions")}>
      <h2>
        {text.t("report.dimensions")} <small>{text.t("report.dimensions_key")}</small>
      </h2>
      {SURVEY_DIMENSIONS.map((dimension) => {
        const now = survey.dimensions[dimension];
        const before = view.previous.dimensions[dimension];
        const change = now === null || before === null ? null : now - before;
        return (
          <div key={dimension} className="dimension-row">
            <span>
              {text.word("survey_dimension", dimension)}{" "}
              <small className="dimension-weight">{view.weights[dimension]}%</small>
            </span>
            <span className="dimension-scale" aria-hidden="true">
              {before !== null && <i className="dot-before" style={{ left: place(before) }} />}
              {now !== null && <i className="dot-now" style={{ left: place(now) }} />}
            </span>
            <b>
              {now === null ? (
                none
              ) : (
                <button
                  type="button"
                  className="tile-link"
                  onClick={() => chooseFigure("satisfaction_index")}
                >
                  {now.toFixed(2)}
                </button>
              )}
            </b>
            <span className="dimension-change">
              {change === null
                ? none
                : `${change > 0 ? "+" : change < 0 ? "−" : "±"}${Math.abs(change).toFixed(2)}`}
            </span>
          </div>
        );
      })}
      <div className="dimension-axis" aria-hidden="true">
        {[1, 2, 3, 4, 5].map((score) => (
          <span key={score} style={{ left: place(score) }}>
            {score}
          </span>
        ))}
      </div>
      <p className="panel-foot">
        {text.t("report.surveys_valid", { valid: survey.valid, collected: survey.collected })}
        {invalid > 0 &&
          ` ${text.t("report.surveys_invalid", {
            n: invalid,
            list: text.list(
              survey.invalid.map(({ reason, count }) => `${text.word("survey_invalid", reason)} ${count}`),
            ),
          })}`}{" "}
        <button type="button" className="button button-link" onClick={() => chooseReportTab("satisfaction")}>
          {text.t("report.see")} ›
        </button>
      </p>
    </section>
  );
}
