import { REPLICA_KEY } from "#electron/db/backup/inspect-database";
import type { Replica } from "#electron/db/backup/restored-note";
import type { StoreReader, StoreTransaction } from "#electron/db/connection";
import type { EpochMs } from "#shared/domain/card/case-state";
import { loadValue, saveValue } from "./settings-repository";

/** True once the store has an identity that no other store has, not even one of the same name. */
export function hasReplica(reader: StoreReader): boolean {
  return loadValue(reader, REPLICA_KEY) !== undefined;
}

/** Gives a store its identity (SAFETY 4); one that has it keeps it. */
export function ensureReplica(tx: StoreTransaction, at: EpochMs, newId: () => string): void {
  if (hasReplica(tx)) return;
  const replica: Replica = { store_id: newId(), epoch: 1, epoch_id: newId(), since: at };
  saveValue(tx, REPLICA_KEY, replica, at, null);
}
