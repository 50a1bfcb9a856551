import Database from "better-sqlite3";
import { storeFailureOf } from "../store-failure";

/**
 * Who works with a store's files. Everybody who has the store open for writing holds the lock together with the
 * others; a swap of the files holds it alone. It lies in a small database of its own that is never renamed: a
 * connection to the store's own file would go on writing into the file that was set aside, and leave its write-ahead
 * log beside the new one (SAFETY 1, stale -wal).
 */
export interface StoreLock {
  release(): void;
}

const sharedWaitMs = 5000;

function connect(file: string, waitMs: number): Database.Database {
  const sqlite = new Database(file, { timeout: waitMs });
  try {
    sqlite.pragma("synchronous = OFF");
    // A file without a page gives no lock that lasts.
    if (sqlite.pragma("user_version", { simple: true }) !== 1) sqlite.pragma("user_version = 1");
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

function locked(file: string, waitMs: number, take: (sqlite: Database.Database) => void): StoreLock | null {
  let sqlite: Database.Database | null = null;
  try {
    sqlite = connect(file, waitMs);
    take(sqlite);
  } catch (error) {
    sqlite?.close();
    if (storeFailureOf(error)?.code === "busy") return null;
    throw error;
  }
  const held = sqlite;
  return { release: () => held.close() };
}

/** Together with others; null where the files are being swapped all that time. */
export function holdTogether(file: string, waitMs: number = sharedWaitMs): StoreLock | null {
  return locked(file, waitMs, (sqlite) => {
    sqlite.exec("BEGIN");
    sqlite.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get();
  });
}

/** Alone; null at once where somebody has the store open. */
export function holdAlone(file: string): StoreLock | null {
  return locked(file, 0, (sqlite) => {
    sqlite.exec("BEGIN EXCLUSIVE");
  });
}
