import { listStaff } from "#electron/repositories/staff-repository";
import type { LedgerFilter } from "#shared/contract/ledger-channels";
import { ledgerTable, suggestionTable } from "#shared/documents/reports/papers/ledger-tables";
import type { ReportTable } from "#shared/documents/reports/table";
import type { Lang } from "#shared/text/lang";
import { textIn } from "#shared/text/text";
import type { Desk } from "../desk";
import { listLedger } from "./list-ledger";

/** Entries in one spreadsheet. */
const MOST_ENTRIES = 20_000;

/** The ledger as sheets of a spreadsheet: every entry that the filter lets through, and the suggestions apart. */
export function ledgerSheets(
  desk: Desk,
  filter: LedgerFilter = {},
  lang: Lang = desk.settings().lang,
): readonly ReportTable[] {
  const { rows } = listLedger(desk, { filter, limit: MOST_ENTRIES });
  const names = Object.fromEntries(listStaff(desk.store).map(({ code, name }) => [code, name]));
  const text = textIn(lang);
  const options = { names, most: null };
  const suggestions = suggestionTable(rows, text, options);
  return [ledgerTable(rows, text, options), ...(suggestions.rows.length > 0 ? [suggestions] : [])];
}
