import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { foreignKeyCheck, integrityCheck } from "./integrity";

export interface VerifiedCopy {
  readonly file: string;
  readonly sha256: string;
  readonly schemaVersion: number;
  readonly cards: number;
  readonly events: number;
  /** Sequence of the newest event, 0 for none. */
  readonly eventHead: number;
}

export interface CopyProgress {
  readonly totalPages: number;
  readonly remainingPages: number;
}

/**
 * Copies an open database (a raw copy of an open file would miss what is in its WAL): online backup to a temporary
 * name, fsync, reopened read-only, checked in full and compared with the source, then renamed. Throws where the
 * copy is not sound; the temporary file is removed and the target stays as it was.
 */
export async function makeVerifiedCopy(
  source: Database.Database,
  target: string,
  onProgress?: (progress: CopyProgress) => void,
): Promise<VerifiedCopy> {
  fs.mkdirSync(path.dirname(target), { recursive: true });
  const temporary = `${target}.part`;
  fs.rmSync(temporary, { force: true });
  try {
    await source.backup(temporary, {
      progress: (progress) => {
        onProgress?.(progress);
        return 2000;
      },
    });
    detachLog(temporary);
    syncFile(temporary);
    const copy = inspectCopy(temporary);
    fs.renameSync(temporary, target);
    syncFolder(path.dirname(target));
    return { ...copy, file: path.resolve(target) };
  } finally {
    fs.rmSync(temporary, { force: true });
  }
}

/** A copy is one file that can be read from a read-only medium: it must not ask for a write-ahead log. */
function detachLog(file: string): void {
  const sqlite = new Database(file, { fileMustExist: true });
  try {
    sqlite.pragma("journal_mode = DELETE");
  } finally {
    sqlite.close();
  }
}

/** Opens a copy for reading, checks it in full and counts it; throws where it is damaged. */
export function inspectCopy(file: string): VerifiedCopy {
  const sqlite = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const findings = [...integrityCheck(sqlite), ...foreignKeyCheck(sqlite)];
    if (findings.length > 0) throw new Error(`copy is damaged: ${findings[0]}`);
    const eventHead = numberOf(sqlite, "card_event", `max("global_seq")`);
    return {
      file: path.resolve(file),
      sha256: fileSum(file),
      schemaVersion: sqlite.pragma("user_version", { simple: true }) as number,
      cards: numberOf(sqlite, "card", "count(*)"),
      events: numberOf(sqlite, "card_event", "count(*)"),
      eventHead,
    };
  } finally {
    sqlite.close();
  }
}

/** 0 where the table is not there yet (an older schema). */
function numberOf(sqlite: Database.Database, table: string, expression: string): number {
  const exists = sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table);
  if (exists === undefined) return 0;
  return (sqlite.prepare(`SELECT ${expression} FROM "${table}"`).pluck().get() as number | null) ?? 0;
}

function fileSum(file: string): string {
  const hash = createHash("sha256");
  const descriptor = fs.openSync(file, "r");
  try {
    const chunk = Buffer.allocUnsafe(1 << 20);
    for (let read = fs.readSync(descriptor, chunk); read > 0; read = fs.readSync(descriptor, chunk)) {
      hash.update(chunk.subarray(0, read));
    }
  } finally {
    fs.closeSync(descriptor);
  }
  return hash.digest("hex");
}

/** Forces a file's contents to the disk. */
export function syncFile(file: string): void {
  const descriptor = fs.openSync(file, "r+");
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

/** Forces a folder's entries to the disk; Windows has no such call and keeps renames in its journal. */
export function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const descriptor = fs.openSync(folder, "r");
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}
