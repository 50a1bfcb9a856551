import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import type { BackupReason, BackupStep } from "#shared/domain/backup/vocabulary";
import { packSecrets, secretsFolderOf } from "../secret-files";
import { copyFilesUnderSums, sumsInFolder } from "./attachment-copies";
import { listBackups } from "./backup-list";
import { type Disk, NODE_DISK, patiently, syncFile, syncFolder, writeWholeFile } from "./disk";
import { inspectDatabase } from "./inspect-database";
import { type BackupManifest, backupFileName, manifestFileOf, manifestText } from "./manifest";
import { sumOfFile } from "./sums";

export interface BackupProgress {
  readonly step: BackupStep;
  readonly done: number;
  readonly total: number;
}

export interface BackupRequest {
  /** An open connection; a raw copy of an open file would miss what is in its write-ahead log. */
  readonly source: Database.Database;
  /** The folder of the backups. */
  readonly folder: string;
  /** The data folder's attachments. */
  readonly attachments: string;
  readonly reason: BackupReason;
  readonly nowMs: number;
  readonly disk?: Disk;
  /** Pages copied before other work of this thread gets its turn. */
  readonly pagesPerSlice?: number;
  readonly onProgress?: (progress: BackupProgress) => void;
}

export interface MadeBackup {
  /** Absolute path of the database. */
  readonly file: string;
  readonly manifest: BackupManifest;
  /** False where nothing had changed since the newest backup: that one stands for this one. */
  readonly isNew: boolean;
}

/** Made by the program itself: these need no second file of the same contents. */
const automatic: ReadonlySet<BackupReason> = new Set(["start", "close", "interval"]);

const usualPagesPerSlice = 2000;

/** Free room that must be left beside the copy. */
const roomToLeaveBytes = 16 * 1024 * 1024;

/**
 * Makes a verified backup (SAFETY 4): online copy to a temporary name → fsync → opened again for reading only and
 * checked in full → files under their sums → manifest → rename → fsync of the folder. It is a file of its own for
 * ever: no other backup is overwritten. Throws where the copy is not sound or the disk refuses; nothing is left then
 * but what was there before.
 */
export async function makeBackup(request: BackupRequest): Promise<MadeBackup> {
  const disk = request.disk ?? NODE_DISK;
  const folder = path.resolve(request.folder);
  await patiently(disk, (files) => files.makeFolder(folder));
  clearCutOff(folder);
  refuseWithoutRoom(folder, request.source);
  const temporary = path.join(folder, `.${randomBytes(6).toString("hex")}.part`);
  try {
    await copyDatabase(request, temporary);
    await syncFile(disk, temporary);
    request.onProgress?.({ step: "check", done: 0, total: 1 });
    const { attachmentSums, ...facts } = inspectDatabase(temporary);
    const sha256 = await sumOfFile(disk, temporary);
    const same = automatic.has(request.reason) ? newestWithSum(folder, sha256) : null;
    const copied = await copyAttachments(request, disk, attachmentSums);
    if (same !== null) return { ...same, isNew: false };
    const name = backupFileName({
      store: facts.store,
      madeAtMs: request.nowMs,
      reason: request.reason,
      sha256,
    });
    const file = freeName(path.join(folder, name));
    const manifest: BackupManifest = {
      format: 1,
      file: path.basename(file),
      sha256,
      bytes: fs.statSync(temporary).size,
      made_at: request.nowMs,
      reason: request.reason,
      ...facts,
      attachments: copied,
    };
    await patiently(disk, (files) => files.rename(temporary, file));
    await writeWholeFile(disk, manifestFileOf(file), Buffer.from(manifestText(manifest)));
    await syncFolder(disk, folder);
    return { file, manifest, isNew: true };
  } finally {
    for (const left of [temporary, `${temporary}-journal`]) fs.rmSync(left, { force: true });
  }
}

/** Older than this, an unfinished copy belongs to nobody any more. */
const cutOffAfterMs = 3_600_000;

function clearCutOff(folder: string): void {
  for (const name of fs.readdirSync(folder)) {
    const file = path.join(folder, name);
    if (!/^\.[0-9a-f]{12}\.part(-journal)?$/.test(name)) continue;
    // By the disk's own clock: a sandbox's stands still.
    if (Date.now() - fs.statSync(file).mtimeMs > cutOffAfterMs) fs.rmSync(file, { force: true });
  }
}

function refuseWithoutRoom(folder: string, source: Database.Database): void {
  const pages = source.pragma("page_count", { simple: true }) as number;
  const bytes = pages * (source.pragma("page_size", { simple: true }) as number);
  const { bavail, bsize } = fs.statfsSync(folder);
  if (bavail * bsize >= bytes + roomToLeaveBytes) return;
  throw Object.assign(new Error("no room for a backup"), { code: "ENOSPC" });
}

/** Another connection may write meanwhile: the copy holds one snapshot, so that it is never begun anew. */
async function copyDatabase(request: BackupRequest, target: string): Promise<void> {
  const { source, onProgress, pagesPerSlice = usualPagesPerSlice } = request;
  source.exec("BEGIN");
  try {
    source.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get();
    await source.backup(target, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress?.({ step: "copy", done: totalPages - remainingPages, total: totalPages });
        return pagesPerSlice;
      },
    });
  } finally {
    source.exec("COMMIT");
  }
  // A backup is one file that can be read from a read-only medium: it must not ask for a write-ahead log.
  const copy = new Database(target, { fileMustExist: true });
  try {
    packSecrets(copy, secretsFolderOf(source.name));
    copy.pragma("journal_mode = DELETE");
  } finally {
    copy.close();
  }
}

async function copyAttachments(
  request: BackupRequest,
  disk: Disk,
  named: readonly string[],
): Promise<BackupManifest["attachments"]> {
  const wanted = new Set([...named, ...sumsInFolder(request.attachments)]);
  const target = path.join(request.folder, "attachments");
  const copied = await copyFilesUnderSums(disk, request.attachments, target, wanted, (done) =>
    request.onProgress?.({ step: "files", done, total: wanted.size }),
  );
  return {
    files: copied.files,
    bytes: copied.bytes,
    missing: copied.missing.length,
    damaged: copied.damaged.length,
  };
}

function newestWithSum(folder: string, sha256: string): { file: string; manifest: BackupManifest } | null {
  const newest = listBackups(folder).find((backup) => backup.manifest !== null);
  if (newest === undefined || newest.manifest === null || newest.state !== "sound") return null;
  return newest.manifest.sha256 === sha256 ? { file: newest.file, manifest: newest.manifest } : null;
}

function freeName(wanted: string): string {
  const isTaken = (file: string): boolean => fs.existsSync(file) || fs.existsSync(manifestFileOf(file));
  let file = wanted;
  for (let n = 2; isTaken(file); n += 1) file = wanted.replace(/\.sqlite$/, `-${n}.sqlite`);
  return file;
}
