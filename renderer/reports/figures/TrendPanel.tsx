import type { FigureTrend } from "#shared/contract/figures-views";
import type { FigureCode } from "#shared/domain/figures/vocabulary";
import { useText } from "../../ui/display";
import { Chart } from "../chart/Chart";
import { trendOption } from "../chart/trend-option";

const VOLUMES: readonly FigureCode[] = ["volume_registered", "volume_completed"];
const RATES: readonly FigureCode[] = ["response_rate", "resolve_rate", "first_fix_rate", "follow_up_rate"];

function shortPeriod(code: string): string {
  const [day = "", end] = code.split("..");
  if (end !== undefined) return day.slice(5);
  return code.replace(/^\d{2}(\d{2})-/, "$1-");
}

/** 趋势: volumes and rates of the last periods. */
export function TrendPanel({ trend }: { readonly trend: FigureTrend | undefined }) {
  const text = useText();
  if (trend === undefined) return null;
  const periods = trend.periods.map(({ code }) => shortPeriod(code));
  const lines = (codes: readonly FigureCode[], factor: number) =>
    codes.map((code) => ({
      name: text.t(`figure.name.${code}`),
      values: (trend.values[code] ?? []).map(({ value }) =>
        value === null ? null : Number((value * factor).toFixed(1)),
      ),
    }));
  return (
    <section className="report-panel" aria-label={text.t("report.trend")}>
      <h2>
        {text.t("report.trend")} <small>{text.t("report.trend_periods", { n: periods.length })}</small>
      </h2>
      <div className="trend-charts">
        <Chart
          label={text.t("report.trend_volumes")}
          heightPx={190}
          option={trendOption(periods, lines(VOLUMES, 1), false)}
        />
        <Chart
          label={text.t("report.trend_rates")}
          heightPx={190}
          option={trendOption(periods, lines(RATES, 100), true)}
        />
      </div>
    </section>
  );
}
