import type { StoreTransaction } from "#electron/db/connection";
import { insertAudit } from "#electron/repositories/audit-repository";
import { eventHead } from "#electron/repositories/event-repository";
import { findIssue, insertIssue, listIssues } from "#electron/repositories/figures/report-issue-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { IssueView } from "#shared/contract/figures-views";
import type { Actor } from "#shared/domain/card/decision";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";
import { reportExtras } from "../report/report-extras";
import { drawSampleOfMonth } from "./draw-quality-sample";
import { type FigureQuestion, questionOf } from "./figure-question";
import { type FrozenReport, issueView, MONTHLY_REPORT } from "./frozen-figures";
import { figuresNow } from "./show-figures";

/** All that the month's report says, as it is now. */
function reportNow(desk: Desk, tx: StoreTransaction, question: FigureQuestion): FrozenReport {
  const figures = figuresNow(desk, tx, question);
  const { lang } = desk.settings(tx);
  const asked = { report: MONTHLY_REPORT, question, current: figures.current, lang };
  return { ...figures, extras: reportExtras(desk, tx, asked) };
}

/**
 * Issues the monthly report: freezes the month's figures with all that they are compared with, and draws the
 * month's quality sample (DOMAIN 5.3, 6). Failures: `forbidden`, `invalid_input` for a period that is no month or is
 * not over, `conflict` where it was issued before.
 */
export function issueReport(desk: Desk, actor: Actor, period: string): Result<IssueView> {
  const allowed = authorise(actor, "report.issue");
  if (!allowed.ok) return allowed;
  const asked = questionOf(desk, { period });
  if (!asked.ok) return asked;
  const question = asked.value;
  if (question.period.kind !== "month") {
    return fail("invalid_input", { fields: [{ field: "period", code: "not_a_month" }] });
  }
  if (question.instants.toMs > question.nowMs) {
    return fail("invalid_input", { fields: [{ field: "period", code: "period_not_over" }] });
  }
  return desk.write((tx): Result<IssueView> => {
    const known = findIssue(tx, MONTHLY_REPORT, period);
    if (known) return fail("conflict", { reason: "already_issued", ...issueView(known.head) });
    const month = { code: period, instants: question.instants };
    drawSampleOfMonth(tx, month, question.nowMs);
    const head = eventHead(tx).globalSeq;
    insertIssue(tx, {
      report: MONTHLY_REPORT,
      period,
      figures: reportNow(desk, tx, question),
      event_head: head,
      issued_at: question.nowMs,
      issued_by: actor.code,
    });
    insertAudit(tx, {
      what: "report.issue",
      by: actor.code,
      at: question.nowMs,
      subject: period,
      details: { report: MONTHLY_REPORT, event_head: head },
    });
    const issued = findIssue(tx, MONTHLY_REPORT, period);
    return issued ? ok(issueView(issued.head)) : fail("internal");
  });
}

/** Every issued report, the newest period first. */
export function listIssuedReports(desk: Desk, actor: Actor): Result<readonly IssueView[]> {
  const allowed = authorise(actor, "figures.read");
  return allowed.ok ? ok(listIssues(desk.store).map(issueView)) : allowed;
}
