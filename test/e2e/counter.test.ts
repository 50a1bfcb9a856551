import type { Locator, Page } from "playwright";
import { expect, test } from "vitest";
import { type DeskFixture, EXAMPLE_CARD } from "#test/builders/desk-fixture";
import { givePin } from "#test/builders/give-pin";
import { press, scan, typeKeys } from "./keyboard";
import { type OpenDesk, openDesk } from "./open-desk";
import { PIN, signInWithPin } from "./people";
import { actionBar, dialog, openFromGrid, sheet, workbench } from "./screens";

const NO = "SH-S01-20261120-0001";
const CUSTOMER = "白露电器行";

function answered(store: DeskFixture): void {
  const { id } = store.create("clerk1", { ...EXAMPLE_CARD, customer_name: CUSTOMER, serial_no: "无" }).fields;
  store.done("clerk1", id, "resolve_now", {
    kind: "B",
    service_mode: "consult",
    outcome: "answered",
    result: "已说明",
    confirm: { method: "phone", solved: "yes" },
  });
}

function counterOf(page: Page): Locator {
  return dialog(page, "满意度问卷");
}

/** 陶然, who has a PIN, hands the screen to a customer. */
async function turned(): Promise<OpenDesk> {
  const desk = await openDesk({
    person: null,
    fill: async (store) => {
      answered(store);
      await givePin(store, "clerk1", PIN);
    },
  });
  const { page } = desk;
  await signInWithPin(page, "陶然", PIN);
  await openFromGrid(page, "1120-0001");
  await actionBar(page).getByRole("button", { name: "发问卷" }).click();
  await dialog(page, "发问卷").getByText("柜台屏幕").click();
  await press(page, "Ctrl+S");
  await counterOf(page).getByRole("heading", { name: "请您为这次服务打分" }).waitFor();
  return desk;
}

/** What lies in sight: the top layer, by the real window. */
async function inSight(page: Page): Promise<string> {
  return page.evaluate(() => {
    const seen: string[] = [];
    for (let x = 20; x < innerWidth; x += 80) {
      for (let y = 10; y < innerHeight; y += 40) {
        const element = document.elementFromPoint(x, y);
        seen.push(element?.closest("dialog")?.getAttribute("aria-label") ?? "the desk");
      }
    }
    return [...new Set(seen)].join();
  });
}

/** What a page whose script has been tampered with would ask for. */
function ask(page: Page, channel: string, input: unknown): Promise<unknown> {
  return page.evaluate(([name, sent]) => Reflect.get(globalThis, "desk").call(name, sent), [
    channel,
    input,
  ] as const);
}

test("no key leads a customer out of the questionnaire, and main answers nothing of the store", async () => {
  const { page, app } = await turned();
  const counter = counterOf(page);
  await counter.getByRole("group", { name: "服务态度" }).getByText("4", { exact: true }).click();
  await press(page, "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "F11", "Shift+F10");
  await press(page, "Ctrl+K", "Ctrl+N", "Ctrl+Q", "Ctrl+P", "Ctrl+L", "Ctrl+R", "Ctrl+B", "Ctrl+W", "Ctrl+Z");
  await press(page, "Ctrl+1", "Ctrl+2", "Ctrl+9", "Alt+Left", "Alt+Right", "Alt+Up", "Alt+Down");
  await scan(page, NO);
  for (let turn = 0; turn < 30; turn += 1) await press(page, turn % 2 === 0 ? "Tab" : "Shift+Tab");
  expect(await inSight(page)).toBe("满意度问卷");
  expect(await page.getByRole("dialog").count()).toBe(1);
  // Esc asks for staff and goes back again; however often it is pressed, the questionnaire stays.
  for (let turn = 0; turn < 8; turn += 1) await press(page, "Esc");
  expect(await inSight(page)).toBe("满意度问卷");
  await counter
    .getByRole("group", { name: "服务态度" })
    .locator(".counter-chosen", { hasText: "4" })
    .waitFor();
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);

  const refused = { ok: false, code: "forbidden", details: { reason: "at_counter" } };
  expect(await ask(page, "card.show", { ref: NO })).toEqual(refused);
  expect(await ask(page, "session.lock", {})).toEqual(refused);
  expect(await ask(page, "backup.overview", {})).toEqual(refused);
  expect(await ask(page, "app.diagnostics", {})).toEqual(refused);
});

test("the PIN brings the clerk back to the same card; a wrong one does not, nor a page that is loaded anew", async () => {
  const { page, store } = await turned();
  const counter = counterOf(page);
  await counter.getByRole("button", { name: "工作人员" }).click();
  await counter.getByText("还没有交").waitFor();
  await counter.getByLabel("陶然 的 PIN").waitFor();
  await typeKeys(page, "100000");
  await press(page, "Enter");
  await counter.getByText("PIN 不对，还能试 4 次").waitFor();
  await counter.getByRole("button", { name: "继续填写" }).click();
  await counter.getByRole("heading", { name: "请您为这次服务打分" }).waitFor();

  await page.reload();
  await counter.getByRole("heading", { name: "请您为这次服务打分" }).waitFor();
  expect(await inSight(page)).toBe("满意度问卷");
  expect(await page.locator("body").innerText()).not.toContain(CUSTOMER);
  await counter.getByRole("group", { name: "服务态度" }).getByText("5", { exact: true }).click();
  await counter.getByRole("button", { name: "下一步" }).click();
  await counter.getByRole("button", { name: "交给我们" }).click();
  await counter.getByText("您的评价已经收到。").waitFor();
  // Handed in, the screen is still the customer's.
  await page.reload();
  await counter.getByText("您的评价已经收到。").waitFor();
  await press(page, "Enter");
  await counter.getByLabel("陶然 的 PIN").waitFor();
  await typeKeys(page, PIN);
  await press(page, "Enter");
  await counter.waitFor({ state: "detached" });
  await workbench(page).waitFor();
  await workbench(page).getByText(CUSTOMER).waitFor();
  expect(store.show(NO).lists.surveys).toMatchObject([{ collected_by: "customer", scores: { attitude: 5 } }]);
  await press(page, "Ctrl+K");
  expect(await page.locator("search :focus, [role=search] :focus").count()).toBe(1);
});

test("without a reload the clerk is where the screen was turned; a colleague comes back to the own place", async () => {
  const { page } = await turned();
  const counter = counterOf(page);
  await press(page, "Esc");
  await counter.getByLabel("陶然 的 PIN").waitFor();
  await typeKeys(page, PIN);
  await press(page, "Enter");
  await counter.waitFor({ state: "detached" });
  await sheet(page).getByText(CUSTOMER).first().waitFor();

  await actionBar(page).getByRole("button", { name: "发问卷" }).click();
  await dialog(page, "发问卷").getByText("柜台屏幕").click();
  await press(page, "Ctrl+S");
  await counter.getByRole("button", { name: "工作人员" }).click();
  await counter.getByRole("button", { name: "换一个人" }).click();
  await counter.getByRole("button", { name: /叶知秋/ }).click();
  await counter.waitFor({ state: "detached" });
  await page.getByRole("banner").getByText("叶知秋").waitFor();
  await workbench(page).waitFor();
});

test("no amount of Esc opens the lock", async () => {
  const { page } = await openDesk({ person: null, fill: async (store) => givePin(store, "clerk1", PIN) });
  await signInWithPin(page, "陶然", PIN);
  await press(page, "Ctrl+Q");
  await dialog(page, "已锁定").getByText("按任意键继续").waitFor();
  for (let turn = 0; turn < 6; turn += 1) await press(page, "Esc");
  expect(await inSight(page)).toBe("已锁定");
});
