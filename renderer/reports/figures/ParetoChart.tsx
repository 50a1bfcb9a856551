import type { ParetoRow } from "#shared/domain/figures/results";
import { classes } from "../../ui/class-names";
import { useText } from "../../ui/display";
import { Chart } from "../chart/Chart";
import { paretoOption } from "../chart/pareto-option";
import { LineNumber } from "./LineNumber";

/** Bars that the chart has room for; the rest are one bar of their own. */
const BARS = 10;

/** 故障分类: a Pareto chart, and the same as a table for reading and for those who listen. */
export function ParetoChart({ rows }: { readonly rows: readonly ParetoRow[] }) {
  const text = useText();
  if (rows.length === 0) return <p className="panel-none">{text.t("report.nothing")}</p>;
  const total = rows.reduce((sum, { cards }) => sum + cards, 0);
  const frequent = rows.filter((row) => row.frequent);
  const bars = rows.slice(0, BARS);
  const rest = rows.slice(BARS);
  return (
    <div className="pareto">
      <Chart
        label={text.t("report.pareto_label", { n: total })}
        heightPx={230}
        option={paretoOption(
          [
            ...bars.map((row) => ({
              name: row.fault_category ?? text.t("report.without"),
              cards: row.cards,
              cumulative: row.cumulative_share,
              frequent: row.frequent,
            })),
            ...(rest.length === 0
              ? []
              : [
                  {
                    name: text.t("report.other_kinds", { n: rest.length }),
                    cards: rest.reduce((sum, { cards }) => sum + cards, 0),
                    cumulative: 1,
                    frequent: false,
                  },
                ]),
          ],
          text.t("report.cumulative"),
        )}
      />
      <div className="report-scroll pareto-table">
        <table className="report-table">
          <caption>
            {text.t("report.pareto_caption", {
              n: total,
              share: `${(frequent.reduce((sum, { share }) => sum + share, 0) * 100).toFixed(0)}%`,
              frequent: frequent.length,
            })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{text.t("figure.breakdown.fault_category")}</th>
              <th scope="col" className="number">
                {text.t("report.model.cards")}
              </th>
              <th scope="col" className="number">
                {text.t("report.share")}
              </th>
              <th scope="col" className="number">
                {text.t("report.cumulative")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.fault_category ?? ""} className={classes(row.frequent && "row-frequent")}>
                <th scope="row">
                  {row.fault_category ?? text.t("report.without")}
                  {row.frequent && <em> {text.t("report.frequent")}</em>}
                </th>
                <td className="number">
                  <LineNumber
                    code="volume_completed"
                    filters={
                      row.fault_category === null
                        ? null
                        : { kind: ["A"], fault_category: [row.fault_category] }
                    }
                    name={row.fault_category ?? ""}
                    shown={String(row.cards)}
                  />
                </td>
                <td className="number">{(row.share * 100).toFixed(1)}%</td>
                <td className="number">{(row.cumulative_share * 100).toFixed(1)}%</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
