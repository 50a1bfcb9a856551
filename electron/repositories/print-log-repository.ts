import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import { printLog } from "#electron/db/schema/paper";
import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";
import { refreshPaperState } from "./paper-state";
import { accessTo } from "./table-access";

/** What was printed: a card's document, or a report's period or blank number without a card. */
export type PrintSubject = { readonly card_id: string } | { readonly subject: string };

export interface PrintEntry {
  readonly id: number;
  readonly card_id: string | null;
  readonly subject: string | null;
  /** Document code of DOMAIN 7, e.g. `confirmation`. */
  readonly document: string;
  /** Running number of that document on the card; part of its QR (PRINT 3). */
  readonly n: number;
  /** 1 = 首次打印, 2 = 补打第 1 次 …; 0 = a file copy that is not counted. */
  readonly copy: number;
  readonly pages: number;
  readonly paper: string;
  readonly printed_by: StaffCode;
  readonly printed_at: EpochMs;
  readonly printer: string | null;
  readonly layout_version: number;
  readonly returns_signed: boolean;
  readonly signed_back_at: EpochMs | null;
}

export type NewPrint = Omit<PrintEntry, "id" | "card_id" | "subject" | "signed_back_at"> & PrintSubject;

const prints = accessTo(printLog);
const columns = prints.columns.filter((column) => column !== "id");
const insertion = named(
  "print.insert",
  `INSERT INTO "print_log" (${columns.map((column) => `"${column}"`).join(", ")})
   VALUES (${columns.map(() => "?").join(", ")})`,
);
const lastOf = named(
  "print.last",
  `SELECT coalesce(max("n"), 0) AS "n" FROM "print_log"
   WHERE "card_id" IS ?1 AND "subject" IS ?2 AND "document" = ?3`,
);
const copiesOf = named(
  "print.copies",
  `SELECT coalesce(max("copy"), 0) AS "copy" FROM "print_log"
   WHERE "card_id" IS ?1 AND "subject" IS ?2 AND "document" = ?3 AND "n" = ?4`,
);
const ofCard = named("print.ofCard", `SELECT * FROM "print_log" WHERE "card_id" = ? ORDER BY "id"`);
const signedBack = named(
  "print.signedBack",
  `UPDATE "print_log" SET "signed_back_at" = ?4
   WHERE "card_id" = ?1 AND "document" = ?2 AND "n" = ?3 AND "signed_back_at" IS NULL`,
);
const notBack = named(
  "print.notBack",
  `SELECT p.* FROM "print_log" p
   WHERE p."returns_signed" = 1 AND p."copy" > 0 AND p."signed_back_at" IS NULL
     AND p."printed_at" >= ? AND p."printed_at" < ?
   GROUP BY p."card_id", p."subject", p."document", p."n" ORDER BY min(p."printed_at"), min(p."id")`,
);

function keyOf(subject: PrintSubject): [cardId: string | null, subject: string | null] {
  return "card_id" in subject ? [subject.card_id, null] : [null, subject.subject];
}

/** The number that the next new document of a code gets, 1, 2, 3 … */
export function nextDocumentNumber(reader: StoreReader, subject: PrintSubject, document: string): number {
  return (reader.get<{ n: number }>(lastOf, ...keyOf(subject), document)?.n ?? 0) + 1;
}

/** Which print of a document the next one is: 1 = 首次打印, 2 = 补打第 1 次 … File copies don't count. */
export function nextCopyNumber(
  reader: StoreReader,
  subject: PrintSubject,
  document: string,
  n: number,
): number {
  return (reader.get<{ copy: number }>(copiesOf, ...keyOf(subject), document, n)?.copy ?? 0) + 1;
}

/** Logs a print, and brings the grid's column 纸面 up to date. */
export function insertPrint(tx: StoreTransaction, print: NewPrint): void {
  const [card_id, subject] = keyOf(print);
  const row: Record<string, unknown> = { ...print, card_id, subject, signed_back_at: null };
  tx.run(insertion, ...columns.map((column) => prints.encode(column, row[column])));
  if (card_id !== null) refreshPaperState(tx, card_id);
}

/** A card's prints, oldest first. */
export function printsOfCard(reader: StoreReader, cardId: string): PrintEntry[] {
  return reader.all<Record<string, unknown>>(ofCard, cardId).map((row) => prints.decode(row));
}

/** Notes that a document came back signed; false where it was never printed or is back already. */
export function markSignedBack(
  tx: StoreTransaction,
  cardId: string,
  document: string,
  n: number,
  at: EpochMs,
): boolean {
  return tx.run(signedBack, cardId, document, n, at) > 0;
}

/** Documents printed in [from, to) for a signature that are not back (DOMAIN 7.1), one entry each. */
export function printsNotBack(reader: StoreReader, fromMs: EpochMs, toMs: EpochMs): PrintEntry[] {
  return reader.all<Record<string, unknown>>(notBack, fromMs, toMs).map((row) => prints.decode(row));
}
