import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { ElectronApplication, Page } from "playwright";
import { expect, onTestFinished, test } from "vitest";
import { newestAudits } from "#electron/repositories/audit-repository";
import { findCredential } from "#electron/repositories/staff-repository";
import { addStaff } from "#electron/use-cases/staff/save-staff";
import { initialiseStore } from "#electron/use-cases/store/initialise-store";
import { accepted, EXAMPLE_CARD } from "#test/builders/desk-fixture";
import { givePin } from "#test/builders/give-pin";
import { launchDesk } from "#test/fixtures/launch-desk";
import { press, typeKeys } from "./keyboard";
import { openDesk, signIn } from "./open-desk";
import { PIN, signInWithPin } from "./people";
import { openFromGrid, workbench } from "./screens";

const PASSWORD = "a long pass phrase";

/** The PC goes to sleep: the same way as the five minutes, without the wait. */
async function sleepPc(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit("suspend"));
}

function lock(page: Page) {
  return page.getByRole("dialog", { name: "已锁定" });
}

test("a store with two people: store and time only, then the first sign-in sets the PIN, and it is asked for next time", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "desk-test-"));
  const identity = {
    prefix: "SH",
    store: "S01",
    name: "示例电器",
    zone: "Asia/Shanghai",
    person_code: "admin",
    person_name: "掌柜",
  };
  const desk = accepted(await initialiseStore(folder, identity, { env: {}, now: Date.now, sandbox: false }));
  onTestFinished(() => {
    desk.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const admin = { code: "admin", roles: ["admin", "clerk", "supervisor"] } as const;
  accepted(addStaff(desk, admin, { code: "c1", name: "陶然", roles: ["clerk"] }));
  const { page } = await launchDesk({ dataFolder: folder });
  await lock(page).getByText("示例电器").waitFor();
  expect(await lock(page).innerText()).not.toContain("陶然");
  await press(page, "Space");
  await lock(page).getByRole("button", { name: /掌柜/ }).click();
  // A manager sets a password too.
  const field = (name: string, nth = 0) => lock(page).getByLabel(name).nth(nth);
  await field("新 PIN（至少 6 位数字）").fill("123456");
  await field("再输一次", 0).fill("123456");
  await field("新密码（至少 10 个字）").fill(PASSWORD);
  await field("再输一次", 1).fill(PASSWORD);
  await press(page, "Enter");
  await lock(page).getByText("太好猜了（连号、重复、生日都不行），换一个").waitFor();
  await field("新 PIN（至少 6 位数字）").fill(PIN);
  await field("再输一次", 0).fill(PIN);
  await press(page, "Enter");
  await workbench(page).waitFor();
  expect(findCredential(desk.store, "admin", "pin")?.parameters).toMatchObject({ r: 8 });
  // The lock takes the PIN; the sign-in, as a manager's, the password.
  await press(page, "Ctrl+Q");
  await lock(page).getByText("按任意键继续").waitFor();
  await press(page, "Space");
  await lock(page).getByLabel("掌柜 的 PIN").waitFor();
  await typeKeys(page, PIN);
  await press(page, "Enter");
  await lock(page).waitFor({ state: "detached" });
  await workbench(page).waitFor();
});

test("five wrong PINs lock; who is locked is told how long, and a supervisor's unlocking counts at once", async () => {
  const { page, store } = await openDesk({
    person: null,
    fill: async (filled) => givePin(filled, "clerk1", PIN),
  });
  await page.getByRole("button", { name: /陶然/ }).click();
  const pin = page.getByLabel("陶然 的 PIN");
  await pin.waitFor();
  for (const left of [4, 3, 2, 1]) {
    await pin.focus();
    await typeKeys(page, "100000");
    await press(page, "Enter");
    await page.getByText(`PIN 不对，还能试 ${left} 次。单子没有变。`).waitFor();
  }
  await pin.focus();
  await typeKeys(page, "100000");
  await press(page, "Enter");
  await page.getByText(/试错次数太多，\d+ 秒后再试/).waitFor();
  await pin.focus();
  await typeKeys(page, PIN);
  await press(page, "Enter");
  await page.getByText(/试错次数太多，\d+ 秒后再试/).waitFor();
  expect(await workbench(page).isVisible()).toBe(false);
  expect(findCredential(store.desk.store, "clerk1", "pin")?.failed_attempts).toBe(5);

  await page.getByRole("button", { name: "换一个人" }).click();
  await signIn(page, "冯远");
  await press(page, "Ctrl+9");
  await page.getByRole("button", { name: "员工", exact: true }).click();
  await page.getByRole("region", { name: "陶然 的登录" }).getByRole("button", { name: "解锁" }).click();
  await expect.poll(() => findCredential(store.desk.store, "clerk1", "pin")?.failed_attempts).toBe(0);
  await page.getByRole("button", { name: "锁定，换人" }).click();
  await signInWithPin(page, "陶然", PIN);
});

test("the lock falls over a half-typed call: nothing personal is seen, and all of it is there again after the PIN", async () => {
  const { app, page } = await openDesk({
    person: null,
    fill: async (filled) => givePin(filled, "clerk1", PIN),
  });
  await signInWithPin(page, "陶然", PIN);
  await press(page, "Ctrl+N");
  const intake = page.getByRole("dialog", { name: /来电登记|登记/ }).first();
  await intake.waitFor();
  const phone = intake.getByLabel("联系方式").first();
  await phone.fill("12800000999");
  await sleepPc(app);
  await lock(page).getByText("按任意键继续").waitFor();
  expect(await lock(page).innerText()).not.toContain("陶然");
  // Keys of the desk mean nothing behind the lock.
  await press(page, "Ctrl+2");
  await lock(page).getByLabel("陶然 的 PIN").waitFor();
  await typeKeys(page, "100000");
  await press(page, "Enter");
  await lock(page).getByText("PIN 不对，还能试 4 次。单子没有变。").waitFor();
  await typeKeys(page, PIN);
  await press(page, "Enter");
  await lock(page).waitFor({ state: "detached" });
  expect(await phone.inputValue()).toBe("12800000999");
});

test("a quick switch of user: the other one begins at the own place; what was half typed waits for who typed it", async () => {
  const { page } = await openDesk({
    person: null,
    fill: async (filled) => {
      filled.create("clerk1", EXAMPLE_CARD);
      await givePin(filled, "clerk1", PIN);
    },
  });
  await signInWithPin(page, "陶然", PIN);
  await openFromGrid(page, "1120-0001");
  await press(page, "Ctrl+L");
  await page.keyboard.insertText("客户说下午在家");
  await press(page, "Ctrl+Q");
  await lock(page).getByText("按任意键继续").waitFor();
  await press(page, "Space");
  await lock(page).getByRole("button", { name: "换一个人" }).click();
  await lock(page)
    .getByRole("button", { name: /叶知秋/ })
    .click();
  await workbench(page).waitFor();
  expect(await page.getByText("客户说下午在家").count()).toBe(0);
  await page.getByRole("button", { name: "锁定，换人" }).click();
  await page.getByRole("button", { name: /陶然/ }).click();
  await page.getByLabel("陶然 的 PIN").waitFor();
  await typeKeys(page, PIN);
  await press(page, "Enter");
  await page.getByText("客户说下午在家").waitFor();
});

test("masked for the finance desk; shown in full for a purpose, which the log keeps", async () => {
  const { page, store } = await openDesk({
    person: "金小满",
    fill: (filled) => {
      filled.create("clerk1", EXAMPLE_CARD);
    },
  });
  await openFromGrid(page, "1120-0001");
  await page.getByText("128****0721").first().waitFor();
  expect(await page.getByText("12800000721").count()).toBe(0);
  await page.getByRole("button", { name: "查看完整" }).click();
  await page.getByText("查看完整电话会留下记录。用来做什么：").waitFor();
  await page.getByRole("button", { name: "回电" }).click();
  await page.getByText("12800000721").first().waitFor();
  expect(newestAudits(store.desk.store, 1)).toMatchObject([
    { what: "unmask.card", by: "fin1", subject: "SH-S01-20261120-0001", details: { purpose: "call_back" } },
  ]);
  await press(page, "Esc");
  await openFromGrid(page, "1120-0001");
  await page.getByText("128****0721").first().waitFor();
  await page.getByRole("button", { name: "锁定，换人" }).click();
  await signIn(page, "管理员");
  await press(page, "Ctrl+9");
  await page.getByRole("button", { name: "隐私", exact: true }).click();
  const log = page.getByRole("region", { name: "审计记录" });
  await log.getByText("查看单上完整资料").waitFor();
  await log.getByText("金小满").first().waitFor();
});
