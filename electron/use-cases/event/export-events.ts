import fs from "node:fs";
import path from "node:path";
import { storeFailureOf } from "#electron/db/store-failure";
import { insertAudit } from "#electron/repositories/audit-repository";
import { type ExportedEvent, forEachEvent } from "#electron/repositories/event-list";
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
  /** Absolute or relative to the working folder; `.csv`. */
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
function writeCsv(file: string, write: (line: (text: string) => void) => void): void {
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.part`);
  try {
    const descriptor = fs.openSync(beside, "wx");
    try {
      write((text) => fs.writeSync(descriptor, text));
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    fs.renameSync(beside, file);
  } finally {
    fs.rmSync(beside, { force: true });
  }
}

/**
 * Writes the log to a CSV file, oldest first, with the sums of the chain (CLI `export events`). Who did it, how many
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
  if (path.extname(file).toLowerCase() !== ".csv") return fail("unsupported", { reason: "file_type" });
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
    let rows = 0;
    writeCsv(file, (line) => {
      line(BYTE_ORDER_MARK + csvLine([...HEADINGS]));
      forEachEvent(desk.store, { card: card ?? null, from, to }, (event) => {
        line(csvLine(cellsOf(event, zone, request.masked)));
        rows += 1;
      });
    });
    return ok({ file, rows });
  } catch (error) {
    const failure = storeFailureOf(error);
    if (failure === null) throw error;
    return fail(failure.code, { ...failure.details, file });
  }
}
