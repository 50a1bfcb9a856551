import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";
import { auditEnd, saveAuditHead } from "./audit-chain";
import { auditHash } from "./event-seal";

/** What is logged beside the cards: exports, un-masking, settings, sign-ins, restores (DOMAIN 8). */
export interface AuditEntry {
  /** E.g. `export.cards`, `unmask.phone`, `settings.change`. */
  readonly what: string;
  readonly by: StaffCode | "system";
  readonly at: EpochMs;
  /** What it was done to, e.g. a card's number. */
  readonly subject: string | null;
  /** Counts, names of fields, the stated purpose; never the personal value itself. */
  readonly details: Readonly<Record<string, unknown>>;
}

const insertion = named(
  "audit.insert",
  `INSERT INTO "audit_entry" ("id", "what", "by", "at", "subject", "details", "sealed_by", "prev_hash", "hash")
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);
const shown = `"id", "what", "by", "at", "subject", "details"`;
const newest = named("audit.newest", `SELECT ${shown} FROM "audit_entry" ORDER BY "id" DESC LIMIT ?`);

/** Writes an entry at the end of the log's chain (SAFETY 6). */
export function insertAudit(tx: StoreTransaction, entry: AuditEntry): void {
  const { key, id, previous } = auditEnd(tx);
  const row = { ...entry, id, details: JSON.stringify(entry.details), sealed_by: key?.id ?? null };
  const hash = key === null ? null : auditHash(key, previous, row);
  const { what, by, at, subject, details, sealed_by } = row;
  tx.run(insertion, id, what, by, at, subject, details, sealed_by, previous, hash);
  if (key !== null && hash !== null) saveAuditHead(tx, key, { seq: id, hash });
}

/** The newest entries first. */
export function newestAudits(reader: StoreReader, limit: number): (AuditEntry & { readonly id: number })[] {
  return reader.all<Record<string, unknown>>(newest, limit).map((row) => ({
    ...(row as unknown as AuditEntry & { readonly id: number }),
    details: JSON.parse(row["details"] as string) as AuditEntry["details"],
  }));
}

export interface AuditQuery {
  /** Entries whose `what` begins with this; null = all. */
  readonly what: string | null;
  readonly by: string | null;
  /** Older than this entry; null = from the newest. */
  readonly beforeId: number | null;
  readonly limit: number;
}

const page = named(
  "audit.page",
  `SELECT ${shown} FROM "audit_entry"
   WHERE (?1 IS NULL OR "id" < ?1) AND (?2 IS NULL OR substr("what", 1, length(?2)) = ?2) AND (?3 IS NULL OR "by" = ?3)
   ORDER BY "id" DESC LIMIT CAST(?4 AS INTEGER)`,
);

/** A page of the log, newest first. */
export function auditPage(reader: StoreReader, query: AuditQuery): (AuditEntry & { readonly id: number })[] {
  return reader
    .all<Record<string, unknown>>(page, query.beforeId, query.what, query.by, query.limit)
    .map((row) => ({
      ...(row as unknown as AuditEntry & { readonly id: number }),
      details: JSON.parse(row["details"] as string) as AuditEntry["details"],
    }));
}
