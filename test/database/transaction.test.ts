import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Store } from "#electron/db/connection";
import { storeFailureOf } from "#electron/db/store-failure";
import { insertCase, loadState } from "#electron/repositories/case-repository";
import { immediate, snapshot } from "#electron/repositories/transaction";
import { sampleCase } from "./sample-case";
import { discard, newStore, reopen } from "./store-in-folder";

let store: Store;
beforeEach(async () => {
  store = await newStore();
});
afterEach(() => discard(store));

const ok = { ok: true } as const;
const insert = (into: Store, id: string) =>
  immediate(into, (tx) => {
    insertCase(tx, sampleCase({ id, no: `SH-S01-20261120-${id}` }));
    return ok;
  });

describe("a write", () => {
  test("that another process keeps waiting says busy, and writes nothing", async () => {
    const other = await reopen(store.folder.root);
    store.sqlite.pragma("busy_timeout = 1");
    other.sqlite.exec("BEGIN IMMEDIATE");
    expect(insert(store, "1")).toMatchObject({ ok: false, code: "busy" });
    other.sqlite.exec("ROLLBACK");
    expect(insert(store, "1")).toEqual(ok);
    other.close();
  });

  test("on a full disk says so, leaves nothing half done, and works again afterwards", () => {
    const pages = Number(store.sqlite.pragma("page_count", { simple: true }));
    store.sqlite.pragma(`max_page_count = ${pages + 2}`);
    const results = Array.from({ length: 80 }, (_unused, index) => insert(store, `f${index}`));
    const failed = results.findIndex((result) => !result.ok);
    expect(results[failed]).toMatchObject({ ok: false, code: "disk_full" });
    expect(loadState(store, { id: `f${failed}` })).toBeNull();
    expect(loadState(store, { id: `f${failed - 1}` })).not.toBeNull();
    store.sqlite.pragma("max_page_count = 1000000");
    expect(insert(store, `f${failed}`)).toEqual(ok);
  });

  test("that breaks a constraint is thrown and rolled back", () => {
    expect(insert(store, "1")).toEqual(ok);
    expect(() => insert(store, "1")).toThrow("UNIQUE");
    expect(store.sqlite.inTransaction).toBe(false);
    expect(insert(store, "2")).toEqual(ok);
  });

  test("inside a write is a programming error", () => {
    expect(() => immediate(store, () => immediate(store, () => ok))).toThrow("already open");
    expect(store.sqlite.inTransaction).toBe(false);
  });
});

test("a snapshot does not see what is committed meanwhile", async () => {
  const other = await reopen(store.folder.root);
  const seen = snapshot(store, () => {
    const before = loadState(store, { id: "1" });
    insert(other, "1");
    return [before, loadState(store, { id: "1" })];
  });
  expect(seen).toEqual([null, null]);
  expect(loadState(store, { id: "1" })).not.toBeNull();
  other.close();
});

test.each([
  ["SQLITE_BUSY_SNAPSHOT", "busy"],
  ["SQLITE_FULL", "disk_full"],
  ["ENOSPC", "disk_full"],
  ["SQLITE_READONLY_DBMOVED", "read_only"],
  ["SQLITE_CORRUPT_VTAB", "corrupt"],
  ["SQLITE_NOTADB", "corrupt"],
  ["SQLITE_IOERR_FSYNC", "internal"],
])("%s means %s", (code, failure) => {
  expect(storeFailureOf(Object.assign(new Error("x"), { code }))?.code).toBe(failure);
});

test("an error of the program is no storage failure", () => {
  expect(storeFailureOf(new TypeError("x"))).toBeNull();
  expect(storeFailureOf(Object.assign(new Error("x"), { code: "SQLITE_CONSTRAINT_CHECK" }))).toBeNull();
});
