import fs from "node:fs";
import Database from "better-sqlite3";
import type { DataFolder } from "../data-folder";
import { setPragmas } from "../pragmas";
import { storeFailureOf } from "../store-failure";
import { type DatabaseFacts, readFacts } from "./inspect-database";
import type { BackupStore } from "./manifest";

/** What the store has now, as far as it can be read. */
export interface CurrentStore {
  readonly facts: DatabaseFacts;
  /** Cards that the backup does not have: they would be lost. */
  readonly lostCards: number;
  /** Cards of both that were changed since. */
  readonly changedCards: number;
}

function reading(file: string): Database.Database {
  const sqlite = new Database(file, { readonly: true, fileMustExist: true });
  setPragmas(sqlite, "read");
  return sqlite;
}

/** Reads the store's own database beside a backup of it; null where there is none, or it can't be read to its end. */
export function compareWithBackup(folder: DataFolder, backupFile: string): CurrentStore | null {
  if (!fs.existsSync(folder.database)) return null;
  const open: Database.Database[] = [];
  try {
    const current = reading(folder.database);
    open.push(current);
    const backup = reading(backupFile);
    open.push(backup);
    return { facts: readFacts(current), ...countLost(current, backup) };
  } catch (error) {
    // Damaged, locked, or not a database: restoring is what helps, so this must not stand in its way.
    if (storeFailureOf(error) === null && !(error instanceof SyntaxError)) throw error;
    return null;
  } finally {
    for (const sqlite of open) sqlite.close();
  }
}

interface CardVersion {
  readonly id: string;
  readonly version: number;
}

const everyCard = `SELECT "id", "version" FROM "card" ORDER BY "id"`;

/** Walks both in the order of the ids, so that a million cards take no memory. */
function countLost(
  current: Database.Database,
  backup: Database.Database,
): Pick<CurrentStore, "lostCards" | "changedCards"> {
  const kept = backup.prepare(everyCard).iterate() as IterableIterator<CardVersion>;
  let next = kept.next();
  let lostCards = 0;
  let changedCards = 0;
  for (const card of current.prepare(everyCard).iterate() as IterableIterator<CardVersion>) {
    while (!next.done && next.value.id < card.id) next = kept.next();
    if (next.done || next.value.id !== card.id) lostCards += 1;
    else if (next.value.version !== card.version) changedCards += 1;
  }
  kept.return?.();
  return { lostCards, changedCards };
}

/**
 * True where data may not take the other's place: another store's, even one of the same name (SAFETY 8). Data from
 * before the id is known by its codes.
 */
export function isOtherStore(one: BackupStore, other: BackupStore): boolean {
  if (one.id !== null && other.id !== null) return one.id !== other.id;
  return one.prefix !== other.prefix || one.store !== other.store;
}
