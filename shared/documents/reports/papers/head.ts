import type { Period } from "#shared/domain/figures/period";
import type { Text } from "#shared/text/text";
import { textIn } from "#shared/text/text";
import { documentNo } from "../../layout/page-code";
import { documentKind } from "../../templates/document-registry";
import { letterheadView } from "../../view-models/common-view";
import { printedDay, printedTime } from "../../view-models/formats";
import type { ReportHead, SignatureBox } from "../report-paper";
import { isDraft, periodNo, type ReportSnapshot } from "./report-snapshot";

/** The version of a report: once issued it never changes. */
const VERSION = 1;

/** 2026 年 10 月, 2026 年第 43 周, 2026 年第 3 季度, or the days. */
export function periodWords(period: Period, text: Text): string {
  const [year = "", rest = ""] = period.code.split("-");
  if (period.kind === "month") return text.t("paper.period.month", { year, month: Number(rest) });
  if (period.kind === "week") return text.t("paper.period.week", { year, week: Number(rest.slice(1)) });
  if (period.kind === "quarter") return text.t("paper.period.quarter", { year, quarter: rest.slice(1) });
  return text.t("paper.period.range", { from: period.from_day, to: period.to_day });
}

/** 上月, 上周, 上季度, 上期: what the period is compared with. */
export function previousWords(period: Period, text: Text): string {
  return text.t(`paper.previous.${period.kind}`);
}

/** 本月, 本周, 本季度, 本期. */
export function currentWords(period: Period, text: Text): string {
  return text.t(`paper.current.${period.kind}`);
}

/** 去年同月, 去年同周, 去年同季, 去年同期. */
export function lastYearWords(period: Period, text: Text): string {
  return text.t(`paper.last_year.${period.kind}`);
}

function stateWords(snapshot: ReportSnapshot, text: Text): string {
  if (snapshot.figures.issued !== null) return text.t("paper.version", { version: VERSION });
  return text.t(isDraft(snapshot) ? "paper.draft" : "paper.not_frozen");
}

/** Title, number, state and foot of a report. */
export function headOf(snapshot: ReportSnapshot): ReportHead {
  const text = textIn(snapshot.lang);
  const { figures, letterhead, printed_at, printed_by, store_no } = snapshot;
  const { period, zone } = figures;
  const kind = documentKind(snapshot.report);
  const doc = kind?.doc ?? "";
  const no = periodNo(store_no, period.code);
  const draft = isDraft(snapshot);
  const number = draft ? no : documentNo(no, doc, VERSION);
  const asOf = text.t("paper.as_of", { time: printedTime(figures.current.as_of, zone) });
  const state = stateWords(snapshot, text);
  return {
    letterhead: letterheadView(letterhead),
    title: (snapshot.lang === "zh" ? kind?.zh : kind?.en) ?? snapshot.report,
    subtitle: periodWords(period, text),
    facts: [
      text.t("paper.number", { number }),
      text.t("paper.days", { from: period.from_day, to: period.to_day }),
      asOf,
      state,
    ],
    number,
    mark: draft ? text.t("paper.draft") : null,
    footLeft: [asOf, state].join("\u3000"),
    footRight: text.t("paper.printed", { time: printedTime(printed_at, zone), name: printed_by }),
    code: draft ? null : { no, doc, serial: VERSION },
    pageLine: text.template("paper.page"),
  };
}

/** 编制, 审核, 批准: who issued it stands in the first box, the others are for pens (PRINT 3). */
export function signaturesOf(snapshot: ReportSnapshot): readonly SignatureBox[] {
  const text = textIn(snapshot.lang);
  const { issued, zone } = snapshot.figures;
  const printed = (): readonly string[] => {
    if (issued !== null)
      return [issued.issued_by_name ?? issued.issued_by, printedDay(issued.issued_at, zone)];
    if (isDraft(snapshot)) return [text.t("paper.draft")];
    return [snapshot.printed_by, printedDay(snapshot.printed_at, zone)];
  };
  const pen = isDraft(snapshot) ? [text.t("paper.sign.after_issue")] : [];
  return [
    { label: text.t("paper.sign.made"), printed: printed() },
    { label: text.t("paper.sign.reviewed"), printed: pen },
    { label: text.t("paper.sign.approved"), printed: pen },
  ];
}
