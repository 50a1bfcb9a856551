import fs from "node:fs";
import path from "node:path";
import type { PrintService, ProgressListener } from "#electron/printing/print-service";
import { saveWhole } from "#electron/printing/save-whole";
import { reportWorkbook } from "#electron/spreadsheet/report-workbook";
import { workbookBytes } from "#electron/spreadsheet/write-workbook";
import { ok, type Result } from "#shared/contract/error-codes";
import type { SavedReport } from "#shared/contract/report-views";
import type { Actor } from "#shared/domain/card/decision";
import { textIn } from "#shared/text/text";
import type { Desk } from "../desk";
import { printFailure } from "../print/print-failure";
import {
  documentOf,
  planReport,
  type ReportPlan,
  type ReportRequest,
  recordReportExport,
  recordReportPrint,
} from "./plan-report";

/** A spreadsheet by its name; anything else is a PDF. */
export function isSpreadsheet(file: string): boolean {
  return path.extname(file).toLowerCase() === ".xlsx";
}

/** 售后服务月度报告-2026-10-草稿.pdf */
export function reportFileName({ paper, period }: ReportPlan, extension: "pdf" | "xlsx"): string {
  const { title, mark } = paper.head;
  const name = [title, period, ...(mark === null ? [] : [mark])].join("-");
  return `${name.replace(/[\\/:*?"<>|]/g, "_")}.${extension}`;
}

async function spreadsheetToFile(
  desk: Desk,
  actor: Actor,
  plan: ReportPlan,
  file: string,
): Promise<Result<SavedReport>> {
  const workbook = reportWorkbook(plan.paper, plan.createdAtMs, textIn(plan.lang));
  const saved = await saveWhole(file, workbookBytes(workbook));
  if (!saved.ok) return printFailure(saved.error);
  return keptWhenLogged(recordReportExport(desk, actor, plan), { file, pages: null });
}

/** The file is taken back where it could not be logged. */
function keptWhenLogged(logged: Result<null>, saved: SavedReport): Result<SavedReport> {
  if (logged.ok) return ok(saved);
  fs.rmSync(saved.file, { force: true });
  return logged;
}

/**
 * Makes a report into a file, PDF or spreadsheet by its name (CLI `report … --out`): read → draw off the main thread →
 * file, whole or not at all → log. Failures: those of `planReport`, and `disk_full`, `no_folder`, `read_only` for the
 * file.
 */
export async function reportToFile(
  desk: Desk,
  actor: Actor,
  printing: PrintService,
  { file, ...request }: ReportRequest & { readonly file: string },
  onProgress?: ProgressListener,
): Promise<Result<SavedReport>> {
  const plan = planReport(desk, actor, request);
  return plan.ok ? planToFile(desk, actor, printing, { plan: plan.value, file }, onProgress) : plan;
}

/** Draws a plan into a file and logs it. Failures: `disk_full`, `no_folder`, `read_only` for the file, those of the log. */
export async function planToFile(
  desk: Desk,
  actor: Actor,
  printing: PrintService,
  { plan, file: wanted }: { readonly plan: ReportPlan; readonly file: string },
  onProgress?: ProgressListener,
): Promise<Result<SavedReport>> {
  const file = path.resolve(wanted);
  if (isSpreadsheet(file)) return spreadsheetToFile(desk, actor, plan, file);
  const saved = await printing.renderToFile(documentOf(plan), file, onProgress).outcome;
  if (!saved.ok) return printFailure(saved.error);
  const { pages } = saved.value;
  return keptWhenLogged(recordReportPrint(desk, actor, plan, { pages, printer: null }), { file, pages });
}
