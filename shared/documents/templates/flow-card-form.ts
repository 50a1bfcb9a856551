import type { Priority, ServiceMode } from "#shared/domain/card/vocabulary";
import { type FormTable, type LabelCell, type PenBox, type TickGroup, tickRow } from "../layout/form-table";
import type { TextArea } from "../layout/long-text";
import { type Mm, rect } from "../layout/units";

/**
 * 产品售后服务流程卡, A4 (PRINT 3, 7; boards 01–03): all its rectangles in mm. Raise the layout version
 * whenever a pen box, tick or mark moves.
 */
export const FLOW_CARD_LAYOUT_VERSION = 1;
export const FLOW_CARD_DOC = "FC";

const label = (x: Mm, y: Mm, w: Mm, h: Mm, ...lines: readonly string[]): LabelCell => ({
  rect: rect(x, y, w, h),
  lines,
});
const smallLabel = (x: Mm, y: Mm, w: Mm, h: Mm, ...lines: readonly string[]): LabelCell => ({
  ...label(x, y, w, h, ...lines),
  style: "small",
});
const penBox = (name: string, x: Mm, y: Mm, w: Mm, h: Mm, dateLine = 0, printedStrip = 0): PenBox => ({
  name,
  rect: rect(x, y, w, h),
  dateLine,
  printedStrip,
});

export const SERVICE_MODE_TICKS: TickGroup<ServiceMode> = tickRow("service_mode", 112.7, [
  ["on_site", 44, "现场维修"],
  ["remote", 71.8, "远程协助"],
  ["return_exchange", 99.6, "退换货"],
  ["consult", 123.5, "功能咨询"],
  ["other", 151.3, "其他"],
]);
export const PRIORITY_TICKS: TickGroup<Priority> = tickRow("priority", 121.7, [
  ["urgent", 44, "紧急"],
  ["high", 60.8, "高"],
  ["medium", 73.8, "中"],
  ["low", 86.8, "低"],
]);
export const SATISFACTION_TICKS: TickGroup = tickRow("satisfaction", 149, [
  ["1", 44, "1"],
  ["2", 56.75, "2"],
  ["3", 69.5, "3"],
  ["4", 82.25, "4"],
  ["5", 95, "5"],
]);
/** Blank card only. */
export const CHANNEL_TICKS: TickGroup = tickRow("channel", 35.35, [
  ["phone", 33.5, "电话"],
  ["chat", 45.85, "在线客服"],
  ["app", 64.15, "APP"],
  ["wechat", 76, "公众号"],
  ["email", 91.4, "邮件"],
  ["counter", 103.6, "到店"],
  ["other", 115.95, "其他"],
]);
export const WARRANTY_TICKS: TickGroup = tickRow("warranty", 78.7, [
  ["in", 152, "保内"],
  ["out", 168.65, "保外"],
]);

/** Page 1, filled and blank. */
export const FLOW_CARD_FORM: FormTable = {
  doc: FLOW_CARD_DOC,
  layoutVersion: FLOW_CARD_LAYOUT_VERSION,
  frames: [rect(20, 40, 176, 233)],
  labels: [
    label(20, 40, 22, 12, "工单编号"),
    label(20, 52, 22, 16, "客户信息"),
    label(20, 68, 22, 16, "产品信息"),
    label(20, 84, 22, 26, "需求详情"),
    label(20, 110, 22, 9, "服务类型"),
    label(20, 119, 22, 9, "优先级"),
    label(108, 119, 22, 9, "派单时间"),
    label(20, 128, 22, 9, "责任人"),
    smallLabel(108, 128, 22, 9, "预计", "完成时间"),
    smallLabel(20, 137, 22, 10, "实际", "完成时间"),
    label(108, 137, 22, 20, "客户确认", "签字"),
    smallLabel(20, 147, 22, 10, "满意度评分", "(1-5分)"),
    label(20, 157, 22, 64, "服务过程", "记录"),
    label(20, 221, 22, 20, "客户意见", "与建议"),
    label(20, 241, 22, 18, "备注"),
    label(20, 259, 22, 14, "客服代表"),
    label(76, 259, 11, 14, "日期"),
    label(108, 259, 22, 14, "主管审核"),
    label(164, 259, 11, 14, "日期"),
  ],
  values: {
    no: rect(42, 40, 154, 12),
    customer: rect(42, 52, 154, 16),
    product: rect(42, 68, 154, 16),
    description: rect(42, 84, 154, 26),
    service_mode: rect(42, 110, 154, 9),
    priority: rect(42, 119, 66, 9),
    dispatched_at: rect(130, 119, 66, 9),
    assignee: rect(42, 128, 66, 9),
    promised_at: rect(130, 128, 66, 9),
    completed_at: rect(42, 137, 66, 10),
    customer_signature: rect(130, 137, 66, 20),
    satisfaction: rect(42, 147, 66, 10),
    process: rect(42, 157, 154, 64),
    opinion: rect(42, 221, 154, 20),
    remark: rect(42, 241, 154, 18),
    clerk_signature: rect(42, 259, 34, 14),
    clerk_date: rect(87, 259, 21, 14),
    supervisor_signature: rect(130, 259, 34, 14),
    supervisor_date: rect(175, 259, 21, 14),
  },
  blockRules: [
    { x1: 20, x2: 196, y: 157 },
    { x1: 20, x2: 196, y: 259 },
  ],
  penBoxes: [
    penBox("customer", 130, 137, 66, 20, 6),
    penBox("clerk", 42, 259, 34, 14),
    penBox("clerk_date", 87, 259, 21, 14),
    penBox("supervisor", 130, 259, 34, 14, 0, 4.5),
    penBox("supervisor_date", 175, 259, 21, 14),
  ],
  ticks: [SERVICE_MODE_TICKS, PRIORITY_TICKS, SATISFACTION_TICKS],
};

/** What the blank card has besides. */
export const BLANK_CARD_FORM: FormTable = {
  ...FLOW_CARD_FORM,
  ticks: [...FLOW_CARD_FORM.ticks, CHANNEL_TICKS, WARRANTY_TICKS],
};

/** Captioned short values: caption, its left end, right end of the room, middle of the value's ink. */
export interface CaptionedSlot {
  readonly name: string;
  readonly caption: string;
  readonly x: Mm;
  readonly right: Mm;
  readonly centre: Mm;
  readonly baseline: Mm;
  /** Rule of the blank card under the room. */
  readonly penY: Mm;
}

const slot = (name: string, caption: string, x: Mm, right: Mm, baseline: Mm): CaptionedSlot => ({
  name,
  caption,
  x,
  right,
  centre: baseline - 1.41,
  baseline,
  penY: baseline + 1.05,
});

export const CUSTOMER_SLOTS = {
  customerName: slot("customerName", "客户名称：", 44, 100, 58.1),
  contact: slot("contact", "联系人：", 103, 137, 58.1),
  phone: slot("phone", "联系方式：", 140, 194, 58.1),
  address: slot("address", "地址：", 44, 194, 65.7),
} as const;

export const PRODUCT_SLOTS = {
  model: slot("model", "产品型号：", 44, 114, 74.1),
  serialNo: slot("serialNo", "序列号：", 117, 194, 74.1),
  purchaseDate: slot("purchaseDate", "购买日期：", 44, 88, 81.7),
  purchaseProof: slot("purchaseProof", "购买凭证：", 91, 139, 81.7),
} as const;

export const WARRANTY_SLOT = slot("warranty", "保修：", 142, 194, 81.7);

/** Plain values beside a label: their cell, text 2 mm inside. */
export const VALUE_INSET: Mm = 2;

const WIDE = { width: 150, timeColumn: 23 } as const;

/** Areas of long text; the cell above them holds a caption line. */
export const TEXT_AREAS = {
  description: { x: 44, firstBaseline: 93.05, lastBaseline: 109, pitch: 5.03, measure: WIDE },
  process: { x: 44, firstBaseline: 167, lastBaseline: 219.6, pitch: 5.1, measure: WIDE },
  opinion: { x: 44, firstBaseline: 225.6, lastBaseline: 239.6, pitch: 5.1, measure: WIDE },
  remark: { x: 44, firstBaseline: 249.6, lastBaseline: 257.6, pitch: 5.1, measure: WIDE },
} as const satisfies Record<string, TextArea>;

/** Captions of the cells that long text or a pen fills. */
export const CELL_CAPTIONS = {
  description: { text: "故障现象/需求描述：（附客户原话或现场记录）", x: 44, baseline: 88.6, size: 9 },
  process: { text: "（详细记录操作步骤、故障原因、更换配件、处理结果等）", x: 44, baseline: 161.4, size: 9 },
  opinion: { text: "（由客户填写）", x: 44, baseline: 225.4, size: 10 },
  remark: { text: "（如需延长服务时间、客户特殊要求、资源协调情况等）", x: 44, baseline: 244.7, size: 9 },
} as const;

/** Lines to write on, 8 mm apart (PRINT 4). */
export const BLANK_PEN_LINES: readonly Mm[] = [94, 102, 165, 173, 181, 189, 197, 205, 213, 231, 251];
/** Preprinted 年 月 日 时 分 of the blank card: left end and baseline. */
export const BLANK_TIMES: readonly (readonly [Mm, Mm])[] = [
  [132, 124.7],
  [132, 133.7],
  [44, 143.3],
];
