import { expect, test } from "vitest";
import { pageCards } from "#electron/use-cases/workbench/page-cards";
import type { GridPage } from "#shared/contract/views";
import { type DeskFixture, EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";
import { launchDesk } from "#test/fixtures/launch-desk";
import { press, write } from "./keyboard";
import { MORNING, openDesk, signIn } from "./open-desk";
import { gridRow, hasKeyboard, intake, intakeField, sheet, told } from "./screens";

/** The drafts of the store, as another process reads them. */
function draftsOf({ desk, as }: DeskFixture): GridPage["rows"] {
  return pageCards(desk, as("clerk1"), { filter: { status: ["draft"] }, sort: [], start_row: 0, end_row: 9 })
    .rows;
}

const NO = "SH-S01-20261120-0001";

test("a serial that has an open card is pointed out while it is typed, and needs a reason", async () => {
  const { page, store } = await openDesk({
    fill: ({ create }) => {
      create("clerk1", EXAMPLE_CARD);
    },
  });
  await press(page, "Ctrl+N");
  await intakeField(page, "联系方式").fill("12800007788");
  await intakeField(page, "客户名称").fill("白露电器行");
  await intakeField(page, "型号").fill("XQB-80");
  await intakeField(page, "序列号").fill(EXAMPLE_CARD.serial_no);
  await intakeField(page, "故障现象 / 需求描述").fill("又漏水");
  const live = intake(page).getByRole("complementary", { name: "优先级、期限和历史" });
  await live.getByText(`同一台设备有一张在办：${NO}`).waitFor();

  await press(page, "Ctrl+Enter");
  await intake(page)
    .getByRole("alert")
    .getByText(`同一台设备有一张在办：${NO}。打开它，或写明原因另开一张。`)
    .waitFor();
  expect(await intakeField(page, "故障现象 / 需求描述").inputValue()).toBe("又漏水");
  await live.getByLabel("另开一张的原因").fill("另一处故障");
  await press(page, "Ctrl+Enter");
  await told(page).getByText("SH-S01-20261120-0002 已登记").waitFor();
  expect(store.show("SH-S01-20261120-0002").fields).toMatchObject({
    serial_no: EXAMPLE_CARD.serial_no,
    duplicate_reason: "另一处故障",
  });
});

test("a draft survives a program that is killed, and goes on where it stopped", async () => {
  const store = await openDeskFixture();
  const first = await launchDesk({ dataFolder: store.folder, clock: MORNING });
  await signIn(first.page, "陶然");
  await press(first.page, "Ctrl+N");
  await hasKeyboard(first.page, intakeField(first.page, "联系方式"));
  await write(first.page, "12800007788");
  await press(first.page, "Enter");
  await hasKeyboard(first.page, intakeField(first.page, "客户名称"));
  await write(first.page, "白露电器行");
  await intakeField(first.page, "故障现象 / 需求描述").fill("开机不制冷，\n客户下午在家");
  await expect.poll(() => draftsOf(store)[0]).toMatchObject({ description: "开机不制冷，\n客户下午在家" });
  const ended = first.app.waitForEvent("close");
  first.app.process().kill("SIGKILL");
  await ended;

  const second = await launchDesk({ dataFolder: store.folder, clock: MORNING });
  await signIn(second.page, "陶然");
  await gridRow(second.page, "草稿").getByText("白露电器行").waitFor();
  await press(second.page, "F8");
  await intake(second.page).waitFor();
  await expect.poll(() => intakeField(second.page, "客户名称").inputValue()).toBe("白露电器行");
  expect(await intakeField(second.page, "联系方式").inputValue()).toBe("12800007788");
  expect(await intakeField(second.page, "故障现象 / 需求描述").inputValue()).toBe(
    "开机不制冷，\n客户下午在家",
  );
  await intakeField(second.page, "型号").fill("KFR-35");
  await press(second.page, "Ctrl+Enter");
  await told(second.page).getByText(`${NO} 已登记`).waitFor();
  expect(draftsOf(store)).toEqual([]);
});

test("a draft that somebody else registers meanwhile opens as the card it has become", async () => {
  const { page, store } = await openDesk({
    fill: ({ create }) => {
      create("clerk1", { ...EXAMPLE_CARD, draft: true });
    },
  });
  const row = gridRow(page, "草稿").getByText("示例客户");
  await row.waitFor();
  // The list is as it was read: this click comes before the change shows.
  const [{ id } = { id: "" }] = draftsOf(store);
  store.done("tech1", id, "register", {});
  await row.dblclick();
  await sheet(page).getByText(NO).first().waitFor();
  expect(await intake(page).count()).toBe(0);
});

test("Esc again and again closes no form whose draft can't be kept", async () => {
  const { page, store } = await openDesk();
  await press(page, "Ctrl+N");
  await hasKeyboard(page, intakeField(page, "联系方式"));
  await intakeField(page, "客户名称").fill("白露电器行");
  // Another program writes and does not end: nothing can be kept meanwhile.
  store.desk.store.sqlite.exec("BEGIN IMMEDIATE");
  try {
    for (let n = 0; n < 3; n += 1) {
      await press(page, "Escape");
      await intake(page).getByRole("alert").first().waitFor();
    }
    expect(await intakeField(page, "客户名称").inputValue()).toBe("白露电器行");
    expect(await intake(page).isVisible()).toBe(true);
  } finally {
    store.desk.store.sqlite.exec("ROLLBACK");
  }
  await press(page, "Escape");
  await expect.poll(() => intake(page).count()).toBe(0);
  expect(draftsOf(store)[0]).toMatchObject({ customer_name: "白露电器行" });
});
