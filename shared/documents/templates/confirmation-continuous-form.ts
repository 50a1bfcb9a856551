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

function rows(heights: readonly Mm[]): readonly Row[] {
  let y = TOP;
  return heights.map((h) => {
    const row = { y, h };
    y += h;
    return row;
  });
}

function row(all: readonly Row[], index: number): Row {
  const found = all[index];
  if (!found) throw new RangeError(`form has no row ${index}`);
  return found;
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

function twoPartForm(): ContinuousForm {
  const all = rows([8, 8, 8, 8, 8, 18, 8, 9, 20]);
  const [identity, customer, address, product, fault, work, total, result, sign] = Array.from(
    { length: 9 },
    (_, index) => row(all, index),
  ) as [Row, Row, Row, Row, Row, Row, Row, Row, Row];
  const tickY = result.y + (result.h - TICK_SIDE) / 2;
  const solved = solvedTicks(tickY);
  const grade = gradeTicks(tickY);
  const boxes: readonly PenBox[] = [
    { name: "customer", rect: leftValue(sign), dateLine: 6, printedStrip: 0 },
    { name: "staff", rect: rightValue(sign), dateLine: 6, printedStrip: 0 },
  ];
  return {
    paper: "241x140",
    table: table({
      frames: [rect(LEFT_LABEL, TOP, 203, 95)],
      labels: [
        leftLabel(identity, "工单编号"),
        rightLabel(identity, "完成时间"),
        leftLabel(customer, "客户名称"),
        rightLabel(customer, "联系方式"),
        leftLabel(address, "服务地址"),
        leftLabel(product, "产品型号"),
        rightLabel(product, "序列号"),
        leftLabel(fault, "报修故障"),
        leftLabel(work, "服务内容", "与结果"),
        leftLabel(total, "费用合计"),
        rightLabel(total, "维修质保"),
        leftLabel(result, "是否解决"),
        rightLabel(result, "满意程度"),
        leftLabel(sign, "客户签字"),
        rightLabel(sign, "服务人员", "签字"),
      ],
      values: {
        no: leftValue(identity),
        completed_at: rightValue(identity),
        customer: leftValue(customer),
        phone: rightValue(customer),
        address: wideValue(address),
        model: leftValue(product),
        serial_no: rightValue(product),
        fault: wideValue(fault),
        work: wideValue(work),
        total: leftValue(total),
        repair_warranty: rightValue(total),
        solved: leftValue(result),
        grade: rightValue(result),
        customer_signature: leftValue(sign),
        staff_signature: rightValue(sign),
      },
      penBoxes: boxes,
      ticks: [solved, grade],
    }),
    cells: {
      no: leftValue(identity),
      completedAt: rightValue(identity),
      customer: leftValue(customer),
      phone: rightValue(customer),
      address: wideValue(address),
      model: leftValue(product),
      serialNo: rightValue(product),
      total: leftValue(total),
      shortRepairWarranty: rightValue(total),
    },
    faultCell: wideValue(fault),
    workCell: wideValue(work),
    workArea: { x: LEFT_VALUE + 2, firstBaseline: 73.5, lastBaseline: 84.9, pitch: 5.4, measure: MEASURE },
    workSizes: [10.5, 10],
    solvedTicks: solved,
    gradeTicks: grade,
    dateLines: [
      { x: LEFT_VALUE + 2, baseline: 121.9, text: DATE_LINE },
      { x: RIGHT_VALUE + 2, baseline: 121.9, text: DATE_LINE },
    ],
    footBaseline: 128.4,
    copiesLine: "第一联（白）门店存根　　第二联（红）客户留存",
    ...continuation(123.5, 16),
  };
}

/** Seven rows (PRINT 1): the date stands beside the signature, because the row is too low for a date line. */
function threePartForm(): ContinuousForm {
  const all = rows([6, 6, 6, 13, 6, 6, 11.5]);
  const [identity, customer, product, work, total, result, sign] = Array.from({ length: 7 }, (_, index) =>
    row(all, index),
  ) as [Row, Row, Row, Row, Row, Row, Row];
  const tickY = result.y + (result.h - TICK_SIDE) / 2;
  const solved = solvedTicks(tickY);
  const grade = gradeTicks(tickY);
  const signatureW: Mm = 46;
  const box = (x: Mm): Rect => rect(x, sign.y, signatureW, sign.h);
  const boxes: readonly PenBox[] = [
    { name: "customer", rect: box(LEFT_VALUE), dateLine: 0, printedStrip: 0 },
    { name: "staff", rect: box(RIGHT_VALUE), dateLine: 0, printedStrip: 0 },
  ];
  const dateX = signatureW + 1;
  return {
    paper: "241x93",
    table: table({
      frames: [rect(LEFT_LABEL, TOP, 203, 54.5)],
      labels: [
        leftLabel(identity, "工单编号"),
        rightLabel(identity, "完成时间"),
        leftLabel(customer, "客户名称"),
        rightLabel(customer, "联系方式"),
        leftLabel(product, "产品型号"),
        rightLabel(product, "序列号"),
        leftLabel(work, "服务内容", "与结果"),
        leftLabel(total, "费用合计"),
        rightLabel(total, "维修质保"),
        leftLabel(result, "是否解决"),
        rightLabel(result, "满意程度"),
        leftLabel(sign, "客户签字"),
        rightLabel(sign, "服务人员", "签字"),
      ],
      values: {
        no: leftValue(identity),
        completed_at: rightValue(identity),
        customer: leftValue(customer),
        phone: rightValue(customer),
        model: leftValue(product),
        serial_no: rightValue(product),
        work: wideValue(work),
        total: leftValue(total),
        repair_warranty: rightValue(total),
        solved: leftValue(result),
        grade: rightValue(result),
        customer_signature: leftValue(sign),
        staff_signature: rightValue(sign),
      },
      penBoxes: boxes,
      ticks: [solved, grade],
    }),
    cells: {
      no: leftValue(identity),
      completedAt: rightValue(identity),
      customer: leftValue(customer),
      phone: rightValue(customer),
      model: leftValue(product),
      serialNo: rightValue(product),
      total: leftValue(total),
      shortRepairWarranty: rightValue(total),
    },
    faultCell: null,
    workCell: wideValue(work),
    workArea: { x: LEFT_VALUE + 2, firstBaseline: 50.1, lastBaseline: 58.6, pitch: 4.2, measure: MEASURE },
    workSizes: [10],
    solvedTicks: solved,
    gradeTicks: grade,
    dateLines: [
      { x: LEFT_VALUE + dateX, baseline: sign.y + sign.h - 2, text: "　　年　 月　 日" },
      { x: RIGHT_VALUE + dateX, baseline: sign.y + sign.h - 2, text: "　　年　 月　 日" },
    ],
    footBaseline: 87.9,
    copiesLine: "第一联（白）门店　第二联（红）客户　第三联（黄）财务",
    ...continuation(83, 11.5),
  };
}

/** The continuous forms by paper. */
export const CONTINUOUS_CONFIRMATIONS: readonly ContinuousForm[] = [twoPartForm(), threePartForm()];
