import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { type Disk, patiently, syncFile, syncFolder } from "./disk";
import { sumOfFile } from "./sums";

export interface CopiedFiles {
  /** Files that the target holds now, of those that were asked for. */
  readonly files: number;
  readonly bytes: number;
  /** Sums that the source does not have. */
  readonly missing: readonly string[];
  /** Sums whose bytes in the source are no longer those of their name; they were not copied. */
  readonly damaged: readonly string[];
}

/** Where a file lies in a folder of files under their own sums. */
export function fileUnderSum(folder: string, sum: string): string {
  return path.join(folder, sum.slice(0, 2), sum);
}

/** Every sum under which a folder holds a file. */
export function sumsInFolder(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder)
    .filter((name) => /^[0-9a-f]{2}$/.test(name))
    .flatMap((name) => fs.readdirSync(path.join(folder, name)))
    .filter((name) => /^[0-9a-f]{64}$/.test(name));
}

/**
 * Brings files from one folder of sums into another, those that are not there yet (SAFETY 4: incremental). Each is
 * read back and must have the sum of its name before it gets it.
 */
export async function copyFilesUnderSums(
  disk: Disk,
  from: string,
  to: string,
  sums: Iterable<string>,
  onProgress?: (done: number) => void,
): Promise<CopiedFiles> {
  let files = 0;
  let bytes = 0;
  const missing: string[] = [];
  const damaged: string[] = [];
  for (const sum of sums) {
    const target = fileUnderSum(to, sum);
    const outcome = fs.existsSync(target)
      ? "there"
      : await copyOne(disk, fileUnderSum(from, sum), target, sum);
    if (outcome === "missing") missing.push(sum);
    else if (outcome === "damaged") damaged.push(sum);
    else {
      files += 1;
      bytes += fs.statSync(target).size;
    }
    onProgress?.(files + missing.length + damaged.length);
  }
  return { files, bytes, missing, damaged };
}

async function copyOne(
  disk: Disk,
  source: string,
  target: string,
  sum: string,
): Promise<"copied" | "missing" | "damaged"> {
  if (!fs.existsSync(source)) return "missing";
  const folder = path.dirname(target);
  await patiently(disk, (files) => files.makeFolder(folder));
  const temporary = `${target}.${randomBytes(4).toString("hex")}.part`;
  try {
    await patiently(disk, (files) => files.copy(source, temporary));
    if ((await sumOfFile(disk, temporary)) !== sum) return "damaged";
    await syncFile(disk, temporary);
    await patiently(disk, (files) => files.rename(temporary, target));
    await syncFolder(disk, folder);
    return "copied";
  } finally {
    await patiently(disk, (files) => files.unlink(temporary));
  }
}

export interface CheckedFiles {
  readonly files: number;
  readonly missing: readonly string[];
  readonly damaged: readonly string[];
}

/** Reads every named file and compares it with its name. */
export async function checkFilesUnderSums(
  disk: Disk,
  folder: string,
  sums: Iterable<string>,
): Promise<CheckedFiles> {
  let files = 0;
  const missing: string[] = [];
  const damaged: string[] = [];
  for (const sum of sums) {
    const file = fileUnderSum(folder, sum);
    if (!fs.existsSync(file)) missing.push(sum);
    else if ((await sumOfFile(disk, file)) !== sum) damaged.push(sum);
    else files += 1;
  }
  return { files, missing, damaged };
}
