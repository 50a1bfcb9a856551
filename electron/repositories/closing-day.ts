import { named, type StoreReader } from "#electron/db/connection";
import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";

/** What was done within a day. */
export interface DoneThatDay {
  readonly registered: number;
  readonly completed: number;
  readonly archived: number;
  readonly cancelled: number;
  readonly prints: number;
  readonly pages: number;
}

const done = named(
  "closing.done",
  `SELECT
     (SELECT count(*) FROM "card" WHERE "registered_at" >= ?1 AND "registered_at" < ?2 AND "imported" = 0) AS "registered",
     (SELECT count(*) FROM "card" WHERE "first_completed_at" >= ?1 AND "first_completed_at" < ?2) AS "completed",
     (SELECT count(*) FROM "card" WHERE "archived_at" >= ?1 AND "archived_at" < ?2 AND "imported" = 0) AS "archived",
     (SELECT count(*) FROM "card"
       WHERE "status" = 'cancelled' AND "status_changed_at" >= ?1 AND "status_changed_at" < ?2) AS "cancelled",
     (SELECT count(*) FROM "print_log" WHERE "printed_at" >= ?1 AND "printed_at" < ?2) AS "prints",
     (SELECT coalesce(sum("pages"), 0) FROM "print_log" WHERE "printed_at" >= ?1 AND "printed_at" < ?2) AS "pages"`,
);

/** Counts of what was done in [from, to). */
export function doneWithin(reader: StoreReader, fromMs: EpochMs, toMs: EpochMs): DoneThatDay {
  const counts = reader.get<DoneThatDay>(done, fromMs, toMs);
  if (counts === undefined) throw new Error("counts are always answered");
  return counts;
}

/** A card that was confirmed by a signature on paper of which no scan is there. */
export interface SignedOnPaper {
  readonly id: string;
  readonly no: string | null;
  readonly customer_name: string | null;
  readonly assignee: StaffCode | null;
  readonly collaborators: readonly string[];
  readonly confirmed_at: EpochMs;
}

const unscanned = named(
  "closing.unscanned",
  `SELECT c."id", c."no", c."customer_name", c."assignee", c."collaborators", c."confirmed_at" FROM "card" c
   WHERE c."confirmed_at" >= ? AND c."confirmed_at" < ? AND c."confirm_method" = 'signature'
     AND c."without_signature_reason" IS NULL
     AND NOT EXISTS (SELECT 1 FROM "attachment" a
       WHERE a."card_id" = c."id" AND a."kind" = 'signed_scan' AND a."removed_at" IS NULL)
   ORDER BY c."confirmed_at", c."id"`,
);

/** Cards confirmed in [from, to) by a signature on paper that is not scanned (DOMAIN 7.1). */
export function signedNotScanned(reader: StoreReader, fromMs: EpochMs, toMs: EpochMs): SignedOnPaper[] {
  return reader
    .all<Omit<SignedOnPaper, "collaborators"> & { readonly collaborators: string }>(unscanned, fromMs, toMs)
    .map((row) => ({ ...row, collaborators: JSON.parse(row.collaborators) as readonly string[] }));
}
