import fs from "node:fs";
import path from "node:path";
import type { PrintService, ProgressListener } from "#electron/printing/print-service";
import { ok, type Result } from "#shared/contract/error-codes";
import type { Actor } from "#shared/domain/card/decision";
import type { Desk } from "../desk";
import { type PrintOrder, planPrint } from "./plan-print";
import { printFailure } from "./print-failure";
import { recordPrint } from "./record-print";

export interface PrintedFile {
  readonly file: string;
  readonly pages: number;
}

/** How often a print starts again because another one of the same sheet came between. */
const ATTEMPTS = 3;

/**
 * Prints into a PDF file (CLI `print`): plan → render in the worker → file, whole or not at all → log. The
 * file is taken back where the log could not be written, so that every counted paper is logged.
 */
export async function printToFile(
  desk: Desk,
  actor: Actor,
  printing: PrintService,
  order: PrintOrder & { readonly file: string },
  onProgress?: ProgressListener,
): Promise<Result<PrintedFile>> {
  const file = path.resolve(order.file);
  for (let attempt = 1; ; attempt += 1) {
    const plan = planPrint(desk, actor, order);
    if (!plan.ok) return plan;
    const saved = await printing.renderToFile(plan.value.request, file, onProgress).outcome;
    if (!saved.ok) return printFailure(saved.error);
    const { pages, pagesOfCases } = saved.value;
    // A folder that may only be read can be printed from; then there is no log to keep (CLI.md).
    if (desk.readOnly) return ok({ file, pages });
    const recorded = recordPrint(desk, actor, plan.value, { pagesOfCases, printer: null });
    if (recorded.ok) return ok({ file, pages });
    fs.rmSync(file, { force: true });
    if (recorded.code !== "busy" || attempt >= ATTEMPTS) return recorded;
  }
}
