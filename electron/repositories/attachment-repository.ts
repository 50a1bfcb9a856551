import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import { type ATTACHMENT_REMOVALS, attachment } from "#electron/db/schema/paper";
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
  /** The clean copy has taken the original's place. */
  readonly original_removed_at: EpochMs | null;
  /** Its files are gone; the row stays for the log. */
  readonly removed_at: EpochMs | null;
  readonly removed_because: AttachmentRemoval | null;
}

export type AttachmentRemoval = (typeof ATTACHMENT_REMOVALS)[number];
export type NewAttachment = Omit<
  Attachment,
  "id" | "n" | "clean_sha256" | "width" | "height" | "original_removed_at" | "removed_at" | "removed_because"
>;

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
  `SELECT * FROM "attachment"
   WHERE "kind" = 'photo' AND "clean_sha256" IS NULL AND "removed_at" IS NULL ORDER BY "id" LIMIT ?`,
);
const originalRemoved = named(
  "attachment.originalRemoved",
  `UPDATE "attachment" SET "original_removed_at" = ? WHERE "card_id" = ? AND "n" = ?`,
);
const removed = named(
  "attachment.removed",
  `UPDATE "attachment" SET "removed_at" = ?, "removed_because" = ?, "consent" = 0, "original_name" = ''
   WHERE "card_id" = ? AND "n" = ? AND "removed_at" IS NULL`,
);
/** Files that must be in the attachments folder, with the card that names each. */
const keptFiles = `
  SELECT a."sha256" AS "sha256", coalesce(c."no", c."id") AS "card" FROM "attachment" a
    JOIN "card" c ON c."id" = a."card_id"
  WHERE a."removed_at" IS NULL AND a."original_removed_at" IS NULL
  UNION ALL
  SELECT a."clean_sha256", coalesce(c."no", c."id") FROM "attachment" a JOIN "card" c ON c."id" = a."card_id"
  WHERE a."removed_at" IS NULL AND a."clean_sha256" IS NOT NULL`;
const everyFile = named(
  "attachment.files",
  `SELECT "sha256", min("card") AS "card" FROM (${keptFiles}) GROUP BY "sha256"`,
);
const isNamed = named(
  "attachment.isNamed",
  `SELECT 1 AS "one" FROM (${keptFiles} UNION ALL SELECT "sha256", '' FROM "scan_page") WHERE "sha256" = ? LIMIT 1`,
);

/** A card's files in the order of their numbers. */
export function listAttachments(reader: StoreReader, cardId: string): Attachment[] {
  return reader.all<Record<string, unknown>>(ofCard, cardId).map((row) => attachments.decode(row));
}

/** Adds a file's record with the card's next number; answers the number. */
export function insertAttachment(tx: StoreTransaction, added: NewAttachment): number {
  const n = tx.get<{ n: number }>(nextNumber, added.card_id)?.n ?? 1;
  const columns = attachments.columns.filter((column) => column !== "id");
  const row: Record<string, unknown> = { ...added, n };
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

/** Notes that the clean copy has taken the original's place. */
export function markOriginalRemoved(tx: StoreTransaction, cardId: string, n: number, at: EpochMs): void {
  tx.run(originalRemoved, at, cardId, n);
}

/** Notes that an attachment's files are gone, and forgets its name. False where that was so already. */
export function markRemoved(
  tx: StoreTransaction,
  { card_id, n }: Pick<Attachment, "card_id" | "n">,
  because: AttachmentRemoval,
  at: EpochMs,
): boolean {
  return tx.run(removed, at, because, card_id, n) === 1;
}

/** Every file that the attachments folder must hold, with one card that names it. */
export function storedFiles(reader: StoreReader): { readonly sha256: string; readonly card: string }[] {
  return reader.all(everyFile);
}

const removedSums = named(
  "attachment.removedSums",
  `SELECT "sha256" FROM "attachment" WHERE "removed_at" IS NOT NULL OR "original_removed_at" IS NOT NULL
   UNION SELECT "clean_sha256" FROM "attachment" WHERE "removed_at" IS NOT NULL AND "clean_sha256" IS NOT NULL`,
);

/** The sums of files that were removed, whether or not they could be deleted then. */
export function sumsOfRemoved(reader: StoreReader): string[] {
  return reader.pluck<string>(removedSums);
}

/** True while anything still names a file: the same bytes are stored once. */
export function isFileNamed(reader: StoreReader, sha256: string): boolean {
  return reader.get(isNamed, sha256) !== undefined;
}
