import fs from "node:fs";
import path from "node:path";
import type { PrintError } from "#electron/printing/print-job";
import type { PrintService, ProgressListener } from "#electron/printing/print-service";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { Actor } from "#shared/domain/card/decision";
import type { Desk } from "../desk";
import { type PrintOrder, planPrint } from "./plan-print";
import { recordPrint } from "./record-print";

export interface PrintedFile {
  readonly file: string;
  readonly pages: number;
}

/** How often a print starts again because another one of the same sheet came between. */
const ATTEMPTS = 3;

const WRITE_CAUSES: Readonly<Record<string, "disk_full" | "no_folder" | "read_only">> = {
  ENOSPC: "disk_full",
  EDQUOT: "disk_full",
  ENOENT: "no_folder",
  ENOTDIR: "no_folder",
  EACCES: "read_only",
  EPERM: "read_only",
  EROFS: "read_only",
};

/** A printing error with a code of CLI.md. */
export function printFailure(error: PrintError): Extract<Result<never>, { ok: false }> {
  switch (error.code) {
    case "unsupported":
    case "unsupported_paper":
      return fail("unsupported", { ...error, code: undefined });
    case "nothing_to_print":
      return fail("invalid_input", { fields: [{ field: "cards", code: "required" }] });
    case "cannot_write":
      return fail(WRITE_CAUSES[error.cause] ?? "internal", { output: error.file });
    case "cancelled":
      return fail("busy", { reason: "cancelled" });
    case "timeout":
      return fail("busy", { reason: "timeout" });
    case "render_failed":
      return fail("internal", { reason: error.message });
  }
}

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
