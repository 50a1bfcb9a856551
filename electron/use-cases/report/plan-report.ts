import { insertAudit } from "#electron/repositories/audit-repository";
import { insertPrint, nextCopyNumber } from "#electron/repositories/print-log-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { PrintSetup } from "#shared/documents/layout/papers";
import { ASSESSMENT_REPORTS, assessmentPaper } from "#shared/documents/reports/papers/assessment-paper";
import { reportPaper } from "#shared/documents/reports/papers/report-papers";
import { FIGURE_REPORTS } from "#shared/documents/reports/papers/report-snapshot";
import type { ReportPaper } from "#shared/documents/reports/report-paper";
import type { DocumentRequest } from "#shared/documents/templates/compose";
import type { CopyLabel } from "#shared/documents/view-models/snapshot";
import type { EpochMs } from "#shared/domain/card/case-state";
import type { Actor } from "#shared/domain/card/decision";
import { isMember } from "#shared/domain/card/vocabulary";
import type { Lang } from "#shared/text/lang";
import { assessmentSnapshot } from "../assessment/assessment-snapshot";
import type { Desk } from "../desk";
import { reportSnapshot } from "./report-snapshot";

export interface ReportRequest {
  /** A document code of DOMAIN 7. */
  readonly report: string;
  /** A period's code. */
  readonly period: string;
}

/** A report that is ready to be drawn, as pages or as a spreadsheet. */
export interface ReportPlan extends ReportRequest {
  readonly paper: ReportPaper;
  /** The printer's offset moves reports too: their last page is scanned (PRINT 1). */
  readonly setup: PrintSetup;
  readonly createdAtMs: EpochMs;
  readonly lang: Lang;
  /** What the paper says of its copy, where it does: the log must agree. */
  readonly label?: CopyLabel;
}

/**
 * Reads what a report says from one state of the store. Failures: `forbidden`, `unsupported` for a code that is no
 * report, `invalid_input` for a period that is none or not the report's.
 */
export function planReport(desk: Desk, actor: Actor, { report, period }: ReportRequest): Result<ReportPlan> {
  const { printer_offset_x_mm: offsetX, printer_offset_y_mm: offsetY } = desk.settings();
  const setup: PrintSetup = { paper: "a4", offsetX, offsetY, fax: false };
  if (isMember(FIGURE_REPORTS, report)) {
    const snapshot = reportSnapshot(desk, actor, { report, period });
    if (!snapshot.ok) return snapshot;
    const { printed_at, lang } = snapshot.value;
    return ok({ report, period, lang, setup, createdAtMs: printed_at, paper: reportPaper(snapshot.value) });
  }
  if (isMember(ASSESSMENT_REPORTS, report)) {
    const snapshot = assessmentSnapshot(desk, actor, report, period);
    if (!snapshot.ok) return snapshot;
    const { printed_at, lang } = snapshot.value;
    return ok({
      report,
      period,
      lang,
      setup,
      createdAtMs: printed_at,
      paper: assessmentPaper(snapshot.value),
    });
  }
  return fail("unsupported", { document: report });
}

/** The request to the printing service. */
export function documentOf({ report, setup, paper, createdAtMs }: ReportPlan): DocumentRequest {
  return { code: "report", document: report, setup, cases: [{ paper, createdAtMs }] };
}

const LAYOUT_VERSION = 1;

/** True for a paper that comes back signed; a draft does not, and is not counted. */
function isFinal({ paper }: ReportPlan): boolean {
  return paper.head.code !== null;
}

function copyNumberOf(label: CopyLabel): number {
  if (label.kind === "copy") return 0;
  return label.kind === "first" ? 1 : label.n + 1;
}

/**
 * Logs pages that are out (DOMAIN 7: every print is logged); a draft is a file copy. Failure: `busy` where the paper
 * says which print it is and another one came between.
 */
export function recordReportPrint(
  desk: Desk,
  actor: Actor,
  plan: ReportPlan,
  { pages, printer }: { readonly pages: number; readonly printer: string | null },
): Result<null> {
  if (desk.readOnly) return ok(null);
  const subject = plan.paper.head.code?.no ?? plan.paper.head.number;
  return desk.write((tx) => {
    const n = 1;
    const copy = isFinal(plan) ? nextCopyNumber(tx, { subject }, plan.report, n) : 0;
    if (plan.label !== undefined && copyNumberOf(plan.label) !== copy)
      return fail("busy", { reason: "printed_meanwhile" });
    insertPrint(tx, {
      subject,
      document: plan.report,
      n,
      copy,
      pages,
      paper: "a4",
      printed_by: actor.code,
      printed_at: desk.nowMs(),
      printer,
      layout_version: LAYOUT_VERSION,
      returns_signed: isFinal(plan),
    });
    return ok(null);
  });
}

/** Logs a spreadsheet that is out (DOMAIN 8: exports are logged). */
export function recordReportExport(desk: Desk, actor: Actor, plan: ReportPlan): Result<null> {
  if (desk.readOnly) return ok(null);
  return desk.write((tx) => {
    const { report, period } = plan;
    insertAudit(tx, {
      what: "export.report",
      by: actor.code,
      at: desk.nowMs(),
      subject: plan.paper.head.number,
      details: { report, period },
    });
    return ok(null);
  });
}
