import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";

const insertion = named(
  "blank.insert",
  `INSERT INTO "blank_form" ("blank_no", "reserved_at", "reserved_by") VALUES (?, ?, ?)`,
);
const link = named(
  "blank.link",
  `UPDATE "blank_form" SET "card_id" = ? WHERE "blank_no" = ? AND "card_id" IS NULL`,
);
const known = named("blank.known", `SELECT "card_id" FROM "blank_form" WHERE "blank_no" = ?`);

/** Reserves the number of a blank form that is being printed (DOMAIN 3.1 `blank_no`). */
export function reserveBlankForm(tx: StoreTransaction, blankNo: string, at: EpochMs, by: StaffCode): void {
  tx.run(insertion, blankNo, at, by);
}

/** A blank form by its number: whether it exists, and the card that was registered from it. */
export function findBlankForm(
  reader: StoreReader,
  blankNo: string,
): { readonly card_id: string | null } | null {
  return reader.get<{ card_id: string | null }>(known, blankNo) ?? null;
}

/** Links a blank form to the card that was registered from it; false where it is linked already. */
export function linkBlankForm(tx: StoreTransaction, blankNo: string, cardId: string): boolean {
  return tx.run(link, cardId, blankNo) === 1;
}
