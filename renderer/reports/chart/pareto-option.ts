import type { ChartOption } from "./Chart";

export interface ParetoBar {
  readonly name: string;
  readonly cards: number;
  /** 0…1. */
  readonly cumulative: number;
  readonly frequent: boolean;
}

/** Bars from 0 with their numbers, the cumulative share as a line; what is frequent is dark, the rest light. */
export function paretoOption(bars: readonly ParetoBar[], lineName: string): ChartOption {
  return (colour) => {
    const label = { color: colour("--text-2"), fontSize: 12 };
    return {
      animation: false,
      textStyle: { fontFamily: "inherit" },
      grid: { left: 8, right: 8, top: 18, bottom: 4, containLabel: true },
      tooltip: { trigger: "axis", confine: true },
      xAxis: {
        type: "category",
        data: bars.map(({ name }) => name),
        axisLabel: { ...label, interval: 0, width: 84, overflow: "truncate" },
        axisLine: { lineStyle: { color: colour("--line-strong") } },
        axisTick: { show: false },
      },
      yAxis: [
        {
          type: "value",
          minInterval: 1,
          axisLabel: label,
          splitLine: { lineStyle: { color: colour("--line") } },
        },
        {
          type: "value",
          min: 0,
          max: 100,
          axisLabel: { ...label, formatter: "{value}%" },
          splitLine: { show: false },
        },
      ],
      series: [
        {
          type: "bar",
          barMaxWidth: 52,
          label: { show: true, position: "top", color: colour("--text"), fontWeight: 600 },
          data: bars.map(({ cards, frequent }) => ({
            value: cards,
            itemStyle: frequent
              ? { color: colour("--accent") }
              : { color: colour("--accent-bg"), borderColor: colour("--accent"), borderWidth: 1 },
          })),
        },
        {
          type: "line",
          name: lineName,
          yAxisIndex: 1,
          symbol: "circle",
          symbolSize: 6,
          lineStyle: { color: colour("--bar-warn"), width: 1.5 },
          itemStyle: { color: colour("--surface"), borderColor: colour("--bar-warn"), borderWidth: 1.5 },
          data: bars.map(({ cumulative }) => Number((cumulative * 100).toFixed(1))),
        },
      ],
    };
  };
}
