import { named, type StoreReader } from "#electron/db/connection";
import type { EpochMs } from "#shared/domain/card/case-state";

const before = named(
  "report.cardsBefore",
  `SELECT 1 AS "found" FROM "card_figure" WHERE "counted" = 1 AND "registered_at" < ? LIMIT 1`,
);

/** True where the store had registered a card by then: a month before that has nothing to report. */
export function hasCardsBefore(reader: StoreReader, atMs: EpochMs): boolean {
  return reader.get(before, atMs) !== undefined;
}
