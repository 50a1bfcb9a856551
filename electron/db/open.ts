import fs from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import Database from "better-sqlite3";
import type { EpochMs } from "#shared/domain/card/case-state";
import { NODE_DISK, syncFile, syncFolder } from "./backup/disk";
import { type BackupProgress, type MadeBackup, makeBackup } from "./backup/make-backup";
import { clearRestoreFolder } from "./backup/restore-folder";
import { holdAlone, holdTogether, type StoreLock } from "./backup/store-lock";
import { isSwapUnfinished, resumeSwap } from "./backup/swap";
import { connectStore, type NameReadings, type SlowQuery, type Store } from "./connection";
import { type DataFolder, dataFolderAt } from "./data-folder";
import { isReadOnlyPlace, unsafeFolder } from "./folder-safety";
import { quickCheck } from "./integrity";
import { historyDifferences, latestVersion, migrate, schemaVersion } from "./migrate";
import { MIGRATIONS } from "./migrations/all";
import type { Migration } from "./migrations/migration";
import { APPLICATION_ID, setPragmas } from "./pragmas";
import { type StoreFailure, storeFailure, storeFailureOf } from "./store-failure";

export interface OpenOptions {
  /** The data folder (ARCHITECTURE 2); the database in it is `desk.sqlite`. */
  readonly folder: string;
  readonly now: () => EpochMs;
  /** `read` never writes; `write` falls back to reading where the place refuses writing. Default `write`. */
  readonly access?: "write" | "read";
  /**
   * The check of every page at a start (SAFETY 3). Default true. `later` leaves it to the caller, who writes nothing
   * before it has passed; a store whose schema is to be updated is checked first all the
   * same. (Opening changes the journal's kind, two bytes of the file's header, and nothing else.)
   */
  readonly quickCheck?: boolean | "later";
  readonly onSlowQuery?: (slow: SlowQuery) => void;
  readonly slowQueryMs?: number;
  /** How names are read for the search index. Default: not at all. */
  readonly nameReadings?: NameReadings;
  readonly onCopyProgress?: (progress: BackupProgress) => void;
  /** How long a statement waits for another process; default 5 s. A window's thread must not stand still that long. */
  readonly busyTimeoutMs?: number;
  /** Only tests pass their own. */
  readonly migrations?: readonly Migration[];
}

/** As long as a statement waits. */
const BUSY_TIMEOUT_MS = 5000;
const BUSY_PAUSE_MS = 20;

export interface OpenedStore {
  readonly ok: true;
  readonly store: Store;
  /** What an update of the schema did, null where there was nothing to do. */
  readonly migrated: { readonly from: number; readonly to: number; readonly copy: MadeBackup } | null;
}

export type OpenResult = OpenedStore | StoreFailure;

/**
 * Opens a store that exists, in the order of ARCHITECTURE 2: newer-version guard → quick check → verified copy and
 * migration where one is due. The lock for one instance is the platform's. A failure closes everything again and
 * leaves the files as they were. Failures: `no_folder`, `unsupported` (network or synchronised folder),
 * `newer_database`, `corrupt`, `read_only` (a migration is due there), `busy`, `disk_full`, `internal`.
 */
export async function openStore(options: OpenOptions): Promise<OpenResult> {
  const untilMs = performance.now() + (options.busyTimeoutMs ?? BUSY_TIMEOUT_MS);
  for (;;) {
    const opened = await openOnce(options);
    // SQLite does not wait where another process changes the journal's kind, as each does at its opening and closing.
    const isPassing = !opened.ok && opened.code === "busy" && performance.now() < untilMs;
    if (!isPassing) return opened;
    await setTimeout(BUSY_PAUSE_MS);
  }
}

async function openOnce(options: OpenOptions): Promise<OpenResult> {
  const folder = dataFolderAt(options.folder);
  try {
    const refused = refuseFolder(folder);
    if (refused !== null) return refused;
    const readOnly = options.access === "read" || isReadOnlyPlace(folder.root, folder.database);
    if (!readOnly) return await openWithLock(folder, options);
    if (isSwapUnfinished(folder)) return storeFailure("read_only", { reason: "restore_unfinished" });
    return refuseFile(folder, options.migrations ?? MIGRATIONS) ?? openForReading(folder, options);
  } catch (error) {
    return failureAt(folder, error);
  }
}

/** A restore that was cut off is finished first; from then on nobody may swap the files until the store is closed. */
async function openWithLock(folder: DataFolder, options: OpenOptions): Promise<OpenResult> {
  // Nothing is made in a folder that holds no store.
  if (!isSwapUnfinished(folder)) {
    const refused = refuseFile(folder, options.migrations ?? MIGRATIONS);
    if (refused !== null) return refused;
  }
  const lock = await lockAfterRestore(folder, options);
  if (lock === null) return storeFailure("busy", { reason: "restoring", folder: folder.root });
  let result: OpenResult | null = null;
  try {
    clearLeftCopies(folder);
    const refused = refuseFile(folder, options.migrations ?? MIGRATIONS);
    result = refused ?? (await openForWriting(folder, options, lock));
    return result;
  } finally {
    if (result?.ok !== true) lock.release();
  }
}

/** A restore that was cut off before its journal leaves a copy of a backup, in which anybody may stand. */
function clearLeftCopies(folder: DataFolder): void {
  try {
    clearRestoreFolder(folder);
  } catch (error) {
    // Held by another program for a moment: the next opening clears it.
    if (storeFailureOf(error) === null) throw error;
  }
}

async function lockAfterRestore(folder: DataFolder, options: OpenOptions): Promise<StoreLock | null> {
  for (;;) {
    if (isSwapUnfinished(folder)) {
      const alone = holdAlone(folder.lock);
      if (alone === null) return null;
      try {
        await resumeSwap(folder, NODE_DISK);
      } finally {
        alone.release();
      }
    }
    const lock = holdTogether(folder.lock, options.busyTimeoutMs);
    if (lock === null || !isSwapUnfinished(folder)) return lock;
    lock.release();
  }
}

/**
 * Makes the folders and an empty database; the file gets its name only when it is whole. Refuses where a store is
 * already there (`unsupported`, reason `exists`).
 */
export async function createStore(options: OpenOptions): Promise<OpenResult> {
  const folder = dataFolderAt(options.folder);
  try {
    const refused = refuseFolder({ ...folder, root: "" }, options.folder);
    if (refused !== null) return refused;
    if (fs.existsSync(folder.database))
      return storeFailure("unsupported", { reason: "exists", file: folder.database });
    for (const made of [folder.root, folder.attachments, folder.backups, folder.logs]) {
      fs.mkdirSync(made, { recursive: true });
    }
    if (isReadOnlyPlace(folder.root, folder.root)) return storeFailure("read_only", { folder: folder.root });
    await buildEmptyDatabase(folder, options);
    return await openStore(options);
  } catch (error) {
    return failureAt(folder, error);
  }
}

async function buildEmptyDatabase(folder: DataFolder, options: OpenOptions): Promise<void> {
  const unfinished = `${folder.database}.new`;
  for (const left of [unfinished, `${unfinished}-wal`, `${unfinished}-shm`]) fs.rmSync(left, { force: true });
  const sqlite = new Database(unfinished);
  try {
    setPragmas(sqlite, "write");
    sqlite.pragma(`application_id = ${APPLICATION_ID}`);
    migrate(sqlite, options.migrations ?? MIGRATIONS, options.now());
    sqlite.pragma("journal_mode = DELETE");
  } finally {
    sqlite.close();
  }
  await syncFile(NODE_DISK, unfinished);
  fs.renameSync(unfinished, folder.database);
  await syncFolder(NODE_DISK, folder.root);
  fs.writeFileSync(storeMark(folder), "");
}

function refuseFolder(folder: DataFolder, named: string = folder.root): StoreFailure | null {
  const reason = unsafeFolder(named);
  if (reason !== null) return storeFailure("unsupported", { reason, folder: named });
  if (folder.root === "") return null;
  const stat = fs.statSync(folder.root, { throwIfNoEntry: false });
  return stat?.isDirectory() === true ? null : storeFailure("no_folder", { folder: folder.root });
}

const headerBytes = 100;
const magic = "SQLite format 3\0";

/**
 * Looks at the file before SQLite does: a missing one would be made anew, an empty one taken for a new store, and
 * a newer one must stay untouched.
 */
function refuseFile(folder: DataFolder, migrations: readonly Migration[]): StoreFailure | null {
  const file = folder.database;
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  const walBytes = fs.statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  if (stat === undefined && walBytes > 0) return storeFailure("corrupt", { file, reason: "store_missing" });
  if (stat === undefined)
    return storeFailure("no_folder", heldStore(folder) ? { file, reason: "store_missing" } : { file });
  const header = readHeader(file);
  if (header.length < headerBytes || header.toString("latin1", 0, magic.length) !== magic) {
    return storeFailure("corrupt", { file, reason: "not_a_database", bytes: stat.size });
  }
  if (header.readUInt32BE(68) !== APPLICATION_ID)
    return storeFailure("corrupt", { file, reason: "not_ours" });
  const found = walBytes > 0 ? versionThroughWal(file) : header.readUInt32BE(60);
  const known = latestVersion(migrations);
  return found > known ? storeFailure("newer_database", { file, found, known }) : null;
}

/** Says that a folder holds a store, also while its database is gone. */
function storeMark(folder: DataFolder): string {
  return path.join(folder.backups, ".store");
}

/** A folder whose database is missing though there was one: that must never look like a new store. */
function heldStore(folder: DataFolder): boolean {
  if (fs.existsSync(storeMark(folder)) || fs.existsSync(folder.setAside)) return true;
  return [folder.backups, folder.attachments].some(
    (place) => fs.existsSync(place) && fs.readdirSync(place).length > 0,
  );
}

function readHeader(file: string): Buffer {
  const descriptor = fs.openSync(file, "r");
  try {
    const header = Buffer.alloc(headerBytes);
    return header.subarray(0, fs.readSync(descriptor, header, 0, headerBytes, 0));
  } finally {
    fs.closeSync(descriptor);
  }
}

/** The version may have changed in a write-ahead log that was not yet folded in when the program ended. */
function versionThroughWal(file: string): number {
  const sqlite = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return schemaVersion(sqlite);
  } finally {
    sqlite.close();
  }
}

function openForReading(folder: DataFolder, options: OpenOptions): OpenResult {
  const sqlite = new Database(folder.database, { readonly: true, fileMustExist: true });
  return closeUnlessOk(sqlite, () => {
    const refused = readingRefused(sqlite, folder);
    if (refused !== null) return refused;
    setPragmas(sqlite, "read");
    const damaged = checkFile(sqlite, folder, options);
    if (damaged !== null) return damaged;
    const known = latestVersion(options.migrations ?? MIGRATIONS);
    if (schemaVersion(sqlite) < known) {
      return storeFailure("read_only", { reason: "migration_due", file: folder.database });
    }
    return { ok: true, store: connectStore(sqlite, { ...options, folder, readOnly: true }), migrated: null };
  });
}

/**
 * A store that was not closed has a write-ahead log, and reading that takes a folder that can be written: said as
 * such, since SQLite only says that it cannot open the file.
 */
function readingRefused(sqlite: Database.Database, folder: DataFolder): StoreFailure | null {
  try {
    schemaVersion(sqlite);
    return null;
  } catch (error) {
    const failure = storeFailureOf(error);
    if (failure?.code !== "no_folder") throw error;
    return storeFailure("read_only", { reason: "not_closed", file: folder.database });
  }
}

async function openForWriting(
  folder: DataFolder,
  options: OpenOptions,
  lock: StoreLock,
): Promise<OpenResult> {
  rollBackCutWrite(folder);
  const damaged = checkUntouched(folder, options);
  if (damaged !== null) return damaged;
  const sqlite = new Database(folder.database, { fileMustExist: true });
  try {
    setPragmas(sqlite, "write");
    const migrated = await migrateWithCopy(sqlite, folder, options);
    setPragmas(sqlite, "write", options.busyTimeoutMs);
    const store = connectStore(sqlite, { ...options, folder, readOnly: false, onClosed: lock.release });
    return { ok: true, store, migrated };
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

/**
 * A power cut or a failing disk while the journal's kind was changed (at each opening and closing) leaves a rollback
 * journal beside the file. Until SQLite has taken that write back, nobody who only reads can look at the file.
 */
function rollBackCutWrite({ database }: DataFolder): void {
  if (!fs.existsSync(`${database}-journal`)) return;
  const sqlite = new Database(database, { fileMustExist: true });
  try {
    schemaVersion(sqlite);
  } finally {
    sqlite.close();
  }
}

/** Through a connection that only reads: setting the journal already writes into the file. */
function checkUntouched(folder: DataFolder, options: OpenOptions): StoreFailure | null {
  const sqlite = new Database(folder.database, { readonly: true, fileMustExist: true });
  try {
    setPragmas(sqlite, "read");
    return checkFile(sqlite, folder, options);
  } finally {
    sqlite.close();
  }
}

function closeUnlessOk(sqlite: Database.Database, open: () => OpenResult): OpenResult {
  let result: OpenResult | null = null;
  try {
    result = open();
    return result;
  } finally {
    if (result?.ok !== true) sqlite.close();
  }
}

function checkFile(sqlite: Database.Database, folder: DataFolder, options: OpenOptions): StoreFailure | null {
  const file = folder.database;
  const isLater =
    options.quickCheck === "later" &&
    schemaVersion(sqlite) >= latestVersion(options.migrations ?? MIGRATIONS);
  if (options.quickCheck !== false && !isLater) {
    const [finding] = quickCheck(sqlite);
    if (finding !== undefined) return storeFailure("corrupt", { file, reason: "quick_check", finding });
  }
  const [difference] = historyDifferences(sqlite, options.migrations ?? MIGRATIONS);
  return difference === undefined
    ? null
    : storeFailure("corrupt", { file, reason: "migration_history", finding: difference });
}

async function migrateWithCopy(
  sqlite: Database.Database,
  folder: DataFolder,
  options: OpenOptions,
): Promise<OpenedStore["migrated"]> {
  const migrations = options.migrations ?? MIGRATIONS;
  const from = schemaVersion(sqlite);
  const to = latestVersion(migrations);
  if (from >= to) return null;
  const copy = await makeBackup({
    source: sqlite,
    folder: folder.backups,
    attachments: folder.attachments,
    reason: "migration",
    nowMs: options.now(),
    ...(options.onCopyProgress ? { onProgress: options.onCopyProgress } : {}),
  });
  migrate(sqlite, migrations, options.now());
  return { from, to, copy };
}

function failureAt(folder: DataFolder, error: unknown): StoreFailure {
  const failure = storeFailureOf(error);
  if (failure === null) throw error;
  return { ...failure, details: { ...failure.details, folder: folder.root } };
}
