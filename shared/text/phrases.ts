import type { Lang } from "./lang";

/** Moments at which a reason or note is asked; each has numbered sentences to choose from (UX 3). */
export const PHRASE_GROUPS = [
  "reschedule",
  "wait",
  "reassign",
  "reject",
  "cancel",
  "priority",
  "quote_decline",
  "approval",
  "dissatisfied",
  "reopen",
  "agreed_by",
  "condition",
  "waive",
  "signature",
  "correction",
  "told",
] as const;
export type PhraseGroup = (typeof PHRASE_GROUPS)[number];

type Phrases = Readonly<Record<PhraseGroup, readonly string[]>>;

const zh: Phrases = {
  reschedule: ["客户要求改时间", "前一单没有做完", "配件没到", "天气或交通原因"],
  wait: ["等客户定时间", "等客户寄回", "配件在途", "客户联系不上"],
  reassign: ["责任人忙不过来", "换更熟悉的人", "责任人请假", "客户要求换人"],
  reject: ["换责任人", "时间太紧", "资料不全", "客户已另约"],
  cancel: ["客户不需要了", "重复登记", "客户自己解决了", "联系不上客户"],
  priority: ["客户要求加急", "影响比登记时大", "影响比登记时小", "主管要求"],
  quote_decline: ["客户觉得贵", "客户要换新的", "客户再考虑"],
  approval: ["客户要求", "配件要等", "安抚客户", "主管口头同意"],
  dissatisfied: ["问题没有解决", "问题又出现", "对服务态度不满意", "对时间不满意"],
  reopen: ["问题又出现", "归档资料有错", "客户来电要求"],
  agreed_by: ["电话", "当面", "微信", "短信"],
  condition: ["外观完好，配件齐全", "有轻微划痕", "缺配件", "有磕碰"],
  waive: ["客户要求延后", "停电或停网", "不是我们的原因"],
  signature: ["客户已离开，电话确认", "签字页丢失，已补拍", "客户不愿签字"],
  correction: ["登记时听错", "现场情况不同", "客户补充说明"],
  told: ["已电话告知进度，客户同意", "已告知到货时间", "已告知要延期，客户同意"],
};

const en: Phrases = {
  reschedule: ["Customer asked", "Earlier job not finished", "Part not here", "Weather or traffic"],
  wait: ["Customer sets a time", "Customer ships it", "Part on its way", "Customer not reached"],
  reassign: ["Too busy", "Somebody with more experience", "On leave", "Customer asked"],
  reject: ["Another assignee", "Too little time", "Facts missing", "Customer agreed otherwise"],
  cancel: ["No longer needed", "Registered twice", "Customer solved it", "Customer not reached"],
  priority: ["Customer asked", "Worse than registered", "Less than registered", "Supervisor asked"],
  quote_decline: ["Too expensive", "Customer buys new", "Customer thinks it over"],
  approval: ["Customer asked", "Waiting for parts", "To make good", "Supervisor agreed by word"],
  dissatisfied: ["Not solved", "Came back", "Unhappy with manners", "Unhappy with time"],
  reopen: ["Came back", "File was wrong", "Customer called"],
  agreed_by: ["phone", "in person", "WeChat", "text message"],
  condition: ["Sound and complete", "Light scratches", "Accessories missing", "Dents"],
  waive: ["Customer asked for later", "Power or network down", "Not our doing"],
  signature: ["Customer left, confirmed by phone", "Page lost, photographed", "Customer would not sign"],
  correction: ["Misheard", "Different on site", "Customer added facts"],
  told: ["Told by phone, customer agrees", "Told when the part comes", "Told of the delay, customer agrees"],
};

/** The store's default numbered sentences, at most nine each. */
export const PHRASES: Readonly<Record<Lang, Phrases>> = { zh, en };
