import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Store } from "#electron/db/connection";
import { createStore, type OpenOptions, openStore } from "#electron/db/open";

export const TEST_NOW_MS = Date.UTC(2026, 10, 20, 1, 2);

/** A folder of its own under the system's temporary one. */
export function temporaryFolder(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), "desk-test-"));
}

/** A new store in a folder of its own, with the given options. */
export async function newStore(options: Partial<OpenOptions> = {}): Promise<Store> {
  const folder = options.folder ?? temporaryFolder();
  const result = await createStore({ now: () => TEST_NOW_MS, ...options, folder });
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.details)}`);
  return result.store;
}

/** Opens a store that exists; throws where it does not open. */
export async function reopen(folder: string, options: Partial<OpenOptions> = {}): Promise<Store> {
  const result = await openStore({ now: () => TEST_NOW_MS, ...options, folder });
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.details)}`);
  return result.store;
}

/** Closes a store and removes its folder. */
export function discard(store: Store): void {
  store.close();
  fs.rmSync(store.folder.root, { recursive: true, force: true });
}
