import type {
  AssessmentKind,
  LedgerAction,
  LedgerChangeKind,
  LedgerSource,
  LedgerState,
} from "#shared/domain/ledger/vocabulary";

type Words<Code extends string> = Readonly<Record<Code, string>>;

/** Words of the ledger's and the assessment's codes. */
export interface LedgerWords {
  readonly ledger_source: Words<LedgerSource>;
  readonly ledger_state: Words<LedgerState>;
  /** 采纳进展 of a suggestion: what its state means to the customer. */
  readonly suggestion_progress: Words<LedgerState>;
  readonly ledger_action: Words<LedgerAction>;
  readonly ledger_change: Words<LedgerChangeKind>;
  readonly assessment_kind: Words<AssessmentKind>;
}

export const ledgerWordsZh = {
  ledger_source: {
    survey: "问卷",
    report: "报告",
    patrol: "巡检隐患",
    manual: "自记",
    suggestion: "改进建议",
  },
  ledger_state: {
    open: "待处理",
    in_progress: "整改中",
    to_verify: "待验证",
    closed: "已完成",
    rejected: "不处理",
  },
  suggestion_progress: {
    open: "评估中",
    in_progress: "已采纳，落实中",
    to_verify: "已落实，待验证",
    closed: "已采纳并落实",
    rejected: "未采纳",
  },
  ledger_action: {
    edit: "修改",
    start: "开始整改",
    submit: "提交验证",
    verify: "验证通过",
    send_back: "退回整改",
    reject: "不处理",
    reopen: "重开",
    note: "记进展",
    feed_back: "反馈客户",
    link: "连上单子",
    unlink: "去掉单子",
  },
  ledger_change: {
    add: "记入台账",
    edit: "修改",
    start: "开始整改",
    submit: "提交验证",
    verify: "验证通过",
    send_back: "退回整改",
    reject: "不处理",
    reopen: "重开",
    note: "进展",
    feed_back: "反馈客户",
    link: "连上单子",
    unlink: "去掉单子",
  },
  assessment_kind: { deduction: "扣分", bonus: "加分" },
} as const satisfies LedgerWords;

export const ledgerWordsEn: LedgerWords = {
  ledger_source: {
    survey: "survey",
    report: "report",
    patrol: "patrol hazard",
    manual: "by hand",
    suggestion: "suggestion",
  },
  ledger_state: {
    open: "open",
    in_progress: "in progress",
    to_verify: "to verify",
    closed: "closed",
    rejected: "rejected",
  },
  suggestion_progress: {
    open: "being considered",
    in_progress: "adopted, being carried out",
    to_verify: "carried out, to be verified",
    closed: "adopted and carried out",
    rejected: "not adopted",
  },
  ledger_action: {
    edit: "Edit",
    start: "Start",
    submit: "Hand in",
    verify: "Verify",
    send_back: "Send back",
    reject: "Reject",
    reopen: "Reopen",
    note: "Note progress",
    feed_back: "Tell the customer",
    link: "Link cards",
    unlink: "Unlink",
  },
  ledger_change: {
    add: "entered",
    edit: "edited",
    start: "started",
    submit: "handed in",
    verify: "verified",
    send_back: "sent back",
    reject: "rejected",
    reopen: "reopened",
    note: "progress",
    feed_back: "told the customer",
    link: "linked cards",
    unlink: "unlinked cards",
  },
  assessment_kind: { deduction: "deduction", bonus: "bonus" },
};
