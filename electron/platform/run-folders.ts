import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** Where a running window keeps what is its own. */
export interface RunFolders {
  /** Chromium's profile and the lock of the one instance. */
  readonly profile: string;
  readonly logs: string;
}

/**
 * Inside the data folder, where that can be written; else in the system's temporary folder, so that the window can
 * come up and say what is wrong with the data folder. A folder that was chosen before and is gone is not made anew:
 * an empty one would look like a new store.
 * @param mustExist the folder was chosen before
 */
export function runFoldersFor(dataFolder: string, mustExist: boolean): RunFolders {
  const inside = { profile: path.join(dataFolder, "profile"), logs: path.join(dataFolder, "logs") };
  if (!(mustExist && !fs.existsSync(dataFolder)) && canWrite(inside.profile)) return inside;
  const name = `aftersales-desk-${createHash("sha256").update(dataFolder).digest("hex").slice(0, 12)}`;
  const outside = path.join(os.tmpdir(), name);
  fs.mkdirSync(path.join(outside, "profile"), { recursive: true });
  return { profile: path.join(outside, "profile"), logs: path.join(outside, "logs") };
}

/** A drive that is not plugged in has no folder at all that exists. */
function isOnSomeDisk(folder: string): boolean {
  if (fs.existsSync(folder)) return true;
  const parent = path.dirname(folder);
  return parent !== folder && isOnSomeDisk(parent);
}

function canWrite(folder: string): boolean {
  if (!isOnSomeDisk(folder)) return false;
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.accessSync(folder, fs.constants.W_OK);
    // An administrator may write everywhere; a folder without any right to write is still meant to be read only.
    return (fs.statSync(path.dirname(folder)).mode & 0o222) !== 0;
  } catch {
    return false;
  }
}
