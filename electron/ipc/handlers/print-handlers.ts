import { randomUUID } from "node:crypto";
import type { PrintJob, PrintService, RenderOutcome } from "#electron/printing/print-service";
import type { Desk } from "#electron/use-cases/desk";
import { planPrint } from "#electron/use-cases/print/plan-print";
import { type PrintedFile, printFailure, printToFile } from "#electron/use-cases/print/print-to-file";
import { recordPrint } from "#electron/use-cases/print/record-print";
import type { ChannelParsed, DeskEvents, PrintRequest } from "#shared/contract/channels";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { PrinterView } from "#shared/contract/views";
import type { Actor } from "#shared/domain/card/decision";
import type { DeskSession } from "../desk-session";
import { type Handlers, signedIn } from "./handler-types";

/** What printing needs of the window system. */
export interface PrintPlatform {
  readonly printing: PrintService;
  /** A save dialog; null = the person changed their mind. */
  chooseFile(pageId: number, suggestedName: string): Promise<string | null>;
  /** The system's print dialog on a PDF; null = cancelled, else the printer's name. */
  printWithDialog(
    pageId: number,
    pdf: Uint8Array,
  ): Promise<Result<{ readonly printer: string | null } | null>>;
  printers(pageId: number): Promise<readonly PrinterView[]>;
  send(pageId: number, progress: DeskEvents["print.progress"]): void;
}

interface Preview {
  readonly pageId: number;
  readonly job: PrintJob<RenderOutcome>;
}

/** Finished previews that nobody has fetched are dropped beyond this many. */
const MAX_KEPT = 8;

function nameFor(order: PrintRequest, desk: Desk): string {
  const day = desk.clock().calendar.localDate(desk.nowMs());
  return `${order.document}-${day}.pdf`;
}

/** Channels `print.*`. A preview is not counted; saving and printing are (DOMAIN 7). */
export function printHandlers(
  session: DeskSession,
  platform: PrintPlatform,
): Handlers<
  "print.preview" | "print.result" | "print.cancel" | "print.printers" | "print.save" | "print.system"
> {
  const previews = new Map<string, Preview>();

  function follow(job: string, pageId: number, total: number, outcome: Promise<RenderOutcome>): void {
    void outcome.then((rendered) => {
      const state = rendered.ok ? "done" : rendered.error.code === "cancelled" ? "cancelled" : "failed";
      platform.send(pageId, {
        job,
        done: rendered.ok ? total : 0,
        total,
        state,
        ...(rendered.ok ? {} : { code: printFailure(rendered.error).code }),
      });
    });
  }

  function preview(desk: Desk, actor: Actor, order: PrintRequest, pageId: number) {
    const plan = planPrint(desk, actor, order);
    if (!plan.ok) return plan;
    const job = randomUUID();
    const total = plan.value.request.cases.length;
    const rendering = platform.printing.render(plan.value.request, (done) =>
      platform.send(pageId, { job, done, total, state: "running" }),
    );
    previews.set(job, { pageId, job: rendering });
    const [oldest] = previews.keys();
    if (previews.size > MAX_KEPT && oldest !== undefined) previews.delete(oldest);
    follow(job, pageId, total, rendering.outcome);
    return ok({ job, total });
  }

  async function result({ job }: ChannelParsed<"print.result">) {
    const known = previews.get(job);
    if (!known) return fail("not_found", { what: "print", ref: job });
    const rendered = await known.job.outcome;
    previews.delete(job);
    if (!rendered.ok) return printFailure(rendered.error);
    return ok({ pdf: rendered.value.bytes, pages: rendered.value.pages });
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
    "print.result": signedIn(session, (_desk, _actor, input) => result(input)),
    "print.cancel": signedIn(session, (_desk, _actor, input: ChannelParsed<"print.cancel">) => {
      previews.get(input.job)?.job.cancel();
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
