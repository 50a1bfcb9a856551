import type { PageDrawing } from "../../layout/page-drawing";
import type { Mm, Point, Rect } from "../../layout/units";
import { ticksOf, tickText } from "./axis";
import type { PlotChart } from "./chart";
import {
  BLACK,
  CHART_SIZE,
  drawGridLine,
  drawLegend,
  drawLine,
  drawMarker,
  type LegendEntry,
  lineStyleAt,
  MIDDLE,
  SHADES,
} from "./ink";

const LEGEND_HEIGHT: Mm = 6;
const LINE_HEIGHT: Mm = 4.2;
/** Room for a label above the highest point. */
const HEAD_ROOM: Mm = 4.6;
const LABEL_GAP: Mm = 2;
const END_LABEL_STEP: Mm = 4;

/** Where the bars and lines stand inside a chart, and how values become places. */
interface PlotArea {
  readonly box: Rect;
  y(value: number): Mm;
  /** The middle of a category. */
  x(index: number): Mm;
  readonly slot: Mm;
}

function widest(page: PageDrawing, texts: readonly string[]): Mm {
  return Math.max(0, ...texts.map((text) => page.type.width(text, { size: CHART_SIZE })));
}

function areaOf(page: PageDrawing, chart: PlotChart, at: Point, width: Mm): PlotArea {
  const axisWidth =
    widest(
      page,
      ticksOf(chart.axis).map((tick) => tickText(tick, chart.axis)),
    ) + LABEL_GAP;
  const endLabels = widest(
    page,
    chart.lines.map((line) => line.endLabel ?? ""),
  );
  const rows = Math.max(1, ...chart.categories.map((category) => category.split("\n").length));
  const hasLabels = chart.lines.some((line) => line.labels) || chart.bars?.labels !== undefined;
  const top = at.y + (chart.legend ? LEGEND_HEIGHT : 0) + (hasLabels ? HEAD_ROOM : 1.5);
  const left = at.x + (chart.axisSide === "left" ? axisWidth : 0);
  const right =
    at.x + width - (chart.axisSide === "right" ? axisWidth : 0) - (endLabels > 0 ? endLabels + 2 : 0);
  const bottom = at.y + chart.height - rows * LINE_HEIGHT - 1;
  const box = { x: left, y: top, w: right - left, h: bottom - top };
  const slot = box.w / Math.max(1, chart.categories.length);
  const { from, to } = chart.axis;
  return {
    box,
    slot,
    x: (index) => box.x + slot * (index + 0.5),
    y: (value) => box.y + box.h * (1 - (value - from) / (to - from)),
  };
}

function drawAxis(page: PageDrawing, chart: PlotChart, area: PlotArea): void {
  const { box } = area;
  const end = box.x + box.w;
  for (const tick of ticksOf(chart.axis)) {
    const y = area.y(tick);
    if (tick > chart.axis.from) drawGridLine(page, { x: box.x, y }, { x: end, y });
    const text = tickText(tick, chart.axis);
    if (chart.axisSide === "left") {
      page.text(text, box.x - LABEL_GAP, y + MIDDLE, { size: CHART_SIZE, align: "right" });
    } else page.text(text, end + LABEL_GAP, y + MIDDLE, { size: CHART_SIZE });
  }
  const base = box.y + box.h;
  page.markPoints(
    [
      { x: box.x, y: base },
      { x: end, y: base },
    ],
    { stroke: BLACK, weight: 0.9 },
  );
  if (chart.guide !== null) {
    const y = area.y(chart.guide);
    const dash = { length: 3, space: 2 };
    page.markPoints(
      [
        { x: box.x, y },
        { x: end, y },
      ],
      { stroke: BLACK, weight: 1.1, dash },
    );
  }
}

function drawCategories(page: PageDrawing, { categories }: PlotChart, area: PlotArea): void {
  categories.forEach((category, index) => {
    category.split("\n").forEach((line, row) => {
      if (line === "") return;
      const baseline = area.box.y + area.box.h + 1 + (row + 0.5) * LINE_HEIGHT + MIDDLE;
      page.text(line, area.x(index), baseline, { size: CHART_SIZE, align: "centre" });
    });
  });
}

function drawBars(page: PageDrawing, bars: NonNullable<PlotChart["bars"]>, area: PlotArea): void {
  const width = area.slot * bars.share;
  const base = area.box.y + area.box.h;
  bars.values.forEach((value, index) => {
    if (value === null || value <= 0) return;
    const y = area.y(value);
    const x = area.x(index) - width / 2;
    const fill = SHADES[bars.shades[index] ?? "light"];
    page.markRectangle({ x, y, w: width, h: base - y }, { fill, stroke: BLACK, weight: 0.6 });
    const label = bars.labels?.[index];
    if (label) page.text(label, area.x(index), y - 1, { size: CHART_SIZE, bold: true, align: "centre" });
  });
}

/** The stretches of a line without gaps. */
function stretches(values: readonly (number | null)[], area: PlotArea): readonly (readonly Point[])[] {
  const found: Point[][] = [[]];
  values.forEach((value, index) => {
    if (value === null) found.push([]);
    else found.at(-1)?.push({ x: area.x(index), y: area.y(value) });
  });
  return found.filter((points) => points.length > 0);
}

function drawLines(page: PageDrawing, chart: PlotChart, area: PlotArea): void {
  chart.lines.forEach((line, place) => {
    const style = lineStyleAt(place);
    const parts = stretches(line.values, area);
    for (const points of parts) drawLine(page, points, style);
    for (const point of parts.flat()) drawMarker(page, point, style.marker);
    line.labels?.forEach((label, index) => {
      const value = line.values[index];
      if (value === null || value === undefined) return;
      page.text(label, area.x(index), area.y(value) - 1.8, { size: CHART_SIZE, align: "centre" });
    });
  });
}

/** Labels behind the last points, moved apart where they would lie on each other. */
function drawEndLabels(page: PageDrawing, chart: PlotChart, area: PlotArea): void {
  const labels = chart.lines.flatMap(({ endLabel, values }) => {
    const last = values.at(-1);
    if (endLabel === undefined || last === null || last === undefined) return [];
    return [{ text: endLabel, y: area.y(last) }];
  });
  let above = Number.NEGATIVE_INFINITY;
  for (const label of labels.toSorted((one, other) => one.y - other.y)) {
    const y = Math.max(label.y, above + END_LABEL_STEP);
    page.text(label.text, area.x(chart.categories.length - 1) + 2, y + MIDDLE, { size: CHART_SIZE });
    above = y;
  }
}

function legendOf(chart: PlotChart): readonly LegendEntry[] {
  const bars: LegendEntry[] = chart.bars
    ? [
        {
          name: chart.bars.name,
          signWidth: 5,
          sign: (page, x, middle) => {
            const fill = SHADES[chart.bars?.shades[0] ?? "light"];
            page.markRectangle({ x, y: middle - 1.3, w: 5, h: 2.6 }, { fill, stroke: BLACK, weight: 0.6 });
          },
        },
      ]
    : [];
  const lines = chart.lines.map(
    ({ name }, place): LegendEntry => ({
      name,
      signWidth: 7,
      sign: (page, x, middle) => {
        const style = lineStyleAt(place);
        drawLine(
          page,
          [
            { x, y: middle },
            { x: x + 7, y: middle },
          ],
          style,
        );
        drawMarker(page, { x: x + 3.5, y: middle }, style.marker);
      },
    }),
  );
  return [...bars, ...lines];
}

/** Bars and lines over categories. */
export function drawPlot(page: PageDrawing, chart: PlotChart, at: Point, width: Mm): void {
  const area = areaOf(page, chart, at, width);
  if (chart.legend) drawLegend(page, legendOf(chart), at.x + width - 1, at.y + LEGEND_HEIGHT / 2);
  drawAxis(page, chart, area);
  if (chart.bars) drawBars(page, chart.bars, area);
  drawLines(page, chart, area);
  drawEndLabels(page, chart, area);
  drawCategories(page, chart, area);
}
