import type { Locator, Page } from "playwright";
import { expect, test } from "vitest";
import { type DeskFixture, EXAMPLE_CARD } from "#test/builders/desk-fixture";
import { press, write } from "./keyboard";
import { openDesk, signIn } from "./open-desk";
import { dialog, told, workbench } from "./screens";

function twoCards({ create }: DeskFixture): void {
  create("clerk1", EXAMPLE_CARD);
  create("clerk1", { ...EXAMPLE_CARD, channel: "counter", serial_no: "SN20260002" });
}

const tabs = (page: Page): Locator => workbench(page).getByRole("tab");
const SHIPPED = 8;

/** Names of the tabs after the ones that ship. */
async function savedTabs(page: Page): Promise<readonly string[]> {
  return (await tabs(page).allTextContents()).slice(SHIPPED);
}

async function filterByCounter(page: Page): Promise<void> {
  await workbench(page).getByRole("button", { name: "筛选" }).click();
  await page.getByRole("dialog", { name: "筛选" }).getByRole("button", { name: "到店" }).click();
  await press(page, "Esc");
  await workbench(page).getByText("共 1 张").waitFor();
}

async function changePerson(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "锁定，换人" }).click();
  await page.getByRole("heading", { name: "谁在用？" }).waitFor();
  await signIn(page, name);
}

test("a view is its person's on every start; one for everybody is a supervisor's to make and to take away", async () => {
  const { page } = await openDesk({ fill: twoCards });
  const save = workbench(page).getByRole("button", { name: "存为视图" });
  const saving = dialog(page, "把现在的筛选存成视图");
  await workbench(page).getByText("共 2 张").waitFor();
  await filterByCounter(page);
  await save.click();
  expect(await saving.getByRole("checkbox").count()).toBe(0);
  await write(page, "到店的");
  await press(page, "Enter");
  await told(page).getByText("视图“到店的”已保存，只有您看得到。").waitFor();
  await expect.poll(() => savedTabs(page)).toEqual(["到店的"]);

  await page.reload();
  await workbench(page).getByText("共 2 张").waitFor();
  await tabs(page).filter({ hasText: "到店的" }).click();
  await workbench(page).getByText("共 1 张").waitFor();

  await changePerson(page, "冯远");
  await workbench(page).getByText("共 2 张").waitFor();
  await expect.poll(() => tabs(page).count()).toBe(SHIPPED);
  await filterByCounter(page);
  await save.click();
  await write(page, "大家的到店");
  await saving.getByRole("checkbox", { name: "全店共用" }).click();
  await saving.getByRole("button", { name: /保存/ }).click();
  await told(page).getByText("视图“大家的到店”已保存，全店都能用。").waitFor();

  await changePerson(page, "陶然");
  await expect.poll(() => savedTabs(page)).toEqual(["大家的到店", "到店的"]);
  await tabs(page).filter({ hasText: "大家的到店" }).click();
  await workbench(page).getByText("共 1 张").waitFor();
  expect(await page.getByRole("button", { name: "删除视图 大家的到店" }).count()).toBe(0);
  await tabs(page)
    .filter({ hasText: /^到店的$/ })
    .click();
  await page.getByRole("button", { name: "删除视图 到店的" }).click();
  await expect.poll(() => savedTabs(page)).toEqual(["大家的到店"]);
  await workbench(page).getByText("共 2 张").waitFor();
});
