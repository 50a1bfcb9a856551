import { open, rename, unlink } from "node:fs/promises";
import path from "node:path";

export type SaveResult =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly error: { readonly code: "cannot_write"; readonly file: string; readonly cause: string };
    };

let saves = 0;

/** A folder's entry survives a power cut only when the folder is synced; Windows cannot and need not. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Writes a file whole or not at all: beside it first, synced, then renamed over it. `cause` is the system's
 * error code (ENOSPC, EACCES …).
 */
export async function saveWhole(file: string, bytes: Uint8Array): Promise<SaveResult> {
  saves += 1;
  const folder = path.dirname(file);
  const beside = path.join(folder, `.${path.basename(file)}.${process.pid}-${saves}.part`);
  try {
    const handle = await open(beside, "wx");
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
    await syncFolder(folder);
    return { ok: true };
  } catch (error) {
    // The half-written file may not exist; there is nothing more to do about it then.
    await unlink(beside).catch(() => undefined);
    const cause = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    return { ok: false, error: { code: "cannot_write", file, cause } };
  }
}
