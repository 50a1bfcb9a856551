import { parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import { connectStore } from "#electron/db/connection";
import { dataFolderAt } from "#electron/db/data-folder";
import { setPragmas } from "#electron/db/pragmas";
import { type StoreKey, storeKeyOf } from "#electron/repositories/event-seal";
import { setVault } from "#electron/repositories/event-vault";
import { deskOn } from "../desk";
import type { VerifyTask, VerifyWord } from "./verify-aside";
import { verifySteps } from "./verify-store";

/** A thread's whole life: one check of a store that the window has open, with its progress and its report. */
const task = workerData as VerifyTask;

function say(word: VerifyWord): void {
  parentPort?.postMessage(word);
}

const folder = dataFolderAt(task.dataFolder);
const sqlite = new Database(folder.database, { readonly: true, fileMustExist: true });
try {
  setPragmas(sqlite, "read");
  const store = connectStore(sqlite, { folder, readOnly: true });
  const keys = new Map(
    task.keys.map(({ id, secret }): [string, StoreKey] => [id, storeKeyOf(id, Buffer.from(secret))]),
  );
  setVault(store, { keys, current: null });
  const env = task.nowIso === null ? {} : { DESK_CLOCK: task.nowIso };
  const steps = verifySteps(deskOn(store, task.dataFolder, env), task.options);
  for (;;) {
    const next = steps.next();
    if (next.done) {
      say({ report: next.value });
      break;
    }
    say({ progress: next.value });
  }
} finally {
  sqlite.close();
}
