import type { Grade, ServiceMode, Solved } from "#shared/domain/card/vocabulary";
import { type FormTable, type LabelCell, type TickGroup, tickRow } from "../layout/form-table";
import type { TextArea } from "../layout/long-text";
import { type Mm, type Rect, rect } from "../layout/units";
import type { SiteChecks } from "../view-models/snapshot";

/** 服务确认单, A4 (PRINT 3, 7; board 04). Everything the customer fills in stands fixed from y 217. */
export const CONFIRMATION_LAYOUT_VERSION = 1;
export const CONFIRMATION_DOC = "CF";

const label = (x: Mm, y: Mm, w: Mm, h: Mm, ...lines: readonly string[]): LabelCell => ({
  rect: rect(x, y, w, h),
  lines,
});
const smallLabel = (x: Mm, y: Mm, w: Mm, h: Mm, ...lines: readonly string[]): LabelCell => ({
  ...label(x, y, w, h, ...lines),
  style: "small",
});
const head = (x: Mm, y: Mm, w: Mm, h: Mm, text: string): LabelCell => ({
  ...label(x, y, w, h, text),
  style: "head",
});

export const CONFIRMATION_MODE_TICKS: TickGroup<ServiceMode> = tickRow("service_mode", 90.7, [
  ["on_site", 44, "现场维修"],
  ["remote", 71.8, "远程协助"],
  ["return_exchange", 99.6, "退换货"],
  ["consult", 123.5, "功能咨询"],
  ["other", 151.3, "其他"],
]);
export const CHECK_TICKS: TickGroup<keyof SiteChecks> = tickRow("checks", 205.7, [
  ["function_test", 44, "功能测试通过"],
  ["site_cleaned", 77.05, "现场已清洁"],
  ["old_parts_returned", 106.65, "旧件已交还客户"],
  ["old_parts_kept", 143.25, "旧件已回收"],
]);
export const SOLVED_TICKS: TickGroup<Solved> = tickRow("solved", 220.2, [
  ["yes", 44, "已解决"],
  ["partly", 64, "部分"],
  ["no", 80.4, "未解决"],
]);
export const GRADE_TICKS: TickGroup<Grade> = tickRow("grade", 220.2, [
  ["satisfied", 132, "满意"],
  ["neutral", 149, "一般"],
  ["dissatisfied", 165.9, "不满意"],
]);

/** Columns of the parts table: left edge and width. */
export const PART_COLUMNS = {
  n: [20, 10],
  name: [30, 50],
  oldSerial: [80, 34],
  newSerial: [114, 34],
  quantity: [148, 12],
  unitPrice: [160, 17],
  amount: [177, 19],
} as const satisfies Record<string, readonly [Mm, Mm]>;

const PART_HEAD_Y: Mm = 147;
const PART_HEAD_H: Mm = 8;
export const PART_ROWS_Y: readonly Mm[] = [155, 162.5, 170, 177.5];
export const PART_ROW_H: Mm = 7.5;

const PART_HEADS: Readonly<Record<keyof typeof PART_COLUMNS, string>> = {
  n: "序号",
  name: "更换配件（名称 / 型号）",
  oldSerial: "旧件序列号",
  newSerial: "新件序列号",
  quantity: "数量",
  unitPrice: "单价(元)",
  amount: "金额(元)",
};

const COLUMN_NAMES = Object.keys(PART_COLUMNS) as readonly (keyof typeof PART_COLUMNS)[];

function partCells(): Record<string, Rect> {
  const cells: Record<string, Rect> = {};
  PART_ROWS_Y.forEach((y, row) => {
    for (const name of COLUMN_NAMES) {
      const [x, w] = PART_COLUMNS[name];
      cells[`part_${row + 1}_${name}`] = rect(x, y, w, PART_ROW_H);
    }
  });
  return cells;
}

export const CONFIRMATION_CELLS = {
  no: rect(42, 40, 154, 12),
  customerName: rect(42, 52, 44, 9),
  contact: rect(108, 52, 30, 9),
  phone: rect(158, 52, 38, 9),
  address: rect(42, 61, 154, 9),
  model: rect(42, 70, 66, 9),
  serialNo: rect(130, 70, 66, 9),
  purchaseDate: rect(42, 79, 36, 9),
  warranty: rect(94, 79, 44, 9),
  assignee: rect(160, 79, 36, 9),
  serviceMode: rect(42, 88, 154, 9),
  arrivedAt: rect(42, 97, 66, 9),
  completedAt: rect(130, 97, 66, 9),
  fault: rect(42, 106, 154, 15),
  work: rect(42, 121, 154, 26),
  charges: rect(42, 185, 154, 9),
  repairWarranty: rect(42, 194, 154, 9),
  checks: rect(42, 203, 154, 9),
  solved: rect(42, 217, 66, 10),
  grade: rect(130, 217, 66, 10),
  opinion: rect(42, 227, 154, 18),
  customerSignature: rect(42, 245, 66, 26),
  staffSignature: rect(130, 245, 66, 26),
} as const;

export const CONFIRMATION_FORM: FormTable = {
  doc: CONFIRMATION_DOC,
  layoutVersion: CONFIRMATION_LAYOUT_VERSION,
  frames: [rect(20, 40, 176, 172), rect(20, 217, 176, 54)],
  labels: [
    label(20, 40, 22, 12, "工单编号"),
    label(20, 52, 22, 9, "客户名称"),
    label(86, 52, 22, 9, "联系人"),
    label(138, 52, 20, 9, "联系方式"),
    label(20, 61, 22, 9, "服务地址"),
    label(20, 70, 22, 9, "产品型号"),
    label(108, 70, 22, 9, "序列号"),
    label(20, 79, 22, 9, "购买日期"),
    label(78, 79, 16, 9, "保修"),
    label(138, 79, 22, 9, "服务人员"),
    label(20, 88, 22, 9, "服务类型"),
    label(20, 97, 22, 9, "到达时间"),
    label(108, 97, 22, 9, "完成时间"),
    label(20, 106, 22, 15, "报修故障"),
    label(20, 121, 22, 26, "服务内容", "与结果"),
    ...COLUMN_NAMES.map((name) => {
      const [x, w] = PART_COLUMNS[name];
      return head(x, PART_HEAD_Y, w, PART_HEAD_H, PART_HEADS[name]);
    }),
    label(20, 185, 22, 9, "费用(元)"),
    label(20, 194, 22, 9, "维修质保"),
    label(20, 203, 22, 9, "现场检查"),
    smallLabel(20, 217, 22, 10, "问题是否", "解决"),
    label(108, 217, 22, 10, "满意程度"),
    label(20, 227, 22, 18, "客户意见", "与建议"),
    label(20, 245, 22, 26, "客户确认", "签字"),
    label(108, 245, 22, 26, "服务人员", "签字"),
  ],
  values: { ...CONFIRMATION_CELLS, ...partCells() },
  blockRules: [],
  penBoxes: [
    { name: "customer", rect: CONFIRMATION_CELLS.customerSignature, dateLine: 6, printedStrip: 0 },
    { name: "staff", rect: CONFIRMATION_CELLS.staffSignature, dateLine: 6, printedStrip: 0 },
  ],
  ticks: [CONFIRMATION_MODE_TICKS, CHECK_TICKS, SOLVED_TICKS, GRADE_TICKS],
};

const WIDE = { width: 150, timeColumn: 23 } as const;

/** Long text; fewer lines than the area holds are centred in it. */
export const CONFIRMATION_AREAS = {
  fault: { x: 44, firstBaseline: 110.2, lastBaseline: 119.6, pitch: 5, measure: WIDE },
  work: { x: 44, firstBaseline: 125.2, lastBaseline: 145.7, pitch: 5.1, measure: WIDE },
  opinion: { x: 44, firstBaseline: 231.4, lastBaseline: 243.6, pitch: 5.1, measure: WIDE },
} as const satisfies Record<string, TextArea>;

/** Rule for the customer's opinion, while it is not recorded. */
export const OPINION_RULE_Y: Mm = 236;
