import type { EpochMs } from "#shared/domain/card/case-state";
import type { Period } from "#shared/domain/figures/period";
import type { Lang } from "#shared/text/lang";
import { type Text, textIn } from "#shared/text/text";
import { documentNo } from "../../layout/page-code";
import { documentKind } from "../../templates/document-registry";
import { letterheadView } from "../../view-models/common-view";
import { printedTime } from "../../view-models/formats";
import type { Letterhead } from "../../view-models/snapshot";
import type { Block, ReportHead, ReportPaper, SignatureBox } from "../report-paper";
import type { ReportTable } from "../table";
import {
  type AssessmentReport,
  assessmentDetailTable,
  assessmentSummaryTable,
  assessmentWithdrawnTable,
} from "./assessment-tables";
import { periodWords } from "./head";
import { periodNo } from "./report-snapshot";

export const ASSESSMENT_REPORTS = ["assessment_detail", "assessment_summary"] as const;
export type AssessmentReportCode = (typeof ASSESSMENT_REPORTS)[number];

/** Everything an assessment sheet is made of: plain data, read in one go. */
export interface AssessmentSnapshot {
  readonly report: AssessmentReportCode;
  readonly lang: Lang;
  readonly letterhead: Letterhead;
  /** `SH-S01`. */
  readonly store_no: string;
  readonly period: Period;
  readonly zone: string;
  readonly assessment: AssessmentReport;
  /** Facts that nobody has decided about yet. */
  readonly undecided: number;
  readonly printed_at: EpochMs;
  readonly printed_by: string;
}

const VERSION = 1;

function headOf(snapshot: AssessmentSnapshot, text: Text): ReportHead {
  const { report, letterhead, store_no, period, zone, assessment, undecided } = snapshot;
  const { closed, people } = assessment.month;
  const kind = documentKind(report);
  const doc = kind?.doc ?? "";
  const no = periodNo(store_no, period.code);
  const number = closed ? documentNo(no, doc, VERSION) : no;
  const state = text.t(closed ? "assessment.paper.closed" : "assessment.paper.open");
  return {
    letterhead: letterheadView(letterhead),
    title: (snapshot.lang === "zh" ? kind?.zh : kind?.en) ?? report,
    subtitle: periodWords(period, text),
    facts: [
      text.t("paper.number", { number }),
      text.t("paper.days", { from: period.from_day, to: period.to_day }),
      text.t("assessment.paper.people_count", { n: people.length }),
      state,
      ...(undecided > 0 ? [text.t("assessment.paper.open_proposals", { n: undecided })] : []),
    ],
    number,
    // Until the month's report is issued, lines may still be added and withdrawn.
    mark: closed ? null : text.t("paper.draft"),
    footLeft: state,
    footRight: text.t("paper.printed", {
      time: printedTime(snapshot.printed_at, zone),
      name: snapshot.printed_by,
    }),
    code: closed ? { no, doc, serial: VERSION } : null,
    pageLine: text.template("paper.page"),
  };
}

/** S1: written by the head of department and the office, approved by the manager, carried out by accounts. */
function signaturesOf(text: Text): readonly SignatureBox[] {
  return [
    { label: text.t("assessment.paper.sign_made"), printed: [] },
    { label: text.t("assessment.paper.sign_checked"), printed: [] },
    { label: text.t("assessment.paper.sign_approved"), printed: [] },
    { label: text.t("assessment.paper.sign_executed"), printed: [] },
  ];
}

/** The tables of a sheet, on paper and in a spreadsheet alike. */
export function assessmentTables(snapshot: AssessmentSnapshot): readonly ReportTable[] {
  const text = textIn(snapshot.lang);
  if (snapshot.report === "assessment_summary") return [assessmentSummaryTable(snapshot.assessment, text)];
  const withdrawn = assessmentWithdrawnTable(snapshot.assessment, text);
  return [assessmentDetailTable(snapshot.assessment, text), ...(withdrawn === null ? [] : [withdrawn])];
}

/** 考核明细表 or 考核汇总表, A4 landscape (PRINT 7). */
export function assessmentPaper(snapshot: AssessmentSnapshot): ReportPaper {
  const text = textIn(snapshot.lang);
  const blocks = assessmentTables(snapshot).flatMap((table, place): Block[] => {
    if (table.rows.length === 0) {
      return [{ kind: "paragraph", text: table.note ?? text.t("assessment.paper.nobody") }];
    }
    // The sheet's own title stands over the first.
    const heading: Block[] = place === 0 ? [] : [{ kind: "heading", level: 2, text: table.title }];
    return [...heading, { kind: "table", table }];
  });
  return {
    head: headOf(snapshot, text),
    orientation: "landscape",
    zone: snapshot.zone,
    blocks,
    signatures: signaturesOf(text),
    signatureNote: text.t("assessment.paper.sign_note"),
  };
}
