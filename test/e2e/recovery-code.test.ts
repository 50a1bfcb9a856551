import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright";
import { expect, test } from "vitest";
import type { KeyState } from "#shared/contract/privacy-channels";
import { EXAMPLE_CARD } from "#test/builders/desk-fixture";
import { launchDesk } from "#test/fixtures/launch-desk";
import { press, write } from "./keyboard";
import { chooseFile } from "./pdf";
import { dialog, workbench } from "./screens";

const CODE = /^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5})+$/;

async function firstRun(page: Page): Promise<void> {
  await page.getByLabel("门店名称").fill("白露电器");
  await page.getByLabel("单号前缀").fill("BL");
  await page.getByLabel("门店代码").fill("N02");
  await page.getByLabel("门店代码").press("Enter");
  await page.getByRole("status").getByText("第 2 步，共 3 步").waitFor();
  await press(page, "Enter");
  await page.getByRole("status").getByText("第 3 步，共 3 步").waitFor();
  await page.getByLabel("姓名").fill("沈小满");
  await press(page, "Enter");
}

async function openProtection(page: Page): Promise<void> {
  await press(page, "Ctrl+9");
  await page.getByRole("button", { name: "资料与核对" }).click();
}

function keysOf(page: Page): Promise<KeyState> {
  return page.evaluate(async () => {
    const answer = (await window.desk.call("keys.state", {})) as { readonly value: KeyState };
    return answer.value;
  });
}

test("the first run shows the recovery code once; it is saved, brings the key back later, and is shown no more", async () => {
  const first = await launchDesk();
  const { app, page, dataFolder } = first;
  await firstRun(page);
  const shown = dialog(page, "恢复码，只显示这一次");
  const code = await shown.locator("code").innerText();
  expect(code).toMatch(CODE);
  // Not beside the data; chosen nothing, nothing is written.
  const file = path.join(dataFolder, "..", `${path.basename(dataFolder)}-stick.txt`);
  await app.evaluate(({ dialog: system }) => {
    system.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: "" });
  });
  await shown.getByRole("button", { name: "存到 U 盘…" }).click();
  expect(fs.existsSync(file)).toBe(false);
  await chooseFile(app, file);
  await shown.getByRole("button", { name: "存到 U 盘…" }).click();
  await shown.getByText(`已存到 ${file}`).waitFor();
  const saved = fs.readFileSync(file, "utf8");
  fs.rmSync(file);
  for (const words of [code, "白露电器", "BL-N02", "不要和资料文件夹、备份放在一起"])
    expect(saved).toContain(words);
  await shown.getByRole("button", { name: "抄好了" }).click();
  await shown.waitFor({ state: "detached" });
  await workbench(page).waitFor();
  const made = await page.evaluate((fields) => window.desk.call("card.create", { fields }), {
    ...EXAMPLE_CARD,
  });
  expect(made).toMatchObject({ ok: true });
  // Nowhere in the folder, neither as text nor in the database.
  await page.reload();
  await workbench(page).waitFor();
  expect(await shown.count()).toBe(0);
  expect(await page.locator("body").innerText()).not.toContain(code);
  const { recovery_made_at } = await keysOf(page);
  expect(recovery_made_at).not.toBeNull();
  await first.close();
  const files = fs.readdirSync(dataFolder, { recursive: true, withFileTypes: true });
  for (const entry of files.filter((one) => one.isFile()))
    expect(fs.readFileSync(path.join(entry.parentPath, entry.name)).includes(code)).toBe(false);

  // The PC's keys are lost: the code is typed back, in any case and with a slip first.
  fs.rmSync(path.join(dataFolder, "secrets"), { recursive: true });
  const second = await launchDesk({ dataFolder });
  await workbench(second.page).waitFor();
  expect(await dialog(second.page, "恢复码，只显示这一次").count()).toBe(0);
  await openProtection(second.page);
  const keys = second.page.getByRole("region", { name: "事件链的密钥" });
  await keys.getByText("有 1 把旧密钥不在这台电脑上").waitFor();
  await keys.getByRole("textbox", { name: "恢复码" }).focus();
  await write(second.page, `${code.slice(0, -1)}?`);
  await press(second.page, "Enter");
  await keys.getByRole("alert").waitFor();
  expect((await keysOf(second.page)).missing).toBe(1);
  await keys.getByRole("textbox", { name: "恢复码" }).fill(code.toLowerCase().replaceAll("-", " "));
  await press(second.page, "Enter");
  await keys.getByText("密钥取回来了，旧日志可以核对了。").waitFor();
  expect((await keysOf(second.page)).missing).toBe(0);
  await second.close();
});
