import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright";
import { expect, test } from "vitest";
import { assessmentMonth } from "#electron/use-cases/assessment/assessment-month";
import { accepted, type DeskFixture, EXAMPLE_CARD } from "#test/builders/desk-fixture";
import { press } from "./keyboard";
import { type OtherProcess, openDesk, signIn } from "./open-desk";
import { chooseFile, pdfText } from "./pdf";
import { dialog, hasKeyboard, told } from "./screens";

/** A repair that was promised for 10:00 and is not finished at noon. */
function lateRepair({ create, done }: DeskFixture, n: number): void {
  const { id } = create("clerk1", { ...EXAMPLE_CARD, serial_no: `SN-${n}` }).fields;
  done("clerk1", id, "classify", {
    kind: "A",
    service_mode: "on_site",
    fulfilment: "home_visit",
    fault_type: "hardware",
    fault_category: "异响",
    impact: "partial",
  });
  done("clerk1", id, "dispatch", { assignee: "eng1", promised_at: "2026-11-20T10:00:00+08:00" });
}

const NOON = "2026-11-20T12:00:00+08:00";

async function openNovember(page: Page): Promise<void> {
  await press(page, "Ctrl+8");
  await page.getByRole("navigation", { name: "报表各页" }).getByRole("button", { name: "考核" }).click();
  await page.getByRole("heading", { name: "2026-10 考核" }).waitFor();
  await press(page, "Alt+Right");
  await page.getByRole("heading", { name: "2026-11 考核" }).waitFor();
}

function stored({ desk, as }: OtherProcess, code = "eng1") {
  const month = accepted(assessmentMonth(desk, as("sup1"), "2026-11"));
  return { month, person: month.people.find(({ staff }) => staff === code) };
}

test("facts are decided with one key each, and what was left out comes back by Ctrl+Z", async () => {
  const { page, store } = await openDesk({
    person: "冯远",
    clock: NOON,
    fill: (filled) => {
      for (const n of [1, 2, 3]) lateRepair(filled, n);
    },
  });
  await openNovember(page);
  await page.getByText("待认定 3", { exact: true }).click();
  const table = page.getByRole("table", { name: "由数据提出、等你认定的" });
  await table.getByText("应于 11-20 10:00 完成，还没有完成").first().waitFor();
  await table.getByRole("row").nth(1).focus();
  await press(page, "Enter");
  await page.getByText("待认定 2", { exact: true }).waitFor();
  // The keyboard has gone on to the next one.
  await hasKeyboard(page, table.getByRole("row").nth(1));
  await press(page, "4");
  await page.getByText("待认定 1", { exact: true }).waitFor();
  await hasKeyboard(page, table.getByRole("row").nth(1));
  await press(page, "Delete");
  await page.getByText("不记的 1 条").waitFor();
  expect(stored(store).person).toMatchObject({ deducted: -6, total: 94 });
  await press(page, "Ctrl+Z");
  await page.getByText("待认定 1", { exact: true }).waitFor();
  // Nine points are not in the range of this item: nothing is written.
  await table.getByRole("row").nth(1).focus();
  await press(page, "9");
  await page
    .getByRole("contentinfo")
    .getByText("每次分值", { exact: false })
    .or(page.getByText("分值 太大了"))
    .first()
    .waitFor();
  expect(stored(store).month.proposals).toHaveLength(1);

  await page.getByText("人员", { exact: true }).first().click();
  const people = page.getByRole("table", { name: "人员考核表" });
  const row = people.getByRole("row").filter({ hasText: "江一舟" });
  await expect.poll(() => row.innerText()).toContain("94");
  await row.focus();
  await press(page, "Enter");
  const lines = page.getByRole("article", { name: "江一舟" });
  await lines.getByText("100 − 6 + 0 = 94").waitFor();
  await lines.getByRole("button", { name: "撤回" }).first().click();
  await dialog(page, /撤回/).waitFor();
  await page.keyboard.insertText("客户要求改期");
  await press(page, "Ctrl+S");
  await lines.getByText("100 − 4 + 0 = 96").waitFor();
  await lines.getByText("客户要求改期", { exact: false }).waitFor();
  expect(stored(store).person?.lines.map(({ points, withdrawn_by }) => [points, withdrawn_by])).toEqual([
    [-2, "sup1"],
    [-4, null],
  ]);
});

test("a line by hand; nobody adds one for themself, and everybody sees only their own", async () => {
  const { page, store } = await openDesk({ person: "冯远", clock: NOON });
  await openNovember(page);
  const people = page.getByRole("table", { name: "人员考核表" });
  await people.getByRole("row").filter({ hasText: "冯远" }).focus();
  await press(page, "Enter");
  await page.getByText("不能考核自己，要由别的主管来做。").waitFor();
  await press(page, "Ctrl+Enter");
  expect(await page.getByRole("dialog").count()).toBe(0);

  await people.getByRole("row").filter({ hasText: "江一舟" }).focus();
  await press(page, "Enter", "Ctrl+Enter");
  const form = dialog(page, "江一舟：加一笔");
  await form.getByLabel("考核项目").selectOption({ label: "特殊贡献或合理化建议 +3…+10" });
  await form.getByLabel("每次分值").fill("8");
  await form.getByLabel("说明").fill("提出分装工具箱");
  await press(page, "Ctrl+S");
  await page.getByRole("article", { name: "江一舟" }).getByText("100 − 0 + 8 = 108").waitFor();
  expect(stored(store).person).toMatchObject({ added: 8, total: 108 });

  await page.getByRole("button", { name: "锁定，换人" }).click();
  await signIn(page, "江一舟");
  await press(page, "Ctrl+8");
  await page.getByRole("navigation", { name: "报表各页" }).getByRole("button", { name: "考核" }).click();
  await page.getByText("这里只列你自己的考核。").waitFor();
  await expect.poll(() => people.getByRole("row").allInnerTexts()).toHaveLength(2);
  await people.getByRole("row").filter({ hasText: "江一舟" }).click();
  await page.getByRole("article", { name: "江一舟" }).getByText("提出分装工具箱").waitFor();
  expect(await page.getByRole("button", { name: /加一笔/ }).count()).toBe(0);
});

test("the sheets of the month are saved as PDF and spreadsheet, by keyboard", async () => {
  const { app, page, folder } = await openDesk({ person: "冯远", clock: NOON });
  await openNovember(page);
  const bar = page.getByRole("region", { name: "考核表", exact: true });
  await press(page, "Ctrl+P");
  const detail = bar.getByRole("group", { name: "考核明细表" });
  await hasKeyboard(page, detail.getByRole("button", { name: "打印" }));
  const pdf = path.join(folder, "detail.pdf");
  await chooseFile(app, pdf);
  await press(page, "Tab", "Enter");
  await told(page).getByText("detail.pdf", { exact: false }).waitFor();
  expect(pdfText(pdf)).toContain("考核明细表");
  const xlsx = path.join(folder, "summary.xlsx");
  await chooseFile(app, xlsx);
  await bar.getByRole("group", { name: "考核汇总表" }).getByRole("button", { name: "Excel" }).click();
  await told(page).getByText("summary.xlsx", { exact: false }).waitFor();
  expect(fs.existsSync(xlsx)).toBe(true);
});

test("an item is changed from a month on; the month before keeps it", async () => {
  const { page } = await openDesk({ person: "冯远", clock: NOON });
  await openNovember(page);
  await page.getByText("考核项目", { exact: true }).first().click();
  const items = page.getByRole("table", { name: "考核项目" });
  const row = items.getByRole("row").filter({ hasText: "违章操作" });
  await row.focus();
  await press(page, "Enter");
  const form = dialog(page, "违章操作");
  await form.getByLabel("每次最多").fill("5");
  await press(page, "Ctrl+S");
  await expect.poll(() => row.innerText()).toContain("−3…−5");
  await press(page, "Alt+Left");
  await page.getByRole("heading", { name: "2026-10 考核" }).waitFor();
  await expect.poll(() => row.innerText()).not.toContain("−5");
});
