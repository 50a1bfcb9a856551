import fs from "node:fs";
import path from "node:path";
import { Temporal } from "temporal-polyfill";
import { backupsToRemove } from "#shared/domain/backup/rotation";
import type { EpochMs, LocalDate } from "#shared/domain/card/case-state";
import { fileUnderSum, sumsInFolder } from "./attachment-copies";
import { type Disk, patiently } from "./disk";
import { attachmentSumsIn } from "./inspect-database";
import { type BackupManifest, manifestFileOf, readBackupName, readManifest } from "./manifest";

export interface ListedBackup {
  /** Absolute path of the database. */
  readonly file: string;
  readonly madeAtMs: EpochMs;
  /** By the disk's clock: which of two of one moment came later (a sandbox's clock stands still). */
  readonly writtenAtMs: number;
  readonly bytes: number;
  readonly manifest: BackupManifest | null;
  /**
   * `sound`: the manifest agrees with name and size (its sum is looked at by `verifyBackup`); `no_manifest`: the file
   * lies there alone; `damaged`: the manifest's own sum, or the size, is wrong.
   */
  readonly state: "sound" | "no_manifest" | "damaged";
}

/** The backups of a folder, the newest first; reads manifests and sizes only. A missing folder has none. */
export function listBackups(folder: string): ListedBackup[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith(".sqlite") && !name.startsWith("."))
    .map((name) => listed(path.resolve(folder, name)))
    .toSorted((a, b) => b.madeAtMs - a.madeAtMs || b.writtenAtMs - a.writtenAtMs);
}

/** One backup as its name, size and manifest show it. */
export function listed(file: string): ListedBackup {
  const { size: bytes, mtimeMs } = fs.statSync(file);
  const read = readManifest(file);
  const named = readBackupName(path.basename(file));
  if (read.state !== "sound") {
    const madeAtMs = named?.madeAtMs ?? Math.round(mtimeMs);
    return {
      file,
      madeAtMs,
      writtenAtMs: mtimeMs,
      bytes,
      manifest: null,
      state: read.state === "missing" ? "no_manifest" : "damaged",
    };
  }
  const { manifest } = read;
  return {
    file,
    madeAtMs: manifest.made_at,
    writtenAtMs: mtimeMs,
    bytes,
    manifest,
    state: manifest.bytes === bytes ? "sound" : "damaged",
  };
}

export interface RotationRequest {
  readonly folder: string;
  readonly zone: string;
  /** Only backups of this store's data are touched; null = of a store from before the id. */
  readonly storeId: string | null;
  /** Files (absolute) that stay: what an undo needs, what is being restored. */
  readonly pinned: ReadonlySet<string>;
  /** Files (absolute) whose sum was wrong when it was last looked at. */
  readonly damaged: ReadonlySet<string>;
  /** Sums of the files that the store still has: they stay too. */
  readonly liveSums: ReadonlySet<string>;
  readonly disk: Disk;
}

function dayOf(atMs: EpochMs, zone: string): LocalDate {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** Removes what the rotation lets go, and the files that no backup left names. Answers the backups removed. */
export async function rotateBackups(request: RotationRequest): Promise<readonly string[]> {
  const { folder, zone, storeId, pinned, damaged, disk } = request;
  const own = listBackups(folder).filter(
    ({ manifest }) => manifest !== null && manifest.store.id === storeId,
  );
  const removed = backupsToRemove(
    own.map(({ file, madeAtMs, state }) => ({
      id: file,
      madeAtMs,
      day: dayOf(madeAtMs, zone),
      verified: state === "sound" && !damaged.has(file),
    })),
    pinned,
  );
  for (const file of removed) {
    await patiently(disk, (files) => files.unlink(manifestFileOf(file)));
    await patiently(disk, (files) => files.unlink(file));
  }
  if (removed.length > 0) await removeUnnamedFiles(folder, request.liveSums, disk);
  return removed;
}

/** A backup that can't be read may name any file: then all stay. */
async function removeUnnamedFiles(folder: string, live: ReadonlySet<string>, disk: Disk): Promise<void> {
  const attachments = path.join(folder, "attachments");
  const named = new Set(live);
  try {
    for (const { file } of listBackups(folder)) for (const sum of attachmentSumsIn(file)) named.add(sum);
  } catch {
    return;
  }
  for (const sum of sumsInFolder(attachments)) {
    if (!named.has(sum)) await patiently(disk, (files) => files.unlink(fileUnderSum(attachments, sum)));
  }
}
