import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { copyFilesUnderSums } from "./attachment-copies";
import { type Disk, patiently, syncFile, syncFolder, writeWholeFile } from "./disk";
import { attachmentSumsIn } from "./inspect-database";
import { type BackupManifest, type BackupStore, manifestFileOf, manifestText } from "./manifest";
import { sumOfFile } from "./sums";

/** Marks a folder as chosen: an empty mount point of an unplugged stick must not fill the PC's own disk. */
const markName = ".aftersales-desk-backups";

/** A second place that is not there now. */
export class NotConnected extends Error {
  override name = "NotConnected";
  readonly code = "not_connected";
}

/** Makes a folder a second place; throws what the file system throws. */
export async function markSecondPlace(folder: string, disk: Disk): Promise<void> {
  const mark = path.join(folder, markName);
  if (!fs.existsSync(mark)) await writeWholeFile(disk, mark, Buffer.from("backups\n"));
}

export function isConnected(folder: string): boolean {
  return fs.existsSync(path.join(folder, markName));
}

/** Every store has a folder of its own there, by its id: two stores may have the same name (SAFETY 8). */
export function storeFolderAt(secondPlace: string, store: BackupStore): string {
  const id = store.id === null ? "0" : store.id.replaceAll(/[^0-9a-zA-Z]/g, "").slice(0, 12);
  return path.join(secondPlace, "aftersales-desk", `${store.prefix}-${store.store}-${id}`);
}

/**
 * Copies a backup to the second place: temporary name → fsync → read back and compared with its sum → rename, its files
 * with it. Throws `NotConnected`, or what the file system throws; the target holds whole backups only.
 */
export async function copyToSecondPlace(
  backup: { readonly file: string; readonly manifest: BackupManifest },
  secondPlace: string,
  disk: Disk,
): Promise<string> {
  if (!isConnected(secondPlace)) throw new NotConnected(secondPlace);
  const { file, manifest } = backup;
  const folder = storeFolderAt(secondPlace, manifest.store);
  await patiently(disk, (files) => files.makeFolder(folder));
  const target = path.join(folder, manifest.file);
  await copyFilesUnderSums(
    disk,
    path.join(path.dirname(file), "attachments"),
    path.join(folder, "attachments"),
    attachmentSumsIn(file),
  );
  if (fs.existsSync(target) && fs.existsSync(manifestFileOf(target))) return target;
  const temporary = path.join(folder, `.${randomBytes(6).toString("hex")}.part`);
  try {
    await patiently(disk, (files) => files.copy(file, temporary));
    await syncFile(disk, temporary);
    if ((await sumOfFile(disk, temporary)) !== manifest.sha256) {
      throw Object.assign(new Error("the copy reads otherwise than it was written"), {
        code: "SQLITE_CORRUPT",
      });
    }
    await patiently(disk, (files) => files.rename(temporary, target));
    await writeWholeFile(disk, manifestFileOf(target), Buffer.from(manifestText(manifest)));
    await syncFolder(disk, folder);
    return target;
  } finally {
    fs.rmSync(temporary, { force: true });
  }
}
