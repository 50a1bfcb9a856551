import type { Desk } from "#electron/use-cases/desk";
import { planPrint } from "#electron/use-cases/print/plan-print";
import { printFailure } from "#electron/use-cases/print/print-failure";
import { type PrintedFile, printToFile } from "#electron/use-cases/print/print-to-file";
import { recordPrint } from "#electron/use-cases/print/record-print";
import type { ChannelParsed } from "#shared/contract/channels";
import { ok, type Result } from "#shared/contract/error-codes";
import type { PrintRequest, printChannels } from "#shared/contract/print-channels";
import type { PrinterView } from "#shared/contract/views";
import type { Actor } from "#shared/domain/card/decision";
import type { DeskSession } from "../desk-session";
import { type Handlers, signedIn } from "./handler-types";
import type { PreviewJobs, PreviewPlatform } from "./preview-jobs";

/** What printing needs of the window system. */
export interface PrintPlatform extends PreviewPlatform {
  /** A save dialog; null = the person changed their mind. */
  chooseFile(pageId: number, suggestedName: string): Promise<string | null>;
  /** The system's print dialog on a PDF; null = cancelled, else the printer's name. */
  printWithDialog(
    pageId: number,
    pdf: Uint8Array,
  ): Promise<Result<{ readonly printer: string | null } | null>>;
  printers(pageId: number): Promise<readonly PrinterView[]>;
}

function nameFor(order: PrintRequest, desk: Desk): string {
  const day = desk.clock().calendar.localDate(desk.nowMs());
  return `${order.document}-${day}.pdf`;
}

/** Channels `print.*`. A preview is not counted; saving and printing are (DOMAIN 7). */
export function printHandlers(
  session: DeskSession,
  platform: PrintPlatform,
  previews: PreviewJobs,
): Handlers<keyof typeof printChannels> {
  function preview(desk: Desk, actor: Actor, order: PrintRequest, pageId: number) {
    const plan = planPrint(desk, actor, order);
    return plan.ok ? ok(previews.start(plan.value.request, pageId)) : plan;
  }

  async function save(
    desk: Desk,
    actor: Actor,
    order: PrintRequest,
    pageId: number,
  ): Promise<Result<PrintedFile | null>> {
    const plan = planPrint(desk, actor, order);
    if (!plan.ok) return plan;
    const file = await platform.chooseFile(pageId, nameFor(order, desk));
    if (file === null) return ok(null);
    return await printToFile(desk, actor, platform.printing, { ...order, file });
  }

  async function system(
    desk: Desk,
    actor: Actor,
    order: PrintRequest,
    pageId: number,
  ): Promise<Result<{ readonly pages: number } | null>> {
    const plan = planPrint(desk, actor, order);
    if (!plan.ok) return plan;
    const rendered = await platform.printing.render(plan.value.request).outcome;
    if (!rendered.ok) return printFailure(rendered.error);
    const { bytes, pages, pagesOfCases } = rendered.value;
    const printed = await platform.printWithDialog(pageId, bytes);
    if (!printed.ok) return printed;
    if (printed.value === null) return ok(null);
    const recorded = recordPrint(desk, actor, plan.value, { pagesOfCases, printer: printed.value.printer });
    return recorded.ok ? ok({ pages }) : recorded;
  }

  return {
    "print.preview": signedIn(session, (desk, actor, order: PrintRequest, context) =>
      preview(desk, actor, order, context.pageId),
    ),
    "print.result": signedIn(session, (_desk, _actor, { job }) => previews.result(job)),
    "print.cancel": signedIn(session, (_desk, _actor, input: ChannelParsed<"print.cancel">) => {
      previews.cancel(input.job);
      return ok(null);
    }),
    "print.printers": signedIn(session, async (_desk, _actor, _input, context) =>
      ok(await platform.printers(context.pageId)),
    ),
    "print.save": signedIn(session, (desk, actor, order: PrintRequest, context) =>
      save(desk, actor, order, context.pageId),
    ),
    "print.system": signedIn(session, (desk, actor, order: PrintRequest, context) =>
      system(desk, actor, order, context.pageId),
    ),
  };
}
