import fs from "node:fs";
import path from "node:path";

/**
 * Every step by which backup, restore and swap change the disk, in one place: tests put faults in here (a locked file,
 * a full disk, a kill between two steps), so that the rules themselves need no switches.
 */
export interface FileOperations {
  open(file: string, flags: "r" | "r+" | "wx"): number;
  write(descriptor: number, bytes: Uint8Array): void;
  fsync(descriptor: number): void;
  close(descriptor: number): void;
  rename(from: string, to: string): void;
  /** A file that is gone already is no failure. */
  unlink(file: string): void;
  copy(from: string, to: string): void;
  makeFolder(folder: string): void;
  /** Only an empty folder. */
  removeFolder(folder: string): void;
}

/** The disk, and how to wait for a program that holds a file for a moment. */
export interface Disk {
  readonly files: FileOperations;
  pause(ms: number): Promise<void>;
}

const nodeFiles: FileOperations = {
  open: (file, flags) => fs.openSync(file, flags),
  write: (descriptor, bytes) => {
    for (let at = 0; at < bytes.length; ) at += fs.writeSync(descriptor, bytes, at);
  },
  fsync: (descriptor) => fs.fsyncSync(descriptor),
  close: (descriptor) => fs.closeSync(descriptor),
  rename: (from, to) => fs.renameSync(from, to),
  unlink: (file) => fs.rmSync(file, { force: true }),
  copy: (from, to) => fs.copyFileSync(from, to, fs.constants.COPYFILE_EXCL | fs.constants.COPYFILE_FICLONE),
  makeFolder: (folder) => {
    fs.mkdirSync(folder, { recursive: true });
  },
  removeFolder: (folder) => fs.rmdirSync(folder),
};

export const NODE_DISK: Disk = {
  files: nodeFiles,
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** What a virus scanner or an indexer that looks at a file answers for a moment. */
const passing: ReadonlySet<string> = new Set(["EBUSY", "EPERM", "EACCES"]);
const pausesMs = [20, 50, 100, 200, 400, 800] as const;

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** Tries again while another program holds the file, for about a second and a half; then the error goes on. */
export async function patiently<Value>(disk: Disk, act: (files: FileOperations) => Value): Promise<Value> {
  for (const pauseMs of pausesMs) {
    try {
      return act(disk.files);
    } catch (error) {
      if (!passing.has(codeOf(error))) throw error;
    }
    await disk.pause(pauseMs);
  }
  return act(disk.files);
}

/** Forces a file's contents to the disk. */
export async function syncFile(disk: Disk, file: string): Promise<void> {
  const descriptor = await patiently(disk, (files) => files.open(file, "r+"));
  try {
    disk.files.fsync(descriptor);
  } finally {
    disk.files.close(descriptor);
  }
}

/** Like `syncFolder` for synchronous callers. */
export function syncFolderNow(folder: string): void {
  if (process.platform === "win32") return;
  const descriptor = fs.openSync(folder, "r");
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

/** Forces a folder's entries to the disk; Windows has no such call and keeps renames in its journal. */
export async function syncFolder(disk: Disk, folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const descriptor = await patiently(disk, (files) => files.open(folder, "r"));
  try {
    disk.files.fsync(descriptor);
  } finally {
    disk.files.close(descriptor);
  }
}

/** Writes a whole file or none: temporary name → fsync → rename → fsync of the folder. */
export async function writeWholeFile(disk: Disk, file: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${file}.part`;
  await patiently(disk, (files) => files.unlink(temporary));
  const descriptor = await patiently(disk, (files) => files.open(temporary, "wx"));
  try {
    disk.files.write(descriptor, bytes);
    disk.files.fsync(descriptor);
  } finally {
    disk.files.close(descriptor);
  }
  await patiently(disk, (files) => files.rename(temporary, file));
  await syncFolder(disk, path.dirname(file));
}
