import fs from "node:fs";
import path from "node:path";
import { storeFailureOf } from "#electron/db/store-failure";
import { insertAudit } from "#electron/repositories/audit-repository";
import { type ExportedEvent, forEachEvent } from "#electron/repositories/event-list";
import type { SheetCell, SheetRow } from "#electron/spreadsheet/workbook";
import { workbookBytes } from "#electron/spreadsheet/write-workbook";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import { isoInstant } from "#shared/contract/iso-json";
import type { LocalDate } from "#shared/domain/card/case-state";
import type { Actor } from "#shared/domain/card/decision";
import { maskedAddress, maskedName, maskedPhone, maskedSerial } from "#shared/domain/masking/masked-values";
import { splitChanges, splitPayload } from "#shared/domain/privacy/personal-values";
import { BYTE_ORDER_MARK, type Cell, csvLine } from "#shared/domain/spreadsheet/csv-text";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";
import { dayEndMs, dayStartMs } from "../workbench/grid-query";

export interface ExportEventsRequest {
  /** Absolute or relative to the working folder; `.csv` or `.xlsx`. */
  readonly file: string;
  readonly masked: boolean;
  /** Card no. or id. */
  readonly card?: string | undefined;
  /** Store-local days of entry, both inclusive. */
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
}

const HEADINGS = [
  "global_seq",
  "no",
  "seq",
  "action",
  "actor",
  "on_behalf",
  "at",
  "entered_at",
  "late",
  "clock_flag",
  "undone_by",
  "countersigned_by",
  "payload",
  "before",
  "after",
  "prev_hash",
  "hash",
] as const;

const MASKS: Readonly<Record<string, (text: string) => string>> = {
  customer_name: maskedName,
  contact: maskedName,
  phone: maskedPhone,
  address: maskedAddress,
  serial_no: maskedSerial,
  new_serial: maskedSerial,
};

/** The personal ones masked; free text, in which anything may stand, is left out. */
function masked(
  values: Readonly<Record<string, unknown>>,
  split: typeof splitPayload,
): Readonly<Record<string, unknown>> {
  const { plain } = split(values);
  const shown = Object.entries(MASKS).flatMap(([name, mask]) => {
    const value = values[name];
    return typeof value === "string" ? [[name, mask(value)] as const] : [];
  });
  return { ...plain, ...Object.fromEntries(shown) };
}

function cellsOf(event: ExportedEvent, zone: string, isMasked: boolean): readonly Cell[] {
  const told = isMasked
    ? {
        payload: masked(event.payload, splitPayload),
        before: masked(event.before, splitChanges),
        after: masked(event.after, splitChanges),
      }
    : event;
  return [
    event.global_seq,
    event.no ?? event.card_id,
    event.seq,
    event.action,
    event.actor,
    event.on_behalf,
    isoInstant(event.at, zone),
    isoInstant(event.entered_at, zone),
    event.late,
    event.clock_flag,
    event.undone_by,
    event.countersigned_by,
    JSON.stringify(told.payload),
    JSON.stringify(told.before),
    JSON.stringify(told.after),
    event.prev_hash,
    event.hash,
  ];
}

/** Writes a file whole or not at all. */
function writeFile(file: string, write: (add: (part: string | Uint8Array) => void) => void): void {
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.part`);
  try {
    const descriptor = fs.openSync(beside, "wx");
    try {
      write((part) => {
        if (typeof part === "string") fs.writeSync(descriptor, part);
        else fs.writeSync(descriptor, part);
      });
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    fs.renameSync(beside, file);
  } finally {
    fs.rmSync(beside, { force: true });
  }
}

function isSpreadsheet(file: string): boolean {
  return path.extname(file).toLowerCase() === ".xlsx";
}

function sheetCell(cell: Cell): SheetCell {
  if (cell === null) return null;
  return typeof cell === "number"
    ? { value: cell, format: "integer" }
    : String(cell).slice(0, MOST_CELL_CHARACTERS);
}

type Visit = (take: (cells: readonly Cell[]) => void) => void;

function writeCsv(file: string, visit: Visit): number {
  let rows = 0;
  writeFile(file, (add) => {
    add(BYTE_ORDER_MARK + csvLine([...HEADINGS]));
    visit((cells) => {
      add(csvLine(cells));
      rows += 1;
    });
  });
  return rows;
}

/** What a spreadsheet takes at most. */
const MOST_SHEET_ROWS = 1_000_000;
const MOST_CELL_CHARACTERS = 32_000;

/** Every cell is text or a number, so that nothing is calculated. Null where there are more rows than a sheet has. */
function writeSpreadsheet(file: string, createdAtMs: number, visit: Visit): number | null {
  const rows: SheetRow[] = [];
  visit((cells) => {
    if (rows.length <= MOST_SHEET_ROWS) rows.push({ cells: cells.map(sheetCell) });
  });
  if (rows.length > MOST_SHEET_ROWS) return null;
  const sheets = [{ name: "events", heads: [...HEADINGS], rows }];
  const bytes = workbookBytes({ title: "events", creator: "", createdAtMs, sheets });
  writeFile(file, (add) => add(bytes));
  return rows.length;
}

/**
 * Writes the log to a CSV file or a spreadsheet, oldest first, with the sums of the chain (CLI `export events`). Who did it, how many
 * rows, and whether masked is logged first: what was not logged does not leave. Failures: `forbidden`, `not_found`,
 * `unsupported` for another kind of file, those of writing.
 */
export function exportEvents(
  desk: Desk,
  actor: Actor,
  request: ExportEventsRequest,
): Result<{ readonly file: string; readonly rows: number }> {
  const allowed = authorise(actor, "events.export");
  if (!allowed.ok) return allowed;
  const file = path.resolve(request.file);
  if (!isSpreadsheet(file) && path.extname(file).toLowerCase() !== ".csv")
    return fail("unsupported", { reason: "file_type" });
  const { zone } = desk.settings();
  const from = request.from === undefined ? 0 : dayStartMs(request.from, zone);
  const to = request.to === undefined ? Number.MAX_SAFE_INTEGER : dayEndMs(request.to, zone);
  const { card } = request;
  const counted = desk.write((tx): Result<null> => {
    insertAudit(tx, {
      what: "export.events",
      by: actor.code,
      at: desk.nowMs(),
      subject: card ?? null,
      details: { masked: request.masked, from: request.from ?? null, to: request.to ?? null },
    });
    return ok(null);
  });
  if (!counted.ok) return counted;
  try {
    const visit = (take: (cells: readonly Cell[]) => void): void =>
      forEachEvent(desk.store, { card: card ?? null, from, to }, (event) =>
        take(cellsOf(event, zone, request.masked)),
      );
    const rows = isSpreadsheet(file) ? writeSpreadsheet(file, desk.nowMs(), visit) : writeCsv(file, visit);
    return rows === null ? fail("unsupported", { reason: "too_many_rows" }) : ok({ file, rows });
  } catch (error) {
    const failure = storeFailureOf(error);
    if (failure === null) throw error;
    return fail(failure.code, { ...failure.details, file });
  }
}
