import type { Mm, Pt, Rect } from "./units";

/**
 * One form as data: every rectangle, line, pen box and tick box in mm. Drawing and scan-back read the same
 * table, so what a pen or a scanner meets stays where it is whatever the data (PRINT 1).
 */

export interface LabelCell {
  readonly rect: Rect;
  readonly lines: readonly string[];
  /** `small` for two lines in a low cell, `head` for a table head (PRINT 2). */
  readonly style?: "small" | "head";
  /** Another size than the style's. */
  readonly size?: Pt;
}

/** A line across the form that is heavier than the cell lines. */
export interface BlockRule {
  readonly x1: Mm;
  readonly x2: Mm;
  readonly y: Mm;
}

export interface PenBox {
  readonly name: string;
  readonly rect: Rect;
  /** Height at the box's bottom that a printed date line takes; ink there is not looked at. */
  readonly dateLine: Mm;
  /** Height at the box's top that print may take. */
  readonly printedStrip: Mm;
}

export interface TickBox<Code extends string> {
  readonly code: Code;
  /** Upper left corner; the side comes from the type scale. */
  readonly x: Mm;
  readonly y: Mm;
  readonly label: string;
}

export interface TickGroup<Code extends string = string> {
  readonly name: string;
  readonly boxes: readonly TickBox<Code>[];
}

export interface FormTable {
  /** Document kind as in the QR code: FC, CF … */
  readonly doc: string;
  /** Printed in the foot; raised whenever a pen box, tick or mark moves. */
  readonly layoutVersion: number;
  /** Outer frames in the heavy line. */
  readonly frames: readonly Rect[];
  readonly labels: readonly LabelCell[];
  /** Cells without a label; their outlines are drawn with the labels' outlines, each line once. */
  readonly values: Readonly<Record<string, Rect>>;
  readonly blockRules: readonly BlockRule[];
  readonly penBoxes: readonly PenBox[];
  readonly ticks: readonly TickGroup[];
}

/** `count` tick boxes of one row, placed by their x; `labels` beside them. */
export function tickRow<Code extends string>(
  name: string,
  y: Mm,
  boxes: readonly (readonly [code: Code, x: Mm, label: string])[],
): TickGroup<Code> {
  return { name, boxes: boxes.map(([code, x, label]) => ({ code, x, y, label })) };
}
