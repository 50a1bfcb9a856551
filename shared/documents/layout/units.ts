/** Lengths on paper in millimetres from the sheet's top-left corner (PRINT, first lines). */
export type Mm = number;
/** Type sizes and line weights in points. */
export type Pt = number;

const PT_PER_MM = 72 / 25.4;

/** mm → pt, the only conversion between the two. */
export function ptFromMm(length: Mm): Pt {
  return length * PT_PER_MM;
}

/** pt → mm. */
export function mmFromPt(length: Pt): Mm {
  return length / PT_PER_MM;
}

/** A rectangle in mm. */
export interface Rect {
  readonly x: Mm;
  readonly y: Mm;
  readonly w: Mm;
  readonly h: Mm;
}

export interface Point {
  readonly x: Mm;
  readonly y: Mm;
}

/** Shorthand for the data tables: `[x, y, w, h]` in mm. */
export function rect(x: Mm, y: Mm, w: Mm, h: Mm): Rect {
  return { x, y, w, h };
}

/**
 * Baseline (mm) that centres a line of type by its ink around `centre`: the ink of Noto Sans SC reaches from
 * −0.12 to 0.88 em (PRINT 2).
 */
export function baselineCentredAt(centre: Mm, size: Pt): Mm {
  return centre + 0.38 * mmFromPt(size);
}
