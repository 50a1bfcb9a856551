import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listBackups } from "#electron/db/backup/backup-list";
import { inspectDatabase } from "#electron/db/backup/inspect-database";
import { unsafeFolder } from "#electron/db/folder-safety";
import { integrityCheck, quickCheck } from "#electron/db/integrity";
import { assertInOrder, latestVersion, migrationSum } from "#electron/db/migrate";
import { MIGRATIONS } from "#electron/db/migrations/all";
import type { Migration } from "#electron/db/migrations/migration";
import { createStore, type OpenOptions, openStore } from "#electron/db/open";
import { APPLICATION_ID, expectedPragmas } from "#electron/db/pragmas";
import { insertCase, loadState } from "#electron/repositories/case-repository";
import { immediate } from "#electron/repositories/transaction";
import { sampleCase } from "./sample-case";
import { newStore, reopen, TEST_NOW_MS, temporaryFolder } from "./store-in-folder";

const ok = { ok: true } as const;
let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  fs.chmodSync(folder, 0o755);
  fs.rmSync(folder, { recursive: true, force: true });
});

const database = () => path.join(folder, "desk.sqlite");
const open = (options: Partial<OpenOptions> = {}) =>
  openStore({ folder, now: () => TEST_NOW_MS, ...options });

async function storeWithCard(): Promise<void> {
  const store = await newStore({ folder });
  immediate(store, (tx) => {
    insertCase(tx, sampleCase());
    return ok;
  });
  store.close();
}

/** Every file of the folder with its bytes. */
function contents(): Record<string, string> {
  const files = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((file) => {
      const full = path.join(file.parentPath, file.name);
      return [path.relative(folder, full), fs.readFileSync(full).toString("base64")];
    }),
  );
}

/** Leaves the files as a power cut in the middle of a write with a rollback journal does. */
function cutWrite(): void {
  const sqlite = new Database(database());
  sqlite.pragma("cache_size = 5");
  sqlite.exec(`BEGIN IMMEDIATE; CREATE TABLE "cut" ("a" TEXT) STRICT`);
  const insert = sqlite.prepare(`INSERT INTO "cut" VALUES (?)`);
  for (let row = 0; row < 200; row += 1) insert.run("x".repeat(4000));
  const files = ["", "-journal"].map((end) => ({ end, bytes: fs.readFileSync(database() + end) }));
  sqlite.exec("ROLLBACK");
  sqlite.close();
  for (const { end, bytes } of files) fs.writeFileSync(database() + end, bytes);
}

test("damaged after power failure: a write that was cut off with its rollback journal is taken back, and the store opens", async () => {
  await storeWithCard();
  cutWrite();
  const store = await reopen(folder);
  expect(loadState(store, { id: "card-1" })).toEqual(sampleCase());
  expect(integrityCheck(store.sqlite)).toEqual([]);
  expect(store.sqlite.prepare(`SELECT 1 FROM sqlite_schema WHERE "name" = 'cut'`).get()).toBeUndefined();
  store.close();
});

const nextMigration: Migration = {
  version: latestVersion(MIGRATIONS) + 1,
  name: "later",
  sql: `ALTER TABLE "card" ADD COLUMN "later" TEXT`,
};

describe("a new store", () => {
  test("has its folders, its identity and every pragma on each connection", async () => {
    await storeWithCard();
    for (const name of ["attachments", "backups", "logs"])
      expect(fs.existsSync(path.join(folder, name))).toBe(true);
    for (const access of ["write", "read"] as const) {
      const store = await reopen(folder, { access });
      for (const [pragma, value] of expectedPragmas(access)) {
        expect([pragma, store.sqlite.pragma(pragma, { simple: true })]).toEqual([pragma, value]);
      }
      expect(store.sqlite.pragma("application_id", { simple: true })).toBe(APPLICATION_ID);
      expect(store.sqlite.pragma("user_version", { simple: true })).toBe(latestVersion(MIGRATIONS));
      expect(store.readOnly).toBe(access === "read");
      store.close();
    }
  });

  test("is refused where one is, and nothing is touched", async () => {
    await storeWithCard();
    const before = contents();
    expect(await createStore({ folder, now: () => TEST_NOW_MS })).toMatchObject({
      ok: false,
      code: "unsupported",
    });
    expect(contents()).toEqual(before);
  });

  test("is made again after a start that was cut off in the middle", async () => {
    fs.writeFileSync(`${database()}.new`, "half a database");
    const store = await newStore({ folder });
    expect(fs.existsSync(`${database()}.new`)).toBe(false);
    store.close();
  });
});

describe("opening", () => {
  test("a folder without a database is not a new store", async () => {
    expect(await open()).toMatchObject({ ok: false, code: "no_folder" });
    expect(await open({ folder: path.join(folder, "missing") })).toMatchObject({
      ok: false,
      code: "no_folder",
    });
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  test.each([
    ["an empty file", Buffer.alloc(0)],
    ["a torn file", Buffer.from("SQLite format 3\0 and nothing more")],
    ["another file", Buffer.alloc(4096, "x")],
  ])("%s is damaged, and stays as it is", async (_name, bytes) => {
    fs.writeFileSync(database(), bytes);
    expect(await open()).toMatchObject({ ok: false, code: "corrupt" });
    expect(fs.readFileSync(database()).equals(bytes)).toBe(true);
  });

  test("a database of another program is refused untouched", async () => {
    new Database(database()).exec("CREATE TABLE notes (text)").close();
    const before = contents();
    expect(await open()).toMatchObject({ ok: false, code: "corrupt", details: { reason: "not_ours" } });
    expect(contents()).toEqual(before);
  });

  test("a flipped page is noticed by the quick check", async () => {
    await storeWithCard();
    const bytes = fs.readFileSync(database());
    for (let page = 4; page < bytes.length / 4096; page += 3) bytes.fill(0xa5, page * 4096, page * 4096 + 64);
    fs.writeFileSync(database(), bytes);
    expect(await open()).toMatchObject({ ok: false, code: "corrupt" });
    expect(fs.readFileSync(database()).equals(bytes)).toBe(true);
  });

  test("a newer database is refused untouched, also while its change is still in the WAL", async () => {
    await storeWithCard();
    const newer = new Database(database());
    newer.pragma("journal_mode = WAL");
    newer.pragma("user_version = 999");
    const before = fs.readFileSync(database());
    expect(fs.statSync(`${database()}-wal`).size).toBeGreaterThan(0);
    expect(await open()).toMatchObject({ ok: false, code: "newer_database", details: { found: 999 } });
    expect(fs.readFileSync(database()).equals(before)).toBe(true);
    newer.pragma("journal_mode = DELETE");
    newer.close();
    const folded = contents();
    expect(await open()).toMatchObject({ ok: false, code: "newer_database", details: { found: 999 } });
    expect(contents()).toEqual(folded);
  });

  test("read-only file or folder: it can be read, and a write says why not", async () => {
    await storeWithCard();
    fs.chmodSync(database(), 0o444);
    fs.chmodSync(folder, 0o555);
    const store = await reopen(folder);
    expect(store.readOnly).toBe(true);
    expect(loadState(store, { id: "card-1" })).toEqual(sampleCase());
    expect(immediate(store, () => ok)).toMatchObject({ ok: false, code: "read_only" });
    store.close();
    expect(fs.readdirSync(folder).sort()).toEqual([
      "attachments",
      "backups",
      "desk.lock",
      "desk.sqlite",
      "logs",
    ]);
    const due = await open({ migrations: [...MIGRATIONS, nextMigration] });
    expect(due).toMatchObject({ ok: false, code: "read_only", details: { reason: "migration_due" } });
  });

  test("a store closed by the last of two processes leaves one file, by the first both", async () => {
    await storeWithCard();
    const [first, second] = [await reopen(folder), await reopen(folder)];
    first.close();
    expect(loadState(second, { id: "card-1" })).toEqual(sampleCase());
    expect(fs.existsSync(`${database()}-wal`)).toBe(true);
    second.close();
    expect(fs.existsSync(`${database()}-wal`)).toBe(false);
  });

  test.each([
    ["\\\\server\\share\\store", "network_folder"],
    ["//server/share/store", "network_folder"],
    ["/home/example/OneDrive - Example/store", "sync_folder"],
    ["/home/example/Dropbox/store", "sync_folder"],
    ["/home/example/坚果云/store", "sync_folder"],
    ["/home/example/store", null],
    ["\\\\?\\C:\\store", null],
  ])("%s is %s", (name, reason) => expect(unsafeFolder(name)).toBe(reason));

  test("a synchronised folder is refused before anything is made", async () => {
    const synced = path.join(folder, "Dropbox", "store");
    expect(await createStore({ folder: synced, now: () => TEST_NOW_MS })).toMatchObject({
      ok: false,
      code: "unsupported",
      details: { reason: "sync_folder" },
    });
    expect(fs.existsSync(path.join(folder, "Dropbox"))).toBe(false);
  });
});

describe("migrations", () => {
  test("are in order", () => {
    expect(() => assertInOrder(MIGRATIONS)).not.toThrow();
    expect(() => assertInOrder(MIGRATIONS.slice(1))).toThrow("version");
  });

  test("take a verified copy first, and keep what was there", async () => {
    await storeWithCard();
    const result = await open({ migrations: [...MIGRATIONS, nextMigration] });
    if (!result.ok) throw new Error(result.code);
    expect(result.migrated).toMatchObject({ from: MIGRATIONS.length, to: MIGRATIONS.length + 1 });
    expect(loadState(result.store, { id: "card-1" })).toMatchObject(sampleCase());
    result.store.close();
    const file = result.migrated?.copy.file ?? "";
    expect(inspectDatabase(file)).toMatchObject({ cards: 1, schema_version: MIGRATIONS.length });
    expect(listBackups(path.join(folder, "backups"))).toMatchObject([
      { file, state: "sound", manifest: { reason: "migration", cards: 1 } },
    ]);
  });

  test("a failing one leaves the old version, whole", async () => {
    await storeWithCard();
    const failing: Migration = {
      ...nextMigration,
      sql: `ALTER TABLE "card" ADD COLUMN "later" TEXT; INSERT INTO "card_event" ("seq") VALUES (1)`,
    };
    await expect(open({ migrations: [...MIGRATIONS, failing] })).rejects.toThrow("NOT NULL");
    const store = await reopen(folder);
    expect(store.sqlite.pragma("user_version", { simple: true })).toBe(MIGRATIONS.length);
    expect(store.sqlite.pragma("table_info(card)")).not.toContainEqual(
      expect.objectContaining({ name: "later" }),
    );
    expect(loadState(store, { id: "card-1" })).toEqual(sampleCase());
    store.close();
  });

  test("one that would leave rows pointing to nothing is rolled back", async () => {
    await storeWithCard();
    const cutting: Migration = {
      ...nextMigration,
      sql: `DROP TRIGGER "card_no_delete"; DELETE FROM "card"`,
    };
    await expect(open({ migrations: [...MIGRATIONS, cutting] })).rejects.toThrow(
      "card_grid row 1 has no card",
    );
    const store = await reopen(folder);
    expect(loadState(store, { id: "card-1" })).toEqual(sampleCase());
    store.close();
  });

  test("rebuilding a table keeps the rows that point to it", async () => {
    await storeWithCard();
    const rebuilding: Migration = {
      ...nextMigration,
      sql: `CREATE TABLE "new_card" AS SELECT * FROM "card"; DROP TRIGGER "card_no_delete"; DROP TABLE "card";
        CREATE TABLE "card" ("id" TEXT PRIMARY KEY NOT NULL) STRICT; INSERT INTO "card" SELECT "id" FROM "new_card";
        DROP TABLE "new_card"`,
    };
    const result = await open({ migrations: [...MIGRATIONS, rebuilding] });
    if (!result.ok) throw new Error(result.code);
    expect(result.store.sqlite.prepare(`SELECT count(*) FROM "card_grid"`).pluck().get()).toBe(1);
    expect(result.store.sqlite.pragma("foreign_keys", { simple: true })).toBe(1);
    result.store.close();
  });

  test("an edited one is noticed", async () => {
    await storeWithCard();
    const [first, ...rest] = MIGRATIONS;
    if (first === undefined) throw new Error("no migrations");
    const edited = [{ ...first, sql: `${first.sql} -- changed` }, ...rest];
    expect(migrationSum(first)).not.toBe(migrationSum(edited[0] ?? first));
    expect(await open({ migrations: edited })).toMatchObject({
      ok: false,
      code: "corrupt",
      details: { reason: "migration_history" },
    });
  });
});

test("checks find nothing in a sound store and something in one with an index that lies", async () => {
  await storeWithCard();
  const store = await reopen(folder);
  expect(quickCheck(store.sqlite)).toEqual([]);
  expect(integrityCheck(store.sqlite)).toEqual([]);
  store.sqlite.unsafeMode(true);
  store.sqlite.pragma("writable_schema = ON");
  store.sqlite.exec(`UPDATE sqlite_schema SET "sql" = replace("sql", '("serial_no")', '("model")')
    WHERE "name" = 'card_by_serial'`);
  store.close();
  const lying = new Database(database());
  expect(integrityCheck(lying).join()).toContain("card_by_serial");
  expect(lying.pragma("ignore_check_constraints", { simple: true })).toBe(0);
  lying.close();
});

test("slow queries are reported by name", async () => {
  const slow: string[] = [];
  const store = await newStore({ folder, slowQueryMs: 0, onSlowQuery: ({ name }) => slow.push(name) });
  loadState(store, { id: "x" });
  expect(slow).toEqual(["card.byId"]);
  store.close();
});
