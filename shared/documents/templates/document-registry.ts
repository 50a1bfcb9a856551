import type { PaperCode } from "../layout/papers";

/** Every document of DOMAIN 7 by its code: what it is called, what it prints on, whether it can be printed. */
export interface DocumentKind {
  readonly code: string;
  /** In the QR code and the document number (PRINT 3). The dispatch's day list, a second form, has DL. */
  readonly doc: string;
  readonly zh: string;
  readonly en: string;
  /** First is the default (PRINT 7). */
  readonly papers: readonly PaperCode[];
  /** One per card (numbered on it, but for the flow card), or one per period or person. */
  readonly of: "card" | "period";
  readonly renderable: boolean;
}

const kind = (
  code: string,
  doc: string,
  zh: string,
  en: string,
  papers: readonly PaperCode[],
  of: DocumentKind["of"] = "card",
  renderable = false,
): DocumentKind => ({ code, doc, zh, en, papers, of, renderable });

export const DOCUMENT_KINDS: readonly DocumentKind[] = [
  kind("flow_card", "FC", "产品售后服务流程卡", "After-sales flow card", ["a4"], "card", true),
  kind("confirmation", "CF", "服务确认单", "Service confirmation", ["a4", "241x140", "241x93"], "card", true),
  kind("survey", "SV", "客户满意度调查表", "Customer satisfaction survey", ["a5", "a4"], "card", true),
  kind("record", "RC", "售后问题处理记录表", "Problem handling record", ["a4"]),
  kind("dispatch", "DP", "派工单", "Dispatch slip", ["a5", "241x140", "a4"]),
  kind("detection", "DT", "检测报告", "Detection report", ["a4"]),
  kind("quote", "QT", "维修报价单", "Repair quote", ["a4", "a5"]),
  kind("approval_slip", "AP", "审批单", "Approval slip", ["a5", "241x140"]),
  kind("service_report", "SR", "服务报告", "Service report", ["a4", "241x140"]),
  kind("qc", "QC", "质检报告", "Quality check report", ["a4"]),
  kind("return", "RT", "退换货单", "Return and exchange sheet", ["a4", "241x140"]),
  kind("patrol", "PT", "系统巡查单", "Patrol sheet", ["a4"]),
  kind("repair_opinion", "RO", "维修意见单", "Repair opinion", ["a5", "241x140"]),
  kind("monthly_report", "MR", "售后服务月度报告", "Monthly service report", ["a4"], "period", true),
  kind("weekly_analysis", "WA", "售后问题分析报告", "Problem analysis report", ["a4"], "period", true),
  kind("type_analysis", "TA", "售后问题类型分析表", "Problem type analysis", ["a4"], "period", true),
  kind("repair_statistics", "RS", "维修统计表", "Repair statistics", ["a4"], "period", true),
  kind("assessment_detail", "AD", "考核明细表", "Assessment details", ["a4"], "period", true),
  kind("assessment_summary", "AS", "考核汇总表", "Assessment summary", ["a4"], "period", true),
  kind("satisfaction_report", "SF", "满意度评估报告", "Satisfaction report", ["a4"], "period", true),
  kind("closing_list", "CL", "日终清单", "Closing list", ["a4"], "period", true),
  // Shown or printed where it is made, never asked for by its code.
  kind("recovery_code", "KC", "恢复码", "Recovery code", ["a4"], "period", true),
];

/** The document of a code, or null. */
export function documentKind(code: string): DocumentKind | null {
  return DOCUMENT_KINDS.find((known) => known.code === code) ?? null;
}
