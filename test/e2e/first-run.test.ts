import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import type { Page } from "playwright";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "#electron/db/open";
import { loadSettings } from "#electron/repositories/settings-repository";
import { findStaff } from "#electron/repositories/staff-repository";
import { EXAMPLE_CARD } from "#test/builders/desk-fixture";
import { launchDesk } from "#test/fixtures/launch-desk";
import { closedStore } from "./closed-store";
import { press, write } from "./keyboard";
import { MORNING, signIn } from "./open-desk";
import { gridRow, hasKeyboard, workbench } from "./screens";

async function isStep(page: Page, sentence: string): Promise<void> {
  await page.getByRole("status").getByText(sentence).waitFor();
}

test("an empty folder leads through store, letterhead and first person to the workbench", async () => {
  const { page, dataFolder } = await launchDesk();
  const database = path.join(dataFolder, "desk.sqlite");
  await page.getByRole("heading", { name: "先登记门店" }).waitFor();
  await hasKeyboard(page, page.getByLabel("门店名称"));
  expect(await page.getByRole("button", { name: "下一步" }).isDisabled()).toBe(true);
  await write(page, "白露电器 · 城北店");
  await page.getByLabel("单号前缀").fill("bl");
  await page.getByLabel("门店代码").fill("n02");
  await page.getByText("工单编号会是 BL-N02-20261121-0001").waitFor();
  await page.getByLabel("门店代码").press("Enter");

  await isStep(page, "第 2 步，共 3 步");
  await write(page, "示例市城北路 2 号");
  await page.getByRole("button", { name: "上一步" }).click();
  expect(await page.getByLabel("门店名称").inputValue()).toBe("白露电器 · 城北店");
  await press(page, "Enter");
  await isStep(page, "第 2 步，共 3 步");
  const letterhead = page.getByRole("complementary", { name: "信头预览" });
  await letterhead.getByText("示例市城北路 2 号").waitFor();
  await page.getByLabel("门店电话").fill("0100 0000 128");
  await press(page, "Enter");

  await isStep(page, "第 3 步，共 3 步");
  await hasKeyboard(page, page.getByLabel("姓名"));
  await write(page, "沈小满");
  expect(fs.existsSync(database)).toBe(false);
  await press(page, "Enter");

  await workbench(page).waitFor();
  await page.getByRole("banner").getByText("白露电器 · 城北店").waitFor();
  await page.getByRole("banner").getByText("沈小满").waitFor();
  const opened = await openStore({ folder: dataFolder, now: Date.now, access: "read" });
  if (!opened.ok) throw new Error(opened.code);
  onTestFinished(() => opened.store.close());
  expect(loadSettings(opened.store)).toMatchObject({
    prefix: "BL",
    store: "N02",
    name: "白露电器 · 城北店",
    address: "示例市城北路 2 号",
    phone: "0100 0000 128",
    zone: "Asia/Shanghai",
  });
  expect(findStaff(opened.store, "C01")).toMatchObject({
    name: "沈小满",
    roles: ["clerk", "supervisor", "admin"],
  });
});

function digest(file: string): string {
  return createHash("sha256").update(fs.readFileSync(file)).digest("hex");
}

/** Everything but SQLite's own header, where opening notes the kind of journal. */
function withoutHeader(file: string): Buffer {
  return fs.readFileSync(file).subarray(100);
}

test("a damaged database is named, left as it is and never offered for deletion; repaired, it opens", async () => {
  const { folder, file } = await closedStore();
  const whole = fs.readFileSync(file);
  const damaged = Buffer.from(whole);
  damaged.fill(0x5a, 4096 * 3, 4096 * 12);
  fs.writeFileSync(file, damaged);
  const before = withoutHeader(file);

  const { app, page } = await launchDesk({ dataFolder: folder, clock: MORNING });
  await page.getByRole("heading", { name: "资料文件有损坏的地方" }).waitFor();
  await page.getByText("原文件没有动，也不会被删。").waitFor();
  await page.getByRole("button", { name: "恢复备份" }).waitFor();
  await page.getByRole("button", { name: "换文件夹" }).waitFor();
  await page.getByText(folder).waitFor();
  expect(await page.getByRole("button", { name: /删|清空|新建|重建/ }).count()).toBe(0);

  await page.getByRole("button", { name: "复制诊断" }).click();
  await page.getByText("诊断已复制").waitFor();
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain(folder);
  expect(copied).toContain("store.not_opened");
  expect(copied).not.toContain(EXAMPLE_CARD.customer_name);
  expect(withoutHeader(file).equals(before)).toBe(true);

  const retry = page.getByRole("button", { name: "再试一次" });
  await retry.click();
  await page.getByRole("heading", { name: "资料文件有损坏的地方" }).waitFor();
  fs.writeFileSync(file, whole);
  await retry.click();
  await signIn(page, "陶然");
  await gridRow(page, "1120-0001").waitFor();
});

test("damage that only the look at every page finds turns an open window into the failure page, unwritten", async () => {
  const { folder, file } = await closedStore();
  const first = await launchDesk({ dataFolder: folder, clock: MORNING });
  await first.page.getByText("陶然").first().waitFor();
  await first.close();
  const store = new Database(file);
  // Pages that neither opening nor the first screen reads.
  store.exec(`CREATE TABLE "far_away" ("a" TEXT NOT NULL) STRICT`);
  const fill = store.prepare(`INSERT INTO "far_away" VALUES (?)`);
  for (let row = 0; row < 200; row += 1) fill.run("x".repeat(500));
  const { pages, size } = {
    pages: store.pragma("page_count", { simple: true }) as number,
    size: store.pragma("page_size", { simple: true }) as number,
  };
  store.close();
  const damaged = fs.readFileSync(file);
  damaged.fill(0x5a, (pages - 10) * size, (pages - 5) * size);
  fs.writeFileSync(file, damaged);
  const before = withoutHeader(file);

  const { page } = await launchDesk({ dataFolder: folder, clock: MORNING });
  await page.getByText("陶然").first().waitFor();
  await page.getByRole("heading", { name: "资料文件有损坏的地方" }).waitFor();
  await page.getByText("原文件没有动，也不会被删。").waitFor();
  expect(withoutHeader(file).equals(before)).toBe(true);
});

test("a database of a newer program is refused and not touched", async () => {
  const { folder, file } = await closedStore();
  const newer = new Database(file);
  newer.pragma("user_version = 9000");
  newer.close();
  const before = digest(file);
  const { page } = await launchDesk({ dataFolder: folder, clock: MORNING });
  await page.getByRole("heading", { name: "资料由更新的版本写过" }).waitFor();
  await page.getByText("资料没有动，新版本照样能用。").waitFor();
  expect(await page.getByRole("button", { name: /新建登记/ }).count()).toBe(0);
  expect(digest(file)).toBe(before);
});
