import { expect, test } from "vitest";
import { type DeskFixture, EXAMPLE_CARD } from "#test/builders/desk-fixture";
import { countKeys, press, typeKeys, write } from "./keyboard";
import { openDesk } from "./open-desk";
import { actionBar, dialog, gridRow, hasKeyboard, intake, intakeField, sheet, told } from "./screens";

/**
 * The rows of UX 1 that the desk offers so far, as a person at the keyboard does them. A key or a chord counts as
 * one; free text goes in as an input method commits it and is not counted.
 */

/** A customer with one device and no open card for it. */
function knownCaller({ create, done }: DeskFixture): void {
  const card = create("clerk1", EXAMPLE_CARD);
  done("clerk1", card.fields.id, "cancel", { reason: "客户自己修好了" });
}

function classified({ create, done }: DeskFixture): string {
  const card = create("clerk1", EXAMPLE_CARD);
  done("clerk1", card.fields.id, "classify", {
    kind: "A",
    service_mode: "on_site",
    fulfilment: "home_visit",
    fault_type: "hardware",
    impact: "main_function",
  });
  return card.fields.id;
}

function accepted(store: DeskFixture): string {
  const id = classified(store);
  store.done("clerk1", id, "dispatch", { assignee: "eng1" });
  store.done("eng1", id, "accept");
  return id;
}

test("known caller → registered and printing: at most 12", async () => {
  const { page, store } = await openDesk({ fill: knownCaller });
  const pressed = await countKeys(page);
  await press(page, "Ctrl+N");
  await intake(page).waitFor();
  await typeKeys(page, "0721");
  await press(page, "Enter");
  await hasKeyboard(page, intake(page).getByRole("button", { name: /SN20260001/ }));
  await press(page, "1");
  await write(page, "又开始异响，脱水时停不下来");
  await press(page, "Enter", "1", "Ctrl+P");
  await dialog(page, "打印 产品售后服务流程卡").waitFor();
  expect(await pressed()).toBeLessThanOrEqual(12);
  const card = store.show("SH-S01-20261120-0002");
  expect(card.fields).toMatchObject({
    status: "registered",
    channel: "phone",
    customer_name: "示例客户",
    serial_no: "SN20260001",
    description: "又开始异响，脱水时停不下来",
    impact: "safety",
    requested_at: Date.parse("2026-11-20T10:20:00+08:00"),
  });
});

test("new caller → registered and printing: at most 26", async () => {
  const { page, store } = await openDesk();
  const pressed = await countKeys(page);
  await press(page, "Ctrl+N");
  await intake(page).waitFor();
  await typeKeys(page, "12800007788");
  await press(page, "Enter");
  await hasKeyboard(page, intakeField(page, "客户名称"));
  await write(page, "白露电器行");
  await press(page, "Enter");
  await write(page, "示例市新路 8 号");
  await press(page, "Enter");
  await write(page, "KFR-35");
  await press(page, "Enter");
  await write(page, "SN20269001");
  await press(page, "Enter", "Enter");
  await write(page, "开机不制冷");
  await press(page, "Enter", "2", "Ctrl+P");
  await dialog(page, "打印 产品售后服务流程卡").waitFor();
  expect(await pressed()).toBeLessThanOrEqual(26);
  expect(store.show("SH-S01-20261120-0001").fields).toMatchObject({
    status: "registered",
    phone: "12800007788",
    customer_name: "白露电器行",
    address: "示例市新路 8 号",
    model: "KFR-35",
    serial_no: "SN20269001",
    description: "开机不制冷",
    impact: "main_function",
  });
});

test("how far is it → the answer sentence: at most 6", async () => {
  const { page } = await openDesk({ fill: accepted });
  await gridRow(page, "1120-0001").waitFor();
  const pressed = await countKeys(page);
  await press(page, "Ctrl+K");
  await typeKeys(page, "0721");
  await press(page, "Enter");
  await actionBar(page).getByText("江一舟上门，到场后记一笔").waitFor();
  expect(await pressed()).toBeLessThanOrEqual(6);
});

test("question solved on the phone, through to confirmed: at most 14", async () => {
  const { page, store } = await openDesk({ fill: knownCaller });
  const pressed = await countKeys(page);
  await press(page, "Ctrl+N");
  await intake(page).waitFor();
  await typeKeys(page, "0721");
  await press(page, "Enter");
  await hasKeyboard(page, intake(page).getByRole("button", { name: /SN20260001/ }));
  await press(page, "1");
  await write(page, "问童锁怎么解除");
  await press(page, "Ctrl+D");
  await intake(page).getByRole("region", { name: "电话里已解决…" }).waitFor();
  await write(page, "长按童锁键 3 秒，客户当场试好");
  await press(page, "Ctrl+Enter");
  await told(page).getByText("1120-0002 已登记，当场解决").waitFor();
  expect(await pressed()).toBeLessThanOrEqual(14);
  expect(store.show("SH-S01-20261120-0002").fields.status).toBe("confirmed");
});

test("assign from the grid: at most 6", async () => {
  const { page, store } = await openDesk({ fill: classified });
  await gridRow(page, "1120-0001").getByRole("gridcell", { name: "未派" }).click();
  const pressed = await countKeys(page);
  await press(page, "F2");
  await page.getByRole("combobox", { name: "责任人" }).waitFor();
  await typeKeys(page, "jyz");
  await press(page, "Enter");
  await gridRow(page, "1120-0001").getByText("江一舟").waitFor();
  expect(await pressed()).toBeLessThanOrEqual(6);
  expect(store.show("SH-S01-20261120-0001").fields).toMatchObject({ status: "dispatched", assignee: "eng1" });
});

test("the engineer phones in: arrived and one log line: at most 10", async () => {
  const { page, store } = await openDesk({ fill: accepted });
  await gridRow(page, "1120-0001").waitFor();
  const pressed = await countKeys(page);
  await press(page, "Ctrl+K");
  await typeKeys(page, "0721");
  await press(page, "Enter");
  await sheet(page).waitFor();
  await press(page, "Ctrl+Enter");
  await page.getByRole("region", { name: "到场", exact: true }).waitFor();
  await press(page, "Ctrl+Enter");
  await told(page).getByText("SH-S01-20261120-0001：到场").waitFor();
  await press(page, "Ctrl+L");
  await write(page, "调平底脚，减震老化，下午换件");
  await press(page, "Enter");
  await sheet(page).getByText("陶然代录 · 电话告知").first().waitFor();
  expect(await pressed()).toBeLessThanOrEqual(10);
  const { fields, events } = store.show("SH-S01-20261120-0001");
  expect(fields.status).toBe("in_service");
  expect(events.slice(-2)).toMatchObject([
    { action: "arrive", actor: "clerk1", on_behalf: "eng1" },
    { action: "log", actor: "clerk1", on_behalf: "eng1" },
  ]);
});

test("a supervisor prints 20 flow cards: at most 6", async () => {
  const { page } = await openDesk({
    person: "冯远",
    fill: ({ create }) => {
      for (let n = 1; n <= 20; n += 1) create("clerk1", { ...EXAMPLE_CARD, serial_no: `SN-${n}` });
    },
  });
  await gridRow(page, "1120-0020").waitFor();
  const pressed = await countKeys(page);
  await press(page, "F6", "F6", "Ctrl+A");
  await page.getByRole("toolbar", { name: "已选 20 张" }).waitFor();
  await press(page, "Ctrl+P");
  const print = dialog(page, "打印 产品售后服务流程卡");
  await print.getByText("20 张单 · 共 20 页").waitFor();
  // Enter prints now: the button has the keyboard.
  await hasKeyboard(page, print.getByRole("button", { name: "打印 Enter" }));
  expect(await pressed()).toBeLessThan(6);
});
