import type { Desk } from "#electron/use-cases/desk";
import { printFailure } from "#electron/use-cases/print/print-failure";
import {
  documentOf,
  planReport,
  type ReportRequest,
  recordReportPrint,
} from "#electron/use-cases/report/plan-report";
import { reportFileName, reportToFile } from "#electron/use-cases/report/report-to-file";
import { readReportWords, writeReportWords } from "#electron/use-cases/report/report-words";
import type { ChannelParsed } from "#shared/contract/channels";
import { ok, type Result } from "#shared/contract/error-codes";
import type { reportChannels } from "#shared/contract/report-channels";
import type { SavedReport } from "#shared/contract/report-views";
import type { Actor } from "#shared/domain/card/decision";
import type { DeskSession } from "../desk-session";
import { type Handlers, signedIn } from "./handler-types";
import type { PreviewJobs } from "./preview-jobs";
import type { PrintPlatform } from "./print-handlers";

/** Channels `report.*`: pages and spreadsheets of a period's reports. */
export function reportHandlers(
  session: DeskSession,
  platform: PrintPlatform,
  previews: PreviewJobs,
): Handlers<keyof typeof reportChannels> {
  async function save(
    desk: Desk,
    actor: Actor,
    { as, ...request }: ChannelParsed<"report.save">,
    pageId: number,
  ): Promise<Result<SavedReport | null>> {
    const plan = planReport(desk, actor, request);
    if (!plan.ok) return plan;
    const file = await platform.chooseFile(pageId, reportFileName(plan.value, as));
    return file === null ? ok(null) : reportToFile(desk, actor, platform.printing, { ...request, file });
  }

  async function print(
    desk: Desk,
    actor: Actor,
    request: ReportRequest,
    pageId: number,
  ): Promise<Result<{ readonly pages: number } | null>> {
    const plan = planReport(desk, actor, request);
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

  return {
    "report.preview": signedIn(session, (desk, actor, request, { pageId }) => {
      const plan = planReport(desk, actor, request);
      return plan.ok ? ok(previews.start(documentOf(plan.value), pageId)) : plan;
    }),
    "report.save": signedIn(session, (desk, actor, input, { pageId }) => save(desk, actor, input, pageId)),
    "report.print": signedIn(session, (desk, actor, input, { pageId }) => print(desk, actor, input, pageId)),
    "report.words": signedIn(session, readReportWords),
    "report.write_words": signedIn(session, writeReportWords),
  };
}
