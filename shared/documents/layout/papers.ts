import { type Mm, type Pt, type Rect, rect } from "./units";

export const PAPER_CODES = ["a4", "a5", "241x140", "241x93", "241x280"] as const;
export type PaperCode = (typeof PAPER_CODES)[number];

/** How the sheet is printed decides type sizes, line weights and grey (PRINT 2). */
export type PrinterKind = "laser" | "dot_matrix";

export interface Paper {
  readonly code: PaperCode;
  /** Page size in pt. Continuous forms are exact inches: rounding to mm drifts 0.3 mm a form (PRINT 1). */
  readonly widthPt: Pt;
  readonly heightPt: Pt;
  readonly printer: PrinterKind;
  /** Where content may stand. */
  readonly content: Rect;
  /** Solid squares of pages that come back (PRINT 1). */
  readonly cornerMarks: readonly Rect[];
  /** QR symbol without its quiet zone (PRINT 3). */
  readonly qr: Rect;
}

const INCH_PT = 72;
const A_SERIES_PT = { a4: [595.28, 841.89], a5: [419.53, 595.28] } as const;

function squares(side: Mm, corners: readonly (readonly [Mm, Mm])[]): readonly Rect[] {
  return corners.map(([x, y]) => rect(x, y, side, side));
}

/** PRINT 1 and 3, one row a paper. */
export const PAPERS: Readonly<Record<PaperCode, Paper>> = {
  a4: {
    code: "a4",
    widthPt: A_SERIES_PT.a4[0],
    heightPt: A_SERIES_PT.a4[1],
    printer: "laser",
    content: rect(20, 10, 176, 276),
    cornerMarks: squares(3.5, [
      [6.5, 6.5],
      [200, 6.5],
      [6.5, 287],
      [200, 287],
    ]),
    qr: rect(178, 12, 18, 18),
  },
  a5: {
    code: "a5",
    widthPt: A_SERIES_PT.a5[0],
    heightPt: A_SERIES_PT.a5[1],
    printer: "laser",
    content: rect(12, 10, 124, 194),
    cornerMarks: squares(3, [
      [5, 5],
      [140, 5],
      [5, 202],
      [140, 202],
    ]),
    qr: rect(118, 10, 18, 18),
  },
  "241x140": {
    code: "241x140",
    widthPt: 9.5 * INCH_PT,
    heightPt: 5.5 * INCH_PT,
    printer: "dot_matrix",
    content: rect(19, 5, 203, 129.5),
    cornerMarks: squares(3, [
      [19, 5],
      [219, 5],
      [19, 131.5],
      [219, 131.5],
    ]),
    qr: rect(193, 6, 20, 20),
  },
  "241x93": {
    code: "241x93",
    widthPt: 9.5 * INCH_PT,
    heightPt: (11 / 3) * INCH_PT,
    printer: "dot_matrix",
    content: rect(19, 5, 203, 83.5),
    cornerMarks: squares(3, [
      [19, 5],
      [219, 5],
      [19, 85.5],
      [219, 85.5],
    ]),
    qr: rect(193, 6, 20, 20),
  },
  "241x280": {
    code: "241x280",
    widthPt: 9.5 * INCH_PT,
    heightPt: 11 * INCH_PT,
    printer: "dot_matrix",
    content: rect(19, 5, 203, 269),
    cornerMarks: squares(3, [
      [19, 5],
      [219, 5],
      [19, 271],
      [219, 271],
    ]),
    qr: rect(193, 6, 20, 20),
  },
};

/** What the printer and the clerk set for one output: everything on the page moves by the offset (PRINT 1). */
export interface PrintSetup {
  readonly paper: PaperCode;
  readonly offsetX: Mm;
  readonly offsetY: Mm;
  /** No grey fill, for sheets that will be faxed (PRINT 2). */
  readonly fax: boolean;
}

/** 100 %, no offset, grey labels. */
export function plainSetup(paper: PaperCode): PrintSetup {
  return { paper, offsetX: 0, offsetY: 0, fax: false };
}
