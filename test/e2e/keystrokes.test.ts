import type { Page } from "playwright";
import { expect, test } from "vitest";
import { EXAMPLE_CARD } from "#test/builders/desk-fixture";
import { launchDesk } from "#test/fixtures/launch-desk";
import { seededFolder } from "#test/fixtures/seeded-folder";

/** Keystroke budgets of UX 1: a key press or chord is one, free text is not counted. */
interface Keys {
  /** Presses one key or chord. */
  press(chord: string): Promise<void>;
  /** Presses single keys one after the other. */
  type(keys: string): Promise<void>;
  /** Free text, not counted. */
  write(text: string): Promise<void>;
  readonly count: number;
}

function keysOn(page: Page): Keys {
  let count = 0;
  const press = async (chord: string) => {
    count += 1;
    await page.keyboard.press(chord);
  };
  return {
    press,
    type: async (keys) => {
      for (const key of keys) await press(key);
    },
    write: (text) => page.keyboard.insertText(text),
    get count() {
      return count;
    },
  };
}

/** Waits until the keyboard stands in the named field of the intake or of a form. */
async function inField(page: Page, name: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.activeElement?.closest<HTMLElement>("[data-field]")?.dataset["field"] === wanted,
    name,
  );
}

async function signIn(page: Page, name: string): Promise<void> {
  await page.getByText(name, { exact: true }).first().click();
  await page.getByRole("button", { name: "新建登记" }).waitFor();
}

const SEEDED_AT = "2026-11-20T09:10:00+08:00";
const CLOCK = "2026-11-20T10:30:00+08:00";

/** A store with a known customer and a card that its engineer has accepted, and the window on it. */
async function deskWithCards(): Promise<Page> {
  const dataFolder = await seededFolder(SEEDED_AT, ({ create, act }) => {
    const known = create("clerk1", { ...EXAMPLE_CARD, phone: "12800004836", customer_name: "顾新雨" });
    act("clerk1", known, "cancel", { reason: "重复登记" });
    const running = create("clerk1", { ...EXAMPLE_CARD, phone: "12800007003", serial_no: "SN20260002" });
    act("clerk1", running, "classify", {
      kind: "A",
      service_mode: "on_site",
      fault_type: "hardware",
      impact: "partial",
    });
    act("clerk1", running, "dispatch", { assignee: "eng1" });
    act("eng1", running, "accept");
  });
  const { page } = await launchDesk({ dataFolder, clock: CLOCK });
  await signIn(page, "陶然");
  return page;
}

test("a known caller is registered and printing within 12 keys", async () => {
  const page = await deskWithCards();
  const keys = keysOn(page);
  await keys.press("Control+N");
  await inField(page, "phone");
  await keys.type("4836");
  await keys.press("Enter");
  await inField(page, "product");
  await keys.press("1");
  await inField(page, "description");
  await keys.write("插头发烫，已拔掉电源");
  await keys.press("Enter");
  await inField(page, "impact");
  await keys.press("2");
  await inField(page, "kind");
  await keys.press("Control+P");
  await page.getByRole("img", { name: "第 1 页，共 1 页" }).waitFor();
  expect(keys.count).toBeLessThanOrEqual(12);
  await page
    .getByText(/SH-S01-20261120-0003 已登记/)
    .first()
    .waitFor();
});

test("a new caller is registered and printing within 26 keys", async () => {
  const page = await deskWithCards();
  const keys = keysOn(page);
  await keys.press("Control+N");
  await inField(page, "phone");
  await keys.type("12800009991");
  await keys.press("Enter");
  await inField(page, "customer_name");
  await keys.write("田季春");
  await keys.press("Enter");
  await inField(page, "address");
  await keys.write("示例市示例路 9 号");
  await keys.press("Enter");
  await inField(page, "model");
  await keys.write("CG-R3");
  await keys.press("Enter");
  await inField(page, "serial_no");
  await keys.write("R3-2605-00812");
  await keys.press("Enter");
  await inField(page, "purchase_date");
  await keys.press("Enter");
  await inField(page, "description");
  await keys.write("不集尘");
  await keys.press("Enter");
  await inField(page, "impact");
  await keys.press("3");
  await inField(page, "kind");
  await keys.press("Control+P");
  await page.getByRole("img", { name: "第 1 页，共 1 页" }).waitFor();
  expect(keys.count).toBeLessThanOrEqual(26);
});

test("a question solved on the phone is confirmed within 14 keys", async () => {
  const page = await deskWithCards();
  const keys = keysOn(page);
  await keys.press("Control+N");
  await inField(page, "phone");
  await keys.type("4836");
  await keys.press("Enter");
  await inField(page, "product");
  await keys.press("1");
  await inField(page, "description");
  await keys.write("问怎么调脱水时间");
  await keys.press("Enter");
  await inField(page, "impact");
  await keys.press("4");
  await inField(page, "kind");
  await keys.press("b");
  await inField(page, "expectation");
  await keys.press("Control+d");
  await inField(page, "result");
  await keys.write("电话教会，客户满意");
  await keys.press("Control+Enter");
  await page
    .getByText(/已登记，当场解决/)
    .first()
    .waitFor();
  expect(keys.count).toBeLessThanOrEqual(14);
});

test("how far is it: the answer within 6 keys; the engineer's call recorded within 10", async () => {
  const page = await deskWithCards();
  const keys = keysOn(page);
  await keys.press("Control+K");
  await keys.type("7003");
  await page.getByRole("option", { name: /7003/ }).first().waitFor();
  await keys.press("Enter");
  await page.getByText("江一舟上门，到场后记一笔").waitFor();
  expect(keys.count).toBeLessThanOrEqual(6);
  await keys.press("Control+Enter");
  await page.getByText("代 江一舟 记录").first().waitFor();
  await keys.press("Control+Enter");
  await page.getByText("江一舟完成维修，填处理结果").waitFor();
  await keys.press("Control+L");
  await keys.write("外观无磕碰，开始检测");
  await keys.press("Enter");
  await page.getByText("外观无磕碰，开始检测。").first().waitFor();
  expect(keys.count).toBeLessThanOrEqual(10);
});
