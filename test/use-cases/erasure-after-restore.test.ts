import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { describe, expect, onTestFinished, test } from "vitest";
import { changeBackupState } from "#electron/db/backup/backup-state";
import { NODE_DISK } from "#electron/db/backup/disk";
import { erasureListOf, readErasures } from "#electron/db/backup/erasure-list";
import { runBackupJob } from "#electron/db/backup/jobs";
import type { MadeBackup } from "#electron/db/backup/make-backup";
import { markSecondPlace } from "#electron/db/backup/second-place";
import { dataFolderAt } from "#electron/db/data-folder";
import { findCustomer } from "#electron/repositories/customer-repository";
import { showCard } from "#electron/use-cases/card/show-card";
import { type Desk, openDesk } from "#electron/use-cases/desk";
import { erasePerson, previewErasure } from "#electron/use-cases/privacy/erase-person";
import { verifyStore } from "#electron/use-cases/verify/verify-store";
import type { Actor } from "#shared/domain/card/decision";
import { accepted, openDeskFixture } from "#test/builders/desk-fixture";
import { filesHolding, livedThrough } from "#test/builders/lived-through";
import { OTHER, OTHER_WORD, PERSON, TRACES, WORD } from "#test/builders/person-to-erase";
import { diskUntilKilled, Killed } from "#test/torture/faulty-disk";

const NOW_MS = Date.UTC(2026, 10, 21, 4);
const people = { nowMs: NOW_MS, by: "admin1", approvedBy: null };

async function backUp(dataFolder: string): Promise<MadeBackup> {
  return outcome(await runBackupJob("make", { dataFolder, reason: "manual", nowMs: NOW_MS }));
}

function outcome<Value>(done: { readonly ok: true; readonly value: Value } | { readonly ok: false }): Value {
  if (!done.ok) throw new Error(JSON.stringify(done));
  return done.value;
}

function restore(dataFolder: string, file: string, disk = NODE_DISK) {
  return runBackupJob("restore", { dataFolder, file, ...people }, () => undefined, disk);
}

async function withDesk<Value>(folder: string, work: (desk: Desk) => Value): Promise<Value> {
  const desk = accepted(await openDesk(folder, { env: {} }));
  try {
    return work(desk);
  } finally {
    desk.close();
  }
}

const admin: Actor = { code: "admin1", roles: ["admin"] };

function erase(desk: Desk, customerId: string): void {
  const { version } = accepted(previewErasure(desk, admin, customerId));
  accepted(erasePerson(desk, admin, { customer_id: customerId, version, reason: "本人来信" }));
}

/** Traces in what a store works with; backups hold what was until they are rotated out. */
function tracesAtWork(folder: string): string[] {
  return filesHolding(folder, TRACES).filter((found) => !found.startsWith("backups"));
}

interface Erased {
  readonly folder: string;
  readonly card: string;
  readonly customer: string;
  readonly other: string;
  /** Made while the person was there. */
  readonly backup: string;
  /** Where backups are brought besides. */
  readonly stick: string;
}

/** A closed store whose one person was erased after a backup, with one more who stays. */
async function erasedSinceBackup(withStick = false): Promise<Erased> {
  const fixture = await openDeskFixture();
  const { desk, folder } = fixture;
  const stick = fs.mkdtempSync(path.join(os.tmpdir(), "desk-stick-"));
  onTestFinished(() => fs.rmSync(stick, { recursive: true, force: true }));
  if (withStick) await chooseSecondPlace(folder, stick);
  const card = livedThrough(fixture, PERSON, WORD);
  const other = livedThrough(fixture, OTHER, OTHER_WORD);
  const customer = accepted(showCard(desk, card)).fields.customer_id ?? "";
  const { file } = await backUp(folder);
  erase(desk, customer);
  desk.close();
  expect(tracesAtWork(folder)).toEqual([]);
  return { folder, card, customer, other, backup: file, stick };
}

async function chooseSecondPlace(folder: string, stick: string): Promise<void> {
  await markSecondPlace(stick, NODE_DISK);
  await changeBackupState(dataFolderAt(folder).backups, NODE_DISK, () => ({
    second_place: { folder: stick, chosen_at: NOW_MS, ok_at: null, failure: null },
  }));
}

function expectErased(desk: Desk, { card, customer, other }: Erased): void {
  expect(findCustomer(desk.store, customer)).toMatchObject({ name: "", phone: "" });
  expect(accepted(showCard(desk, card)).fields).toMatchObject({
    customer_name: null,
    phone: null,
    description: null,
    status: "archived",
    satisfaction: 5,
    fault_category: "漏水",
  });
  expect(accepted(showCard(desk, other)).fields).toMatchObject(OTHER);
  expect(verifyStore(desk).findings).toEqual([]);
}

function againIn(desk: Desk): unknown[] {
  return desk.store.sqlite
    .prepare(`SELECT "by", "subject" FROM "audit_entry" WHERE "what" = 'person.erased_again'`)
    .all();
}

describe("an erased person after the restore of an older backup (DOMAIN 8)", () => {
  test("is said beforehand, and is erased again with files and index before anybody sees the data", async () => {
    const store = await erasedSinceBackup();
    const { folder, backup, customer } = store;
    expect(filesHolding(folder, TRACES).length).toBeGreaterThan(0);
    const preview = outcome(await runBackupJob("preview", { dataFolder: folder, file: backup }));
    expect(preview.erasedAgain).toBe(1);

    expect(outcome(await restore(folder, backup))).toMatchObject({ erasedAgain: 1 });
    await withDesk(folder, (desk) => {
      expect(tracesAtWork(folder)).toEqual([]);
      expectErased(desk, store);
      expect(againIn(desk)).toEqual([{ by: "system", subject: customer }]);
    });
    expect(tracesAtWork(folder)).toEqual([]);
    // Once: what is written later about the same card stays.
    await withDesk(folder, (desk) => expect(againIn(desk)).toHaveLength(1));
    const after = await backUp(folder);
    expect(outcome(await runBackupJob("preview", { dataFolder: folder, file: after.file })).erasedAgain).toBe(
      0,
    );
  });

  test("stays erased when the restore is killed before any of its steps and the store is opened again", async () => {
    const store = await erasedSinceBackup();
    let steps = 0;
    for (let done = false; !done; ) {
      steps += 1;
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), "desk-killed-"));
      fs.cpSync(store.folder, folder, { recursive: true });
      const backup = path.join(folder, "backups", path.basename(store.backup));
      done = await restore(folder, backup, diskUntilKilled(steps)).then(
        ({ ok }) => ok,
        (error: unknown) => {
          if (!(error instanceof Killed)) throw error;
          return false;
        },
      );
      await withDesk(folder, (desk) => {
        expect(findCustomer(desk.store, store.customer), `step ${steps}`).toMatchObject({ name: "" });
        expect(tracesAtWork(folder), `step ${steps}`).toEqual([]);
      });
      fs.rmSync(folder, { recursive: true, force: true });
    }
    expect(steps).toBeGreaterThan(25);
  });

  test("stays erased on a new PC that only has the second place", async () => {
    const store = await erasedSinceBackup(true);
    const copies = fs.readdirSync(store.stick, { recursive: true }).map(String);
    const copy = copies.find((name) => path.basename(name) === path.basename(store.backup)) ?? "";
    fs.rmSync(store.folder, { recursive: true });
    outcome(await restore(store.folder, path.join(store.stick, copy)));
    await withDesk(store.folder, (desk) => {
      expectErased(desk, store);
      expect(tracesAtWork(store.folder)).toEqual([]);
    });
  });

  test("a second place that was away at the time gets the list with its next backup", async () => {
    const fixture = await openDeskFixture();
    const { desk, folder } = fixture;
    const stick = fs.mkdtempSync(path.join(os.tmpdir(), "desk-stick-"));
    onTestFinished(() => fs.rmSync(stick, { recursive: true, force: true }));
    await chooseSecondPlace(folder, stick);
    const customer = accepted(showCard(desk, livedThrough(fixture, PERSON, WORD))).fields.customer_id ?? "";
    await backUp(folder);
    const [place = ""] = fs.readdirSync(path.join(stick, "aftersales-desk"));
    const there = path.join(stick, "aftersales-desk", place);
    fs.renameSync(stick, `${stick}-away`);
    erase(desk, customer);
    fs.renameSync(`${stick}-away`, stick);
    expect(readErasures(there)).toEqual([]);
    await backUp(folder);
    expect(readErasures(there)).toEqual(readErasures(dataFolderAt(folder).backups));
    expect(readErasures(there)).toMatchObject([{ customer }]);
  });

  test("stays erased through an undo of the restore, also where the erasure came in between", async () => {
    const store = await erasedSinceBackup();
    const { folder, other } = store;
    outcome(await restore(folder, store.backup));
    await withDesk(folder, (desk) => {
      const customer = accepted(showCard(desk, other)).fields.customer_id ?? "";
      erase(desk, customer);
    });
    outcome(await runBackupJob("undo", { dataFolder: folder, ...people }));
    await withDesk(folder, (desk) => {
      for (const card of [store.card, other])
        expect(accepted(showCard(desk, card)).fields).toMatchObject({ customer_name: null, phone: null });
      expect(verifyStore(desk).findings).toEqual([]);
    });
    expect(tracesAtWork(folder)).toEqual([]);
  });

  test("a list that was lost, or cut off in the middle of a line, is whole again after the next opening", async () => {
    const store = await erasedSinceBackup();
    const list = erasureListOf(dataFolderAt(store.folder).backups);
    const whole = readErasures(path.dirname(list));
    expect(whole).toMatchObject([{ customer: store.customer, cards: [store.card] }]);
    for (const damage of [() => fs.rmSync(list), () => fs.truncateSync(list, fs.statSync(list).size - 9)]) {
      damage();
      expect(readErasures(path.dirname(list))).toEqual([]);
      await withDesk(store.folder, () => undefined);
      expect(readErasures(path.dirname(list))).toEqual(whole);
    }
    const text = fs.readFileSync(list, "utf8");
    for (const trace of TRACES) expect(text).not.toContain(trace);
  });

  test("a backup whose database was put in place by hand is treated the same", async () => {
    const store = await erasedSinceBackup();
    fs.copyFileSync(store.backup, path.join(store.folder, "desk.sqlite"));
    await withDesk(store.folder, (desk) => expectErased(desk, store));
    expect(tracesAtWork(store.folder)).toEqual([]);
  });

  test("a backup from before the person was in the archive loses the card that was erased with the person", async () => {
    const fixture = await openDeskFixture();
    const { desk, folder } = fixture;
    const { sqlite } = desk.store;
    const card = livedThrough(fixture, PERSON, WORD);
    const customer = accepted(showCard(desk, card)).fields.customer_id ?? "";
    sqlite.pragma("foreign_keys = OFF");
    sqlite.exec(`UPDATE "card" SET "customer_id" = NULL`);
    const { file } = await backUp(folder);
    sqlite.prepare(`UPDATE "card" SET "customer_id" = ?`).run(customer);
    sqlite.pragma("foreign_keys = ON");
    erase(desk, customer);
    desk.close();
    outcome(await restore(folder, file));
    await withDesk(folder, (restored) =>
      expect(accepted(showCard(restored, card)).fields).toMatchObject({ customer_name: null, phone: null }),
    );
  });

  test("a backup of an older schema is brought up to date first, then the person is erased in it", async () => {
    const store = await erasedSinceBackup();
    const old = path.join(store.stick, "old.sqlite");
    fs.copyFileSync(store.backup, old);
    fs.chmodSync(old, 0o644);
    const sqlite = new Database(old);
    sqlite.exec(`DROP TABLE "erasure"; DROP TABLE "audit_head";
      ALTER TABLE "audit_entry" DROP COLUMN "sealed_by";
      ALTER TABLE "audit_entry" DROP COLUMN "prev_hash";
      ALTER TABLE "audit_entry" DROP COLUMN "hash";
      DELETE FROM "schema_migration" WHERE "version" > 21;
      PRAGMA user_version = 21`);
    sqlite.close();
    expect(outcome(await restore(store.folder, old))).toMatchObject({ erasedAgain: 1 });
    await withDesk(store.folder, (desk) => expectErased(desk, store));
    expect(tracesAtWork(store.folder)).toEqual([]);
  });

  test("a folder that can't be written shows nobody who is to be erased", async () => {
    const store = await erasedSinceBackup();
    const database = path.join(store.folder, "desk.sqlite");
    fs.copyFileSync(store.backup, database);
    fs.chmodSync(database, 0o444);
    fs.chmodSync(store.folder, 0o555);
    const desk = await openDesk(store.folder, { env: {} });
    fs.chmodSync(store.folder, 0o755);
    if (desk.ok) desk.value.close();
    expect(desk).toMatchObject({ ok: false, code: "read_only", details: { reason: "erasure_due" } });
  });
});
