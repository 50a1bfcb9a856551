import { randomUUID } from "node:crypto";
import path from "node:path";
import Database from "better-sqlite3";
import type { BackupReason } from "#shared/domain/backup/vocabulary";
import { type DataFolder, dataFolderAt } from "../data-folder";
import { integrityCheck } from "../integrity";
import { setPragmas } from "../pragmas";
import { type StoreFailure, storeFailure, storeFailureOf } from "../store-failure";
import { sumsInFolder } from "./attachment-copies";
import { listBackups, rotateBackups } from "./backup-list";
import { changeBackupState, readBackupState } from "./backup-state";
import { type Disk, NODE_DISK } from "./disk";
import { heldAgain, knownErasures, mergeErasures, readErasures } from "./erasure-list";
import { DamagedDatabase } from "./inspect-database";
import { type BackupProgress, type MadeBackup, makeBackup } from "./make-backup";
import { type CurrentStore, compareWithBackup } from "./preview-restore";
import { type Restored, restoreBackup } from "./restore";
import { copyToSecondPlace, NotConnected, storeFolderAt } from "./second-place";
import { restoredNoteIn, type Undone, undoRestore } from "./undo-restore";
import { type VerifiedBackup, type VerifyOutcome, verifyBackup } from "./verify-backup";

/** Work on backups as plain data, so that it runs in a thread of its own as well as in place. */
export interface BackupJobs {
  readonly make: {
    readonly input: { readonly dataFolder: string; readonly reason: BackupReason; readonly nowMs: number };
    readonly output: MadeBackup;
  };
  readonly verify: {
    readonly input: { readonly dataFolder: string; readonly file: string; readonly nowMs: number };
    readonly output: VerifyOutcome;
  };
  readonly preview: {
    readonly input: { readonly dataFolder: string; readonly file: string };
    readonly output: RestorePreview;
  };
  readonly restore: { readonly input: RestoreInput & { readonly file: string }; readonly output: Restored };
  readonly undo: { readonly input: RestoreInput; readonly output: Undone };
  /** Every index against its table, weekly (SAFETY 3); null = sound. */
  readonly integrity: {
    readonly input: { readonly dataFolder: string; readonly nowMs: number };
    readonly output: { readonly finding: string | null };
  };
}
export type BackupJobName = keyof BackupJobs;
export type JobInput<Name extends BackupJobName> = BackupJobs[Name]["input"];
export type JobOutcome<Name extends BackupJobName> =
  | { readonly ok: true; readonly value: BackupJobs[Name]["output"] }
  | StoreFailure;

export interface RestoreInput {
  readonly dataFolder: string;
  readonly nowMs: number;
  readonly by: string | null;
  readonly approvedBy: string | null;
}

export interface RestorePreview {
  readonly verified: VerifyOutcome;
  readonly backup: VerifiedBackup | null;
  readonly current: CurrentStore | null;
  /** People who were erased since the backup and would be erased in it again. */
  readonly erasedAgain: number;
}

export type Progress = (progress: BackupProgress) => void;

/** Does one job in this thread. Storage failures come back as values; a slip of the program is thrown. */
export async function runBackupJob<Name extends BackupJobName>(
  name: Name,
  input: JobInput<Name>,
  onProgress: Progress = () => undefined,
  disk: Disk = NODE_DISK,
): Promise<JobOutcome<Name>> {
  const job: Job<Name> = JOBS[name];
  try {
    return await job(input, onProgress, disk);
  } catch (error) {
    if (error instanceof DamagedDatabase) return storeFailure("corrupt", { finding: error.message });
    const failure = storeFailureOf(error);
    if (failure === null) throw error;
    return failure;
  }
}

type Job<Name extends BackupJobName> = (
  input: JobInput<Name>,
  onProgress: Progress,
  disk: Disk,
) => Promise<JobOutcome<Name>>;

const JOBS: { readonly [Name in BackupJobName]: Job<Name> } = {
  make: makeAndKeep,
  verify: async ({ dataFolder, file, nowMs }, _onProgress, disk) => {
    const outcome = await verifyBackup(file, { disk });
    const { backups } = dataFolderAt(dataFolder);
    if (path.dirname(path.resolve(file)) === backups) {
      await changeBackupState(backups, disk, ({ checked }) => ({
        checked: { ...checked, [path.basename(file)]: { at: nowMs, ok: outcome.ok } },
      })).catch(() => undefined);
    }
    return { ok: true, value: outcome };
  },
  preview: async ({ dataFolder, file }, _onProgress, disk) => {
    const verified = await verifyBackup(file, { disk });
    const backup = verified.ok ? verified.backup : null;
    const folder = dataFolderAt(dataFolder);
    if (backup === null) return { ok: true, value: { verified, backup, current: null, erasedAgain: 0 } };
    const current = compareWithBackup(folder, backup.file);
    const places = [folder.backups, path.dirname(backup.file), ...foldersOfSecondPlace(folder)];
    const { people } = heldAgain(backup.file, knownErasures(places, folder.database));
    return { ok: true, value: { verified, backup, current, erasedAgain: people } };
  },
  restore: async (input, onProgress, disk) => {
    const restored = await restoreBackup({ ...restoring(input, onProgress, disk), file: input.file });
    return restored.ok ? { ok: true, value: restored } : restored;
  },
  undo: async (input, onProgress, disk) => {
    const undone = await undoRestore(restoring(input, onProgress, disk));
    return undone.ok ? { ok: true, value: undone } : undone;
  },
  integrity: async ({ dataFolder, nowMs }, _onProgress, disk) => {
    const folder = dataFolderAt(dataFolder);
    const finding = reading(folder, (sqlite) => integrityCheck(sqlite)[0] ?? null);
    await changeBackupState(folder.backups, disk, () => ({ integrity: { at: nowMs, finding } }));
    return { ok: true, value: { finding } };
  },
};

function restoring(input: RestoreInput, onProgress: Progress, disk: Disk) {
  const folder = dataFolderAt(input.dataFolder);
  return {
    folder,
    nowMs: input.nowMs,
    by: input.by,
    approvedBy: input.approvedBy,
    knownFolders: foldersOfSecondPlace(folder),
    newId: randomUUID,
    disk,
    onProgress,
  };
}

/** Where the second place holds backups of the stores that this folder's backups are of. */
export function foldersOfSecondPlace(folder: DataFolder): string[] {
  const place = readBackupState(folder.backups).second_place;
  if (place === null) return [];
  const stores = listBackups(folder.backups).flatMap(({ manifest }) => manifest?.store ?? []);
  return [...new Set(stores.map((store) => storeFolderAt(place.folder, store)))];
}

function reading<Value>(folder: DataFolder, read: (sqlite: Database.Database) => Value): Value {
  const sqlite = new Database(folder.database, { readonly: true, fileMustExist: true });
  try {
    setPragmas(sqlite, "read");
    return read(sqlite);
  } finally {
    sqlite.close();
  }
}

/** Makes a backup, keeps the rotation, and brings it to the second place; only the first may fail the job. */
async function makeAndKeep(
  { dataFolder, reason, nowMs }: JobInput<"make">,
  onProgress: Progress,
  disk: Disk,
): Promise<JobOutcome<"make">> {
  const folder = dataFolderAt(dataFolder);
  const source = new Database(folder.database, { readonly: true, fileMustExist: true });
  try {
    setPragmas(source, "read");
    const made = await makeBackup({
      source,
      folder: folder.backups,
      attachments: folder.attachments,
      reason,
      nowMs,
      disk,
      onProgress,
    });
    await changeBackupState(folder.backups, disk, ({ checked }) => ({
      failure: null,
      checked: { ...checked, [made.manifest.file]: { at: nowMs, ok: true } },
    }));
    const pinned = pinnedBackups(folder, source);
    await keepRotation(folder, folder.backups, made, pinned, disk);
    await forgetRemoved(folder, disk);
    onProgress({ step: "second_place", done: 0, total: 1 });
    await bringToSecondPlace(folder, made, nowMs, disk);
    return { ok: true, value: made };
  } catch (error) {
    const code = error instanceof DamagedDatabase ? "corrupt" : (storeFailureOf(error)?.code ?? "internal");
    await changeBackupState(folder.backups, disk, () => ({ failure: { at: nowMs, code } })).catch(
      () => undefined,
    );
    throw error;
  } finally {
    source.close();
  }
}

/** What an undo of the last restore needs stays whatever its age. */
function pinnedBackups(folder: DataFolder, source: Database.Database): ReadonlySet<string> {
  const safety = restoredNoteIn(source)?.undo?.safety;
  return new Set(safety == null ? [] : [path.join(folder.backups, safety)]);
}

async function keepRotation(
  folder: DataFolder,
  backups: string,
  { manifest }: MadeBackup,
  pinned: ReadonlySet<string>,
  disk: Disk,
): Promise<void> {
  const { checked } = readBackupState(folder.backups);
  const damaged = Object.entries(checked).filter(([, { ok }]) => !ok);
  await rotateBackups({
    folder: backups,
    zone: manifest.store.zone,
    storeId: manifest.store.id,
    pinned,
    damaged: new Set(damaged.map(([name]) => path.join(backups, name))),
    liveSums: new Set(sumsInFolder(folder.attachments)),
    disk,
  }).catch((error: unknown) => {
    // A backup that may go and does not is no harm; the next rotation tries again.
    if (storeFailureOf(error) === null) throw error;
  });
}

async function forgetRemoved(folder: DataFolder, disk: Disk): Promise<void> {
  const there = new Set(listBackups(folder.backups).map(({ file }) => path.basename(file)));
  await changeBackupState(folder.backups, disk, ({ checked }) => ({
    checked: Object.fromEntries(Object.entries(checked).filter(([name]) => there.has(name))),
  }));
}

async function bringToSecondPlace(
  folder: DataFolder,
  made: MadeBackup,
  nowMs: number,
  disk: Disk,
): Promise<void> {
  const place = readBackupState(folder.backups).second_place;
  if (place === null) return;
  let code: string | null = null;
  try {
    const target = await copyToSecondPlace(made, place.folder, disk);
    await mergeErasures(disk, path.dirname(target), readErasures(folder.backups));
    await keepRotation(folder, path.dirname(target), made, new Set(), disk);
  } catch (error) {
    code = error instanceof NotConnected ? error.code : (storeFailureOf(error)?.code ?? null);
    if (code === null) throw error;
  }
  await changeBackupState(folder.backups, disk, (state) => ({
    second_place:
      state.second_place === null
        ? null
        : code === null
          ? { ...state.second_place, ok_at: nowMs, failure: null }
          : { ...state.second_place, failure: { at: nowMs, code } },
  }));
}
