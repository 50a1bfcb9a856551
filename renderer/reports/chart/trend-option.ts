import type { ChartOption } from "./Chart";

export interface TrendLine {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

const SYMBOLS = ["circle", "rect", "triangle", "diamond"] as const;
const DASHES = ["solid", "dashed", "dotted", [8, 3, 2, 3]] as const;

/** Lines over periods; each has its own dash and marker, so that grey tells them apart. */
export function trendOption(
  periods: readonly string[],
  lines: readonly TrendLine[],
  percent: boolean,
): ChartOption {
  return (colour) => {
    const colours = [colour("--accent"), colour("--bar-warn"), colour("--met"), colour("--paused")];
    const label = { color: colour("--text-2"), fontSize: 12 };
    return {
      animation: false,
      textStyle: { fontFamily: "inherit" },
      grid: { left: 8, right: 16, top: 34, bottom: 4, containLabel: true },
      legend: { top: 0, left: 0, textStyle: label, itemWidth: 28 },
      tooltip: { trigger: "axis", confine: true },
      xAxis: {
        type: "category",
        data: periods,
        axisLabel: label,
        axisLine: { lineStyle: { color: colour("--line-strong") } },
        axisTick: { show: false },
      },
      yAxis: {
        type: "value",
        ...(percent ? { scale: true, max: 100 } : { min: 0 }),
        axisLabel: { ...label, formatter: percent ? "{value}%" : "{value}" },
        splitLine: { lineStyle: { color: colour("--line") } },
      },
      series: lines.map(({ name, values }, index) => ({
        type: "line",
        name,
        symbol: SYMBOLS[index % SYMBOLS.length],
        symbolSize: 7,
        connectNulls: false,
        lineStyle: {
          type: DASHES[index % DASHES.length],
          width: 1.75,
          color: colours[index % colours.length],
        },
        itemStyle: { color: colours[index % colours.length] },
        data: values,
      })),
    };
  };
}
