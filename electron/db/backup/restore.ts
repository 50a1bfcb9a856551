import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import type { DataFolder } from "../data-folder";
import { isReadOnlyPlace, unsafeFolder } from "../folder-safety";
import { MIGRATIONS } from "../migrations/all";
import { setPragmas } from "../pragmas";
import { secretsFolderOf } from "../secret-files";
import { type StoreFailure, storeFailure, storeFailureOf } from "../store-failure";
import { copyFilesUnderSums } from "./attachment-copies";
import { listBackups } from "./backup-list";
import { type Disk, NODE_DISK, patiently, syncFile } from "./disk";
import { heldAgain, knownErasures, mergeErasures } from "./erasure-list";
import { DamagedDatabase, type DatabaseFacts } from "./inspect-database";
import { highestEpoch, highestNumbers, numbersInDatabase } from "./known-numbers";
import { type BackupProgress, type MadeBackup, makeBackup } from "./make-backup";
import { type CurrentStore, compareWithBackup, isOtherStore } from "./preview-restore";
import { clearRestoreFolder } from "./restore-folder";
import { prepareRestored, type RestoredNote } from "./restored-note";
import { holdAlone } from "./store-lock";
import { resumeSwap, swapDatabase } from "./swap";
import { type VerifiedBackup, verifyBackup } from "./verify-backup";

export interface RestoreRequest {
  readonly folder: DataFolder;
  readonly file: string;
  readonly nowMs: number;
  /** Who asked, and the second person; null where nobody could sign in. */
  readonly by: string | null;
  readonly approvedBy: string | null;
  /** Further folders of backups whose numbers count as given: the second place, where the file lies. */
  readonly knownFolders: readonly string[];
  readonly newId: () => string;
  /** What this restore is; `undo` brings back what an earlier one replaced. */
  readonly kind?: "restore" | "undo";
  readonly disk?: Disk;
  readonly onProgress?: (progress: BackupProgress) => void;
}

export interface Restored {
  readonly ok: true;
  readonly file: string;
  readonly sha256: string;
  readonly facts: DatabaseFacts;
  readonly note: RestoredNote;
  /** The backup of what was in place; null where there was nothing or it was damaged. */
  readonly safetyBackup: string | null;
  /** Where what was in place lies now; null for a new folder. */
  readonly setAside: string | null;
  readonly missingAttachments: number;
  /** People whom the backup still holds: the first opening erases them again. */
  readonly erasedAgain: number;
}

/**
 * Puts a backup in the place of the store's data (SAFETY 4): checks it in full, backs up what is there, prepares the
 * new database beside it (its numbers raised over every number that is known to be given, a new replica epoch), then
 * swaps by journal. Killed anywhere it leaves exactly the old store or exactly the new one. What was in place is set
 * aside, never deleted. Who was erased since the backup is on the list beside the backups before the swap, so that the
 * first opening erases them again. Failures: `not_found`-like `no_folder` (no such file), `corrupt`, `newer_database`,
 * `unsupported` (another store's data, unsafe folder), `busy` (somebody has the store open), `read_only`, `disk_full`.
 */
export async function restoreBackup(request: RestoreRequest): Promise<Restored | StoreFailure> {
  return alone(request.folder, () => restoreAlone(request));
}

/** Runs work that replaces the store's files while nobody has it open. */
export async function alone<Done>(
  folder: DataFolder,
  work: () => Promise<Done | StoreFailure>,
): Promise<Done | StoreFailure> {
  try {
    const refused = refusePlace(folder);
    if (refused !== null) return refused;
    for (const made of [folder.root, folder.attachments, folder.backups, folder.logs, folder.restore]) {
      fs.mkdirSync(made, { recursive: true });
    }
    const lock = holdAlone(folder.lock);
    if (lock === null) return storeFailure("busy", { reason: "open_elsewhere", folder: folder.root });
    try {
      return await work();
    } finally {
      lock.release();
    }
  } catch (error) {
    const failure = storeFailureOf(error);
    if (failure === null) throw error;
    return { ...failure, details: { ...failure.details, folder: folder.root } };
  }
}

function refusePlace(folder: DataFolder): StoreFailure | null {
  const reason = unsafeFolder(folder.root);
  if (reason !== null) return storeFailure("unsupported", { reason, folder: folder.root });
  const isThere = fs.existsSync(folder.root);
  return isThere && isReadOnlyPlace(folder.root, folder.database)
    ? storeFailure("read_only", { folder: folder.root })
    : null;
}

async function restoreAlone(request: RestoreRequest): Promise<Restored | StoreFailure> {
  const { folder } = request;
  const disk = request.disk ?? NODE_DISK;
  await resumeSwap(folder, disk);
  request.onProgress?.({ step: "check", done: 0, total: 1 });
  const verified = await verifyBackup(request.file, { disk, withFiles: false });
  if (!verified.ok) {
    return verified.problem === "missing"
      ? storeFailure("no_folder", { reason: "backup_missing", file: request.file })
      : storeFailure("corrupt", {
          reason: `backup_${verified.problem}`,
          file: request.file,
          finding: verified.finding,
        });
  }
  const { backup } = verified;
  if (backup.facts.schema_version > MIGRATIONS.length) {
    return storeFailure("newer_database", {
      file: backup.file,
      found: backup.facts.schema_version,
      known: MIGRATIONS.length,
    });
  }
  const current = compareWithBackup(folder, backup.file);
  const known = current?.facts.store ?? storeOfBackups(folder);
  if (known !== null && isOtherStore(known, backup.facts.store)) {
    return storeFailure("unsupported", { reason: "other_store", file: backup.file });
  }
  const safety = await backUpCurrent(request, disk);
  const erasures = knownErasures(foldersKnownTo(request, backup.file), folder.database);
  await mergeErasures(disk, folder.backups, erasures);
  const again = heldAgain(backup.file, erasures);
  const incoming = await stage(request, disk, { backup, current, safety });
  const attachments = await bringFiles(request, disk, backup, again.files);
  const hadDatabase = fs.existsSync(folder.database);
  await swapDatabase({ folder, incoming: incoming.name, aside: incoming.name, disk });
  return {
    ok: true,
    file: backup.file,
    sha256: backup.sha256,
    facts: backup.facts,
    note: incoming.note,
    safetyBackup: safety?.file ?? null,
    setAside: hadDatabase ? path.join(folder.setAside, incoming.name) : null,
    missingAttachments: attachments,
    erasedAgain: again.people,
  };
}

/** Every folder whose backups, and lists beside them, tell of this store. */
function foldersKnownTo(
  { folder, knownFolders }: Pick<RestoreRequest, "folder" | "knownFolders">,
  file: string,
): readonly string[] {
  return [...new Set([folder.backups, path.dirname(file), ...knownFolders])];
}

function storeOfBackups(folder: DataFolder) {
  return listBackups(folder.backups).find(({ manifest }) => manifest !== null)?.manifest?.store ?? null;
}

/** The safety backup; null where there is nothing to back up, or what there is can't be read any more. */
export async function backUpCurrent(
  request: Pick<RestoreRequest, "folder" | "nowMs" | "onProgress">,
  disk: Disk,
): Promise<MadeBackup | null> {
  const { folder } = request;
  if (!fs.existsSync(folder.database)) return null;
  let sqlite: Database.Database | null = null;
  try {
    sqlite = new Database(folder.database, { readonly: true, fileMustExist: true });
    setPragmas(sqlite, "read");
    return await makeBackup({
      source: sqlite,
      folder: folder.backups,
      attachments: folder.attachments,
      reason: "restore",
      nowMs: request.nowMs,
      disk,
      ...(request.onProgress ? { onProgress: request.onProgress } : {}),
    });
  } catch (error) {
    if (error instanceof DamagedDatabase || storeFailureOf(error)?.code === "corrupt") return null;
    throw error;
  } finally {
    sqlite?.close();
  }
}

/** Names what comes in and what goes aside for it. */
export function incomingName(nowMs: number, newId: () => string): string {
  return `${new Date(nowMs).toISOString().replaceAll(/[-:.]/g, "")}-${newId().slice(0, 8)}`;
}

interface Prepared {
  readonly backup: VerifiedBackup;
  readonly current: CurrentStore | null;
  readonly safety: MadeBackup | null;
}

/** Copies the backup beside the store and makes it ready to take its place. */
async function stage(
  request: RestoreRequest,
  disk: Disk,
  prepared: Prepared,
): Promise<{ readonly name: string; readonly note: RestoredNote }> {
  const { folder, newId } = request;
  const { backup, current } = prepared;
  clearRestoreFolder(folder);
  const name = incomingName(request.nowMs, newId);
  const staged = path.join(folder.restore, name, "desk.sqlite");
  await patiently(disk, (files) => files.makeFolder(path.dirname(staged)));
  await patiently(disk, (files) => files.copy(backup.file, staged));
  fs.chmodSync(staged, 0o644);
  const { store } = backup.facts;
  const folders = foldersKnownTo(request, backup.file);
  const note = noteOf(request, prepared, name);
  prepareRestored(staged, {
    numbers: highestNumbers(folders, store, numbersInDatabase(folder.database)),
    knownEpoch: Math.max(highestEpoch(folders, store), current?.facts.store.epoch ?? 0),
    note,
    newId,
    secrets: secretsFolderOf(folder.database),
  });
  await syncFile(disk, staged);
  return { name, note };
}

function noteOf(request: RestoreRequest, { backup, current, safety }: Prepared, aside: string): RestoredNote {
  return {
    kind: request.kind ?? "restore",
    at: request.nowMs,
    by: request.by,
    approved_by: request.approvedBy,
    file: path.basename(backup.file),
    made_at: backup.madeAtMs,
    lost_cards: current?.lostCards ?? null,
    undo: fs.existsSync(request.folder.database)
      ? { safety: safety === null ? null : path.basename(safety.file), set_aside: aside }
      : null,
    told: false,
  };
}

/** Files that the store lost with its disk come from beside the backup; answers how many are nowhere. */
async function bringFiles(
  request: RestoreRequest,
  disk: Disk,
  backup: VerifiedBackup,
  leftOut: ReadonlySet<string>,
): Promise<number> {
  const sums = backup.facts.attachmentSums.filter((sum) => !leftOut.has(sum));
  const total = sums.length;
  const from = path.join(path.dirname(backup.file), "attachments");
  const copied = await copyFilesUnderSums(disk, from, request.folder.attachments, sums, (done) =>
    request.onProgress?.({ step: "files", done, total }),
  );
  return copied.missing.length + copied.damaged.length;
}
