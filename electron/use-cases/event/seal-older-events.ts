import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import { saveChainHead } from "#electron/repositories/event-chain";
import {
  boundToEvent,
  hidePersonal,
  ownersOfEvents,
  writingKeys,
} from "#electron/repositories/event-personal";
import { eventHash, type StoreKey } from "#electron/repositories/event-seal";

const anyEvent = named("chain.anyEvent", `SELECT 1 AS "one" FROM "card_event" LIMIT 1`);
const guards = named(
  "chain.guards",
  `SELECT "name", "sql" FROM sqlite_schema WHERE "type" = 'trigger' AND "tbl_name" = 'card_event'`,
);
const page = named(
  "chain.older",
  `SELECT e.*, c."customer_id" FROM "card_event" e JOIN "card" c ON c."id" = e."card_id"
   WHERE e."global_seq" > ? ORDER BY e."global_seq" LIMIT 2000`,
);
const sealing = named(
  "chain.sealOlder",
  `UPDATE "card_event" SET "payload" = ?, "before" = ?, "after" = ?, "personal" = ?, "prev_hash" = ?, "hash" = ?
   WHERE "global_seq" = ?`,
);

/** True where the log was begun before the chain. */
export function hasOlderEvents(reader: StoreReader): boolean {
  return reader.get(anyEvent) !== undefined;
}

interface OlderEvent {
  readonly global_seq: number;
  readonly card_id: string;
  readonly seq: number;
  readonly customer_id: string | null;
  readonly payload: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Seals the events of a store from before the chain, and encrypts what they say of persons, in the caller's
 * transaction. It is the one place that writes to events that are there: the triggers that forbid it are put back
 * before the transaction ends. What was changed in the log before this moment can't be told: `chain_key.sealed_to`
 * says up to where (SAFETY 6 "limit").
 */
export function sealOlderEvents(tx: StoreTransaction, key: StoreKey): void {
  const triggers = tx.all<{ name: string; sql: string }>(guards);
  for (const { name } of triggers) tx.sqlite.exec(`DROP TRIGGER "${name}"`);
  const keys = writingKeys(tx, key);
  let [seq, previous]: [number, string | null] = [0, null];
  for (let rows = tx.all<OlderEvent>(page, seq); rows.length > 0; rows = tx.all<OlderEvent>(page, seq)) {
    for (const row of rows) {
      const told = {
        payload: JSON.parse(row.payload) as Record<string, unknown>,
        before: JSON.parse(row.before) as Record<string, unknown>,
        after: JSON.parse(row.after) as Record<string, unknown>,
      };
      const [owners] = ownersOfEvents(tx, row.card_id, row.customer_id, [told]);
      if (owners === undefined) throw new Error("every event has its owners");
      const hidden = hidePersonal(keys, owners, boundToEvent(row.card_id, row.seq), told);
      const stored = {
        ...row,
        payload: JSON.stringify(hidden.payload),
        before: JSON.stringify(hidden.before),
        after: JSON.stringify(hidden.after),
        personal: hidden.personal,
      };
      const hash = eventHash(key, previous, stored);
      tx.run(
        sealing,
        stored.payload,
        stored.before,
        stored.after,
        stored.personal,
        previous,
        hash,
        row.global_seq,
      );
      [seq, previous] = [row.global_seq, hash];
    }
  }
  for (const { sql } of triggers) tx.sqlite.exec(sql);
  if (previous !== null) saveChainHead(tx, key, { seq, hash: previous });
}
