import type {
  BlankCardSnapshot,
  ConfirmationSnapshot,
  FlowCardSnapshot,
  Letterhead,
  PrintStamp,
  ProcessLine,
  SurveySnapshot,
} from "#shared/documents/view-models/snapshot";
import { fen } from "#shared/domain/money/fen";
import { SHIPPED_SURVEY_FORM } from "#shared/domain/survey/survey-form";

/** Invented cases for the document tests: the ones that the print boards show. */

export const ZONE = "Asia/Shanghai";

/** `2026-11-21 09:32` in Shanghai (UTC+8 all year) as UTC milliseconds. */
export function shanghai(text: string): number {
  return Date.parse(`${text.replace(" ", "T")}:00+08:00`);
}

const LETTERHEAD: Letterhead = {
  name: "星屿电器示范店（梧桐路）",
  address: "云浦市江屿区梧桐路 88 号",
  phone: "0000-8800 0100",
  hours: "每日 09:00–18:00",
  logo: null,
};

function firstPrint(at: string, by: string): PrintStamp {
  return { copy: { kind: "first" }, printed_at: shanghai(at), printed_by: by, masked: false };
}

export function entry(at: string, text: string, person: string): ProcessLine {
  return { at: shanghai(at), text, person, on_behalf_of: null, late: false };
}

/** Board 01. */
export const FILLED_CARD: FlowCardSnapshot = {
  letterhead: LETTERHEAD,
  zone: ZONE,
  print: firstPrint("2026-11-21 16:02", "周禾"),
  no: "SH-S01-20261121-0007",
  channel: "phone",
  requested_at: shanghai("2026-11-21 09:32"),
  registered_at: shanghai("2026-11-21 09:38"),
  registered_by: "周禾",
  customer_name: "沈䶮川",
  contact: "李铉",
  phone: "128 0000 0721",
  address: "云浦市江屿区望潮路 36 弄 12 号 602 室（门禁请拨 0602）",
  customer_level: "vip",
  model: "XY-WD1088T 滚筒洗烘一体机",
  serial_no: "XYWD26A0319007715",
  purchase_date: "2026-03-14",
  purchase_proof_no: "DD20260314-00518",
  warranty: { state: "in", end_date: "2029-03-14" },
  description:
    "脱水升至约 1200 转时机身底部漏水，地面积水约 1 平方米，随后家中漏电保护器跳闸；断电后重新上电可再次出现。",
  customer_words: "地上全是水，接着整个厨房都跳闸了，家里有老人小孩，实在不敢再用。",
  fault_occurred_at: shanghai("2026-11-20 20:15"),
  error_code: "E21",
  usage_scene: null,
  tried: "拔下电源、关闭进水阀",
  expectation: "当天上门，修好并确认不漏电",
  requested_window: null,
  service_mode: "on_site",
  fulfilment: "home_visit",
  priority: "urgent",
  dispatched_at: shanghai("2026-11-21 09:52"),
  assignee: "许竹",
  group: "维修一组",
  promised_at: shanghai("2026-11-21 18:00"),
  completed_at: shanghai("2026-11-21 15:46"),
  satisfaction: null,
  process: [
    entry("2026-11-21 09:41", "电话指导客户断开厨房回路、关闭进水阀，确认现场安全。", "周禾"),
    entry("2026-11-21 09:58", "接单；10:05 电话响应，约定 11:30–12:00 上门。", "许竹"),
    entry(
      "2026-11-21 11:36",
      "到达现场，出示工作证、铺垫布；客户同意拍照，共 6 张。三级检测：外观—底座积水；硬件—绝缘电阻 0.8 MΩ（应 ≥ 2 MΩ）；日志—E21 排水异常 3 次。",
      "许竹",
    ),
    entry("2026-11-21 12:20", "更换排水泵总成，烘干接线端子并更换防水护套。", "许竹"),
    entry("2026-11-21 15:20", "复测绝缘电阻 > 200 MΩ；满桶脱水 2 次，功能测试全部通过。", "许竹"),
  ],
  fault_cause: "排水泵出水口密封圈老化开裂，漏水滴至电机接线端子。",
  parts: [
    {
      name: "排水泵总成 XY-DP30",
      quantity: 1,
      old_serial: "DP3024B0771",
      new_serial: "DP3026H1093",
      unit_price: null,
      amount: fen(0),
    },
    { name: "端子护套", quantity: 2, old_serial: null, new_serial: null, unit_price: null, amount: fen(0) },
  ],
  outcome: "repaired",
  result: "已修复",
  open_points: null,
  charges: {
    labour: fen(0),
    part: fen(0),
    travel: fen(0),
    other: fen(0),
    discount: fen(0),
    total: fen(0),
    free_reason: "保内免费",
  },
  repair_warranty: { days: 90, end_date: "2027-02-19" },
  confirmation: null,
  opinion: null,
  remark: "客户要求 17:00 前离场。重大故障，派单前已报主管审批。服务照片 6 张，已征得客户同意。",
  approvals: [{ name: "陈舟", at: shanghai("2026-11-21 09:51"), self_approved: false }],
  signatures: { customer: "printed", clerk: "printed", supervisor: "printed" },
};

/** Board 02. */
export const BLANK_CARD: BlankCardSnapshot = {
  letterhead: LETTERHEAD,
  zone: ZONE,
  print: firstPrint("2026-11-21 16:02", "周禾"),
  blank_no: "SH-S01-K2611-000128",
};

const LONG_PROCESS: readonly ProcessLine[] = [
  entry(
    "2026-11-18 08:41",
    "远程查看运行曲线：回水温度在 31–44 ℃ 之间摆动，二次泵频率锁定 50 Hz，怀疑水流量不足或温度探头漂移；建议客户先关闭未入住房间的支路。",
    "苏禾",
  ),
  entry(
    "2026-11-18 10:12",
    "到达设备间。外观检查：主机、二次泵、分集水器无渗漏；Y 型过滤器压差表 62 kPa（正常 ≤ 20 kPa），判断堵塞。客户代表在场，同意停机 40 分钟并拍照。",
    "许竹",
  ),
  entry(
    "2026-11-18 11:05",
    "拆洗 Y 型过滤器，清出焊渣与水垢约 120 g；复装后压差降至 11 kPa。开机观察 30 分钟，回水温度稳定 38±1 ℃，但 301、305、308 三间仍升温缓慢。",
    "许竹",
  ),
  entry(
    "2026-11-18 14:30",
    "逐路测温：上述三间支路供回水温差 1.5 ℃，电动阀指示“开”而阀杆行程仅约 30%。判定电动阀执行器齿轮磨损。门店无同型号执行器，转“等待配件”，向客户说明预计 11-20 上午到货，客户同意并要求夜间提供电油汀 3 台（已送达）。",
    "许竹",
  ),
  entry(
    "2026-11-18 16:45",
    "专家会商（电话）：同意先换执行器、后做流量平衡；若平衡后主机仍频繁启停，再检查缓冲水箱容积（现 60 L，设计值 100 L）。会商意见已附在卡上。",
    "许竹",
  ),
  entry(
    "2026-11-19 09:20",
    "同步进展：配件已从总仓发出，单号已短信告知客户。夜间巡看运行曲线，其余五间温度波动 ≤ 1 ℃。",
    "苏禾",
  ),
  entry(
    "2026-11-19 15:30",
    "夜间数据复核：22:00–06:00 主机启停 4 次，间隔 95–130 分钟，较处理前（每 20 分钟一次）明显改善；301 房间 05:00 最低 19.1 ℃。",
    "许竹",
  ),
  entry("2026-11-20 09:40", "执行器 4 只到货（其中 1 只备用），核对序列号后领用。", "许竹"),
  entry(
    "2026-11-20 10:15",
    "更换 301、305、308 执行器：旧件 AC24-2207-0115、AC24-2207-0118、AC24-2207-0142；新件 AC26-1009-0031、AC26-1009-0032、AC26-1009-0035。逐只做全行程测试 3 次，开闭时间 62–65 s，符合手册（≤ 75 s）。",
    "许竹",
  ),
  entry(
    "2026-11-20 13:05",
    "系统平衡：按各房间面积重新设定支路流量，记录如下：301—1.9 L/min，302—1.6，303—1.6，305—2.0，306—1.6，307—1.7，308—2.1，309—1.5；总流量 14.0 L/min。",
    "许竹",
  ),
  entry(
    "2026-11-20 14:20",
    "更换主机回水温度探头（零点漂移 +1.8 ℃，超过允许的 ±0.5 ℃）；旧件 T10K-25031177，新件 T10K-26090058；校准后误差 0.1 ℃。",
    "许竹",
  ),
  entry(
    "2026-11-20 15:10",
    "连续运行 70 分钟：室温由 18.2 ℃ 升至 22.0 ℃ 后保持，主机启停间隔 > 3 h，未再出现 F07。",
    "许竹",
  ),
  entry(
    "2026-11-20 16:10",
    "向客户工程负责人演示滤网压差表读法和排污步骤，留下《过滤器清洗卡》；建议每季度清洗一次，并把 12 月保养改到入住淡季进行。",
    "许竹",
  ),
];

/** Board 03. */
export const LONG_CARD: FlowCardSnapshot = {
  ...FILLED_CARD,
  print: {
    copy: { kind: "reprint", n: 2 },
    printed_at: shanghai("2026-11-20 16:52"),
    printed_by: "苏禾",
    masked: false,
  },
  no: "SH-S01-20261118-0031",
  requested_at: shanghai("2026-11-18 08:20"),
  registered_at: shanghai("2026-11-18 08:26"),
  registered_by: "苏禾",
  customer_name: "江屿晴川民宿有限公司",
  contact: "顾一苇",
  phone: "0000-8866 0231 转 806",
  address: "云浦市江屿区听涛路 200 号晴川民宿 B1 设备间（货梯在北门，需登记）",
  customer_level: "normal",
  model: "XY-HS60 全屋恒温系统",
  serial_no: "XYHS25K0802000364",
  purchase_date: "2025-08-02",
  purchase_proof_no: "HT2025-0802-17",
  warranty: { state: "in", end_date: "2027-08-02" },
  description:
    "三层 8 间客房夜间温度波动 4–5 ℃，面板多次显示 F07（回水温度异常），主机约每 20 分钟启停一次。发生于 2026-11-16 起；已尝试重启主机、清洗室内滤网，无改善。",
  customer_words: "客人半夜打电话说冷，前台接到六个投诉，再这样我们要退房费了。",
  fault_occurred_at: null,
  error_code: null,
  tried: null,
  expectation: "周五团队入住前恢复",
  priority: "high",
  dispatched_at: shanghai("2026-11-18 09:05"),
  group: "系统组",
  promised_at: shanghai("2026-11-20 18:00"),
  completed_at: shanghai("2026-11-20 16:30"),
  process: LONG_PROCESS,
  fault_cause:
    "① Y 型过滤器堵塞造成流量不足；② 三路电动阀执行器齿轮磨损，开度不到位；③ 回水温度探头零点漂移，引起主机频繁启停。",
  parts: [
    {
      name: "电动阀执行器 AC24",
      quantity: 3,
      old_serial: null,
      new_serial: null,
      unit_price: null,
      amount: fen(0),
    },
    {
      name: "回水温度探头 T10K",
      quantity: 1,
      old_serial: "T10K-25031177",
      new_serial: "T10K-26090058",
      unit_price: null,
      amount: fen(0),
    },
    { name: "O 形圈", quantity: 3, old_serial: null, new_serial: null, unit_price: null, amount: fen(0) },
  ],
  result: "8 间客房温度波动 ≤ 1 ℃，系统恢复正常",
  open_points: "缓冲水箱容积低于设计值，已转销售工程师核算并在 11-27 前答复客户，不影响当前使用。",
  repair_warranty: { days: 90, end_date: "2027-02-18" },
  remark: "等待配件 11-18 14:40 至 11-20 09:40（客户同意延长）。夜间借用电油汀 3 台，已收回。",
  approvals: [],
};

/** Boards 04 and 07. */
export const CONFIRMATION: ConfirmationSnapshot = {
  letterhead: LETTERHEAD,
  zone: ZONE,
  print: firstPrint("2026-11-21 15:48", "许竹"),
  no: FILLED_CARD.no,
  document_n: 1,
  customer_name: FILLED_CARD.customer_name,
  contact: FILLED_CARD.contact,
  phone: FILLED_CARD.phone,
  address: FILLED_CARD.address,
  customer_level: "vip",
  model: FILLED_CARD.model,
  serial_no: FILLED_CARD.serial_no,
  purchase_date: FILLED_CARD.purchase_date,
  warranty: FILLED_CARD.warranty,
  service_mode: "on_site",
  fulfilment: "home_visit",
  description: "脱水升至约 1200 转时机身底部漏水，随后家中漏电保护器跳闸",
  error_code: "E21",
  assignee: "许竹",
  group: "维修一组",
  arrived_at: shanghai("2026-11-21 11:36"),
  completed_at: shanghai("2026-11-21 15:46"),
  fault_cause: FILLED_CARD.fault_cause,
  work_done: "更换排水泵总成，烘干接线端子并更换防水护套；复测绝缘电阻 > 200 MΩ。",
  parts: [
    {
      name: "排水泵总成 XY-DP30",
      quantity: 1,
      old_serial: "DP3024B0771",
      new_serial: "DP3026H1093",
      unit_price: null,
      amount: fen(0),
    },
    {
      name: "接线端子护套",
      quantity: 2,
      old_serial: null,
      new_serial: null,
      unit_price: null,
      amount: fen(0),
    },
  ],
  outcome: "repaired",
  result: "满桶脱水 2 次，功能测试全部通过，恢复正常。",
  charges: FILLED_CARD.charges,
  repair_warranty: FILLED_CARD.repair_warranty,
  confirmation: null,
  opinion: null,
  checks: { function_test: true, site_cleaned: true, old_parts_returned: false, old_parts_kept: true },
  solved: null,
  grade: null,
};

/** Board 05. */
export const SURVEY: SurveySnapshot = {
  letterhead: LETTERHEAD,
  zone: ZONE,
  print: firstPrint("2026-11-21 15:50", "周禾"),
  no: FILLED_CARD.no,
  blank: false,
  document_n: 1,
  assignee: "许竹",
  model: FILLED_CARD.model,
  completed_at: shanghai("2026-11-21 15:46"),
  due_at: shanghai("2026-11-22 15:46"),
  questions: SHIPPED_SURVEY_FORM.questions,
  answers: null,
};
