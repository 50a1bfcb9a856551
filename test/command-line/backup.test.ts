import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { runDesk, temporaryFolder } from "./desk-process";
import { type CardAnswer, EXAMPLE_CARD, FRIDAY_MORNING } from "./sandbox";

interface Made {
  readonly file: string;
  readonly sha256: string;
  readonly cards: number;
}

/** A sandbox store in a folder, with the command line on it. */
async function sandbox(store = "S01") {
  const folder = temporaryFolder();
  const data = path.join(folder, "data");
  const env = { DESK_CLOCK: FRIDAY_MORNING };
  const ask = async (args: readonly string[], stdin = "") => {
    const answer = await runDesk([...args, "--data", data, "--json"], { env, stdin });
    return { status: answer.status, json: answer.json as never, stderr: answer.stderr };
  };
  const done = async <Value>(args: readonly string[], stdin = ""): Promise<Value> => {
    const answer = await ask(args, stdin);
    expect([answer.status, answer.stderr]).toEqual([0, expect.anything()]);
    return answer.json;
  };
  await done(["init", "--sandbox", "--store", store]);
  let serial = 0;
  return {
    folder,
    data,
    ask,
    done,
    create: () => {
      serial += 1;
      const fields = { ...EXAMPLE_CARD, serial_no: `SN${serial}` };
      return done<CardAnswer>(["card", "create", "-", "--as", "clerk1"], JSON.stringify(fields));
    },
    backUp: () => done<Made>(["backup", "create", "--as", "clerk1"]),
  };
}

const sumOf = (file: string) => createHash("sha256").update(fs.readFileSync(file)).digest("hex");

test("create answers a file of its own each time, list shows it, verify reads every byte", async () => {
  const store = await sandbox();
  await store.create();
  const first = await store.backUp();
  expect(first).toEqual({ file: expect.any(String), sha256: sumOf(first.file), cards: 1 });
  expect(path.isAbsolute(first.file)).toBe(true);
  const second = await store.backUp();
  expect(second.file).not.toBe(first.file);
  expect(sumOf(first.file)).toBe(first.sha256);
  expect(await store.done(["backup", "list"])).toMatchObject([
    { file: second.file, cards: 1, reason: "manual", state: "sound", made_at: FRIDAY_MORNING },
    { file: first.file, sha256: first.sha256 },
  ]);
  expect(await store.done(["backup", "verify", first.file])).toMatchObject(first);

  const bytes = fs.readFileSync(first.file);
  bytes.writeUInt8(bytes.readUInt8(5000) ^ 1, 5000);
  fs.writeFileSync(first.file, bytes);
  expect(await store.ask(["backup", "verify", first.file])).toMatchObject({
    status: 1,
    json: { error: { code: "corrupt", details: { reason: "backup_sum" } } },
  });
  expect(await store.ask(["backup", "restore", first.file, "--as", "admin1"])).toMatchObject({
    status: 1,
    json: { error: { code: "corrupt" } },
  });
  expect(fs.existsSync(path.join(store.data, "set-aside"))).toBe(false);
  expect(await store.done(["card", "list"])).toMatchObject({ total: 1 });
  expect(await store.ask(["backup", "verify", path.join(store.folder, "none.sqlite")])).toMatchObject({
    status: 1,
    json: { error: { code: "not_found" } },
  });
});

test("an older backup comes back without giving a number twice, and what it replaced is kept", async () => {
  const store = await sandbox();
  const kept = await store.create();
  const backup = await store.backUp();
  const lost = await store.create();
  expect(lost.no).toBe("SH-S01-20261120-0002");
  for (const person of ["clerk1", "sup1", "dir1"]) {
    expect(await store.ask(["backup", "restore", backup.file, "--as", person])).toMatchObject({
      status: 1,
      json: { error: { code: "forbidden", details: { needs: ["admin"] } } },
    });
  }
  expect((await store.ask(["backup", "restore", backup.file])).status).toBe(2);
  const restored = await store.done<Made & { safety_backup: string; set_aside: string }>([
    "backup",
    "restore",
    backup.file,
    "--as",
    "admin1",
  ]);
  expect(restored).toMatchObject({ ...backup, lost_cards: 1, missing_attachments: 0 });
  expect(await store.done(["backup", "verify", restored.safety_backup])).toMatchObject({ cards: 2 });
  expect(fs.existsSync(path.join(restored.set_aside, "desk.sqlite"))).toBe(true);
  expect(await store.done(["card", "list"])).toMatchObject({ total: 1, rows: [{ no: kept.no }] });
  expect((await store.ask(["card", "show", lost.no])).json).toMatchObject({ error: { code: "not_found" } });
  expect((await store.create()).no).toBe("SH-S01-20261120-0003");
});

test("a dead disk: a backup and its files come back into a new folder without sign-in", async () => {
  const store = await sandbox();
  const card = await store.create();
  const file = path.join(store.folder, "page.pdf");
  fs.writeFileSync(file, "%PDF-1.4 signed");
  await store.done(["card", "attach", card.no, file, "--kind", "document", "--as", "clerk1"]);
  const backup = await store.backUp();
  // Numbers that a newer backup beside it knows stay given.
  await store.create();
  await store.backUp();
  const stick = path.join(store.folder, "stick");
  fs.cpSync(path.join(store.data, "backups"), stick, { recursive: true });
  fs.rmSync(store.data, { recursive: true });

  const onStick = path.join(stick, path.basename(backup.file));
  expect(await store.done(["backup", "verify", onStick])).toMatchObject({ attachments: { files: 1 } });
  const restored = await store.done(["backup", "restore", onStick]);
  expect(restored).toMatchObject({ cards: 1, missing_attachments: 0, set_aside: null, safety_backup: null });
  const shown = await store.done<CardAnswer & { attachments: unknown[] }>(["card", "show", card.no]);
  expect(shown.attachments).toHaveLength(1);
  const attachments = fs.readdirSync(path.join(store.data, "attachments"), {
    recursive: true,
    withFileTypes: true,
  });
  const stored = attachments.filter((entry) => entry.isFile());
  expect(stored.map((entry) => fs.readFileSync(path.join(entry.parentPath, entry.name), "utf8"))).toEqual([
    "%PDF-1.4 signed",
  ]);
  expect((await store.create()).no).toBe("SH-S01-20261120-0003");
});

test("a backup that was copied away alone still shows damage, and still restores", async () => {
  const store = await sandbox();
  await store.create();
  const backup = await store.backUp();
  const alone = path.join(store.folder, path.basename(backup.file));
  fs.copyFileSync(backup.file, alone);
  const target = path.join(store.folder, "other");
  expect((await runDesk(["backup", "restore", alone, "--data", target, "--json"])).json).toMatchObject({
    ...backup,
    file: alone,
  });
  const bytes = fs.readFileSync(alone);
  bytes.writeUInt8(bytes.readUInt8(9000) ^ 4, 9000);
  fs.writeFileSync(alone, bytes);
  const other = path.join(store.folder, "third");
  expect((await runDesk(["backup", "restore", alone, "--data", other, "--json"])).status).toBe(1);
  expect(fs.existsSync(path.join(other, "desk.sqlite"))).toBe(false);
});

test("damaged after a power failure: the backup comes back, the damaged file is kept", async () => {
  const store = await sandbox();
  await store.create();
  const backup = await store.backUp();
  const database = path.join(store.data, "desk.sqlite");
  const damaged = fs.readFileSync(database).fill(0xa5, 8192, 200_000);
  fs.writeFileSync(database, damaged);
  expect((await store.ask(["card", "list"])).json).toMatchObject({ error: { code: "corrupt" } });
  expect(await store.done(["backup", "list"])).toMatchObject([{ file: backup.file }]);
  expect((await store.ask(["backup", "restore", backup.file, "--as", "clerk1"])).json).toMatchObject({
    error: { code: "forbidden" },
  });
  const restored = await store.done<{ set_aside: string }>([
    "backup",
    "restore",
    backup.file,
    "--as",
    "admin1",
  ]);
  expect(restored).toMatchObject({ cards: 1, safety_backup: null });
  expect(fs.readFileSync(path.join(restored.set_aside, "desk.sqlite")).equals(damaged)).toBe(true);
  expect(await store.done(["card", "list"])).toMatchObject({ total: 1 });
});

test("a same-name store overwriting data: refused, whichever way", async () => {
  const one = await sandbox();
  const other = await sandbox();
  await one.create();
  const foreign = await other.backUp();
  expect(await one.ask(["backup", "restore", foreign.file, "--as", "admin1"])).toMatchObject({
    status: 1,
    json: { error: { code: "unsupported", details: { reason: "other_store" } } },
  });
  expect(await one.done(["card", "list"])).toMatchObject({ total: 1 });
  expect(fs.existsSync(path.join(one.data, "set-aside"))).toBe(false);
});

test("a folder whose database is missing is no new store; a read-only one can be listed, not written", async () => {
  const store = await sandbox();
  await store.create();
  const backup = await store.backUp();
  fs.chmodSync(store.data, 0o555);
  expect((await store.ask(["backup", "create"])).json).toMatchObject({ error: { code: "read_only" } });
  expect(await store.done(["backup", "list"])).toHaveLength(1);
  expect(await store.done(["backup", "verify", backup.file])).toMatchObject({ cards: 1 });
  fs.chmodSync(store.data, 0o755);
  fs.rmSync(path.join(store.data, "desk.sqlite"));
  expect((await store.ask(["card", "list"])).json).toMatchObject({
    error: { code: "no_folder", details: { reason: "store_missing" } },
  });
  expect((await store.ask(["backup", "restore", backup.file])).status).toBe(2);
  await store.done(["backup", "restore", backup.file, "--as", "admin1"]);
  expect(await store.done(["card", "list"])).toMatchObject({ total: 1 });
});
