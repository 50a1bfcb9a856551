import { planClosingList } from "#electron/use-cases/closing/plan-closing-list";
import type { Desk } from "#electron/use-cases/desk";
import { printFailure } from "#electron/use-cases/print/print-failure";
import {
  documentOf,
  planReport,
  type ReportPlan,
  recordReportPrint,
} from "#electron/use-cases/report/plan-report";
import { planToFile, reportFileName } from "#electron/use-cases/report/report-to-file";
import { readReportWords, writeReportWords } from "#electron/use-cases/report/report-words";
import { ok, type Result } from "#shared/contract/error-codes";
import type { reportChannels } from "#shared/contract/report-channels";
import type { SavedReport } from "#shared/contract/report-views";
import type { Actor } from "#shared/domain/card/decision";
import type { DeskSession } from "../desk-session";
import { type Handlers, signedIn } from "./handler-types";
import type { PreviewJobs } from "./preview-jobs";
import type { PrintPlatform } from "./print-handlers";

type Order = () => Result<ReportPlan>;

/** Channels `report.*` and `closing.*`: pages and spreadsheets of a period's reports, and of the closing list. */
export function reportHandlers(
  session: DeskSession,
  platform: PrintPlatform,
  previews: PreviewJobs,
): Handlers<keyof typeof reportChannels> {
  async function save(
    desk: Desk,
    actor: Actor,
    order: Order,
    { as, pageId }: { readonly as: "pdf" | "xlsx"; readonly pageId: number },
  ): Promise<Result<SavedReport | null>> {
    const first = order();
    if (!first.ok) return first;
    const file = await platform.chooseFile(pageId, reportFileName(first.value, as));
    if (file === null) return ok(null);
    // Read anew: the person may have taken a while over the name.
    const plan = order();
    return plan.ok ? planToFile(desk, actor, platform.printing, { plan: plan.value, file }) : plan;
  }

  async function print(
    desk: Desk,
    actor: Actor,
    plan: Result<ReportPlan>,
    pageId: number,
  ): Promise<Result<{ readonly pages: number } | null>> {
    if (!plan.ok) return plan;
    const rendered = await platform.printing.render(documentOf(plan.value)).outcome;
    if (!rendered.ok) return printFailure(rendered.error);
    const { bytes, pages } = rendered.value;
    const printed = await platform.printWithDialog(pageId, bytes);
    if (!printed.ok) return printed;
    if (printed.value === null) return ok(null);
    const recorded = recordReportPrint(desk, actor, plan.value, { pages, printer: printed.value.printer });
    return recorded.ok ? ok({ pages }) : recorded;
  }

  function preview(plan: Result<ReportPlan>, pageId: number) {
    return plan.ok ? ok(previews.start(documentOf(plan.value), pageId)) : plan;
  }

  return {
    "report.preview": signedIn(session, (desk, actor, request, { pageId }) =>
      preview(planReport(desk, actor, request), pageId),
    ),
    "report.save": signedIn(session, (desk, actor, { as, ...request }, { pageId }) =>
      save(desk, actor, () => planReport(desk, actor, request), { as, pageId }),
    ),
    "report.print": signedIn(session, (desk, actor, request, { pageId }) =>
      print(desk, actor, planReport(desk, actor, request), pageId),
    ),
    "closing.preview": signedIn(session, (desk, actor, order, { pageId }) =>
      preview(planClosingList(desk, actor, order), pageId),
    ),
    "closing.save": signedIn(session, (desk, actor, order, { pageId }) =>
      save(desk, actor, () => planClosingList(desk, actor, order), { as: "pdf", pageId }),
    ),
    "closing.print": signedIn(session, (desk, actor, order, { pageId }) =>
      print(desk, actor, planClosingList(desk, actor, order), pageId),
    ),
    "report.words": signedIn(session, readReportWords),
    "report.write_words": signedIn(session, writeReportWords),
  };
}
