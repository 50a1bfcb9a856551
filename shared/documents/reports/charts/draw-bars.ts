import type { PageDrawing } from "../../layout/page-drawing";
import type { Mm, Point } from "../../layout/units";
import type { BarChart } from "./chart";
import { BLACK, CHART_SIZE, MIDDLE } from "./ink";

const BAR_ROW: Mm = 5.4;
const BAR: Mm = 3.2;
const AIR: Mm = 1;
/** Labels are cut off by nothing: the bars begin behind the longest, but leave the bars this much. */
const LEAST_BARS: Mm = 40;
const FILL = "#BEBEBE";

export function barChartHeight({ rows }: BarChart): Mm {
  return rows.length * BAR_ROW + 2 * AIR;
}

/** Bars from 0 with their numbers behind them. */
export function drawBarChart(page: PageDrawing, { rows }: BarChart, at: Point, width: Mm): void {
  const widthOf = (text: string) => page.type.width(text, { size: CHART_SIZE });
  const labels = Math.max(0, ...rows.map(({ label }) => widthOf(label)));
  const notes = Math.max(0, ...rows.map(({ note }) => widthOf(note)));
  const left = at.x + Math.min(labels + 2, width - notes - LEAST_BARS);
  const longest = at.x + width - notes - 3 - left;
  const highest = Math.max(1, ...rows.map(({ value }) => value));
  rows.forEach(({ label, value, note }, index) => {
    const middle = at.y + AIR + (index + 0.5) * BAR_ROW;
    const w = (value / highest) * longest;
    page.text(label, left - 2, middle + MIDDLE, { size: CHART_SIZE, align: "right" });
    if (w > 0) {
      page.markRectangle(
        { x: left, y: middle - BAR / 2, w, h: BAR },
        { fill: FILL, stroke: BLACK, weight: 0.6 },
      );
    }
    page.text(note, left + w + 1.4, middle + MIDDLE, { size: CHART_SIZE });
  });
  page.markPoints(
    [
      { x: left, y: at.y },
      { x: left, y: at.y + barChartHeight({ kind: "bars", rows }) },
    ],
    { stroke: BLACK, weight: 0.9 },
  );
}
