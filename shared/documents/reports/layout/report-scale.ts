import type { Paper } from "../../layout/papers";
import { PAPERS } from "../../layout/papers";
import { type Mm, type Pt, type Rect, rect } from "../../layout/units";

/** Places and sizes of report pages (PRINT 2, 6; boards 06). */

export const REPORT_TYPE = {
  title: 26,
  subtitle: 15,
  facts: 9,
  store: 13,
  part: 15,
  heading: 11.5,
  body: 10,
  contents: 9.5,
  note: 9,
  table: 9,
  denseTable: 8.5,
  tileLabel: 9.5,
  tileValue: 22,
  tileUnit: 10,
  tileLine: 9,
  head: 9,
  foot: 8.5,
  page: 9.5,
  chart: 9,
} as const satisfies Readonly<Record<string, Pt>>;

/** Rules of a table: top and bottom, below the head, between rows (PRINT 6). */
export const TABLE_RULES = { outer: 1, head: 0.9, row: 0.4 } as const satisfies Readonly<Record<string, Pt>>;
export const TABLE_HEAD_FILL = "#ECECEC";
export const ROW_RULE_COLOUR = "#6E6E6E";

/** Baseline distance of body text. */
export const BODY_PITCH: Mm = 5.4;

/** Where things stand on one orientation. */
export interface ReportPlaces {
  readonly paper: Paper;
  /** Where blocks flow. */
  readonly flow: Rect;
  readonly headBaseline: Mm;
  readonly headRule: Mm;
  readonly footRule: Mm;
  readonly footBaseline: Mm;
  /** QR of the last page. */
  readonly closingQr: Rect;
  /** Top of the signature boxes and how high they are; nothing flows below `closingTop`. */
  readonly signatures: { readonly y: Mm; readonly h: Mm };
  readonly closingTop: Mm;
  /** Where the blocks of page 1 begin, below the title. */
  readonly firstTop: Mm;
}

const PORTRAIT: ReportPlaces = {
  paper: PAPERS.a4,
  flow: rect(20, 22, 176, 256),
  headBaseline: 14.2,
  headRule: 16.5,
  footRule: 281.8,
  footBaseline: 286,
  closingQr: rect(178, 251.5, 18, 18),
  signatures: { y: 251, h: 19 },
  closingTop: 246,
  firstTop: 66.8,
};

const A4 = PAPERS.a4;
const LANDSCAPE_PAPER: Paper = {
  ...A4,
  widthPt: A4.heightPt,
  heightPt: A4.widthPt,
  content: rect(15, 12, 267, 190),
  cornerMarks: [
    rect(6.5, 6.5, 3.5, 3.5),
    rect(287, 6.5, 3.5, 3.5),
    rect(6.5, 200, 3.5, 3.5),
    rect(287, 200, 3.5, 3.5),
  ],
  qr: rect(262, 12, 18, 18),
};

/** Binding on top: the long side lies below. */
const LANDSCAPE: ReportPlaces = {
  paper: LANDSCAPE_PAPER,
  flow: rect(15, 22, 267, 170),
  headBaseline: 14.2,
  headRule: 16.5,
  footRule: 195.2,
  footBaseline: 199.4,
  closingQr: rect(264, 168, 18, 18),
  signatures: { y: 167.5, h: 19 },
  closingTop: 162,
  firstTop: 66.8,
};

export const REPORT_PLACES: Readonly<Record<"portrait" | "landscape", ReportPlaces>> = {
  portrait: PORTRAIT,
  landscape: LANDSCAPE,
};
