import type { Page } from "playwright";
import { expect, test } from "vitest";
import { press, typeKeys } from "./keyboard";
import { openDesk } from "./open-desk";
import { dialog, hasKeyboard, told } from "./screens";

async function openPolicies(page: Page): Promise<void> {
  await press(page, "Ctrl+9");
  await page.getByRole("button", { name: "期限策略", exact: true }).click();
  await page.getByRole("table", { name: "全部策略" }).waitFor();
}

test("a supervisor copies a shipped policy, changes a limit and saves it as the next version", async () => {
  const { page } = await openDesk({ person: "冯远" });
  await openPolicies(page);
  await page.getByText("自带的策略不能改。").waitFor();

  await page.getByRole("button", { name: "复制一份" }).click();
  await hasKeyboard(page, dialog(page, /复制/).getByLabel("新策略的名称"));
  await press(page, "Ctrl+S");
  const table = page.getByRole("table", { name: "“流程卡默认（本店）”的期限" });
  await table.waitFor();

  const respond = table.getByRole("row").filter({ hasText: /^响应/ });
  await respond.press("Enter");
  const form = dialog(page, "改“响应”");
  await hasKeyboard(page, form.getByLabel("紧急", { exact: true }));
  await page.keyboard.press("Control+a");
  await typeKeys(page, "3x");
  await form.getByText("没看懂。写成").waitFor();
  await page.keyboard.press("Control+a");
  await typeKeys(page, "3h");
  await press(page, "Enter");
  await form.waitFor({ state: "detached" });

  await respond.getByText("3 小时").waitFor();
  await respond.getByText("已改").waitFor();
  // What it touches is said before it is saved (UX 8): nobody uses the copy yet.
  await page.getByText("这个策略没有选用").waitFor();
  await press(page, "Ctrl+S");
  await told(page).getByText("流程卡默认（本店） 第 2 版").waitFor();
  await respond.getByText("3 小时").waitFor();
  expect(await respond.getByText("已改").count()).toBe(0);
});

test("the store's policy is chosen with a word on which cards it touches", async () => {
  const { page, store } = await openDesk({ person: "冯远" });
  await openPolicies(page);
  await page.getByLabel("C 服务投诉").selectOption({ label: "满意度方案" });
  await page.getByText("新登记和新分类的单按新选的策略").waitFor();
  expect(store.desk.settings().policy_by_kind).toEqual({});
  await page.getByRole("button", { name: "选用", exact: true }).click();
  await told(page).getByText("已选用").waitFor();
  await page
    .getByRole("table", { name: "全部策略" })
    .getByRole("row")
    .filter({ hasText: "服务投诉" })
    .waitFor();
});

test("a clerk reads the policies and changes nothing", async () => {
  const { page } = await openDesk({ person: "陶然" });
  await openPolicies(page);
  await page.getByText("这里由主管来改，你可以看。").waitFor();
  expect(await page.getByRole("button", { name: "复制一份" }).isDisabled()).toBe(true);
  expect(await page.getByLabel("C 服务投诉").isDisabled()).toBe(true);
});
