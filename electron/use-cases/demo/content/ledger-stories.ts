import type { LedgerSource } from "#shared/domain/ledger/vocabulary";

/** An invented ledger entry and how far it has come; days are counted back from now. */
export interface LedgerTale {
  readonly source: LedgerSource;
  readonly problem: string;
  readonly cause: string;
  readonly measure: string;
  readonly result: string;
  readonly owner: "engineer" | "warehouse" | "qc" | "clerk" | "supervisor";
  /** How many days ago it was written down. */
  readonly daysAgo: number;
  /** Due so many days after that. */
  readonly dueDays: number;
  readonly until: "open" | "in_progress" | "to_verify" | "closed" | "rejected";
}

/** The problems of S2 一(五) (维修等待久, 备件缺货, 寄修物流不透明) and their like. */
export const LEDGER_TALES: readonly LedgerTale[] = [
  {
    source: "report",
    problem: "寄修物流信息不透明，客户反复来电问进度",
    cause: "售后没有对接物流平台，运单号只记在纸上",
    measure: "对接物流平台，开通售后专属物流追踪；寄出当天发运单号给客户",
    result: "抽查 20 张寄修单，都能查到物流",
    owner: "clerk",
    daysAgo: 74,
    dueDays: 20,
    until: "closed",
  },
  {
    source: "report",
    problem: "脱水异响连续两个月排在故障前三",
    cause: "减震垫批次偏软，运输后变形",
    measure: "上门时带新批次减震垫，报研发核对供应商批次",
    result: "新批次减震垫换上后一个月没有返修",
    owner: "engineer",
    daysAgo: 58,
    dueDays: 30,
    until: "closed",
  },
  {
    source: "manual",
    problem: "核心备件（屏幕、主板）缺货，平均等 4 天",
    cause: "最低库存按去年用量设定",
    measure: "按近三个月用量重设最低库存，每周一核对",
    result: "",
    owner: "warehouse",
    daysAgo: 30,
    dueDays: 21,
    until: "in_progress",
  },
  {
    source: "patrol",
    problem: "示例园区监控室配电箱没有上锁",
    cause: "交接时钥匙没有移交",
    measure: "换锁并登记钥匙，下次巡检复核",
    result: "已换锁，两把钥匙登记在案",
    owner: "engineer",
    daysAgo: 12,
    dueDays: 14,
    until: "to_verify",
  },
  {
    source: "manual",
    problem: "约好的上门时间临时改动，没有提前 2 小时告知",
    cause: "派单时没有看工程师当天的路程",
    measure: "派单前看当天预约表，改约由客服先打电话",
    result: "",
    owner: "clerk",
    daysAgo: 6,
    dueDays: 8,
    until: "in_progress",
  },
  {
    source: "report",
    problem: "服务确认单漏签，归档要催",
    cause: "",
    measure: "",
    result: "",
    owner: "clerk",
    daysAgo: 3,
    dueDays: 14,
    until: "open",
  },
  {
    source: "manual",
    problem: "客户希望周日也能上门",
    cause: "",
    measure: "",
    result: "周日来电一个月不到 2 个，维持现有排班",
    owner: "supervisor",
    daysAgo: 41,
    dueDays: 14,
    until: "rejected",
  },
];

/** A colleague's suggestion: carried out, so that it stands as a bonus to be granted. */
export const STAFF_SUGGESTION: LedgerTale = {
  source: "suggestion",
  problem: "工具箱按工单类型分装，出门少翻一遍",
  cause: "",
  measure: "分装成家电、门锁、照明三种箱",
  result: "三种箱已配齐，平均出门准备少 10 分钟",
  owner: "engineer",
  daysAgo: 25,
  dueDays: 15,
  until: "closed",
};
