import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import type { Page } from "playwright";
import { expect, test } from "vitest";
import { type DeskFixture, EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";
import { launchDesk } from "#test/fixtures/launch-desk";
import { fillDisk } from "./full-disk";
import { press, write } from "./keyboard";
import { MORNING, openDesk, signIn } from "./open-desk";
import { actionBar, gridRow, hasKeyboard, intake, intakeField, openFromGrid, sheet, told } from "./screens";

const DISK_IS_FULL = "没存上：磁盘满了。你填的内容还在这一页；清出 200 MB 后按 Ctrl+S。";
const NO = "SH-S01-20261120-0001";

function registered({ create }: DeskFixture): void {
  create("clerk1", EXAMPLE_CARD);
}

function dispatched({ create, done }: DeskFixture): void {
  const { id } = create("clerk1", EXAMPLE_CARD).fields;
  done("clerk1", id, "classify", { kind: "B", service_mode: "consult" });
  done("clerk1", id, "dispatch", { assignee: "eng1" });
}

test("an action that the card no longer allows says so, and the card stays as it is", async () => {
  const { page, store } = await openDesk({ fill: dispatched });
  await openFromGrid(page, "1120-0001");
  await actionBar(page).getByText("江一舟接单").waitFor();
  await press(page, "Ctrl+Enter");
  const form = page.getByRole("region", { name: "接单", exact: true });
  await form.waitFor();
  store.done("sup1", NO, "cancel", { reason: "客户不修了" });
  await actionBar(page).getByText("已取消，没有要做的").waitFor();
  const before = store.show(NO);
  await press(page, "Ctrl+Enter");
  await form.getByText("冯远 10:20 改过这张单。你填的内容还留着，看过差别再存。").waitFor();
  await form.getByRole("button", { name: "按我的存" }).click();
  await form.getByRole("alert").getByText("现在不能接单：这张单已取消。现在能做：").waitFor();
  expect(store.show(NO)).toEqual(before);
});

test("the bar names what can't be done yet and why; pressing it does nothing", async () => {
  const { page, store } = await openDesk({ fill: registered });
  await openFromGrid(page, "1120-0001");
  const blocked = actionBar(page).getByRole("button", { name: "派单：还没有分类" });
  await blocked.click({ force: true });
  await actionBar(page).getByRole("button", { name: "更多" }).click();
  await page.getByRole("menuitem", { name: /归档.*还没有客户确认/ }).click({ force: true });
  await press(page, "Esc");
  await page.getByRole("menuitem").first().waitFor({ state: "hidden" });
  expect(await page.getByRole("region", { name: "归档", exact: true }).count()).toBe(0);
  expect(store.show(NO).fields).toMatchObject({ status: "registered", version: 1 });
});

test("a registration with gaps names each field, keeps what was typed, and registers once they are filled", async () => {
  const { page, store } = await openDesk();
  await press(page, "Ctrl+N");
  await hasKeyboard(page, intakeField(page, "联系方式"));
  await write(page, "没有号码");
  await press(page, "Enter");
  await hasKeyboard(page, intakeField(page, "客户名称"));
  await write(page, "白露电器行");
  await press(page, "Ctrl+Enter");

  await hasKeyboard(page, intakeField(page, "联系方式"));
  const wrong = async (label: string) =>
    intakeField(page, label).evaluate((field) => {
      const ids = field.getAttribute("aria-describedby")?.split(" ") ?? [];
      return ids.map((id) => document.getElementById(id)?.textContent).join("");
    });
  expect(await wrong("联系方式")).toBe("不像电话或邮箱");
  expect(await wrong("型号")).toBe("要填");
  expect(await wrong("故障现象 / 需求描述")).toBe("要填");
  await intake(page).getByRole("alert").getByText("没有发出，填的都还在。").waitFor();
  expect(await intakeField(page, "联系方式").inputValue()).toBe("没有号码");
  expect(await intakeField(page, "客户名称").inputValue()).toBe("白露电器行");

  await intakeField(page, "联系方式").fill("128 0000 7788");
  await intakeField(page, "型号").fill("KFR-35");
  await intakeField(page, "故障现象 / 需求描述").fill("开机不制冷");
  await press(page, "Ctrl+Enter");
  await told(page).getByText(`${NO} 已登记`).waitFor();
  expect(store.show(NO).fields).toMatchObject({ customer_name: "白露电器行", phone: "128 0000 7788" });
});

test("an action's form with gaps names the fields and keeps what was typed", async () => {
  const { page, store } = await openDesk({ fill: dispatched });
  await openFromGrid(page, "1120-0001");
  await actionBar(page).getByRole("button", { name: "改派" }).click();
  const form = page.getByRole("region", { name: "改派", exact: true });
  await form.waitFor();
  await press(page, "Esc");
  await form.getByLabel("原因").fill("江一舟请假");
  await press(page, "Ctrl+Enter");
  await form.getByText("要填").waitFor();
  expect(await form.getByLabel("原因").inputValue()).toBe("江一舟请假");
  expect(store.show(NO).fields).toMatchObject({ status: "dispatched", assignee: "eng1", version: 3 });
});

test("what another process changed meanwhile stands beside what was typed, and neither is lost", async () => {
  const { page, store } = await openDesk({ fill: registered });
  await openFromGrid(page, "1120-0001");
  await sheet(page)
    .getByRole("button", { name: /修改故障现象/ })
    .click();
  const field = sheet(page).getByRole("textbox", { name: /故障现象/ });
  await field.fill("脱水时异响，今早开始冒烟");
  store.done("tech1", NO, "log", { operation: "电话指导断电" });
  store.done("clerk1", NO, "edit", { description: "脱水时异响并移动，已断电" });
  await press(page, "Enter");

  const conflict = sheet(page).getByRole("alert");
  await conflict.getByText("陶然 10:20 改过这张单。你填的内容还留着，看过差别再存。").waitFor();
  const line = conflict.getByRole("row", { name: /故障现象/ });
  await line.getByText("脱水时异响并移动，已断电").waitFor();
  await line.getByText("脱水时异响，今早开始冒烟").waitFor();
  expect(store.show(NO).fields.description).toBe("脱水时异响并移动，已断电");

  await conflict.getByRole("button", { name: "按我的存" }).click();
  await sheet(page)
    .getByRole("button", { name: /脱水时异响，今早开始冒烟/ })
    .waitFor();
  const { fields, events } = store.show(NO);
  expect(fields.description).toBe("脱水时异响，今早开始冒烟");
  expect(events.map(({ action }) => action)).toEqual(["register", "log", "edit", "edit"]);
});

test("a save that fails keeps the line; saved again it is there once", async () => {
  const { app, page, store } = await openDesk({ fill: registered });
  await openFromGrid(page, "1120-0001");
  await sheet(page).waitFor();
  await press(page, "Ctrl+L");
  await write(page, "客户来电，下午在家");
  const makeRoom = await fillDisk(app);
  await press(page, "Enter");
  await sheet(page).getByRole("alert").getByText(DISK_IS_FULL).waitFor();
  const line = sheet(page).getByRole("textbox", { name: "记录内容" });
  expect(await line.inputValue()).toBe("客户来电，下午在家");
  await makeRoom();
  await press(page, "Enter");
  await sheet(page).getByRole("listitem").filter({ hasText: "客户来电，下午在家" }).waitFor();
  expect(await line.inputValue()).toBe("");
  expect(store.show(NO).events.map(({ action }) => action)).toEqual(["register", "log"]);
});

async function fillIntake(page: Page): Promise<void> {
  await press(page, "Ctrl+N");
  await intakeField(page, "联系方式").fill("12800007788");
  await intakeField(page, "客户名称").fill("白露电器行");
  await intakeField(page, "型号").fill("KFR-35");
  await intakeField(page, "故障现象 / 需求描述").fill("开机不制冷");
}

test("a registration that can't be saved stays on the page, and goes through once it can", async () => {
  const { app, page, store } = await openDesk();
  await fillIntake(page);
  await intake(page).getByText("草稿已存").waitFor();
  const makeRoom = await fillDisk(app);
  await press(page, "Ctrl+Enter");
  await intake(page).getByRole("alert").getByText(DISK_IS_FULL).waitFor();
  expect(await intakeField(page, "客户名称").inputValue()).toBe("白露电器行");
  await makeRoom();
  await press(page, "Ctrl+Enter");
  await told(page).getByText(`${NO} 已登记`).waitFor();
  expect(store.show(NO).fields.customer_name).toBe("白露电器行");
});

test("a draft that can't be saved says so and goes on trying", async () => {
  const { app, page } = await openDesk();
  const makeRoom = await fillDisk(app);
  await fillIntake(page);
  await intake(page).getByText("草稿没存上，内容还在这一页").waitFor();
  await makeRoom();
  await press(page, "Ctrl+S");
  await intake(page).getByText("草稿已存").waitFor();
  await press(page, "Esc");
  await gridRow(page, "草稿").getByText("白露电器行").waitFor();
  expect(await intake(page).count()).toBe(0);
});

test("a store that can only be read is shown and says so; nothing offers to write", async () => {
  const store = await openDeskFixture();
  registered(store);
  const dataFolder = path.join(store.folder, "write-protected");
  fs.mkdirSync(dataFolder);
  const file = path.join(dataFolder, "desk.sqlite");
  const original = new Database(path.join(store.folder, "desk.sqlite"));
  original.prepare("VACUUM INTO ?").run(file);
  original.close();
  fs.chmodSync(file, 0o444);

  const { page } = await launchDesk({ dataFolder, clock: MORNING });
  await signIn(page, "陶然");
  await page.getByText("只读：能看能印，不能改").waitFor();
  expect(await page.getByRole("button", { name: /新建登记/ }).isDisabled()).toBe(true);
  await press(page, "Ctrl+N");
  await openFromGrid(page, "1120-0001");
  await sheet(page).getByText("脱水时异响并移动").waitFor();
  expect(await intake(page).count()).toBe(0);
  expect(await actionBar(page).getByRole("button", { name: /^分类/ }).count()).toBe(0);
  await press(page, "Ctrl+Enter");
  expect(await page.getByRole("region", { name: "分类", exact: true }).count()).toBe(0);
});

test("who takes no calls is told so before typing, and sees a draft as a card", async () => {
  const { page } = await openDesk({
    person: "江一舟",
    fill: ({ create }) => {
      create("clerk1", { ...EXAMPLE_CARD, draft: true });
    },
  });
  const button = page.getByRole("button", { name: /新建登记/ });
  expect(await button.isDisabled()).toBe(true);
  expect(await button.getAttribute("title")).toContain("客服代表、技术支持专员");
  await press(page, "Ctrl+N");
  await told(page).getByText("这一步要由客服代表、技术支持专员来做").waitFor();
  await gridRow(page, "草稿").getByText("示例客户").dblclick();
  await sheet(page).getByText("脱水时异响并移动").waitFor();
  expect(await intake(page).count()).toBe(0);
});
