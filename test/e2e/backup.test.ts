import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import type { ElectronApplication, Page } from "playwright";
import { expect, onTestFinished, test } from "vitest";
import { runInPlace } from "#electron/db/backup/job-runner";
import { startBackup } from "#electron/use-cases/backup/make-backup";
import { accepted, EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";
import { givePin } from "#test/builders/give-pin";
import { launchDesk } from "#test/fixtures/launch-desk";
import { press } from "./keyboard";
import { MORNING, openDesk, signIn } from "./open-desk";
import { PIN } from "./people";
import { dialog, gridRow, told, workbench } from "./screens";

/** A closed sandbox store: one card, then a backup, then one card more. */
async function closedStore() {
  const fixture = await openDeskFixture();
  fixture.create("clerk1", EXAMPLE_CARD);
  const made = accepted(await startBackup(fixture.desk, { reason: "manual", run: runInPlace }).outcome);
  fixture.create("clerk1", { ...EXAMPLE_CARD, serial_no: "SN20260002" });
  fixture.desk.close();
  return { folder: fixture.folder, backup: made.file, database: path.join(fixture.folder, "desk.sqlite") };
}

async function openBackups(page: Page): Promise<void> {
  await press(page, "Control+9");
  await page.getByRole("button", { name: "备份", exact: true }).click();
  await page.getByRole("heading", { name: "备份", exact: true }).waitFor();
}

/** The next folder or file that the system's dialog answers. */
function choose(app: ElectronApplication, file: string): Promise<void> {
  return app.evaluate(({ dialog: system }, chosen) => {
    system.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);
}

test("damaged after a power failure: the start page restores a backup, and takes it back, by keyboard", async () => {
  const { folder, database } = await closedStore();
  const damaged = fs.readFileSync(database).fill(0x5a, 4096 * 3, 4096 * 12);
  fs.writeFileSync(database, damaged);
  const { page } = await launchDesk({ dataFolder: folder, clock: MORNING });
  await page.getByRole("heading", { name: "资料文件有损坏的地方" }).waitFor();
  expect(await page.getByRole("button", { name: /删|清空|新建|重建/ }).count()).toBe(0);
  await page.getByRole("button", { name: "恢复备份" }).focus();
  await press(page, "Enter");
  const line = page.getByRole("region", { name: "选一份备份" }).getByRole("button", { name: /核对过/ });
  await line.focus();
  await press(page, "Enter");
  const preview = dialog(page, "恢复备份");
  await preview.getByText("现在的数据读不出，备份时间以后的单会丢").waitFor();
  await preview.getByText("SH-S01-20261120-0001").waitFor();
  await preview.getByRole("button", { name: /恢复到 2026-11-20/ }).focus();
  await press(page, "Enter");

  await signIn(page, "陶然");
  await gridRow(page, "1120-0001").waitFor();
  expect(await gridRow(page, "1120-0002").count()).toBe(0);

  await openBackups(page);
  await page.getByText(/原来的数据读不出/).waitFor();
  await page.getByRole("button", { name: "撤销恢复" }).click();
  await dialog(page, "撤销恢复").getByRole("button", { name: "撤销恢复" }).click();
  await page.getByRole("heading", { name: "资料文件有损坏的地方" }).waitFor();
  expect(fs.readFileSync(database).subarray(100).equals(damaged.subarray(100))).toBe(true);
});

test("a restore at the open desk says what will be lost, asks a second person, and is taken back whole", async () => {
  const { folder } = await closedStore();
  const { page } = await launchDesk({ dataFolder: folder, clock: MORNING });
  await signIn(page, "冯远");
  await gridRow(page, "1120-0002").waitFor();
  await openBackups(page);
  await page.getByRole("row", { name: /手动/ }).getByRole("button", { name: "恢复…" }).click();
  const preview = dialog(page, "恢复备份");
  await preview.getByText("你会丢 1 张单").waitFor();
  await preview.getByText("管理员 (admin1)").waitFor({ state: "attached" });
  await preview.getByRole("button", { name: /恢复到/ }).click();
  await signIn(page, "冯远");
  await gridRow(page, "1120-0001").waitFor();
  expect(await gridRow(page, "1120-0002").count()).toBe(0);

  await openBackups(page);
  await page.getByText(/丢了 1 张单/).waitFor();
  await page.getByRole("button", { name: "撤销恢复" }).click();
  await dialog(page, "撤销恢复").getByRole("button", { name: "撤销恢复" }).click();
  await signIn(page, "冯远");
  await gridRow(page, "1120-0002").waitFor();
});

test("a restore takes the second person's own PIN; a wrong one changes nothing", async () => {
  const { page, store } = await openDesk({
    person: "冯远",
    fill: async (filled) => {
      filled.create("clerk1", EXAMPLE_CARD);
      await givePin(filled, "admin1", PIN);
      accepted(await startBackup(filled.desk, { reason: "manual", run: runInPlace }).outcome);
      filled.create("clerk1", { ...EXAMPLE_CARD, serial_no: "SN20260002" });
    },
  });
  // The restore takes the files out from under everybody else.
  store.desk.close();
  await gridRow(page, "1120-0002").waitFor();
  await openBackups(page);
  await page.getByRole("row", { name: /手动/ }).getByRole("button", { name: "恢复…" }).click();
  const preview = dialog(page, "恢复备份");
  await preview.getByText("你会丢 1 张单").waitFor();
  await preview.getByLabel("谁同意恢复（管理员）").selectOption({ label: "管理员 (admin1)" });
  const pin = preview.getByLabel("管理员 的 PIN");
  await pin.fill("100000");
  await preview.getByRole("button", { name: /恢复到/ }).click();
  await preview.getByText("PIN 不对，还能试 4 次").waitFor();
  await pin.fill("");
  await preview.getByRole("button", { name: /恢复到/ }).click();
  await preview.getByText("要输 PIN").waitFor();
  const cards = await page.evaluate(() => window.desk.call("card.counts", {}));
  expect(cards).toMatchObject({ value: { open: 2 } });

  await pin.fill(PIN);
  await preview.getByRole("button", { name: /恢复到/ }).click();
  await signIn(page, "冯远");
  await gridRow(page, "1120-0001").waitFor();
  expect(await gridRow(page, "1120-0002").count()).toBe(0);
});

test("a backup that is cancelled leaves nothing half made, and work goes on", async () => {
  const { folder, database } = await closedStore();
  const store = new Database(database);
  // Large enough that it takes a while.
  store.exec(`CREATE TABLE "far_away" ("a" BLOB NOT NULL) STRICT`);
  store.exec(`WITH RECURSIVE "n"("n") AS (SELECT 1 UNION ALL SELECT "n" + 1 FROM "n" LIMIT 300)
    INSERT INTO "far_away" SELECT randomblob(1000000) FROM "n"`);
  store.close();
  const backups = () => fs.readdirSync(path.join(folder, "backups")).toSorted();
  const before = backups().filter((name) => !name.startsWith("state"));
  const { page } = await launchDesk({ dataFolder: folder, clock: MORNING });
  await signIn(page, "冯远");
  await gridRow(page, "1120-0002").waitFor();
  await openBackups(page);
  await page.getByRole("button", { name: "立即备份" }).first().click();
  await page.getByRole("contentinfo").getByRole("button", { name: "取消备份" }).click();
  await page
    .getByRole("contentinfo")
    .getByRole("button", { name: "取消备份" })
    .waitFor({ state: "detached" });
  await expect.poll(() => backups().filter((name) => !name.startsWith("state"))).toEqual(before);
  await press(page, "Control+1");
  await gridRow(page, "1120-0001").waitFor();
});

test("a folder whose store file is gone shows that, and no first run; a new PC starts from a backup", async () => {
  const { folder, database, backup } = await closedStore();
  fs.rmSync(database);
  const { page, close } = await launchDesk({ dataFolder: folder, clock: MORNING });
  await page.getByRole("heading", { name: "门店的资料文件不见了" }).waitFor();
  await page.getByText("没有新建空的门店；备份和附件都还在。").waitFor();
  expect(fs.existsSync(database)).toBe(false);
  await close();

  const fresh = await launchDesk({ clock: MORNING });
  await choose(fresh.app, backup);
  await fresh.page.getByRole("heading", { name: "先登记门店" }).waitFor();
  await fresh.page.getByRole("button", { name: "恢复备份" }).click();
  await fresh.page.getByRole("button", { name: "从文件恢复…" }).click();
  await dialog(fresh.page, "恢复备份")
    .getByRole("button", { name: /恢复到/ })
    .click();
  await signIn(fresh.page, "陶然");
  await gridRow(fresh.page, "1120-0001").waitFor();
});

test("a data folder on a drive that is not there is told as such, and nothing is made in its place", async () => {
  const base = fs.mkdtempSync(path.join(os.tmpdir(), "desk-test-"));
  onTestFinished(() => fs.rmSync(base, { recursive: true, force: true }));
  fs.writeFileSync(path.join(base, "unplugged"), "");
  const { page } = await launchDesk({ dataFolder: path.join(base, "unplugged", "store"), clock: MORNING });
  await page.getByRole("heading", { name: "找不到资料文件夹" }).waitFor();
  await page.getByText("没有新建空的门店").waitFor();
  for (const name of ["恢复备份", "换文件夹", "再试一次", "复制诊断"])
    await page.getByRole("button", { name }).waitFor();
  expect(fs.readdirSync(base)).toEqual(["unplugged"]);
});

test("backup failure that blocks opening: an unplugged second place is said, work goes on, and it is put right", async () => {
  const stick = fs.mkdtempSync(path.join(os.tmpdir(), "desk-stick-"));
  onTestFinished(() => fs.rmSync(stick, { recursive: true, force: true }));
  const { app, page, folder } = await openDesk({
    person: "冯远",
    fill: (store) => store.create("clerk1", EXAMPLE_CARD),
  });
  await choose(app, stick);
  await openBackups(page);
  await page.getByRole("button", { name: "选文件夹" }).click();
  await page.getByText(/已接好，上次备份到这里 今天/).waitFor();
  const copies = () =>
    fs.readdirSync(stick, { recursive: true }).filter((name) => String(name).endsWith(".sqlite"));
  expect(copies()).toHaveLength(1);

  fs.renameSync(stick, `${stick}-away`);
  onTestFinished(() => fs.rmSync(`${stick}-away`, { recursive: true, force: true }));
  await page.getByRole("button", { name: "立即备份" }).first().click();
  await page
    .getByRole("alert")
    .getByText(/没备份成：U 盘没插。数据都在本机，上次备份 10:20；插好后点“立即备份”。/)
    .waitFor();
  expect(fs.existsSync(stick)).toBe(false);
  await press(page, "Control+1");
  await gridRow(page, "1120-0001").waitFor();

  fs.renameSync(`${stick}-away`, stick);
  await page.getByRole("alert").getByRole("button", { name: "立即备份" }).click();
  await expect.poll(() => told(page).innerText()).toContain("已备份并核对：1 张单");
  await page.getByRole("alert").getByText("没备份成").waitFor({ state: "detached" });
  expect(copies()).toHaveLength(2);
  expect(
    fs.readdirSync(path.join(folder, "backups")).filter((name) => name.endsWith(".sqlite")),
  ).toHaveLength(3);
});

test("a lock that another program holds does not freeze the window", async () => {
  const { page, folder } = await openDesk({
    person: "冯远",
    fill: (store) => store.create("clerk1", EXAMPLE_CARD),
  });
  await gridRow(page, "1120-0001").waitFor();
  // The look at every page comes before the first write.
  await page.getByRole("contentinfo").getByText(/备份/).waitFor();
  const other = new Database(path.join(folder, "desk.sqlite"));
  onTestFinished(() => {
    other.close();
  });
  other.exec("BEGIN IMMEDIATE");
  const answers = await page.evaluate(async () => {
    const startedMs = performance.now();
    const refused = (await window.desk.call("settings.update", { fields: { theme: "dark" } })) as {
      code?: string;
    };
    return { code: refused.code, ms: performance.now() - startedMs };
  });
  other.exec("ROLLBACK");
  expect(answers.code).toBe("busy");
  expect(answers.ms).toBeLessThan(5000);
  await workbench(page).waitFor();
});

test("closing makes the last backup, and starts again cleanly", async () => {
  const { folder, database } = await closedStore();
  const backups = () =>
    fs.readdirSync(path.join(folder, "backups")).filter((name) => name.endsWith(".sqlite"));
  expect(backups()).toHaveLength(1);
  const { page, close } = await launchDesk({ dataFolder: folder, clock: MORNING });
  await signIn(page, "冯远");
  await gridRow(page, "1120-0002").waitFor();
  // Once the pages are looked at, the keeper is there.
  await expect
    .poll(() => page.evaluate(() => window.desk.call("backup.create", {}) as Promise<{ ok: boolean }>), {
      timeout: 20_000,
    })
    .toMatchObject({ ok: true });
  const before = backups().length;
  await page.evaluate(() => window.desk.call("settings.update", { fields: { theme: "dark" } }));
  await close();
  expect(backups().filter((name) => name.includes("-close-"))).toHaveLength(1);
  expect(backups()).toHaveLength(before + 1);
  expect(fs.existsSync(`${database}-wal`)).toBe(false);
});
