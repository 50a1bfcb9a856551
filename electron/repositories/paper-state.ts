import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import type { PaperState } from "#shared/domain/paper/vocabulary";
import { savePaperState } from "./grid-row";

const evidence = named(
  "paper.state",
  `SELECT
     EXISTS (SELECT 1 FROM "attachment" WHERE "card_id" = ?1 AND "kind" = 'signed_scan') AS "signed",
     (SELECT "confirm_method" FROM "card" WHERE "id" = ?1) = 'online' AS "online",
     EXISTS (SELECT 1 FROM "print_log" WHERE "card_id" = ?1 AND "returns_signed" = 1 AND "copy" > 0) AS "printed"`,
);

/** 未印 / 待回 / 已回 / 线上: a signed page that came back wins, then the online confirmation, then a print. */
export function paperStateOf(reader: StoreReader, cardId: string): PaperState {
  const found = reader.get<{ signed: number; online: number | null; printed: number }>(evidence, cardId);
  if (found?.signed === 1) return "signed";
  if (found?.online === 1) return "online";
  return found?.printed === 1 ? "printed" : "none";
}

/** Brings the grid's column 纸面 up to date; called by whatever changes the evidence. */
export function refreshPaperState(tx: StoreTransaction, cardId: string): void {
  savePaperState(tx, cardId, paperStateOf(tx, cardId));
}
