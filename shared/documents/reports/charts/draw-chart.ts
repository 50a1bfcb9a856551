import type { PageDrawing } from "../../layout/page-drawing";
import type { Mm, Point } from "../../layout/units";
import type { Chart } from "./chart";
import { barChartHeight, drawBarChart } from "./draw-bars";
import { dotChartHeight, drawDots } from "./draw-dots";
import { drawPlot } from "./draw-plot";

export function chartHeight(chart: Chart): Mm {
  switch (chart.kind) {
    case "plot":
      return chart.height;
    case "dots":
      return dotChartHeight(chart);
    case "bars":
      return barChartHeight(chart);
  }
}

/** Draws a chart with its top left corner at a place. Its texts are sanitised, short and on one line each. */
export function drawChart(page: PageDrawing, chart: Chart, at: Point, width: Mm): void {
  if (chart.kind === "plot") drawPlot(page, chart, at, width);
  else if (chart.kind === "dots") drawDots(page, chart, at, width);
  else drawBarChart(page, chart, at, width);
}
