import fs from "node:fs";
import path from "node:path";
import { saveWhole } from "#electron/printing/save-whole";
import { insertAudit } from "#electron/repositories/audit-repository";
import { listStaff } from "#electron/repositories/staff-repository";
import { tableSheet } from "#electron/spreadsheet/report-workbook";
import { workbookBytes } from "#electron/spreadsheet/write-workbook";
import { ok, type Result } from "#shared/contract/error-codes";
import type { LedgerFilter } from "#shared/contract/ledger-channels";
import { ledgerTable, suggestionTable } from "#shared/documents/reports/papers/ledger-tables";
import type { ReportTable } from "#shared/documents/reports/table";
import type { Actor } from "#shared/domain/card/decision";
import { type Text, textIn } from "#shared/text/text";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";
import { printFailure } from "../print/print-failure";
import { todayOf } from "./ledger-views";
import { listLedger } from "./list-ledger";

/** Entries in one spreadsheet. */
const MOST_ENTRIES = 20_000;

/** 问题-整改台账-2026-11-22.xlsx */
export function ledgerFileName(desk: Desk): string {
  return `${textIn(desk.settings().lang).t("ledger.list")}-${todayOf(desk)}.xlsx`;
}

/** Every entry that the filter lets through, and the suggestions once more with what their customers were told. */
function sheetsOf(desk: Desk, filter: LedgerFilter, text: Text): readonly ReportTable[] {
  const { rows } = listLedger(desk, { filter, limit: MOST_ENTRIES });
  const names = Object.fromEntries(listStaff(desk.store).map(({ code, name }) => [code, name]));
  const options = { names, most: null };
  const suggestions = suggestionTable(rows, text, options);
  return [ledgerTable(rows, text, options), ...(suggestions.rows.length > 0 ? [suggestions] : [])];
}

/**
 * Writes the ledger as a spreadsheet, whole or not at all, and logs it (DOMAIN 8). Failures: `forbidden`, and
 * `disk_full`, `no_folder`, `read_only` for the file.
 */
export async function ledgerToFile(
  desk: Desk,
  actor: Actor,
  filter: LedgerFilter,
  wanted: string,
): Promise<Result<{ readonly file: string }>> {
  const allowed = authorise(actor, "ledger.export");
  if (!allowed.ok) return allowed;
  const { lang, name, zone } = desk.settings();
  const text = textIn(lang);
  const tables = sheetsOf(desk, filter, text);
  const bytes = workbookBytes({
    title: text.t("ledger.list"),
    creator: name,
    createdAtMs: desk.nowMs(),
    sheets: tables.map((table) => tableSheet(table, zone, text)),
  });
  const file = path.resolve(wanted);
  const saved = await saveWhole(file, bytes);
  if (!saved.ok) return printFailure(saved.error);
  if (desk.readOnly) return ok({ file });
  const logged = desk.write((tx) => {
    insertAudit(tx, {
      what: "export.ledger",
      by: actor.code,
      at: desk.nowMs(),
      subject: null,
      details: { entries: tables[0]?.rows.length ?? 0 },
    });
    return ok({ file });
  });
  // An export that could not be logged is taken back.
  if (!logged.ok) fs.rmSync(file, { force: true });
  return logged;
}
