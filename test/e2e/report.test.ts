import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { type DeskFixture, EXAMPLE_CARD } from "#test/builders/desk-fixture";
import { countKeys, press, write } from "./keyboard";
import { openDesk } from "./open-desk";
import { chooseFile, pdfText } from "./pdf";
import { actionBar, dialog, openFromGrid, told } from "./screens";

const OCTOBER = "2026-10-20T10:00:00+08:00";
const NOVEMBER = "2026-11-02T09:30:00+08:00";

/** A question of October, answered and confirmed on the phone; its sheet has not come back. */
function answeredInOctober({ at, create, done }: DeskFixture): void {
  at(OCTOBER);
  const { id } = create("clerk1", {
    ...EXAMPLE_CARD,
    requested_at: "2026-10-20T09:58:00+08:00",
    customer_name: "白露电器行",
    serial_no: "无",
  }).fields;
  done("clerk1", id, "resolve_now", {
    kind: "B",
    service_mode: "consult",
    outcome: "answered",
    result: "讲清楚了设置",
    confirm: { method: "phone", solved: "yes", satisfaction: 5 },
  });
}

test("from the survey's entry to the month's report: saved in four keys, issued once, the same ever after", async () => {
  const { app, page, folder } = await openDesk({
    person: "冯远",
    clock: "2026-10-20T16:00:00+08:00",
    fill: answeredInOctober,
  });
  await openFromGrid(page, "1020-0001");
  await actionBar(page).getByText("收回满意度问卷").waitFor();
  await press(page, "Ctrl+Enter");
  await dialog(page, "收问卷").waitFor();
  await press(page, "5", "4", "5", "4", "3", "4", "3", "Enter");
  await write(page, "讲得很清楚");
  await press(page, "Enter");
  await told(page).getByText("收回问卷").waitFor();
  await press(page, "Esc");

  const file = path.join(folder, "月报.pdf");
  await chooseFile(app, file);
  const pressed = await countKeys(page);
  await press(page, "Ctrl+8");
  await page.getByText("2026 年 10 月").waitFor();
  await press(page, "Ctrl+P");
  const report = dialog(page, "售后服务月度报告");
  await report.getByText(/· 共 \d+ 页/).waitFor();
  await press(page, "Enter");
  await told(page).getByText(file).waitFor();
  // Of the running month; one more key goes back to the month before (UX 1: at most five).
  expect(await pressed()).toBe(3);
  const words = pdfText(file);
  expect(words).toContain("2026 年 10 月");
  expect(words).toContain("草稿");
  expect(words).toMatch(/87\.0/);
  // Names are masked on paper that goes round.
  expect(words).not.toContain("白露电器行");
  await report.getByText("这个月还没有过完，现在印出来的是草稿。").waitFor();
});

test("a month that is over: own words go into the report, issuing freezes it, and nothing else can be written", async () => {
  const { app, page, folder } = await openDesk({ person: "冯远", clock: NOVEMBER, fill: answeredInOctober });
  await press(page, "Ctrl+8");
  await page.getByText("2026 年 11 月").waitFor();
  await press(page, "Alt+Left");
  await page.getByText("2026 年 10 月").waitFor();
  await press(page, "Ctrl+P");
  const report = dialog(page, "售后服务月度报告");
  await report.getByText(/· 共 \d+ 页/).waitFor();
  const own = report.getByRole("textbox", { name: "我的话" });
  await own.fill("十月只有一张卡，请看明细。");
  await report.getByRole("button", { name: "写进报告" }).click();
  await report.getByRole("button", { name: "写进报告" }).waitFor({ state: "detached" });
  await report.getByRole("button", { name: "签发这个月" }).click();
  await report.getByText("签发后数字冻结，以后再印都一样；之后的变化记在下一期。").waitFor();
  await report.getByRole("button", { name: "签发", exact: true }).click();
  await report.getByText("已签发，数字冻结。").waitFor();
  await expect.poll(() => own.getAttribute("readonly")).not.toBeNull();

  const file = path.join(folder, "已签发.pdf");
  await chooseFile(app, file);
  await report.getByRole("button", { name: /保存 PDF/ }).click();
  await told(page).getByText(file).waitFor();
  const words = pdfText(file);
  expect(words).toContain("十月只有一张卡，请看明细。");
  expect(words).not.toContain("草稿");

  const table = path.join(folder, "月报.xlsx");
  await chooseFile(app, table);
  await report.getByRole("button", { name: "存为 Excel" }).click();
  await told(page).getByText(table).waitFor();
  expect(fs.readFileSync(table).subarray(0, 2).toString()).toBe("PK");
  await press(page, "Esc");
  await page.getByText("已签发 · 数字冻结").waitFor();
});
