import { named, type StoreTransaction } from "#electron/db/connection";
import { newestAuditId, saveAuditHead } from "#electron/repositories/audit-chain";
import { insertAudit } from "#electron/repositories/audit-repository";
import { auditHash, type StoredEvent, type StoreKey } from "#electron/repositories/event-seal";
import type { EpochMs } from "#shared/domain/card/case-state";
import { hasOlderEvents } from "./seal-older-events";

const guard = named(
  "audit.guard",
  `SELECT "sql" FROM sqlite_schema WHERE "type" = 'trigger' AND "name" = 'audit_entry_no_update'`,
);
const page = named("audit.older", `SELECT * FROM "audit_entry" WHERE "id" > ? ORDER BY "id" LIMIT 2000`);
const sealing = named(
  "audit.sealOlder",
  `UPDATE "audit_entry" SET "sealed_by" = ?, "prev_hash" = ?, "hash" = ? WHERE "id" = ?`,
);

/**
 * Begins the chain of the log beside the cards, and seals the entries from before it, in the caller's transaction. It is
 * the one place that writes to entries that are there: the trigger that forbids it is put back before the transaction
 * ends. What was changed before this moment can't be told: `audit_head.sealed_to` says up to where.
 */
export function beginAuditChain(tx: StoreTransaction, key: StoreKey, at: EpochMs): void {
  const trigger = tx.get<{ sql: string }>(guard)?.sql;
  if (trigger !== undefined) tx.sqlite.exec(`DROP TRIGGER "audit_entry_no_update"`);
  let [id, previous]: [number, string | null] = [0, null];
  const next = () => tx.all<StoredEvent & { readonly id: number }>(page, id);
  for (let rows = next(); rows.length > 0; rows = next()) {
    for (const row of rows) {
      const hash = auditHash(key, previous, { ...row, sealed_by: key.id });
      tx.run(sealing, key.id, previous, hash, row.id);
      [id, previous] = [row.id, hash];
    }
  }
  if (trigger !== undefined) tx.sqlite.exec(trigger);
  saveAuditHead(tx, key, { seq: id, hash: previous ?? "" }, newestAuditId(tx));
  if (id === 0 && !hasOlderEvents(tx)) return;
  // Said where it can't be taken back: a chain that somebody removed would begin anew at another time than the update.
  insertAudit(tx, { what: "audit.chain_begun", by: "system", at, subject: null, details: { sealed: id } });
}
