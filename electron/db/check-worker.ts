import { parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import { quickCheck } from "./integrity";
import { setPragmas } from "./pragmas";

/** A thread's whole life: looks at every page of one database file and tells what it found. */
const { file } = workerData as { readonly file: string };
const sqlite = new Database(file, { readonly: true, fileMustExist: true });
try {
  setPragmas(sqlite, "read");
  parentPort?.postMessage(quickCheck(sqlite));
} finally {
  sqlite.close();
}
