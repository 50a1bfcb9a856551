import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { fileUnderSum } from "#electron/db/backup/attachment-copies";
import { type MadeBackup, makeBackup } from "#electron/db/backup/make-backup";
import { type RestoreRequest, restoreBackup } from "#electron/db/backup/restore";
import type { Store } from "#electron/db/connection";
import { dataFolderAt } from "#electron/db/data-folder";
import { createStore, openStore } from "#electron/db/open";
import { setPragmas } from "#electron/db/pragmas";
import { insertAudit } from "#electron/repositories/audit-repository";
import { saveSettings, saveValue } from "#electron/repositories/settings-repository";
import { immediate } from "#electron/repositories/transaction";

/** Stores for the torture of backups: small, with one line per acknowledged write. */

export const NOON_MS = Date.UTC(2026, 10, 20, 4);

export function temporaryFolder(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), "desk-torture-"));
}

function opened(result: Awaited<ReturnType<typeof openStore>>): Store {
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.details)}`);
  return result.store;
}

export async function openAgain(folder: string): Promise<Store> {
  return opened(await openStore({ folder, now: () => NOON_MS }));
}

/** An open store named S01 with an identity and one attachment file. */
export async function makeStore(folder: string, storeId: string = randomUUID()): Promise<Store> {
  const store = opened(await createStore({ folder, now: () => NOON_MS }));
  immediate(store, (tx) => {
    saveSettings(tx, { prefix: "SH", store: "S01", name: "示例门店" }, NOON_MS, null);
    saveValue(
      tx,
      "replica",
      { store_id: storeId, epoch: 1, epoch_id: storeId, since: NOON_MS },
      NOON_MS,
      null,
    );
    return { ok: true };
  });
  return store;
}

/** One acknowledged write: answers only when it is durable. */
export function writeLine(store: Store, n: number): void {
  const written = immediate(store, (tx) => {
    insertAudit(tx, { what: "torture", by: "system", at: NOON_MS + n, subject: `${n}`, details: { n } });
    return { ok: true };
  });
  if (!written.ok) throw new Error(JSON.stringify(written));
}

/** What the lines say, whatever else a restore adds. */
export function digestOf(sqlite: Database.Database): string {
  const hash = createHash("sha256");
  const lines = sqlite.prepare(
    `SELECT "subject", "at" FROM "audit_entry" WHERE "what" = 'torture' ORDER BY "id"`,
  );
  for (const line of lines.raw().iterate()) hash.update(JSON.stringify(line));
  return hash.digest("hex");
}

export function putAttachment(store: Store, bytes: Uint8Array): string {
  const sum = createHash("sha256").update(bytes).digest("hex");
  const file = fileUnderSum(store.folder.attachments, sum);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, bytes);
  return sum;
}

/** A backup by a connection of its own, as the worker makes it. */
export async function backUp(
  folder: string,
  options: Partial<Parameters<typeof makeBackup>[0]> = {},
): Promise<MadeBackup> {
  const place = dataFolderAt(folder);
  const source = new Database(place.database, { readonly: true, fileMustExist: true });
  try {
    setPragmas(source, "read");
    return await makeBackup({
      source,
      folder: place.backups,
      attachments: place.attachments,
      reason: "manual",
      nowMs: NOON_MS,
      ...options,
    });
  } finally {
    source.close();
  }
}

export function restoreInto(folder: string, file: string, more: Partial<RestoreRequest> = {}) {
  return restoreBackup({
    folder: dataFolderAt(folder),
    file,
    nowMs: NOON_MS,
    by: "admin1",
    approvedBy: null,
    knownFolders: [],
    newId: randomUUID,
    ...more,
  });
}

/** The digest of a closed store after the program has opened it, as at the next start. */
export async function digestAfterStart(folder: string): Promise<string> {
  const store = await openAgain(folder);
  try {
    return digestOf(store.sqlite);
  } finally {
    store.close();
  }
}
