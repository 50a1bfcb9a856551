import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import { attachment } from "#electron/db/schema/paper";
import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";
import type { AttachmentKind } from "#shared/domain/card/vocabulary";
import { refreshPaperState } from "./paper-state";
import { accessTo } from "./table-access";

/** A file of a card; its bytes lie in the attachments folder under `sha256`. */
export interface Attachment {
  readonly id: number;
  readonly card_id: string;
  readonly n: number;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly mime: string;
  readonly kind: AttachmentKind;
  readonly consent: boolean;
  readonly original_name: string;
  readonly taken_at: EpochMs | null;
  readonly document: string | null;
  readonly document_n: number | null;
  readonly page: number | null;
  /** The copy without position data; a photo is unshown until it is there (DOMAIN 8). */
  readonly clean_sha256: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly added_by: StaffCode;
  readonly added_at: EpochMs;
}

export type NewAttachment = Omit<Attachment, "id" | "n" | "clean_sha256" | "width" | "height">;

const attachments = accessTo(attachment);
const ofCard = named("attachment.ofCard", `SELECT * FROM "attachment" WHERE "card_id" = ? ORDER BY "n"`);
const byNumber = named("attachment.byNumber", `SELECT * FROM "attachment" WHERE "card_id" = ? AND "n" = ?`);
const nextNumber = named(
  "attachment.next",
  `SELECT coalesce(max("n"), 0) + 1 AS "n" FROM "attachment" WHERE "card_id" = ?`,
);
const cleaned = named(
  "attachment.cleaned",
  `UPDATE "attachment" SET "clean_sha256" = ?, "width" = ?, "height" = ? WHERE "card_id" = ? AND "n" = ?`,
);
const unclean = named(
  "attachment.unclean",
  `SELECT * FROM "attachment" WHERE "kind" = 'photo' AND "clean_sha256" IS NULL ORDER BY "id" LIMIT ?`,
);
const everySum = named(
  "attachment.sums",
  `SELECT "sha256" FROM "attachment" UNION SELECT "clean_sha256" FROM "attachment" WHERE "clean_sha256" IS NOT NULL`,
);

/** A card's files in the order of their numbers. */
export function listAttachments(reader: StoreReader, cardId: string): Attachment[] {
  return reader.all<Record<string, unknown>>(ofCard, cardId).map((row) => attachments.decode(row));
}

/** Adds a file's record with the card's next number; answers the number. */
export function insertAttachment(tx: StoreTransaction, added: NewAttachment): number {
  const n = tx.get<{ n: number }>(nextNumber, added.card_id)?.n ?? 1;
  const columns = attachments.columns.filter((column) => column !== "id");
  const row: Record<string, unknown> = { ...added, n, clean_sha256: null, width: null, height: null };
  tx.run(insertion, ...columns.map((column) => attachments.encode(column, row[column])));
  if (added.kind === "signed_scan") refreshPaperState(tx, added.card_id);
  return n;
}

const insertion = named(
  "attachment.insert",
  `INSERT INTO "attachment" (${attachments.columns
    .filter((column) => column !== "id")
    .map((column) => `"${column}"`)
    .join(", ")}) VALUES (${attachments.columns
    .slice(1)
    .map(() => "?")
    .join(", ")})`,
);

export function findAttachment(reader: StoreReader, cardId: string, n: number): Attachment | null {
  const row = reader.get<Record<string, unknown>>(byNumber, cardId, n);
  return row === undefined ? null : attachments.decode(row);
}

/** Notes the copy of a photo that carries no position data, and its size in pixels. */
export function markCleaned(
  tx: StoreTransaction,
  cardId: string,
  n: number,
  clean: { readonly sha256: string; readonly width: number; readonly height: number },
): boolean {
  return tx.run(cleaned, clean.sha256, clean.width, clean.height, cardId, n) === 1;
}

/** Photos that a window still has to re-encode, oldest first. */
export function uncleanedPhotos(reader: StoreReader, limit: number): Attachment[] {
  return reader.all<Record<string, unknown>>(unclean, limit).map((row) => attachments.decode(row));
}

/** The sum of every file that the attachments folder must hold. */
export function attachmentSums(reader: StoreReader): string[] {
  return reader.pluck<string>(everySum);
}
