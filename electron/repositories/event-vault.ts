import type Database from "better-sqlite3";
import type { StoreReader } from "#electron/db/connection";
import type { StoreKey } from "./event-seal";

/** The keys of a store that are open in this process. */
export interface EventVault {
  /** By the id under which the database names them. */
  readonly keys: ReadonlyMap<string, StoreKey>;
  /** The key of the newest part of the chain; null where it can't be opened here: nothing is written then. */
  readonly current: StoreKey | null;
}

const vaults = new WeakMap<Database.Database, EventVault>();

/** Gives a connection its keys; they never leave the process. */
export function setVault(reader: Pick<StoreReader, "sqlite">, vault: EventVault): void {
  vaults.set(reader.sqlite, vault);
}

const noKeys: EventVault = { keys: new Map(), current: null };

/** The keys of a connection; none where it was opened for something that needs none. */
export function vaultOf(reader: Pick<StoreReader, "sqlite">): EventVault {
  return vaults.get(reader.sqlite) ?? noKeys;
}
