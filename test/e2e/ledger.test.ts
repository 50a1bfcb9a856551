import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright";
import { expect, test } from "vitest";
import { actOnLedger } from "#electron/use-cases/ledger/act-on-ledger";
import { addLedgerEntry } from "#electron/use-cases/ledger/add-ledger-entry";
import { ledgerDetail } from "#electron/use-cases/ledger/ledger-views";
import { accepted, type DeskFixture, EXAMPLE_CARD } from "#test/builders/desk-fixture";
import { press, typeKeys } from "./keyboard";
import { openDesk, signIn } from "./open-desk";
import { chooseFile } from "./pdf";
import { dialog, hasKeyboard, openFromGrid, told } from "./screens";

function suggestionCard({ create, done }: DeskFixture): void {
  const { id } = create("clerk1", {
    ...EXAMPLE_CARD,
    serial_no: "无",
    description: "希望增加语音控制",
  }).fields;
  done("clerk1", id, "classify", { kind: "E", service_mode: "other", impact: "minor" });
}

async function openTab(page: Page, name: string): Promise<void> {
  await press(page, "Ctrl+8");
  await page.getByRole("navigation", { name: "报表各页" }).getByRole("button", { name }).click();
}

const entryOf = (page: Page, n: number) => page.getByRole("article", { name: `第 ${n} 条` });

test("a suggestion goes into the ledger, is carried out, verified and told to the customer", async () => {
  const { page, store } = await openDesk({ person: "冯远", fill: suggestionCard });
  const stored = () => accepted(ledgerDetail(store.desk, 1)).entry;
  await openTab(page, "台账");
  await page.getByText("待收进 1").click();
  const proposed = page.getByRole("table", { name: "待收进台账的问题" }).getByRole("row");
  await proposed.filter({ hasText: "希望增加语音控制" }).focus();
  await press(page, "Enter");
  await entryOf(page, 1).waitFor();
  expect(stored()).toMatchObject({ source: "suggestion", state: "open", cards: 1, created_by: "sup1" });
  await page.getByText("没有要收进台账的").waitFor();

  // The form of the main action: measure, owner, day; all by keys.
  await press(page, "Ctrl+Enter");
  const start = dialog(page, /开始整改/);
  await hasKeyboard(page, start.getByLabel("整改措施"));
  await page.keyboard.insertText("提交研发评估");
  await press(page, "Tab");
  await hasKeyboard(page, start.getByLabel("责任人"));
  await start.getByLabel("责任人").selectOption({ label: "叶知秋" });
  await press(page, "Tab");
  await hasKeyboard(page, start.getByLabel("完成期限"));
  await typeKeys(page, "11-25");
  await press(page, "Ctrl+S");
  await expect
    .poll(() => stored())
    .toMatchObject({ state: "in_progress", owner: "tech1", due_on: "2026-11-25" });

  // Its owner hands it in from another window.
  const act = (action: "submit", payload: Readonly<Record<string, unknown>>) =>
    accepted(
      actOnLedger(store.desk, store.as("tech1"), { id: 1, version: stored().version, action, payload }),
    );
  act("submit", { result: "下个版本带上" });
  await page.getByRole("button", { name: /验证通过/ }).waitFor();
  await press(page, "Ctrl+Enter");
  await dialog(page, /验证通过/).waitFor();
  await press(page, "Ctrl+S");
  await expect.poll(() => stored().state).toBe("closed");
  expect(stored()).toMatchObject({ verified_by: "sup1", feedback_due: true });

  await entryOf(page, 1).getByText("待反馈客户").waitFor();
  await press(page, "Ctrl+Enter");
  const tell = dialog(page, /反馈客户/);
  await expect
    .poll(() => tell.getByLabel("怎么告诉客户的").inputValue())
    .toBe("您提的建议：已采纳并落实。下个版本带上");
  await press(page, "Ctrl+S");
  await expect.poll(() => stored().fed_back_at).toBe(Date.parse("2026-11-20T10:20:00+08:00"));
  await entryOf(page, 1).getByText("已反馈客户 2026-11-20 10:20").waitFor();

  await press(page, "Ctrl+1");
  await openFromGrid(page, "1120-0001");
  const onCard = page.getByRole("region", { name: "台账与建议" });
  await onCard.getByText("已采纳并落实").waitFor();
  await onCard.getByText("已反馈客户 2026-11-20 10:20").waitFor();
  await onCard.getByRole("button", { name: "看第 1 条" }).click();
  await entryOf(page, 1).waitFor();
});

test("what is late says so; filters narrow; nobody verifies their own work", async () => {
  const { app, folder, page, store } = await openDesk({
    person: "冯远",
    clock: "2026-11-27T10:00:00+08:00",
    fill: (filled) => {
      const add = (fields: Parameters<typeof addLedgerEntry>[2]) =>
        accepted(addLedgerEntry(filled.desk, filled.as("sup1"), fields)).entry;
      const act = (id: number, version: number, action: "start" | "submit") =>
        accepted(actOnLedger(filled.desk, filled.as("sup1"), { id, version, action, payload: {} }));
      add({ source: "report", problem: "确认单漏签", owner: "eng1", due_on: "2026-11-24" });
      add({ source: "manual", problem: "备件缺货", owner: "eng2", due_on: "2026-12-24" });
      const own = add({
        source: "manual",
        problem: "改约没有提前说",
        cause: "没看路程",
        measure: "看预约表",
        result: "已改",
        owner: "sup1",
        due_on: "2026-11-28",
      });
      act(own.id, 1, "start");
      act(own.id, 2, "submit");
    },
  });
  await openTab(page, "台账");
  const table = page.getByRole("table", { name: "问题-整改台账" });
  await expect.poll(() => table.getByRole("row").allInnerTexts()).toHaveLength(4);
  await table.getByRole("row").filter({ hasText: "确认单漏签" }).getByText("超期 3 天").waitFor();
  await page.getByText("超期 1", { exact: true }).click();
  await expect.poll(() => table.getByRole("row").allInnerTexts()).toHaveLength(2);
  await page.getByText("未结 3", { exact: true }).click();
  await page.getByLabel("责任人").selectOption({ label: "罗青山" });
  await expect.poll(() => table.getByRole("row").allInnerTexts()).toHaveLength(2);
  await table.getByText("备件缺货").waitFor();
  await page.getByLabel("责任人").selectOption({ label: "所有责任人" });
  const xlsx = path.join(folder, "ledger.xlsx");
  await chooseFile(app, xlsx);
  await page.getByRole("button", { name: "导出 Excel" }).click();
  await told(page).getByText("ledger.xlsx", { exact: false }).waitFor();
  expect(fs.existsSync(xlsx)).toBe(true);
  await press(page, "Alt+Left", "Alt+Left");
  await page.getByText("没有符合条件的条目。").waitFor();
  await press(page, "Alt+Right", "Alt+Right");

  await table.getByRole("row").filter({ hasText: "改约没有提前说" }).focus();
  await press(page, "Enter");
  await entryOf(page, 3).getByText("自己整改的要由别人验证。").waitFor();
  expect(
    await entryOf(page, 3)
      .getByRole("button", { name: /验证通过/ })
      .count(),
  ).toBe(0);
  await press(page, "Ctrl+Enter");
  expect(await page.getByRole("dialog").count()).toBe(0);

  await page.getByRole("button", { name: "锁定，换人" }).click();
  await signIn(page, "沈长风");
  await openTab(page, "台账");
  await entryOf(page, 3)
    .getByRole("button", { name: /退回整改/ })
    .waitFor();
  await press(page, "Ctrl+Backspace");
  await dialog(page, /退回整改/).waitFor();
  await page.keyboard.insertText("还有两单没补");
  await press(page, "Ctrl+S");
  await expect.poll(() => accepted(ledgerDetail(store.desk, 3)).entry.state).toBe("in_progress");
  await entryOf(page, 3).getByText("还有两单没补").waitFor();
});

test("an entry by hand, from the keyboard; what is refused stays in the form", async () => {
  const { page, store } = await openDesk();
  await openTab(page, "台账");
  await page.getByText("台账还是空的", { exact: false }).waitFor();
  await page.getByRole("button", { name: /新记一条/ }).focus();
  await press(page, "Insert");
  const form = dialog(page, "新记一条");
  await hasKeyboard(page, form.getByLabel("问题"));
  await page.keyboard.insertText("前台没有零钱");
  await form.getByLabel("相关单编号").fill("SH-S01-20200101-0001");
  await press(page, "Ctrl+S");
  await form.getByRole("alert").getByText("SH-S01-20200101-0001", { exact: false }).waitFor();
  await form.getByLabel("相关单编号").fill("");
  await press(page, "Ctrl+S");
  await told(page).getByText("已存").waitFor();
  expect(accepted(ledgerDetail(store.desk, 1)).entry).toMatchObject({
    problem: "前台没有零钱",
    source: "manual",
    created_by: "clerk1",
  });
  await entryOf(page, 1).getByText("这一步由").waitFor({ state: "detached" });
});
