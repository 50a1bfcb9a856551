import type { PageDrawing } from "../../layout/page-drawing";
import { type Mm, mmFromPt, type Point, type Pt } from "../../layout/units";
import type { Shade } from "./chart";

/** Weights, greys and markers that all charts share. */

export const BLACK = "#000000";
export const GRID = "#BDBDBD";
export const CHART_SIZE: Pt = 9;
/** Baseline below the middle of a line of type. */
export const MIDDLE: Mm = 0.36 * mmFromPt(CHART_SIZE);

export const SHADES: Readonly<Record<Shade, string>> = {
  light: "#DCDCDC",
  middle: "#9A9A9A",
  dark: "#4A4A4A",
};

/** Lines differ by dash and marker, never by grey alone (PRINT 6). */
export const LINE_STYLES = [
  { marker: "disc", dash: null },
  { marker: "square", dash: { length: 4, space: 2.4 } },
  { marker: "triangle", dash: { length: 1.2, space: 1.8 } },
] as const;
export type LineStyle = (typeof LINE_STYLES)[number];

export const LINE_WEIGHT: Pt = 1.4;
const MARKER: Mm = 0.8;

export function lineStyleAt(place: number): LineStyle {
  return LINE_STYLES[place % LINE_STYLES.length] ?? LINE_STYLES[0];
}

const SIGNS: Readonly<Record<LineStyle["marker"], (page: PageDrawing, at: Point) => void>> = {
  disc: (page, at) => page.markCircle(at, MARKER, { fill: BLACK }),
  square: (page, { x, y }) =>
    page.markRectangle(
      { x: x - MARKER, y: y - MARKER, w: 2 * MARKER, h: 2 * MARKER },
      { fill: "#FFFFFF", stroke: BLACK, weight: 1 },
    ),
  triangle: (page, { x, y }) => {
    const [wide, high] = [MARKER * 1.15, MARKER * 1.1];
    const corners = [
      { x, y: y - high },
      { x: x + wide, y: y + high * 0.8 },
      { x: x - wide, y: y + high * 0.8 },
    ];
    page.markPoints(corners, { fill: BLACK, closed: true });
  },
};

/** The marker of a line at a point; hollow ones are white inside, so that the line does not run through. */
export function drawMarker(page: PageDrawing, at: Point, marker: LineStyle["marker"]): void {
  SIGNS[marker](page, at);
}

export function drawLine(page: PageDrawing, points: readonly Point[], style: LineStyle): void {
  page.markPoints(points, {
    stroke: BLACK,
    weight: LINE_WEIGHT,
    ...(style.dash === null ? {} : { dash: style.dash }),
  });
}

/** A thin dashed line of the grid. */
export function drawGridLine(page: PageDrawing, from: Point, to: Point): void {
  page.markPoints([from, to], { stroke: GRID, weight: 0.5, dash: { length: 1.6, space: 1.6 } });
}

/** One entry of a legend: its sign, drawn with its left end at `x`, and what it means. */
export interface LegendEntry {
  readonly name: string;
  readonly signWidth: Mm;
  sign(page: PageDrawing, x: Mm, middle: Mm): void;
}

/** A row of entries that ends at the right edge. */
export function drawLegend(page: PageDrawing, entries: readonly LegendEntry[], right: Mm, middle: Mm): void {
  const [toName, between] = [1.4, 4];
  let x = right;
  for (const entry of [...entries].reverse()) {
    const width = page.type.width(entry.name, { size: CHART_SIZE });
    x -= width;
    page.text(entry.name, x, middle + MIDDLE, { size: CHART_SIZE });
    x -= toName + entry.signWidth;
    entry.sign(page, x, middle);
    x -= between;
  }
}
