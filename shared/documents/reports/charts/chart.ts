import type { Mm } from "../../layout/units";

/**
 * Charts of reports as data; they are drawn as vectors with the document's own fonts, so that every character prints
 * and a fax or a grey printer keeps them readable (PRINT 6): at most three greys with an outline, lines that differ by
 * dash and marker, bars from 0, axes that say where they start.
 */

/** How an axis and its values are written. */
export type AxisFormat = "count" | "percent" | "score";

export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly format: AxisFormat;
}

export type Shade = "light" | "middle" | "dark";

export interface PlotLine {
  readonly name: string;
  /** One per category; null leaves a gap. */
  readonly values: readonly (number | null)[];
  /** Above the points. */
  readonly labels?: readonly string[];
  /** Behind the last point. */
  readonly endLabel?: string;
}

/** Bars and lines over categories: days, months, fault categories. */
export interface PlotChart {
  readonly kind: "plot";
  readonly height: Mm;
  /** What each category is. */
  readonly names: readonly string[];
  /** Below the axis, one per category; empty ones are left out, a line break begins a second line. */
  readonly categories: readonly string[];
  readonly axis: Axis;
  readonly axisSide: "left" | "right";
  readonly bars: {
    readonly name: string;
    readonly values: readonly (number | null)[];
    readonly shades: readonly Shade[];
    /** Above single bars. */
    readonly labels?: readonly (string | null)[];
    /** How much of a category's width a bar takes. */
    readonly share: number;
  } | null;
  readonly lines: readonly PlotLine[];
  /** A dashed line across, e.g. at 80 %. */
  readonly guide: number | null;
  readonly legend: boolean;
}

export interface DotRow {
  readonly label: string;
  readonly now: number | null;
  readonly before: number | null;
  readonly goal: number | null;
  /** At the right edge: the value and its change. */
  readonly note: string;
}

/** Rates and scores as dots: ● now, ○ before, a grey bar for the goal. */
export interface DotChart {
  readonly kind: "dots";
  readonly rows: readonly DotRow[];
  readonly axis: Axis;
  readonly names: { readonly now: string; readonly before: string; readonly goal: string | null };
}

/** Bars lying beside their labels. */
export interface BarChart {
  readonly kind: "bars";
  readonly rows: readonly { readonly label: string; readonly value: number; readonly note: string }[];
}

export type Chart = PlotChart | DotChart | BarChart;
