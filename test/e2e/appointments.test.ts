import { expect, test } from "vitest";
import { type DeskFixture, EXAMPLE_CARD } from "#test/builders/desk-fixture";
import { press, write } from "./keyboard";
import { openDesk } from "./open-desk";
import { actionBar, hasKeyboard, sheet, told, workbench } from "./screens";

const CALLERS = [
  ["白露电器行", "12800000731", "2026-11-20T15:00:00+08:00"],
  ["霜降花店", "12800000732", "2026-11-20T16:00:00+08:00"],
  ["小满书店", "12800000733", "2026-11-23T10:00:00+08:00"],
] as const;

/** Three visits of one engineer: two this afternoon an hour apart, one on Monday. */
function booked({ create, done }: DeskFixture): void {
  for (const [index, [customer_name, phone, appointment_at]] of CALLERS.entries()) {
    const card = { ...EXAMPLE_CARD, customer_name, phone, serial_no: `SN2026100${index}` };
    const { id } = create("clerk1", card).fields;
    done("clerk1", id, "classify", { kind: "B", service_mode: "on_site" });
    done("clerk1", id, "dispatch", {
      assignee: "eng1",
      promised_at: "2026-11-24T18:00:00+08:00",
      appointment_at,
    });
  }
}

test("appointments by day and week: a clash in words, arrows, Enter opens the card", async () => {
  const { page } = await openDesk({ fill: booked });
  await page.getByRole("button", { name: "预约", exact: true }).click();
  const first = page.getByRole("button", { name: /^撞期，今天 15:00，白露电器行/ });
  const second = page.getByRole("button", { name: /^撞期，今天 16:00，霜降花店/ });
  await first.waitFor();
  await page.getByText("2 个撞期").waitFor();
  expect(await page.getByRole("button", { name: /小满书店/ }).count()).toBe(0);

  await first.focus();
  await press(page, "Down");
  await hasKeyboard(page, second);
  await press(page, "Enter");
  await sheet(page).getByText("霜降花店").first().waitFor();
  await press(page, "Esc");
  await first.waitFor();

  await page.getByText("一周", { exact: true }).click();
  await press(page, "Alt+Right");
  await page.getByText("2026-11-23 至 2026-11-29").waitFor();
  const monday = page.getByRole("button", { name: /^11-23 10:00，小满书店/ });
  await monday.waitFor();
  expect(await first.count()).toBe(0);
  await press(page, "Esc");
  await workbench(page).waitFor();
});

test("a clash is taken apart with the customer's agreement, and what was agreed is on the card", async () => {
  const { page, store } = await openDesk({ fill: booked });
  await press(page, "Ctrl+0");
  const second = page.getByRole("button", { name: /^撞期，今天 16:00，霜降花店/ });
  await second.press("Enter");
  await sheet(page).getByText("霜降花店").first().waitFor();
  await page.getByText("同一个人两小时内还有一次上门，时间撞了").waitFor();

  const again = actionBar(page).getByRole("button", { name: "改约", exact: true });
  if ((await again.count()) > 0) await again.press("Enter");
  else {
    await actionBar(page).getByRole("button", { name: "更多" }).press("Enter");
    await page.getByRole("menuitem", { name: /^改约/ }).press("Enter");
  }
  await page.getByLabel("约定时间").fill("2026-11-20T17:30");
  await page.getByLabel("原因").fill("两家太近");
  await press(page, "Ctrl+Enter");
  const shown = () => store.show("SH-S01-20261120-0002");
  expect(shown().fields.appointment_at).toBe(Date.parse("2026-11-20T16:00:00+08:00"));
  await page.getByLabel("客户已同意").check();
  await press(page, "Ctrl+Enter");
  await told(page).getByText("改约").waitFor();
  await page.getByText("时间撞了").waitFor({ state: "detached" });
  const moved = shown().events.findLast((event) => event.action === "reschedule");
  expect(moved).toMatchObject({ actor: "clerk1", payload: { customer_agreed: true, reason: "两家太近" } });

  await press(page, "Ctrl+0");
  await page.getByRole("button", { name: /^今天 17:30，霜降花店/ }).waitFor();
  await page.getByRole("button", { name: /^今天 15:00，白露电器行/ }).waitFor();
  expect(await page.getByText("撞期").count()).toBe(0);
});

test("the duty of a week is typed, saved, and shown beside the appointments", async () => {
  const { page } = await openDesk({ person: "冯远", fill: booked });
  await press(page, "Ctrl+9");
  await page.getByRole("button", { name: "值班", exact: true }).click();
  const cell = page.getByLabel("江一舟，周五 11-20", { exact: true });
  await cell.focus();
  await write(page, "白班");
  await page.getByText("写成 09:00-18:00。", { exact: true }).waitFor();
  expect(await page.getByRole("button", { name: "保存这一周" }).isDisabled()).toBe(true);
  await cell.fill("09:00-18:00");
  await press(page, "Ctrl+S");
  await told(page).getByText("已存：2026-11-16 至 2026-11-22 的值班").waitFor();
  expect(await cell.inputValue()).toBe("09:00-18:00");

  await press(page, "Ctrl+1");
  await page.getByRole("button", { name: "预约", exact: true }).click();
  await page.getByRole("columnheader", { name: "江一舟 值班 09:00-18:00" }).waitFor();
});
