import { generateKeyPairSync, sign } from "node:crypto";
import type { Locator, Page } from "playwright";
import { expect, test } from "vitest";
import { press, write } from "./keyboard";
import { openDesk } from "./open-desk";
import { dialog, hasKeyboard, told } from "./screens";

function day(page: Page, date: string): Locator {
  return page.getByRole("button", { name: new RegExp(`^${date} `) });
}

async function openCalendar(page: Page): Promise<void> {
  await press(page, "Ctrl+9");
  await page.getByRole("button", { name: "日历", exact: true }).click();
  await day(page, "2026-11-20").waitFor();
}

test("the year by the keyboard: days, months, years, and where a day comes from", async () => {
  const { page } = await openDesk({ person: "陶然" });
  await openCalendar(page);
  await page.getByText("国务院通知，随程序收录").waitFor();
  expect(await day(page, "2026-10-01").getAttribute("aria-label")).toContain("放假");
  expect(await day(page, "2026-10-10").getAttribute("aria-label")).toContain("补班");

  await day(page, "2026-11-20").focus();
  await press(page, "Left", "Up");
  await hasKeyboard(page, day(page, "2026-11-12"));
  await press(page, "PageUp");
  await hasKeyboard(page, day(page, "2026-10-12"));
  await press(page, "Up", "Up", "Right", "Right", "Right");
  await hasKeyboard(page, day(page, "2026-10-01"));
  await page.getByText("依据：国务院通知").waitFor();

  await press(page, "Alt+Right", "Alt+Right");
  await hasKeyboard(page, day(page, "2028-10-01"));
  await page.getByText("2028 年的调休安排还没收录，先按法定节假日和周末算，期限可能会变。").waitFor();
  await page.getByText("依据：法定节假日（通知还没收录）").waitFor();
  await press(page, "Alt+Left", "Alt+Left");
  await hasKeyboard(page, day(page, "2026-10-01"));
  // A clerk looks only.
  await press(page, "Enter");
  expect(await page.getByRole("dialog").count()).toBe(0);
});

test("the administrator closes a day, and gives it back to the rule", async () => {
  const { page } = await openDesk({ person: "管理员" });
  await openCalendar(page);
  await day(page, "2026-11-25").focus();
  await press(page, "Enter");
  const form = dialog(page, /2026-11-25 周三/);
  await form.getByText("这天休息").click();
  await form.getByLabel("名称").focus();
  await write(page, "盘点");
  await press(page, "Ctrl+S");
  await told(page).getByText("已存：2026-11-25").waitFor();
  await page.getByRole("button", { name: "2026-11-25 周三、盘点 · 门店休息" }).waitFor();

  await day(page, "2026-11-25").press("Enter");
  await form.getByText("按通知和每周的工作时间").click();
  await press(page, "Ctrl+S");
  await page.getByRole("button", { name: /^2026-11-25 周三、工作日/ }).waitFor();
});

/** An invented notice with everything the law asks for. */
const NOTICE_2028 = {
  year: 2028,
  holidays: [
    ...["01-01", "01-02", "01-03"],
    ...["01-25", "01-26", "01-27", "01-28", "01-29", "01-30", "01-31", "02-01"],
    ...["04-04", "05-01", "05-02", "05-03", "05-27", "05-28", "05-29"],
    ...["10-01", "10-02", "10-03", "10-04", "10-05", "10-06", "10-07"],
  ].map((day) => `2028-${day}`),
  workdays: ["2028-01-22", "2028-02-05", "2028-10-14"],
};

async function importFile(page: Page, name: string, text: string): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "导入年度文件" }).click();
  await (await chooser).setFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}

test("a yearly file makes a provisional year certain, and says where it is from", async () => {
  const { page } = await openDesk({ person: "管理员" });
  await openCalendar(page);
  await importFile(page, "2028.json", JSON.stringify(NOTICE_2028));
  await told(page).getByText("已导入 2028 年").waitFor();
  await page.getByText("导入的年度文件").first().waitFor();
  await page.getByText("没有签名").waitFor();
  expect(await page.getByText("还没收录").count()).toBe(0);
  expect(await day(page, "2028-10-14").getAttribute("aria-label")).toContain("补班");
});

test("a file that is no yearly calendar is refused and changes nothing", async () => {
  const { page } = await openDesk({ person: "管理员" });
  await openCalendar(page);
  await importFile(page, "notes.json", "{}");
  await page.getByText("notes.json 没读进来").waitFor();
  await page.getByText("国务院通知，随程序收录").waitFor();
});

test("a file of an unknown publisher says so; registered, it is known by name; by keyboard and by mouse", async () => {
  const { page } = await openDesk({ person: "管理员" });
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const signed = {
    ...NOTICE_2028,
    public_key: publicKey.export({ type: "spki", format: "der" }).toString("base64"),
    signature: sign(null, Buffer.from(JSON.stringify(NOTICE_2028)), privateKey).toString("base64"),
  };
  await openCalendar(page);
  await importFile(page, "2028.json", JSON.stringify({ ...signed, workdays: [] }));
  await page.getByText("签名不对，文件可能被改过").waitFor();
  await importFile(page, "2028.json", JSON.stringify(signed));
  await page.getByText(/签名的发布者没有登记，指纹 ([0-9a-f]{4} ?){8}/).waitFor();

  await page.getByRole("button", { name: "登记这个发布者" }).press("Enter");
  const form = dialog(page, "可信的年度文件发布者");
  await form.getByText("还没有登记发布者。").waitFor();
  expect(await form.getByLabel(/^公钥/).inputValue()).toBe(signed.public_key);
  await form.getByLabel("发布者名称").focus();
  await write(page, "示例日历社");
  await press(page, "Ctrl+S");
  await page.getByText("示例日历社签名，已核对").waitFor();
  expect(await page.getByText("没有登记").count()).toBe(0);

  await page.getByRole("button", { name: "发布者", exact: true }).click();
  await form.getByRole("button", { name: "不再信任 示例日历社" }).click();
  await form.getByText("还没有登记发布者。").waitFor();
  await form.getByLabel("发布者名称").fill("示例日历社");
  await form.getByLabel(/^公钥/).fill("不是公钥");
  await form.getByRole("button", { name: /保存/ }).click();
  await form.getByText("不是 Ed25519 公钥").first().waitFor();
  await press(page, "Esc");
  await page.getByText(/签名的发布者没有登记/).waitFor();
});
