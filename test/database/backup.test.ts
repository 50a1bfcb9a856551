import fs from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fileUnderSum } from "#electron/db/backup/attachment-copies";
import { listBackups } from "#electron/db/backup/backup-list";
import { changeBackupState, readBackupState } from "#electron/db/backup/backup-state";
import { NODE_DISK } from "#electron/db/backup/disk";
import { runBackupJob } from "#electron/db/backup/jobs";
import { manifestFileOf } from "#electron/db/backup/manifest";
import { markSecondPlace } from "#electron/db/backup/second-place";
import { holdTogether } from "#electron/db/backup/store-lock";
import { verifyBackup } from "#electron/db/backup/verify-backup";
import { dataFolderAt } from "#electron/db/data-folder";
import { openStore } from "#electron/db/open";
import { storeFailureOf } from "#electron/db/store-failure";
import {
  backUp,
  digestAfterStart,
  digestOf,
  makeStore,
  NOON_MS,
  openAgain,
  putAttachment,
  restoreInto,
  temporaryFolder,
  writeLine,
} from "#test/torture/backup-store";
import { diskWithFaults, systemError } from "#test/torture/faulty-disk";

let root: string;
beforeEach(() => {
  root = temporaryFolder();
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

const at = (name: string) => path.join(root, name);
const make = (dataFolder: string, nowMs = NOON_MS, reason: "manual" | "interval" = "manual") =>
  runBackupJob("make", { dataFolder, reason, nowMs });

async function choosePlace(dataFolder: string, place: string): Promise<void> {
  fs.mkdirSync(place, { recursive: true });
  await markSecondPlace(place, NODE_DISK);
  await changeBackupState(dataFolderAt(dataFolder).backups, NODE_DISK, () => ({
    second_place: { folder: place, chosen_at: NOON_MS, ok_at: null, failure: null },
  }));
}

test("two backups of one day overwriting each other: each is a file of its own, even in one moment", async () => {
  const store = await makeStore(at("store"));
  const first = await backUp(at("store"));
  const second = await backUp(at("store"));
  writeLine(store, 1);
  const third = await backUp(at("store"));
  expect(new Set([first.file, second.file, third.file]).size).toBe(3);
  for (const { file } of [first, second, third]) expect(await verifyBackup(file)).toMatchObject({ ok: true });
  store.close();
});

test("an automatic backup without a change is the one that is there", async () => {
  const store = await makeStore(at("store"));
  await make(at("store"), NOON_MS, "interval");
  expect(await make(at("store"), NOON_MS + 1, "interval")).toMatchObject({
    ok: true,
    value: { isNew: false },
  });
  writeLine(store, 1);
  expect(await make(at("store"), NOON_MS + 2, "interval")).toMatchObject({ value: { isNew: true } });
  expect(listBackups(store.folder.backups)).toHaveLength(2);
  store.close();
});

test("a same-name store at one second place: each has its own folder, and only its own are rotated", async () => {
  for (const name of ["one", "other"]) {
    const store = await makeStore(at(name));
    store.close();
    await choosePlace(at(name), at("stick"));
    for (let n = 0; n < 12; n += 1) expect(await make(at(name), NOON_MS + n)).toMatchObject({ ok: true });
  }
  const folders = fs.readdirSync(at("stick/aftersales-desk"));
  expect(folders).toHaveLength(2);
  for (const folder of folders) expect(listBackups(at(`stick/aftersales-desk/${folder}`))).toHaveLength(8);
});

test("files go along, and one whose bytes are no longer those of its name is told, not copied", async () => {
  const store = await makeStore(at("store"));
  const good = putAttachment(store, Buffer.from("a photo"));
  const bad = putAttachment(store, Buffer.from("another"));
  fs.writeFileSync(fileUnderSum(store.folder.attachments, bad), "flipped");
  await choosePlace(at("store"), at("stick"));
  const made = await make(at("store"));
  expect(made).toMatchObject({ ok: true, value: { manifest: { attachments: { files: 1, damaged: 1 } } } });
  expect(fs.existsSync(fileUnderSum(path.join(store.folder.backups, "attachments"), good))).toBe(true);
  expect(fs.existsSync(fileUnderSum(path.join(store.folder.backups, "attachments"), bad))).toBe(false);
  store.close();
});

test("an unplugged second place fails by itself: the backup is there, nothing is written into the empty mount", async () => {
  const store = await makeStore(at("store"));
  await choosePlace(at("store"), at("stick"));
  fs.rmSync(at("stick"), { recursive: true });
  fs.mkdirSync(at("stick"));
  expect(await make(at("store"))).toMatchObject({ ok: true });
  expect(fs.readdirSync(at("stick"))).toEqual([]);
  expect(readBackupState(store.folder.backups).second_place).toMatchObject({
    ok_at: null,
    failure: { at: NOON_MS, code: "not_connected" },
  });
  store.close();
});

test("full disk reported as 'not a database': it is disk_full, nothing is lost and nothing is left over", async () => {
  const store = await makeStore(at("store"));
  writeLine(store, 1);
  const before = digestOf(store.sqlite);
  for (let step = 1; step <= 12; step += 1) {
    const disk = diskWithFaults((n, operation) => {
      // Taking away needs no room.
      if (n >= step && operation !== "unlink") throw systemError("ENOSPC");
    });
    await expect(backUp(at("store"), { disk }).catch((error) => storeFailureOf(error)?.code)).resolves.toBe(
      "disk_full",
    );
    // A database that was renamed already is whole; it lacks its manifest at the most.
    for (const { file, state } of listBackups(store.folder.backups)) {
      expect(state).not.toBe("damaged");
      expect(await verifyBackup(file)).toMatchObject({ ok: true });
      for (const left of [file, manifestFileOf(file)]) fs.rmSync(left, { force: true });
    }
    expect(
      fs.readdirSync(store.folder.backups).filter((name) => name.startsWith(".") && name !== ".store"),
    ).toEqual([]);
  }
  expect(digestOf(store.sqlite)).toBe(before);
  store.close();
});

test("schema from the future: a newer backup is refused, and the store stays as it is", async () => {
  const store = await makeStore(at("store"));
  const { file } = await backUp(at("store"));
  const digest = digestOf(store.sqlite);
  store.sqlite.pragma("user_version = 9000");
  const newer = await backUp(at("store"), { nowMs: NOON_MS + 1 });
  store.sqlite.pragma(`user_version = ${(await verifiedVersion(file)) ?? 0}`);
  store.close();
  expect(await restoreInto(at("store"), newer.file)).toMatchObject({ ok: false, code: "newer_database" });
  expect(fs.existsSync(at("store/set-aside"))).toBe(false);
  expect(await digestAfterStart(at("store"))).toBe(digest);
});

async function verifiedVersion(file: string): Promise<number | null> {
  const verified = await verifyBackup(file);
  return verified.ok ? verified.backup.facts.schema_version : null;
}

test("a backup with a program in it is refused", async () => {
  const store = await makeStore(at("store"));
  store.sqlite.exec(`CREATE TRIGGER "mine" AFTER INSERT ON "setting" BEGIN DELETE FROM "notice"; END`);
  store.close();
  await expect(backUp(at("store"))).rejects.toThrow("foreign trigger mine");
});

test("whoever has the store open keeps it from being replaced", async () => {
  const store = await makeStore(at("store"));
  const { file } = await backUp(at("store"));
  expect(await restoreInto(at("store"), file)).toMatchObject({ ok: false, code: "busy" });
  expect(fs.existsSync(at("store/set-aside"))).toBe(false);
  store.close();
  const lock = holdTogether(dataFolderAt(at("store")).lock);
  expect(await restoreInto(at("store"), file)).toMatchObject({ ok: false, code: "busy" });
  lock?.release();
  expect(await restoreInto(at("store"), file)).toMatchObject({ ok: true });
});

test("a stale -wal beside a restored file can't undo it, also where the restore was cut off", async () => {
  const store = await makeStore(at("store"));
  writeLine(store, 1);
  const wanted = digestOf(store.sqlite);
  const { file } = await backUp(at("store"));
  for (let n = 2; n < 40; n += 1) writeLine(store, n);
  fs.cpSync(at("store"), at("killed"), { recursive: true });
  store.close();
  expect(fs.statSync(at("killed/desk.sqlite-wal")).size).toBeGreaterThan(0);
  const restored = await restoreInto(at("killed"), path.join(at("killed/backups"), path.basename(file)));
  expect(restored).toMatchObject({ ok: true, note: { lost_cards: 0 } });
  expect(await digestAfterStart(at("killed"))).toBe(wanted);
});

test("each restore begins a new epoch of the same store", async () => {
  const store = await makeStore(at("store"), "store-1");
  const { file } = await backUp(at("store"));
  store.close();
  const epochs: unknown[] = [];
  for (let n = 0; n < 2; n += 1) {
    expect(await restoreInto(at("store"), file, { nowMs: NOON_MS + n })).toMatchObject({ ok: true });
    const again = await openAgain(at("store"));
    const value = again.sqlite.prepare(`SELECT "value" FROM "setting" WHERE "key" = 'replica'`).pluck().get();
    epochs.push(JSON.parse(String(value)));
    again.close();
  }
  expect(epochs).toMatchObject([
    { store_id: "store-1", epoch: 2 },
    { store_id: "store-1", epoch: 3 },
  ]);
});

test("missing folder and missing file are told apart, and neither becomes a new store", async () => {
  const store = await makeStore(at("store"));
  store.close();
  fs.rmSync(at("store/desk.sqlite"));
  const now = () => NOON_MS;
  expect(await openStore({ folder: at("store"), now })).toMatchObject({
    code: "no_folder",
    details: { reason: "store_missing" },
  });
  expect(fs.existsSync(at("store/desk.sqlite"))).toBe(false);
  const gone = await openStore({ folder: at("gone"), now });
  expect(gone).toMatchObject({ code: "no_folder" });
  expect(gone).not.toMatchObject({ details: { reason: "store_missing" } });
  expect(fs.existsSync(at("gone"))).toBe(false);
});
