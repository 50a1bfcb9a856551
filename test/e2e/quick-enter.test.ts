import type { ElectronApplication, Page } from "playwright";
import { expect, test } from "vitest";
import { callChannel } from "#electron/ipc/electron-channels";
import { type DeskFixture, EXAMPLE_CARD } from "#test/builders/desk-fixture";
import { press, typeKeys, write } from "./keyboard";
import { openDesk } from "./open-desk";
import { hasKeyboard, intake, intakeField, told } from "./screens";

const CUSTOMER = "白露电器行";
const known = (desk: DeskFixture) => desk.create("clerk1", { ...EXAMPLE_CARD, customer_name: CUSTOMER });

/** From now on the look-up of callers answers only when it is let go; answers how. */
async function holdLookUp(app: ElectronApplication): Promise<() => Promise<void>> {
  await app.evaluate(({ ipcMain }, channel) => {
    type Answer = (event: unknown, name: unknown, input: unknown) => unknown;
    // Electron keeps its handlers there; no call of its own gives one back.
    const answer = (Reflect.get(ipcMain, "_invokeHandlers") as Map<string, Answer>).get(channel);
    if (answer === undefined) throw new Error("the page's calls are not answered yet");
    const gate: { letGo: () => void; held: Promise<void> } = {
      letGo: () => undefined,
      held: Promise.resolve(),
    };
    gate.held = new Promise((resolve) => {
      gate.letGo = resolve;
    });
    Reflect.set(globalThis, "gate", gate);
    ipcMain.removeHandler(channel);
    ipcMain.handle(channel, async (event, name: unknown, input: unknown) => {
      if (name === "intake.caller") await gate.held;
      return answer(event, name, input);
    });
  }, callChannel);
  return () => app.evaluate(() => Reflect.get(globalThis, "gate").letGo());
}

/** The intake, with four digits typed and Enter pressed before any look-up has answered. */
async function entered(digits: string) {
  const desk = await openDesk({ fill: known });
  const { page, app } = desk;
  await page.getByRole("region", { name: "流程卡", exact: true }).getByText(CUSTOMER).waitFor();
  const letGo = await holdLookUp(app);
  await press(page, "Ctrl+N");
  await hasKeyboard(page, intakeField(page, "联系方式"));
  await typeKeys(page, digits);
  await press(page, "Enter");
  await intake(page).getByText("正在找…").waitFor();
  return { ...desk, letGo };
}

function nameOf(page: Page): Promise<string> {
  return intakeField(page, "客户名称").inputValue();
}

test("Enter before the look-up has answered takes the known caller when it answers", async () => {
  const { page, letGo } = await entered("0721");
  expect(await nameOf(page)).toBe("");
  // Nobody is told that the number is unknown while nobody knows.
  expect(await intake(page).getByText("没有这个号码的客户").count()).toBe(0);
  await press(page, "Enter");
  await letGo();
  await hasKeyboard(page, intake(page).getByRole("button", { name: /SN20260001/ }));
  expect(await nameOf(page)).toBe(CUSTOMER);
  expect(await intakeField(page, "联系方式").inputValue()).toBe(EXAMPLE_CARD.phone);
  expect(await intake(page).getByText("正在找…").count()).toBe(0);
});

test("Enter goes on to the name when the answer is that nobody is known", async () => {
  const { page, letGo } = await entered("7788");
  await letGo();
  await hasKeyboard(page, intakeField(page, "客户名称"));
  expect(await intakeField(page, "联系方式").inputValue()).toBe("7788");
  await write(page, "新客户");
  expect(await nameOf(page)).toBe("新客户");
});

test("who types on in the field means another number: nothing is taken, no letter is lost", async () => {
  const { page, letGo } = await entered("0721");
  await typeKeys(page, "5");
  expect(await intakeField(page, "联系方式").inputValue()).toBe("07215");
  await letGo();
  await intake(page).getByText("没有这个号码的客户").waitFor();
  await hasKeyboard(page, intakeField(page, "联系方式"));
  expect(await intakeField(page, "联系方式").inputValue()).toBe("07215");
  expect(await nameOf(page)).toBe("");
});

test("who has gone on keeps the place, and a name that was typed stays", async () => {
  const { page, letGo } = await entered("0721");
  await press(page, "Tab");
  await hasKeyboard(page, intakeField(page, "客户名称"));
  await write(page, "换了人");
  await letGo();
  await intake(page).getByText("正在找…").waitFor({ state: "detached" });
  await hasKeyboard(page, intakeField(page, "客户名称"));
  expect(await nameOf(page)).toBe("换了人");
});

test("an answer that comes after the registration was closed changes nothing of the next one", async () => {
  const { page, letGo, store } = await entered("0721");
  await press(page, "Esc");
  await intake(page).waitFor({ state: "detached" });
  await press(page, "Ctrl+N");
  await hasKeyboard(page, intakeField(page, "联系方式"));
  await letGo();
  await typeKeys(page, "7788");
  await intake(page).getByText("没有这个号码的客户").waitFor();
  expect(await nameOf(page)).toBe("");
  expect(store.show("SH-S01-20261120-0001").fields.customer_name).toBe(CUSTOMER);
});

test("a customer who has just been registered is known at the next call", async () => {
  const { page, store } = await openDesk();
  await press(page, "Ctrl+N");
  await hasKeyboard(page, intakeField(page, "联系方式"));
  await typeKeys(page, "12800007788");
  await intake(page).getByText("没有这个号码的客户").waitFor();
  await intakeField(page, "客户名称").fill("新来的");
  await intakeField(page, "型号").fill("KFR-35");
  await intakeField(page, "故障现象 / 需求描述").fill("开机不制冷");
  await press(page, "Ctrl+Enter");
  await told(page).getByText("已登记").waitFor();
  expect(store.show("SH-S01-20261120-0001").fields.customer_name).toBe("新来的");
  await press(page, "Ctrl+N");
  await hasKeyboard(page, intakeField(page, "联系方式"));
  await typeKeys(page, "12800007788");
  await press(page, "Enter");
  await expect.poll(() => nameOf(page)).toBe("新来的");
});
