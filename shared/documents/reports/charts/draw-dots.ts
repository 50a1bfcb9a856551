import type { PageDrawing } from "../../layout/page-drawing";
import type { Mm, Point } from "../../layout/units";
import { ticksOf, tickText } from "./axis";
import type { DotChart, DotRow } from "./chart";
import { BLACK, CHART_SIZE, drawGridLine, drawLegend, GRID, type LegendEntry, MIDDLE, SHADES } from "./ink";

const DOT_ROW: Mm = 6;
const LEGEND_HEIGHT: Mm = 6;
const AXIS_HEIGHT: Mm = 5.4;
const NOTE_WIDTH: Mm = 25;
const RADIUS: Mm = 1.15;

export function dotChartHeight({ rows }: DotChart): Mm {
  return LEGEND_HEIGHT + rows.length * DOT_ROW + AXIS_HEIGHT;
}

function drawRow(page: PageDrawing, row: DotRow, middle: Mm, place: (value: number) => Mm): void {
  if (row.goal !== null) {
    page.markRectangle(
      { x: place(row.goal) - 0.35, y: middle - 2.3, w: 0.7, h: 4.6 },
      { fill: SHADES.middle },
    );
  }
  if (row.now !== null && row.before !== null) {
    page.markPoints(
      [
        { x: place(row.before), y: middle },
        { x: place(row.now), y: middle },
      ],
      { stroke: BLACK, weight: 1.5 },
    );
  }
  if (row.before !== null) hollow(page, { x: place(row.before), y: middle });
  if (row.now !== null) solid(page, { x: place(row.now), y: middle });
}

function solid(page: PageDrawing, at: Point): void {
  page.markCircle(at, RADIUS + 0.1, { fill: BLACK });
}

function hollow(page: PageDrawing, at: Point): void {
  page.markCircle(at, RADIUS, { fill: "#FFFFFF", stroke: BLACK, weight: 1.1 });
}

function legendOf({ names }: DotChart): readonly LegendEntry[] {
  const dot = (name: string, draw: (page: PageDrawing, at: Point) => void): LegendEntry => ({
    name,
    signWidth: 2.4,
    sign: (page, x, middle) => draw(page, { x: x + 1.2, y: middle }),
  });
  const entries = [dot(names.now, solid), dot(names.before, hollow)];
  if (names.goal === null) return entries;
  const goal: LegendEntry = {
    name: names.goal,
    signWidth: 1.4,
    sign: (page, x, middle) =>
      page.markRectangle({ x: x + 0.35, y: middle - 2, w: 0.7, h: 4 }, { fill: SHADES.middle }),
  };
  return [...entries, goal];
}

/** ● now and ○ before on one line each; a value below the axis's start stands at its start. */
export function drawDots(page: PageDrawing, chart: DotChart, at: Point, width: Mm): void {
  const { axis, rows } = chart;
  const labels = Math.max(...rows.map(({ label }) => page.type.width(label, { size: CHART_SIZE })));
  const left = at.x + labels + 2.5;
  const right = at.x + width - NOTE_WIDTH;
  const top = at.y + LEGEND_HEIGHT;
  const bottom = top + rows.length * DOT_ROW;
  const place = (value: number) =>
    left + (right - left) * Math.max(0, Math.min(1, (value - axis.from) / (axis.to - axis.from)));
  drawLegend(page, legendOf(chart), at.x + width - 1, at.y + LEGEND_HEIGHT / 2);
  for (const tick of ticksOf(axis)) {
    const x = place(tick);
    if (tick > axis.from) drawGridLine(page, { x, y: top }, { x, y: bottom });
    page.text(tickText(tick, axis), x, bottom + 3.2 + MIDDLE, { size: CHART_SIZE, align: "centre" });
  }
  rows.forEach((row, index) => {
    const middle = top + (index + 0.5) * DOT_ROW;
    const below = top + (index + 1) * DOT_ROW;
    page.markPoints(
      [
        { x: left, y: below },
        { x: right, y: below },
      ],
      { stroke: GRID, weight: 0.4 },
    );
    page.text(row.label, left - 2.5, middle + MIDDLE, { size: CHART_SIZE, align: "right" });
    page.text(row.note, right + 2.2, middle + MIDDLE, { size: CHART_SIZE });
  });
  page.markPoints(
    [
      { x: left, y: top },
      { x: left, y: bottom },
    ],
    { stroke: BLACK, weight: 0.9 },
  );
  for (const [index, row] of rows.entries()) drawRow(page, row, top + (index + 0.5) * DOT_ROW, place);
}
