import type { PrinterKind } from "./papers";
import type { Mm, Pt } from "./units";

/** Type sizes and line weights of one kind of printer (PRINT 2). */
export interface TypeScale {
  readonly title: Pt;
  readonly titleSpacing: Pt;
  readonly cardNo: Pt;
  readonly store: Pt;
  readonly label: Pt;
  /** Labels that break over two lines in a low cell. */
  readonly labelSmall: Pt;
  readonly value: Pt;
  /** Value that did not fit at its own size. */
  readonly valueSmall: Pt;
  /** Long text is tried at these sizes in turn before it flows on to a 续页 (PRINT 4). */
  readonly longText: readonly Pt[];
  /** Baseline distance of long text at its first size. */
  readonly pitch: Mm;
  readonly caption: Pt;
  /** Meta line above the frame, date lines, 年 月 日 in boxes. */
  readonly meta: Pt;
  /** Times of the process record, which stand in a column of their own. */
  readonly time: Pt;
  readonly address: Pt;
  readonly foot: Pt;
  readonly frame: Pt;
  readonly block: Pt;
  readonly cell: Pt;
  readonly tickBoxSide: Mm;
  readonly tickBoxLine: Pt;
  readonly tickLine: Pt;
  /** Grey of label cells and of table heads; null prints none. */
  readonly labelFill: string | null;
  readonly tableHeadFill: string | null;
}

export const TYPE_SCALES: Readonly<Record<PrinterKind, TypeScale>> = {
  laser: {
    title: 20,
    titleSpacing: 1.2,
    cardNo: 15,
    store: 12.5,
    label: 10,
    labelSmall: 9,
    value: 10.5,
    valueSmall: 9,
    longText: [10, 9.5, 9],
    pitch: 5.1,
    caption: 9,
    meta: 8.5,
    time: 9.5,
    address: 8,
    foot: 7.5,
    frame: 1.2,
    block: 0.9,
    cell: 0.5,
    tickBoxSide: 3.6,
    tickBoxLine: 0.9,
    tickLine: 1.6,
    labelFill: "#F0F0F0",
    tableHeadFill: "#ECECEC",
  },
  dot_matrix: {
    title: 22,
    titleSpacing: 3,
    cardNo: 13,
    store: 13,
    label: 11,
    labelSmall: 11,
    value: 11,
    valueSmall: 10,
    longText: [10.5, 10],
    pitch: 5.4,
    caption: 10,
    meta: 10,
    time: 10,
    address: 10,
    foot: 10,
    frame: 1.4,
    block: 0.9,
    cell: 0.9,
    tickBoxSide: 4,
    tickBoxLine: 0.9,
    tickLine: 1.6,
    labelFill: null,
    tableHeadFill: null,
  },
};

/** Pen rules of hand-written fields: dashed, never heavier than a cell line (PRINT 2). */
export const PEN_RULE = { weight: 0.5, dash: 0.9, gap: 1.5 } as const;

/** Labels on two lines: baseline distance in em. */
export const LABEL_LEADING_EM = 1.29;
