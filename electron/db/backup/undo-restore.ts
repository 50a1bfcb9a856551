import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import type { DataFolder } from "../data-folder";
import { setPragmas } from "../pragmas";
import { type StoreFailure, storeFailure } from "../store-failure";
import { type Disk, NODE_DISK, patiently, syncFile } from "./disk";
import {
  alone,
  backUpCurrent,
  incomingName,
  type Restored,
  type RestoreRequest,
  restoreBackup,
} from "./restore";
import { clearRestoreFolder } from "./restore-folder";
import { RESTORED_KEY, type RestoredNote, restoredNoteSchema } from "./restored-note";
import { resumeSwap, swapDatabase } from "./swap";

/** The note of a store that was restored; null where it was not, or can't be read. */
export function restoredNoteIn(sqlite: Database.Database): RestoredNote | null {
  const value = sqlite.prepare(`SELECT "value" FROM "setting" WHERE "key" = ?`).pluck().get(RESTORED_KEY);
  if (typeof value !== "string") return null;
  const parsed = restoredNoteSchema.safeParse(JSON.parse(value));
  return parsed.success ? parsed.data : null;
}

function noteIn(folder: DataFolder): RestoredNote | null {
  const sqlite = new Database(folder.database, { readonly: true, fileMustExist: true });
  try {
    setPragmas(sqlite, "read");
    return restoredNoteIn(sqlite);
  } finally {
    sqlite.close();
  }
}

/** Where the data from before a restore lies; null where it is gone. */
export function undoSourceOf(folder: DataFolder, note: RestoredNote | null): string | null {
  if (note === null || note.undo === null) return null;
  const { safety, set_aside } = note.undo;
  const file =
    safety === null
      ? path.join(folder.setAside, set_aside, "desk.sqlite")
      : path.join(folder.backups, safety);
  return fs.existsSync(file) ? file : null;
}

export type UndoRequest = Omit<RestoreRequest, "file" | "kind">;
export type Undone = Restored | { readonly ok: true; readonly damagedAgain: true };

/**
 * Takes a restore back in one step: the data from before comes back from its safety backup, with the numbers given
 * since; where it was damaged, its very files come back. The restored data is set aside in turn. Failures: those of
 * `restoreBackup`; `unsupported`, reason `nothing_to_undo`.
 */
export async function undoRestore(request: UndoRequest): Promise<Undone | StoreFailure> {
  const { folder } = request;
  if (!fs.existsSync(folder.database)) return storeFailure("unsupported", { reason: "nothing_to_undo" });
  const note = noteIn(folder);
  const source = undoSourceOf(folder, note);
  if (note?.undo == null || source === null)
    return storeFailure("unsupported", { reason: "nothing_to_undo" });
  if (note.undo.safety !== null) return restoreBackup({ ...request, file: source, kind: "undo" });
  return alone(folder, () => bringBackFiles(request, path.dirname(source)));
}

/** What can't be opened comes back as it was, with its log beside it. */
async function bringBackFiles(request: UndoRequest, from: string): Promise<Undone> {
  const { folder } = request;
  const disk: Disk = request.disk ?? NODE_DISK;
  await resumeSwap(folder, disk);
  await backUpCurrent(request, disk);
  clearRestoreFolder(folder);
  const name = incomingName(request.nowMs, request.newId);
  const incoming = path.join(folder.restore, name);
  await patiently(disk, (files) => files.makeFolder(incoming));
  for (const file of ["desk.sqlite-wal", "desk.sqlite-journal", "desk.sqlite"]) {
    if (!fs.existsSync(path.join(from, file))) continue;
    await patiently(disk, (files) => files.copy(path.join(from, file), path.join(incoming, file)));
    await syncFile(disk, path.join(incoming, file));
  }
  await swapDatabase({ folder, incoming: name, aside: name, disk });
  return { ok: true, damagedAgain: true };
}
