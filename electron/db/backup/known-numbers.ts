import fs from "node:fs";
import Database from "better-sqlite3";
import { setPragmas } from "../pragmas";
import { listBackups } from "./backup-list";
import { numbersOf } from "./inspect-database";
import type { BackupManifest, BackupStore } from "./manifest";
import { isOtherStore } from "./preview-restore";

/** Series → scope → last number that is known to be given. */
export type KnownNumbers = BackupManifest["numbers"];

function raise(into: Record<string, Record<string, number>>, from: KnownNumbers): void {
  for (const [series, scopes] of Object.entries(from)) {
    into[series] ??= {};
    const target = into[series];
    for (const [scope, last] of Object.entries(scopes)) target[scope] = Math.max(target[scope] ?? 0, last);
  }
}

/** The highest epoch of a store that the backups of these folders know. */
export function highestEpoch(folders: readonly string[], store: BackupStore): number {
  const epochs = folders.flatMap((folder) =>
    listBackups(folder).flatMap(({ manifest }) =>
      manifest !== null && !isOtherStore(manifest.store, store) ? [manifest.store.epoch] : [],
    ),
  );
  return Math.max(0, ...epochs);
}

/** The highest number of every series and scope that the backups of these folders and the given source know. */
export function highestNumbers(
  folders: readonly string[],
  store: BackupStore,
  current: KnownNumbers,
): KnownNumbers {
  const highest: Record<string, Record<string, number>> = {};
  raise(highest, current);
  for (const folder of folders) {
    for (const { manifest } of listBackups(folder)) {
      if (manifest !== null && !isOtherStore(manifest.store, store)) raise(highest, manifest.numbers);
    }
  }
  return highest;
}

/**
 * Where a database shows numbers besides its counters: on the cards, on the forms that were printed blank, in the
 * print log. A damaged file may still answer one of them.
 */
const SOURCES: readonly string[] = [
  `SELECT "no" FROM "card" WHERE "no" IS NOT NULL`,
  `SELECT "blank_no" FROM "blank_form"`,
  `SELECT "subject" FROM "print_log" WHERE "subject" IS NOT NULL`,
];

/** `SH-S01-20261121-0007` and `SH-S01-K2611-000128` → series, scope and sequence (DOMAIN 3.1). */
function readNumber(no: string): KnownNumbers {
  const [, scope, blank, sequence] = /^([A-Z0-9]+-[A-Z0-9]+-(?:(K\d{4})|\d{8}))-(\d{4,9})$/.exec(no) ?? [];
  if (scope === undefined) return {};
  return { [blank === undefined ? "card" : "blank"]: { [scope]: Number(sequence) } };
}

/** Every number that a store's own database shows, as far as it can be read; none where there is no database. */
export function numbersInDatabase(file: string): KnownNumbers {
  const known: Record<string, Record<string, number>> = {};
  if (!fs.existsSync(file)) return known;
  let sqlite: Database.Database;
  try {
    sqlite = new Database(file, { readonly: true, fileMustExist: true });
  } catch {
    return known;
  }
  try {
    setPragmas(sqlite, "read");
    attempt(() => raise(known, numbersOf(sqlite)));
    for (const query of SOURCES) {
      attempt(() => {
        for (const no of sqlite.prepare(query).pluck().iterate() as IterableIterator<string>) {
          raise(known, readNumber(no));
        }
      });
    }
  } catch {
    return known;
  } finally {
    sqlite.close();
  }
  return known;
}

/** Reads up to the damage: what came before it counts. */
function attempt(read: () => void): void {
  try {
    read();
  } catch {
    return;
  }
}
