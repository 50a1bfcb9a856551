import type { Grade, Solved } from "#shared/domain/card/vocabulary";
import { type FormTable, type LabelCell, type PenBox, type TickGroup, tickRow } from "../layout/form-table";
import type { TextArea } from "../layout/long-text";
import type { PaperCode } from "../layout/papers";
import { type Mm, type Pt, type Rect, rect } from "../layout/units";
import { CONFIRMATION_DOC, CONFIRMATION_LAYOUT_VERSION } from "./confirmation-form";
import type { ContinuationBody } from "./continuation";

/** 服务确认单 on continuous forms (PRINT 1, 3; board 07): columns 24 · 77.5 · 24 · 77.5 from x 19. */
const LEFT_LABEL: Mm = 19;
const LEFT_VALUE: Mm = 43;
const RIGHT_LABEL: Mm = 120.5;
const RIGHT_VALUE: Mm = 144.5;
const LABEL_W: Mm = 24;
const VALUE_W: Mm = 77.5;
const WIDE_W: Mm = 179;
const TOP: Mm = 28.5;

/** Short values of these forms; each form shows those that it has a cell for. */
export type ContinuousValue =
  | "no"
  | "completedAt"
  | "customer"
  | "phone"
  | "address"
  | "model"
  | "serialNo"
  | "total"
  | "shortRepairWarranty";

export interface ContinuousForm {
  readonly paper: PaperCode;
  readonly table: FormTable;
  readonly cells: Readonly<Partial<Record<ContinuousValue, Rect>>>;
  /** 报修故障, where the form has a row for it; else it opens the text of 服务内容. */
  readonly faultCell: Rect | null;
  readonly workCell: Rect;
  readonly workArea: TextArea;
  /** Sizes tried for it, in pt. */
  readonly workSizes: readonly Pt[];
  readonly solvedTicks: TickGroup<Solved>;
  readonly gradeTicks: TickGroup<Grade>;
  /** Where the date line of each signature starts: in the box, or beside it on the low form. */
  readonly dateLines: readonly { readonly x: Mm; readonly baseline: Mm; readonly text: string }[];
  readonly footBaseline: Mm;
  readonly copiesLine: string;
  readonly continuationTable: FormTable;
  readonly continuationBody: ContinuationBody;
}

interface Row {
  readonly y: Mm;
  readonly h: Mm;
}

const leftLabel = (row: Row, ...lines: readonly string[]): LabelCell => ({
  rect: rect(LEFT_LABEL, row.y, LABEL_W, row.h),
  lines,
});
const rightLabel = (row: Row, ...lines: readonly string[]): LabelCell => ({
  rect: rect(RIGHT_LABEL, row.y, LABEL_W, row.h),
  lines,
});
const leftValue = (row: Row): Rect => rect(LEFT_VALUE, row.y, VALUE_W, row.h);
const rightValue = (row: Row): Rect => rect(RIGHT_VALUE, row.y, VALUE_W, row.h);
const wideValue = (row: Row): Rect => rect(LEFT_VALUE, row.y, WIDE_W, row.h);

/** Rows one below the other from the frame's top, by name. */
function stack<Name extends string>(heights: Readonly<Record<Name, Mm>>): Readonly<Record<Name, Row>> {
  let y = TOP;
  const rows = {} as Record<Name, Row>;
  for (const name of Object.keys(heights) as Name[]) {
    rows[name] = { y, h: heights[name] };
    y += heights[name];
  }
  return rows;
}

function solvedTicks(y: Mm): TickGroup<Solved> {
  return tickRow("solved", y, [
    ["yes", 46, "已解决"],
    ["partly", 68.9, "部分"],
    ["no", 87.9, "未解决"],
  ]);
}

function gradeTicks(y: Mm): TickGroup<Grade> {
  return tickRow("grade", y, [
    ["satisfied", 147.5, "满意"],
    ["neutral", 166.5, "一般"],
    ["dissatisfied", 185.6, "不满意"],
  ]);
}

const table = (parts: Omit<FormTable, "doc" | "layoutVersion" | "blockRules">): FormTable => ({
  doc: CONFIRMATION_DOC,
  layoutVersion: CONFIRMATION_LAYOUT_VERSION,
  blockRules: [],
  ...parts,
});

const MEASURE = { width: 175, timeColumn: 0 } as const;
const TICK_SIDE: Mm = 4;
const DATE_LINE = "日期：　　　　年　　月　　日";

/** Head row, free body, signatures: the 续页 of a continuous form. */
function continuation(
  bottom: Mm,
  signatureH: Mm,
): Pick<ContinuousForm, "continuationTable" | "continuationBody"> {
  const headRow: Row = { y: TOP, h: 8 };
  const signature: Row = { y: bottom - signatureH, h: signatureH };
  const boxes: readonly PenBox[] = [
    { name: "customer", rect: leftValue(signature), dateLine: 0, printedStrip: 0 },
    { name: "staff", rect: rightValue(signature), dateLine: 0, printedStrip: 0 },
  ];
  return {
    continuationTable: table({
      frames: [rect(LEFT_LABEL, TOP, 203, bottom - TOP)],
      labels: [
        leftLabel(headRow, "工单编号"),
        rightLabel(headRow, "客户名称"),
        leftLabel(signature, "客户签字"),
        rightLabel(signature, "服务人员", "签字"),
      ],
      values: {
        no: leftValue(headRow),
        customer: rightValue(headRow),
        customer_signature: leftValue(signature),
        staff_signature: rightValue(signature),
      },
      penBoxes: boxes,
      ticks: [],
    }),
    continuationBody: {
      body: rect(LEFT_LABEL, TOP + headRow.h, 203, bottom - TOP - headRow.h - signatureH),
      labelWidth: LABEL_W,
      textX: LEFT_VALUE + 2,
      above: 5.4,
      below: 1.8,
      closingNoteGap: 6,
    },
  };
}

const TWO_PART_ROWS = stack({
  identity: 8,
  customer: 8,
  address: 8,
  product: 8,
  fault: 8,
  work: 18,
  total: 8,
  result: 9,
  sign: 20,
});
/** Seven rows (PRINT 1). */
const THREE_PART_ROWS = stack({
  identity: 6,
  customer: 6,
  product: 6,
  work: 13,
  total: 6,
  result: 6,
  sign: 11.5,
});

/** The rows that both forms have. */
type CommonRows = typeof THREE_PART_ROWS;

function commonLabels(rows: CommonRows): readonly LabelCell[] {
  return [
    leftLabel(rows.identity, "工单编号"),
    rightLabel(rows.identity, "完成时间"),
    leftLabel(rows.customer, "客户名称"),
    rightLabel(rows.customer, "联系方式"),
    leftLabel(rows.product, "产品型号"),
    rightLabel(rows.product, "序列号"),
    leftLabel(rows.work, "服务内容", "与结果"),
    leftLabel(rows.total, "费用合计"),
    rightLabel(rows.total, "维修质保"),
    leftLabel(rows.result, "是否解决"),
    rightLabel(rows.result, "满意程度"),
    leftLabel(rows.sign, "客户签字"),
    rightLabel(rows.sign, "服务人员", "签字"),
  ];
}

function commonCells(rows: CommonRows): Readonly<Partial<Record<ContinuousValue, Rect>>> {
  return {
    no: leftValue(rows.identity),
    completedAt: rightValue(rows.identity),
    customer: leftValue(rows.customer),
    phone: rightValue(rows.customer),
    model: leftValue(rows.product),
    serialNo: rightValue(rows.product),
    total: leftValue(rows.total),
    shortRepairWarranty: rightValue(rows.total),
  };
}

/** Cells that no short value stands in. */
function otherCells(rows: CommonRows): Readonly<Record<string, Rect>> {
  return {
    work: wideValue(rows.work),
    solved: leftValue(rows.result),
    grade: rightValue(rows.result),
    customer_signature: leftValue(rows.sign),
    staff_signature: rightValue(rows.sign),
  };
}

function ticksOf(rows: CommonRows): Pick<ContinuousForm, "solvedTicks" | "gradeTicks"> {
  const y = rows.result.y + (rows.result.h - TICK_SIDE) / 2;
  return { solvedTicks: solvedTicks(y), gradeTicks: gradeTicks(y) };
}

function twoPartForm(): ContinuousForm {
  const rows = TWO_PART_ROWS;
  const ticks = ticksOf(rows);
  const cells = { ...commonCells(rows), address: wideValue(rows.address) };
  const fault = wideValue(rows.fault);
  return {
    paper: "241x140",
    table: table({
      frames: [rect(LEFT_LABEL, TOP, 203, 95)],
      labels: [...commonLabels(rows), leftLabel(rows.address, "服务地址"), leftLabel(rows.fault, "报修故障")],
      values: { ...cells, ...otherCells(rows), fault },
      penBoxes: [
        { name: "customer", rect: leftValue(rows.sign), dateLine: 6, printedStrip: 0 },
        { name: "staff", rect: rightValue(rows.sign), dateLine: 6, printedStrip: 0 },
      ],
      ticks: [ticks.solvedTicks, ticks.gradeTicks],
    }),
    cells,
    faultCell: fault,
    workCell: wideValue(rows.work),
    workArea: { x: LEFT_VALUE + 2, firstBaseline: 73.5, lastBaseline: 84.9, pitch: 5.4, measure: MEASURE },
    workSizes: [10.5, 10],
    ...ticks,
    dateLines: [
      { x: LEFT_VALUE + 2, baseline: 121.9, text: DATE_LINE },
      { x: RIGHT_VALUE + 2, baseline: 121.9, text: DATE_LINE },
    ],
    footBaseline: 128.4,
    copiesLine: "第一联（白）门店存根　　第二联（红）客户留存",
    ...continuation(123.5, 16),
  };
}

/** The date stands beside the signature, because the row is too low for a date line in the box. */
const LOW_SIGNATURE_W: Mm = 46;
const LOW_DATE = "　　年　 月　 日";

function threePartForm(): ContinuousForm {
  const rows = THREE_PART_ROWS;
  const { sign } = rows;
  const ticks = ticksOf(rows);
  const cells = commonCells(rows);
  const box = (x: Mm): Rect => rect(x, sign.y, LOW_SIGNATURE_W, sign.h);
  const dateBaseline = sign.y + sign.h - 2;
  return {
    paper: "241x93",
    table: table({
      frames: [rect(LEFT_LABEL, TOP, 203, 54.5)],
      labels: commonLabels(rows),
      values: { ...cells, ...otherCells(rows) },
      penBoxes: [
        { name: "customer", rect: box(LEFT_VALUE), dateLine: 0, printedStrip: 0 },
        { name: "staff", rect: box(RIGHT_VALUE), dateLine: 0, printedStrip: 0 },
      ],
      ticks: [ticks.solvedTicks, ticks.gradeTicks],
    }),
    cells,
    faultCell: null,
    workCell: wideValue(rows.work),
    workArea: { x: LEFT_VALUE + 2, firstBaseline: 50.1, lastBaseline: 58.6, pitch: 4.2, measure: MEASURE },
    workSizes: [10],
    ...ticks,
    dateLines: [
      { x: LEFT_VALUE + LOW_SIGNATURE_W + 1, baseline: dateBaseline, text: LOW_DATE },
      { x: RIGHT_VALUE + LOW_SIGNATURE_W + 1, baseline: dateBaseline, text: LOW_DATE },
    ],
    footBaseline: 87.9,
    copiesLine: "第一联（白）门店　第二联（红）客户　第三联（黄）财务",
    ...continuation(83, 11.5),
  };
}

/** The continuous forms by paper. */
export const CONTINUOUS_CONFIRMATIONS: readonly ContinuousForm[] = [twoPartForm(), threePartForm()];
