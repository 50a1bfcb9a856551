import { expect, test } from "vitest";
import { type DeskFixture, EXAMPLE_CARD } from "#test/builders/desk-fixture";
import { press, tabTo, write } from "./keyboard";
import { openDesk } from "./open-desk";
import { dialog, gridRow, hasKeyboard, told } from "./screens";

const NO = "SH-S01-20261120-0001";
const CUSTOMER = "霜降花店";
const at = (time: string) => `2026-11-20T${time}:00+08:00`;

/** A repair that was promised for this evening, and that somebody works on. */
function promised(desk: DeskFixture): void {
  desk.create("clerk1", { ...EXAMPLE_CARD, customer_name: CUSTOMER });
  desk.done("clerk1", NO, "classify", { kind: "B", service_mode: "on_site", impact: "partial" });
  desk.done("clerk1", NO, "dispatch", { assignee: "eng1", promised_at: at("18:00") });
  desk.done("eng1", NO, "accept");
}

test("from the drawer an extension is asked for, and it is recorded that the customer was told, by keyboard", async () => {
  const { page, store } = await openDesk({ clock: at("14:00"), fill: promised });
  await gridRow(page, CUSTOMER).getByRole("gridcell").nth(2).click();
  await press(page, "F7");
  const why = dialog(page, /为什么是这个期限/);
  const extend = why.getByRole("button", { name: "申请延期…" });
  await extend.waitFor();
  // An extension moves the promise alone.
  await why.getByRole("button", { name: "看归档的期限" }).click();
  await extend.waitFor({ state: "detached" });
  await why.getByRole("button", { name: "看完成的期限" }).click();
  await extend.focus();
  await press(page, "Enter");
  const form = why.getByRole("region", { name: "申请审批" });
  await form.waitFor();
  // Esc leaves the form, not the drawer, and the keyboard is where it was.
  await press(page, "Esc");
  await form.waitFor({ state: "detached" });
  await hasKeyboard(page, extend);
  await press(page, "Enter");
  await form.getByLabel("预计完成").fill("2026-11-21T12:00");
  await form.getByLabel("原因").fill("等客户腾出时间");
  await press(page, "Ctrl+Enter");
  await form.waitFor({ state: "detached" });
  expect(store.show(NO).lists.requests).toMatchObject([
    { what: "extension", status: "pending", promised_at: Date.parse("2026-11-21T12:00:00+08:00") },
  ]);
  expect(store.show(NO).fields.promised_at).toBe(Date.parse(at("18:00")));

  const tell = why.getByRole("button", { name: "记一次“已告知客户”" });
  await tabTo(page, tell);
  await press(page, "Enter");
  await write(page, "明天中午前修好，客户同意");
  await press(page, "Ctrl+Enter");
  await told(page).getByText("告知客户进度").waitFor();
  await hasKeyboard(page, tell);
  expect(
    store
      .show(NO)
      .events.map(({ action }) => action)
      .slice(-2),
  ).toEqual(["request_approval", "sync_progress"]);
});

test("who may not is told why on the button", async () => {
  const { page, store } = await openDesk({ person: "魏蓝", clock: at("14:00"), fill: promised });
  await gridRow(page, CUSTOMER).getByRole("gridcell").nth(2).click();
  await press(page, "F7");
  const tell = dialog(page, /为什么是这个期限/).getByRole("button", { name: /记一次“已告知客户”/ });
  await tell.waitFor();
  expect(await tell.getAttribute("aria-disabled")).toBe("true");
  expect(await tell.getAttribute("title")).toContain("客服代表");
  const before = store.show(NO).events.length;
  await tell.click({ force: true });
  await press(page, "Enter");
  expect(await page.getByRole("region", { name: /告知/ }).count()).toBe(0);
  expect(store.show(NO).events).toHaveLength(before);
});
