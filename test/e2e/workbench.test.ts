import type { Locator, Page } from "playwright";
import { expect, test } from "vitest";
import { type DeskFixture, EXAMPLE_CARD } from "#test/builders/desk-fixture";
import { press, scan, typeKeys, write } from "./keyboard";
import { openDesk, signIn } from "./open-desk";
import {
  actionBar,
  gridRow,
  hasKeyboard,
  intake,
  intakeField,
  openFromGrid,
  queue,
  sheet,
  told,
  workbench,
} from "./screens";

const NO = "SH-S01-20261120-0001";

function registered({ create }: DeskFixture): void {
  create("clerk1", EXAMPLE_CARD);
}

/** More cards than one page of rows (100), registered one after the other. */
const MANY = 130;
function many({ create }: DeskFixture): void {
  for (let n = 1; n <= MANY; n += 1) {
    create("clerk1", {
      ...EXAMPLE_CARD,
      customer_name: `客户${String(n).padStart(3, "0")}`,
      phone: `1280000${String(n).padStart(4, "0")}`,
      model: n % 2 === 0 ? "XQB-80" : "KFR-35",
      serial_no: `SN-${String(n).padStart(4, "0")}-QZ`,
      channel: n % 10 === 0 ? "counter" : "phone",
    });
  }
}

/** Customers of the first rows of the list, from the top. */
async function firstCustomers(page: Page, rows: number): Promise<readonly string[]> {
  const cells = workbench(page).locator("[role=row][row-index] [role=gridcell][col-id=customer_name]");
  await cells.first().waitFor();
  return cells.evaluateAll(
    (found, count) =>
      found
        .map((cell) => ({
          index: Number(cell.closest("[row-index]")?.getAttribute("row-index")),
          name: cell.textContent?.replace(/\s*\d{4}$/, "") ?? "",
        }))
        .sort((left, right) => left.index - right.index)
        .slice(0, count)
        .map(({ name }) => name),
    rows,
  );
}

test("the grid orders and filters all cards, not the page of rows that is loaded", async () => {
  const { page } = await openDesk({ fill: many });
  await workbench(page).getByText(`共 ${MANY} 张`).waitFor();
  expect(await firstCustomers(page, 2)).toEqual(["客户001", "客户002"]);

  const header = workbench(page).getByRole("columnheader", { name: "客户 · 电话尾号" });
  await header.click();
  await expect.poll(() => header.getAttribute("aria-sort")).toBe("ascending");
  await header.click();
  await expect.poll(() => header.getAttribute("aria-sort")).toBe("descending");
  await expect.poll(() => firstCustomers(page, 3)).toEqual(["客户130", "客户129", "客户128"]);

  await workbench(page).getByRole("button", { name: "筛选" }).click();
  const panel = page.getByRole("dialog", { name: "筛选" });
  await panel.getByRole("button", { name: "到店" }).click();
  await workbench(page).getByText("共 13 张").waitFor();
  await press(page, "Esc");
  await expect.poll(() => firstCustomers(page, 3)).toEqual(["客户130", "客户120", "客户110"]);
  await workbench(page).getByRole("button", { name: "去掉 渠道：到店" }).click();
  await workbench(page).getByText(`共 ${MANY} 张`).waitFor();
});

test("search finds by one Chinese character, phone tail and part of a serial, and becomes a filter", async () => {
  const { page } = await openDesk({
    fill: (store) => {
      many(store);
      store.create("clerk1", { ...EXAMPLE_CARD, customer_name: "龑记茶庄", serial_no: "ZZ-777-A" });
    },
  });
  const results = page.getByRole("listbox", { name: "搜索" });
  const find = async (words: string, found: RegExp) => {
    await press(page, "Ctrl+K");
    await write(page, words);
    await results.getByRole("option", { name: found }).first().waitFor();
    await press(page, "Esc");
    await results.waitFor({ state: "hidden" });
  };
  await find("龑", /1120-0131.*龑记茶庄/);
  await find("茶庄", /1120-0131.*龑记茶庄/);
  await find("0721", /1120-0131.*龑记茶庄/);
  await find("777", /1120-0131.*龑记茶庄/);
  await find("0042-Q", /1120-0042.*客户042/);

  await press(page, "Ctrl+K");
  await write(page, "渠道:到店");
  await results.getByRole("option").first().waitFor();
  await press(page, "Ctrl+Enter");
  await workbench(page).getByText("共 13 张").waitFor();
});

test("a word that its column cuts off is told whole to the mouse, and anew when it has changed", async () => {
  const { page, store } = await openDesk({ fill: registered });
  const number = gridRow(page, "1120-0001").getByRole("gridcell", { name: "1120-0001" });
  await number.hover();
  await expect.poll(() => number.getAttribute("title")).toBe(NO);
  const words = gridRow(page, "1120-0001").getByRole("gridcell", { name: EXAMPLE_CARD.description });
  await words.hover();
  await expect.poll(() => words.getAttribute("title")).toBe(EXAMPLE_CARD.description);
  store.done("clerk1", NO, "edit", { description: "脱水时异响并移动，排水也慢" });
  const changed = gridRow(page, "1120-0001").getByRole("gridcell", { name: /排水也慢/ });
  await number.hover();
  await changed.hover();
  await expect.poll(() => changed.getAttribute("title")).toBe("脱水时异响并移动，排水也慢");
});

test("what another process does appears without being asked for", async () => {
  const { page, store } = await openDesk({ fill: registered });
  await gridRow(page, "1120-0001").waitFor();
  store.create("clerk1", { ...EXAMPLE_CARD, customer_name: "白露电器行", serial_no: "SN20260002" });
  await gridRow(page, "1120-0002").getByText("白露电器行").waitFor();
  await workbench(page).getByText("共 2 张").waitFor();

  await openFromGrid(page, "1120-0001");
  store.done("tech1", NO, "log", { operation: "远程看过，建议上门" });
  await sheet(page).getByText("远程看过，建议上门").waitFor();
  store.done("clerk1", NO, "classify", {
    kind: "A",
    service_mode: "on_site",
    fulfilment: "home_visit",
    fault_type: "hardware",
    impact: "safety",
  });
  await actionBar(page).getByText("客服代表派单，定责任人和预计时间").waitFor();
  await press(page, "Esc");
  await gridRow(page, "1120-0001").getByRole("gridcell", { name: "状态 已分类" }).waitFor();
});

test("what was done can be taken back for ten seconds in the strip, and by Ctrl+Z and Ctrl+Y", async () => {
  const { page, store } = await openDesk({ fill: registered });
  await openFromGrid(page, "1120-0001");
  await press(page, "Ctrl+L");
  await write(page, "客户下午在家");
  await press(page, "Enter");
  await told(page).getByText(`${NO}：记录`).waitFor();
  const line = sheet(page).getByRole("listitem").filter({ hasText: "客户下午在家" });
  await line.waitFor();
  await page.getByRole("contentinfo").getByRole("button", { name: "撤销" }).click();
  await line.waitFor({ state: "hidden" });
  await told(page).getByText("已撤销：").waitFor();

  await press(page, "Ctrl+Y");
  await line.waitFor();
  await press(page, "Ctrl+Z");
  await line.waitFor({ state: "hidden" });
  await press(page, "Ctrl+Y");
  await line.waitFor();
  expect(store.show(NO).events.map(({ action }) => action)).toEqual([
    "register",
    "log",
    "undo",
    "undo",
    "undo",
    "undo",
  ]);
});

test("language and theme change at once and hold after a restart of the page", async () => {
  const { page } = await openDesk({ fill: registered });
  await press(page, "Ctrl+9");
  await page.getByRole("button", { name: "外观与语言" }).click();
  await page.getByRole("group", { name: "外观" }).getByText("深色").click();
  const root = page.locator("html");
  await expect.poll(() => root.getAttribute("data-theme")).toBe("dark");
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await expect.poll(ground).toBe("rgb(18, 21, 27)");
  await page.getByRole("group", { name: "语言" }).getByText("English").click();
  await page.getByRole("button", { name: "New card" }).waitFor();
  expect(await root.getAttribute("lang")).toBe("en");
  await press(page, "Ctrl+1");
  await page.getByRole("columnheader", { name: "Customer" }).waitFor();
  await page.reload();
  await page.getByRole("button", { name: "New card" }).waitFor();
  expect(await root.getAttribute("data-theme")).toBe("dark");
});

/** Waits until the keyboard is inside the region of that name. */
async function keyboardIn(page: Page, region: string): Promise<void> {
  const within = () =>
    page.evaluate(() => {
      const region = document.activeElement?.closest("section, aside, article");
      return region?.getAttribute("aria-label") ?? document.activeElement?.outerHTML.slice(0, 200);
    });
  await expect.poll(within).toBe(region);
}

test("F6 goes round the regions: queue and grid; on a card bar, sheet and panel", async () => {
  const { page } = await openDesk({ fill: registered });
  await queue(page)
    .getByRole("button", { name: /示例客户/ })
    .waitFor();
  await gridRow(page, "1120-0001").waitFor();
  await press(page, "F6");
  await keyboardIn(page, "下一步");
  await press(page, "F6");
  await keyboardIn(page, "流程卡");
  await press(page, "F6");
  await keyboardIn(page, "下一步");

  await openFromGrid(page, "1120-0001");
  for (const region of ["能做的事", "流程卡表单", "侧栏", "能做的事"]) {
    await press(page, "F6");
    await keyboardIn(page, region);
  }
});

/** A key that belongs to an input method which is composing. */
async function composingKey(
  page: Page,
  key: string,
  modifiers: { readonly ctrlKey?: boolean } = {},
): Promise<void> {
  await page.evaluate(
    ([pressed, held]) => {
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
      const event = {
        key: pressed,
        bubbles: true,
        cancelable: true,
        isComposing: true,
        keyCode: 229,
        ...held,
      };
      target.dispatchEvent(new KeyboardEvent("keydown", event));
    },
    [key, modifiers] as const,
  );
}

test("no key of an input method that is composing is a command", async () => {
  const { page, store } = await openDesk({ fill: registered });
  await gridRow(page, "1120-0001").getByRole("gridcell", { name: "1120-0001" }).click();
  await composingKey(page, "n", { ctrlKey: true });
  await composingKey(page, "F8");
  await composingKey(page, "F2");
  await composingKey(page, "Enter");
  await composingKey(page, " ");
  await composingKey(page, "Process");
  await page.getByText("共 1 张").waitFor();
  expect(await intake(page).count()).toBe(0);
  expect(await sheet(page).count()).toBe(0);
  expect(await page.getByRole("toolbar").count()).toBe(0);
  expect(await page.locator(".ag-cell-inline-editing").count()).toBe(0);

  await openFromGrid(page, "1120-0001");
  await press(page, "Ctrl+L");
  await write(page, "客户说");
  await composingKey(page, "Enter");
  await composingKey(page, "Escape");
  await composingKey(page, "Enter", { ctrlKey: true });
  const line = sheet(page).getByRole("textbox", { name: "记录内容" });
  expect(await line.inputValue()).toBe("客户说");
  expect(await page.getByRole("region", { name: "分类", exact: true }).count()).toBe(0);
  expect(store.show(NO).fields.version).toBe(1);
});

test("typing in the grid edits nothing and loses no first letter", async () => {
  const { page, store } = await openDesk({ fill: registered });
  await gridRow(page, "1120-0001").getByRole("gridcell", { name: EXAMPLE_CARD.description }).click();
  await typeKeys(page, "abc1");
  expect(await page.getByRole("textbox", { name: "故障现象/需求描述" }).count()).toBe(0);
  await press(page, "F2");
  const editor = page.getByRole("textbox", { name: "故障现象/需求描述" });
  await hasKeyboard(page, editor);
  await editor.press("End");
  await write(page, "，已停用");
  await press(page, "Enter");
  await gridRow(page, "1120-0001").getByText("脱水时异响并移动，已停用").waitFor();
  expect(store.show(NO).fields.description).toBe("脱水时异响并移动，已停用");
});

test("a scanner opens the card from anywhere and leaves the field it typed into as it was", async () => {
  const { page } = await openDesk({ fill: registered });
  await gridRow(page, "1120-0001").waitFor();
  await scan(page, NO);
  await sheet(page).getByText(NO).first().waitFor();
  await press(page, "Ctrl+L");
  await write(page, "到货");
  await scan(page, NO);
  await told(page).waitFor({ state: "attached" });
  expect(await sheet(page).getByRole("textbox", { name: "记录内容" }).inputValue()).toBe("到货");
});

test("after a lock another person starts at the workbench", async () => {
  const { page } = await openDesk({ fill: registered });
  await openFromGrid(page, "1120-0001");
  await page.getByRole("button", { name: "锁定，换人" }).click();
  await page.getByRole("heading", { name: "谁在用？" }).waitFor();
  expect(await page.getByText("示例客户").count()).toBe(0);
  await signIn(page, "冯远");
  await gridRow(page, "1120-0001").waitFor();
  expect(await sheet(page).count()).toBe(0);
});

test("in the smallest window nothing is cut off: the queue is a strip, what names a card stays in place", async () => {
  const { app, page } = await openDesk({ fill: registered });
  await gridRow(page, "1120-0001").waitFor();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1100, 680));
  const widthOf = (region: Locator) => region.evaluate((element) => element.getBoundingClientRect().width);
  await expect.poll(() => widthOf(queue(page))).toBe(48);
  // Scrolled to its last column, the row still says whose card it is.
  await gridRow(page, "1120-0001").getByRole("gridcell", { name: "1120-0001" }).click();
  await press(page, "End");
  const model = gridRow(page, "1120-0001").getByRole("gridcell", { name: "XQB-80" });
  const customer = gridRow(page, "1120-0001").getByText("示例客户");
  const leftOf = async (cell: Locator) => (await cell.boundingBox())?.x ?? Number.NaN;
  await expect.poll(() => leftOf(model)).toBeLessThan((await leftOf(customer)) + 148);
  expect(await leftOf(customer)).toBeGreaterThan(300);
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overflow()).toBe(0);
  await openFromGrid(page, "1120-0001");
  expect(await overflow()).toBe(0);
  await press(page, "Ctrl+N");
  await intake(page).waitFor();
  for (const button of ["登记并打印流程卡", "存草稿，稍后再补"]) {
    const box = await intake(page).getByRole("button", { name: button }).boundingBox();
    expect(box).not.toBeNull();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1100);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(680);
  }
});

test("F1 lists the keys over any dialog, and Esc goes back one step at a time", async () => {
  const { page } = await openDesk({ fill: registered });
  await openFromGrid(page, "1120-0001");
  await press(page, "Ctrl+N");
  await hasKeyboard(page, intakeField(page, "联系方式"));
  await press(page, "F1");
  const keys = page.getByRole("dialog", { name: "全部按键" });
  await keys.getByText("登记并派单").waitFor();
  await press(page, "F8");
  await press(page, "Esc");
  await keys.waitFor({ state: "detached" });
  await hasKeyboard(page, intakeField(page, "联系方式"));
  await press(page, "Esc");
  await intake(page).waitFor({ state: "detached" });
  await sheet(page).waitFor();
  await press(page, "Esc");
  await sheet(page).waitFor({ state: "detached" });
  await gridRow(page, "1120-0001").waitFor();
});
