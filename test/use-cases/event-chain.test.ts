import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { makeBackup } from "#electron/db/backup/make-backup";
import { fileProtector, type SecretProtector, secretsFolderOf } from "#electron/db/secret-files";
import { loadCase } from "#electron/repositories/case-repository";
import { chainKeys, checkChainEnds, checkEvents, checkMarks } from "#electron/repositories/event-chain";
import { createCard } from "#electron/use-cases/card/create-card";
import { showCard } from "#electron/use-cases/card/show-card";
import { type Desk, openDesk } from "#electron/use-cases/desk";
import { makeRecoveryCode, recoverKeys, unlockStore } from "#electron/use-cases/event/store-keys";
import { accepted, type DeskFixture, EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";
import { tamperWithEvents } from "#test/torture/event-tampering";

function lively(fixture: DeskFixture, cards: number): string[] {
  return Array.from({ length: cards }, (_, index) => {
    const { id } = fixture.create("clerk1", {
      ...EXAMPLE_CARD,
      phone: `128000${String(index).padStart(5, "0")}`,
      serial_no: `SN${index}`,
    }).fields;
    fixture.done("clerk1", id, "classify", {
      kind: "A",
      service_mode: "on_site",
      impact: "partial",
      fault_type: "hardware",
      fault_category: "异响",
      fulfilment: "home_visit",
    });
    fixture.done("clerk1", id, "dispatch", { assignee: "eng1" });
    fixture.done("eng1", id, "accept");
    fixture.done("eng1", id, "log", { operation: "电话里问过示例联系人" });
    const noted = fixture.done("clerk1", id, "edit", { remark: `第 ${index} 张` });
    if (index % 2 === 0) fixture.done("clerk1", id, "undo", { event: noted.events.at(-1)?.seq });
    return id;
  });
}

function breaks(desk: Desk): unknown[] {
  return [
    ...checkEvents(desk.store, 0, 100_000).breaks,
    ...checkChainEnds(desk.store),
    ...checkMarks(desk.store),
  ];
}

/** The keychain of a PC: what it took on another PC it can't open. */
function keychain(pc: () => number): SecretProtector {
  const turned = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
  return {
    scheme: "safe_storage",
    protect: (secret) => Promise.resolve(Buffer.concat([Buffer.from([pc()]), turned(secret)])),
    unprotect: (scheme, kept) => {
      if (scheme === "file") return Promise.resolve(kept);
      return Promise.resolve(kept[0] === pc() ? turned(kept.subarray(1)) : null);
    },
  };
}

async function reopened(
  folder: string,
  secrets: SecretProtector,
  whenLocked: "continue" | "refuse",
): Promise<Desk> {
  return accepted(await openDesk(folder, { env: {}, secrets, whenLocked }));
}

/** The key of a store goes under the keychain, as a window would have put it away; answers the file's name. */
async function putUnderKeychain({ desk }: DeskFixture, protector: SecretProtector): Promise<string> {
  const folder = secretsFolderOf(desk.store.sqlite.name);
  const [name = ""] = fs.readdirSync(folder);
  const kept = JSON.parse(fs.readFileSync(path.join(folder, name), "utf8")) as { data: string };
  const locked = await protector.protect(Buffer.from(kept.data, "base64"));
  const file = { v: 1, scheme: "safe_storage", data: locked.toString("base64") };
  fs.writeFileSync(path.join(folder, name), JSON.stringify(file));
  return name;
}

/** The files of a folder with their bytes. */
function filesOf(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fs.readdirSync(folder).map((name) => [name, fs.readFileSync(path.join(folder, name), "base64")]),
  );
}

describe("the chain over the store's events (SAFETY 6)", () => {
  test("500 edits, deletes, swaps, forged and cut-off events are all noticed", async () => {
    const fixture = await openDeskFixture();
    lively(fixture, 12);
    const row = tamperWithEvents(fixture.desk, 500);
    expect(row).toMatchObject({ tries: 500, lost: 0, corrupt: 0 });
  });

  test("an end that was cut off shows for good, also after work went on", async () => {
    const fixture = await openDeskFixture();
    const [id = ""] = lively(fixture, 2);
    const { sqlite } = fixture.desk.store;
    sqlite.exec(`DROP TRIGGER "card_event_no_delete"`);
    sqlite.pragma("foreign_keys = OFF");
    sqlite.exec(`DELETE FROM "card_event" WHERE "global_seq" = (SELECT max("global_seq") FROM "card_event")`);
    sqlite.pragma("foreign_keys = ON");
    fixture.done("clerk1", id, "edit", { remark: "照常做事" });
    expect(breaks(fixture.desk)).toContainEqual({ kind: "link", seq: expect.any(Number) });
  });

  test("triggers refuse to change, delete or replace an event", async () => {
    const fixture = await openDeskFixture();
    lively(fixture, 1);
    const { sqlite } = fixture.desk.store;
    for (const attempt of [
      `UPDATE "card_event" SET "hash" = 'x'`,
      `DELETE FROM "card_event"`,
      `INSERT OR REPLACE INTO "card_event" SELECT * FROM "card_event"`,
      `DELETE FROM "chain_head"`,
      `DELETE FROM "chain_key"`,
      `UPDATE "chain_key" SET "check" = 'x'`,
      `DELETE FROM "customer_key"`,
    ]) {
      expect(() => sqlite.exec(attempt), attempt).toThrow(/append-only|never deleted/);
    }
    expect(breaks(fixture.desk)).toEqual([]);
  });

  test("what is said of persons lies encrypted, and reads as before", async () => {
    const fixture = await openDeskFixture();
    const [id = ""] = lively(fixture, 1);
    const stored = fixture.desk.store.sqlite.prepare(`SELECT * FROM "card_event"`).all();
    const text = JSON.stringify(stored);
    for (const value of [
      "示例客户",
      "示例联系人",
      "12800000000",
      "示例路",
      "SN0",
      "脱水",
      "满屋跑",
      "第 0 张",
    ])
      expect(text, value).not.toContain(value);
    const { events } = accepted(showCard(fixture.desk, id));
    const told = JSON.stringify(events);
    for (const value of ["示例客户", "示例联系人", "12800000000", "SN0", "脱水", "第 0 张"])
      expect(told, value).toContain(value);
    expect(events[0]?.payload).toMatchObject({ ...EXAMPLE_CARD, phone: "12800000000", serial_no: "SN0" });
  });

  test("the events of an older store are sealed from a stated starting point", async () => {
    const fixture = await openDeskFixture();
    const [id = ""] = lively(fixture, 3);
    const before = loadCase(fixture.desk.store, { id })?.events;
    const plain = olderStore(fixture);
    const desk = await reopened(fixture.folder, fileProtector, "refuse");
    try {
      expect(breaks(desk)).toEqual([]);
      expect(chainKeys(desk.store)).toMatchObject([{ reason: "older_store", from_seq: 1, sealed_to: plain }]);
      expect(loadCase(desk.store, { id })?.events).toEqual(before);
      expect(() => desk.store.sqlite.exec(`UPDATE "card_event" SET "actor" = 'x'`)).toThrow("append-only");
      const stored = JSON.stringify(desk.store.sqlite.prepare(`SELECT * FROM "card_event"`).all());
      expect(stored).not.toContain("示例联系人");
    } finally {
      desk.close();
    }
  });
});

/** Turns the fixture's store into one from before the chain; answers how many events it has. */
function olderStore({ desk, folder }: DeskFixture): number {
  const { sqlite } = desk.store;
  const events = sqlite.prepare(`SELECT "id" FROM "card"`).pluck().all() as string[];
  const logs = events.flatMap(
    (id) => loadCase(desk.store, { id })?.events.map((event) => ({ id, event })) ?? [],
  );
  sqlite.exec(`DROP TRIGGER "chain_key_no_delete"; DROP TRIGGER "chain_head_no_delete";
    DROP TRIGGER "card_event_no_update"; DROP TRIGGER "customer_key_no_delete";
    DELETE FROM "chain_key"; DELETE FROM "chain_head"; DELETE FROM "customer_key"`);
  const update =
    sqlite.prepare(`UPDATE "card_event" SET "payload" = ?, "before" = ?, "after" = ?, "personal" = NULL,
    "prev_hash" = NULL, "hash" = NULL WHERE "card_id" = ? AND "seq" = ?`);
  for (const { id, event } of logs) {
    const { payload, before, after, seq } = event;
    update.run(JSON.stringify(payload), JSON.stringify(before), JSON.stringify(after), id, seq);
  }
  sqlite.exec(`CREATE TRIGGER "card_event_no_update" BEFORE UPDATE ON "card_event" BEGIN
    SELECT RAISE(ABORT, 'card_event is append-only'); END`);
  fs.rmSync(secretsFolderOf(path.join(folder, "desk.sqlite")), { recursive: true });
  return logs.length;
}

describe("the key of the chain", () => {
  test("another user's Windows account: the store can be read there, no write is taken, its key stays", async () => {
    const fixture = await openDeskFixture();
    const [id = ""] = lively(fixture, 1);
    const clerk = fixture.as("clerk1");
    fixture.desk.close();
    let account = 1;
    const protector = keychain(() => account);
    await putUnderKeychain(fixture, protector);
    const secrets = secretsFolderOf(fixture.desk.store.sqlite.name);
    const before = filesOf(secrets);
    account = 2;
    const desk = await reopened(fixture.folder, protector, "refuse");
    expect(loadCase(desk.store, { id })?.state.fields.customer_name).toBe(EXAMPLE_CARD.customer_name);
    expect(createCard(desk, clerk, { fields: { ...EXAMPLE_CARD, serial_no: "SN9" } })).toMatchObject({
      ok: false,
      code: "unsupported",
      details: { reason: "key_locked" },
    });
    desk.close();
    expect(filesOf(secrets)).toEqual(before);
    account = 1;
    const back = await reopened(fixture.folder, protector, "refuse");
    expect(back.write(() => ({ ok: true, value: null }))).toMatchObject({ ok: true });
    expect(checkEvents(back.store, 0, 1000)).toMatchObject({ breaks: [], unchecked: 0 });
    expect(chainKeys(back.store)).toHaveLength(1);
    back.close();
  });

  test("a key overwritten because it could not be decrypted: never, a new one is made beside it", async () => {
    const fixture = await openDeskFixture();
    lively(fixture, 1);
    const folder = secretsFolderOf(fixture.desk.store.sqlite.name);
    let pc = 1;
    const protector = keychain(() => pc);
    const name = await putUnderKeychain(fixture, protector);
    pc = 2;
    const bytes = fs.readFileSync(path.join(folder, name));

    const refusing = await reopened(fixture.folder, protector, "refuse");
    const refused = refusing.write(() => ({ ok: true, value: null }));
    refusing.close();
    expect(refused).toMatchObject({ ok: false, code: "unsupported", details: { reason: "key_locked" } });

    const going = await reopened(fixture.folder, protector, "continue");
    expect(going.write(() => ({ ok: true, value: null }))).toMatchObject({ ok: true });
    expect(chainKeys(going.store).map((key) => key.reason)).toEqual(["first", "key_missing"]);
    expect(breaks(going)).toEqual([]);
    expect(checkEvents(going.store, 0, 1000).unchecked).toBeGreaterThan(0);
    going.close();
    expect(fs.readFileSync(path.join(folder, name))).toEqual(bytes);

    // Back on the first PC its key opens again; the second one's, made elsewhere, does not, and both files stay.
    pc = 1;
    const back = await reopened(fixture.folder, protector, "continue");
    expect(chainKeys(back.store).map((key) => key.reason)).toEqual(["first", "key_missing", "key_missing"]);
    // Nobody can prove here that the second key was one of ours.
    expect(breaks(back)).toEqual([{ kind: "key", seq: expect.any(Number) }]);
    back.close();
    expect(fs.readFileSync(path.join(folder, name))).toEqual(bytes);
    expect(fs.readdirSync(folder)).toHaveLength(3);
  });

  test("a key that is back gives its word for the one that went on without it", async () => {
    const fixture = await openDeskFixture();
    const [id = ""] = lively(fixture, 1);
    const folder = secretsFolderOf(fixture.desk.store.sqlite.name);
    const [name = ""] = fs.readdirSync(folder);
    const file = path.join(folder, name);
    fs.renameSync(file, `${file}.away`);
    const going = await reopened(fixture.folder, fileProtector, "continue");
    expect(loadCase(going.store, { id })?.events[0]?.after["phone"]).toBeNull();
    going.close();
    fs.renameSync(`${file}.away`, file);
    const back = await reopened(fixture.folder, fileProtector, "continue");
    expect(chainKeys(back.store)[1]?.endorsed).not.toBeNull();
    expect(loadCase(back.store, { id })?.events[0]?.after["phone"]).toBe("12800000000");
    expect(breaks(back)).toEqual([]);
    // Without that word a key that was slipped in shows.
    back.store.sqlite.exec(`UPDATE "chain_key" SET "endorsed" = 'x' WHERE "reason" = 'key_missing'`);
    expect(breaks(back)).toMatchObject([{ kind: "key" }]);
    back.close();
  });

  test("a damaged key file is kept as it is", async () => {
    const fixture = await openDeskFixture();
    lively(fixture, 1);
    const folder = secretsFolderOf(fixture.desk.store.sqlite.name);
    const [name = ""] = fs.readdirSync(folder);
    fs.writeFileSync(path.join(folder, name), "{");
    const desk = await reopened(fixture.folder, fileProtector, "continue");
    desk.close();
    expect(fs.readFileSync(path.join(folder, name), "utf8")).toBe("{");
    expect(fs.readdirSync(folder)).toHaveLength(2);
  });

  test("the recovery code opens the log on another PC; a wrong one changes nothing", async () => {
    const fixture = await openDeskFixture();
    const [id = ""] = lively(fixture, 1);
    const before = loadCase(fixture.desk.store, { id })?.events;
    const code = accepted(makeRecoveryCode(fixture.desk.store, 1));
    expect(code).toMatch(/^([0-9A-Z]{5}-){6}[0-9A-Z]{1,5}$|^([0-9A-Z]{5}-){5}[0-9A-Z]{1,5}$/);
    expect(JSON.stringify(fs.readdirSync(fixture.folder))).not.toContain(code);
    const secrets = secretsFolderOf(fixture.desk.store.sqlite.name);
    fs.rmSync(secrets, { recursive: true });

    const desk = await reopened(fixture.folder, fileProtector, "continue");
    try {
      const options = { protector: fileProtector, now: () => 2, whenLocked: "continue" } as const;
      expect(loadCase(desk.store, { id })?.events[0]?.after["phone"]).toBeNull();
      const slip = `${code.slice(0, 3)}${code[3] === "7" ? "8" : "7"}${code.slice(4)}`;
      expect(await recoverKeys(desk.store, slip, options)).toMatchObject({
        ok: false,
        code: "invalid_input",
      });
      expect(await recoverKeys(desk.store, code.toLowerCase().replaceAll("-", " "), options)).toEqual({
        ok: true,
        value: { keys: 1 },
      });
      expect(loadCase(desk.store, { id })?.events).toEqual(before);
      expect(checkEvents(desk.store, 0, 1000).unchecked).toBe(0);
      expect(breaks(desk)).toEqual([]);
    } finally {
      desk.close();
    }
  });

  test("a backup takes the key along, the live database holds none", async () => {
    const fixture = await openDeskFixture();
    const [id = ""] = lively(fixture, 1);
    const before = loadCase(fixture.desk.store, { id })?.events;
    const elsewhere = path.join(fixture.folder, "elsewhere");
    const { sqlite, folder: data } = fixture.desk.store;
    const made = await makeBackup({
      source: sqlite,
      folder: data.backups,
      attachments: data.attachments,
      reason: "manual",
      nowMs: fixture.desk.nowMs(),
    });
    for (const name of ["attachments", "backups", "logs"])
      fs.mkdirSync(path.join(elsewhere, name), { recursive: true });
    fs.copyFileSync(made.file, path.join(elsewhere, "desk.sqlite"));
    const desk = await reopened(elsewhere, fileProtector, "refuse");
    try {
      expect(loadCase(desk.store, { id })?.events).toEqual(before);
      expect(breaks(desk)).toEqual([]);
      expect(checkEvents(desk.store, 0, 1000).unchecked).toBe(0);
      for (const { store } of [desk, fixture.desk])
        expect(store.sqlite.prepare(`SELECT count(*) FROM "carried_secret"`).pluck().get()).toBe(0);
    } finally {
      desk.close();
    }
  });

  test("lies in a file that only this account can read", async () => {
    const fixture = await openDeskFixture();
    const folder = secretsFolderOf(fixture.desk.store.sqlite.name);
    const [name = ""] = fs.readdirSync(folder);
    if (process.platform !== "win32") expect(fs.statSync(path.join(folder, name)).mode & 0o777).toBe(0o600);
    const again = await unlockStore(fixture.desk.store, {
      protector: fileProtector,
      now: () => 1,
      whenLocked: "refuse",
    });
    expect(again.ok).toBe(true);
    expect(fs.readdirSync(folder)).toEqual([name]);
  });
});
