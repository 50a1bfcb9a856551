import type { EChartsCoreOption } from "echarts/core";
import { useEffect, useRef } from "react";
import { useDisplay } from "../../ui/display";

/** What a chart is made of; colours are tokens by name, as `var(--accent)` cannot be used inside. */
export type ChartOption = (colour: (token: string) => string) => EChartsCoreOption;

function tokenColour(token: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(token).trim();
}

/** A vector chart that follows its frame and the theme. What it shows stands as a table beside it. */
export function Chart({
  label,
  heightPx,
  option,
}: {
  readonly label: string;
  readonly heightPx: number;
  readonly option: ChartOption;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const theme = useDisplay((display) => display.theme);
  const latest = useRef(option);
  latest.current = option;
  // The option is made anew with every drawing of the page; what it says decides whether the chart is.
  const content = JSON.stringify(option((token) => token));
  useEffect(() => {
    const element = frame.current;
    if (element === null || content === "" || theme === undefined) return;
    let end = () => {};
    let gone = false;
    void import("./echarts").then(({ openChart }) => {
      if (gone) return;
      const chart = openChart(element);
      chart.setOption(latest.current(tokenColour));
      const watch = new ResizeObserver(() => chart.resize());
      watch.observe(element);
      end = () => {
        watch.disconnect();
        chart.dispose();
      };
    });
    return () => {
      gone = true;
      end();
    };
  }, [content, theme]);
  return <div ref={frame} role="img" aria-label={label} style={{ height: heightPx }} />;
}
