import { type Store, type StoreTransaction, transactionOf } from "#electron/db/connection";
import { type StoreFailure, storeFailure, storeFailureOf } from "#electron/db/store-failure";

/** Further tries after SQLite's own `busy_timeout` has run out. */
const busyRetries = 2;
/** A connection that waits less than this serves a window: its thread must not stand still for several waits. */
const patientFromMs = 1000;

/**
 * Runs one user action in one synchronous IMMEDIATE transaction. What `act` answers with `ok: false` is rolled back
 * like an error, so that a refusal never leaves half a change. Storage failures (`busy`, `disk_full`, `read_only`,
 * `corrupt` …) come back as values; a broken constraint or a programming error is thrown after the rollback.
 */
export function immediate<Result extends { readonly ok: boolean }>(
  store: Store,
  act: (tx: StoreTransaction) => Result,
): Result | StoreFailure {
  if (store.readOnly) return storeFailure("read_only", { folder: store.folder.root });
  if (store.sqlite.inTransaction) throw new Error("a transaction is already open");
  const failure = begin(store);
  if (failure !== null) return failure;
  let result: Result;
  try {
    result = act(transactionOf(store));
    store.sqlite.exec(result.ok ? "COMMIT" : "ROLLBACK");
  } catch (error) {
    if (store.sqlite.inTransaction) store.sqlite.exec("ROLLBACK");
    const storage = storeFailureOf(error);
    if (storage === null) throw error;
    return storage;
  }
  return result;
}

function retriesOf(store: Store): number {
  const waitsMs = store.sqlite.pragma("busy_timeout", { simple: true }) as number;
  return waitsMs < patientFromMs ? 0 : busyRetries;
}

function begin(store: Store): StoreFailure | null {
  for (let tries = 0; ; tries += 1) {
    try {
      store.sqlite.exec("BEGIN IMMEDIATE");
      return null;
    } catch (error) {
      const failure = storeFailureOf(error);
      if (failure === null) throw error;
      if (failure.code !== "busy" || tries >= retriesOf(store)) return failure;
    }
  }
}

/**
 * Reads several things from one snapshot: nothing another process commits meanwhile is seen by half. Writing is not
 * possible inside.
 */
export function snapshot<Value>(store: Store, read: () => Value): Value {
  if (store.sqlite.inTransaction) return read();
  store.sqlite.exec("BEGIN");
  try {
    return read();
  } finally {
    store.sqlite.exec("COMMIT");
  }
}
