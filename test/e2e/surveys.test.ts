import path from "node:path";
import type { Page } from "playwright";
import { expect, test } from "vitest";
import { newestAudits } from "#electron/repositories/audit-repository";
import { showPeriodicSample } from "#electron/use-cases/survey/periodic-sample";
import { showSurveyForm } from "#electron/use-cases/survey/survey-form";
import { accepted, type DeskFixture, EXAMPLE_CARD } from "#test/builders/desk-fixture";
import { countKeys, press, write } from "./keyboard";
import { openDesk } from "./open-desk";
import { chooseFile, pdfText } from "./pdf";
import { actionBar, dialog, hasKeyboard, openFromGrid, sheet, told, workbench } from "./screens";

const NO = "SH-S01-20261120-0001";
const CUSTOMER = "白露电器行";

/** A question that was answered and confirmed on the phone: its survey is still to come. */
function answered(store: DeskFixture, fields: Readonly<Record<string, unknown>> = {}): string {
  const { id } = store.create("clerk1", {
    ...EXAMPLE_CARD,
    customer_name: CUSTOMER,
    serial_no: "无",
    ...fields,
  }).fields;
  store.done("clerk1", id, "resolve_now", {
    kind: "B",
    service_mode: "consult",
    outcome: "answered",
    result: "已说明",
    confirm: { method: "phone", solved: "yes" },
  });
  return id;
}

async function openTab(page: Page): Promise<void> {
  await press(page, "Ctrl+8");
  await page.getByRole("navigation", { name: "报表各页" }).getByRole("button", { name: "满意度" }).click();
  await page.getByRole("region", { name: "问卷清单" }).waitFor();
}

/** Goes to a question of the entry and waits until the keyboard is there. */
async function at(page: Page, question: RegExp): Promise<void> {
  await page.getByRole("group", { name: question }).locator(":focus").waitFor();
}

test("a sheet is entered on the card with a key a question, comment and Enter", async () => {
  const { page, store } = await openDesk({ fill: (desk) => answered(desk) });
  await openFromGrid(page, "1120-0001");
  await actionBar(page).getByText("收回满意度问卷").waitFor();
  const pressed = await countKeys(page);
  await press(page, "Ctrl+Enter");
  await at(page, /响应及时性/);
  await press(page, "5", "4", "9", "5", "2", "Backspace", "4", "3");
  await at(page, /总体满意度/);
  await dialog(page, "收问卷").getByText("不计入：没填完").waitFor();
  await press(page, "4");
  await at(page, /您认为本次服务做得好的方面/);
  await dialog(page, "收问卷").getByText("满意度 87").waitFor();
  await dialog(page, "收问卷").getByText("有效", { exact: true }).waitFor();
  await press(page, "3", "8", "8", "Enter");
  await hasKeyboard(page, page.getByRole("textbox", { name: "您的意见与建议" }));
  await write(page, "讲得很清楚");
  await press(page, "Enter");
  await told(page).getByText("收回问卷").waitFor();
  // One to open it, six scores, a slip and its correction, three choices, twice Enter, and a key of no meaning.
  expect(await pressed()).toBe(15);
  expect(store.show(NO).lists.surveys).toMatchObject([
    {
      scores: { timeliness: 5, efficiency: 4, expertise: 5, attitude: 4, aftercare: 3 },
      overall: 4,
      choices: ["一次修好"],
      comment: "讲得很清楚",
      collected_by: "customer",
      index: 87,
      valid: true,
    },
  ]);
  await press(page, "Ctrl+Z");
  await told(page)
    .getByText(/撤销|已撤/)
    .waitFor();
  expect(store.show(NO).lists.surveys).toEqual([]);
});

test("what does not count is said before it is saved, and stays in the list with its reason", async () => {
  const { page, store } = await openDesk({
    clock: "2026-11-21T15:00:00+08:00",
    fill: (desk) => {
      answered(desk);
      desk.done("clerk1", NO, "hand_out_survey", { way: "paper" });
    },
  });
  await openTab(page);
  const rows = page.getByRole("region", { name: "问卷清单" }).getByRole("row");
  await rows.filter({ hasText: CUSTOMER }).click();
  await page.getByText("过了 24 小时，再收回也不计入").waitFor();
  await press(page, "1");
  await at(page, /响应及时性/);
  await press(page, "5", "5", "5", "5", "5", "5");
  await dialog(page, "收问卷").getByText("不计入：超过 24 小时").waitFor();
  // It came back yesterday evening, and was only found today.
  await page.getByLabel("收回时间").fill("11-20 18:30");
  await dialog(page, "收问卷").getByText("有效", { exact: true }).waitFor();
  await page.getByLabel("收回时间").fill("25:00");
  await page.getByText("看不懂这个时间").waitFor();
  await press(page, "Ctrl+S");
  expect(store.show(NO).lists.surveys).toMatchObject([{ collected_at: null }]);
  await page.getByLabel("收回时间").fill("");
  await press(page, "Ctrl+S");
  await told(page).getByText("收回问卷").waitFor();
  expect(store.show(NO).lists.surveys).toMatchObject([{ valid: false, invalid_reason: "late", index: 100 }]);
  await page.getByText("不计入 1").click();
  await rows.filter({ hasText: CUSTOMER }).click();
  await page.getByText("问卷照样保存，不会删除，只是不进统计。").waitFor();
});

test("handed out on paper, the sheet is printed", async () => {
  const desk = await openDesk({ fill: (store) => answered(store) });
  const { page, store } = desk;
  await openTab(page);
  await page.getByText("待发 1").click();
  await page.getByRole("row").filter({ hasText: CUSTOMER }).click();
  await press(page, "1");
  await dialog(page, "发问卷").getByText("纸质").waitFor();
  await press(page, "Ctrl+S");
  await dialog(page, "打印 客户满意度调查表").getByRole("img", { name: "第 1 页，共 1 页" }).waitFor();
  expect(store.show(NO).lists.surveys).toMatchObject([{ way: "paper", collected_at: null }]);
  const file = path.join(desk.folder, "survey.pdf");
  await chooseFile(desk.app, file);
  await press(page, "Ctrl+S");
  await told(page).getByText(`已存：${file}`).waitFor();
  const paper = await pdfText(file);
  for (const words of [NO, "客户满意度调查表", "首次打印", "2026-11-21 10:20 前交回"]) {
    expect(paper).toContain(words);
  }
  expect(paper).not.toContain(CUSTOMER);
});

test("the customer at the counter sees the questionnaire alone, and the clerk gets the desk back", async () => {
  const { page, store } = await openDesk({
    fill: (desk) => {
      answered(desk);
      answered(desk, { customer_name: "另一位客户", phone: "12800000999" });
    },
  });
  await openFromGrid(page, "1120-0001");
  await actionBar(page).getByRole("button", { name: "发问卷" }).click();
  await dialog(page, "发问卷").getByText("柜台屏幕").click();
  await press(page, "Ctrl+S");
  const counter = dialog(page, "满意度问卷");
  await counter.getByRole("heading", { name: "请您为这次服务打分" }).waitFor();
  const window = await page.evaluate(() => [innerWidth, innerHeight]);
  expect(await counter.boundingBox()).toEqual({ x: 0, y: 0, width: window[0], height: window[1] });
  const shown = await counter.innerText();
  for (const personal of [CUSTOMER, "另一位客户", "0721", NO, "陶然"]) expect(shown).not.toContain(personal);
  // Nothing of the desk answers behind it.
  await press(page, "F1", "Ctrl+K", "Ctrl+N", "F6", "Ctrl+1");
  expect(await page.getByRole("dialog").count()).toBe(1);
  for (const [question, score] of [
    ["响应及时性", "5"],
    ["问题解决效率", "4"],
    ["服务专业性", "5"],
    ["服务态度", "5"],
    ["后续关怀", "4"],
  ] as const) {
    await counter.getByRole("group", { name: question }).getByText(score, { exact: true }).click();
  }
  await counter.getByRole("button", { name: "下一步" }).click();
  await counter.getByText("还有 1 项没有打分").waitFor();
  await counter.getByRole("button", { name: "上一步" }).click();
  await counter.getByRole("group", { name: "总体满意度" }).getByText("5", { exact: true }).click();
  await counter.getByRole("button", { name: "下一步" }).click();
  await counter.getByText("态度亲切").click();
  await counter.getByRole("textbox", { name: "您的意见与建议" }).fill("谢谢");
  await counter.getByRole("button", { name: "交给我们" }).click();
  await counter.getByText("您的评价已经收到。").waitFor();
  expect(store.show(NO).lists.surveys).toMatchObject([
    {
      way: "screen",
      collected_by: "customer",
      overall: 5,
      choices: ["态度亲切"],
      comment: "谢谢",
      valid: true,
    },
  ]);
  await press(page, "Enter");
  await counter.waitFor({ state: "detached" });
  await sheet(page).waitFor();
});

test("who stops in between leaves the survey out, and nothing half filled behind", async () => {
  const { page, store } = await openDesk({ fill: (desk) => answered(desk) });
  await openFromGrid(page, "1120-0001");
  await actionBar(page).getByRole("button", { name: "发问卷" }).click();
  await dialog(page, "发问卷").getByText("柜台屏幕").click();
  await press(page, "Ctrl+S");
  const counter = dialog(page, "满意度问卷");
  await counter.getByRole("group", { name: "服务态度" }).getByText("1", { exact: true }).click();
  await press(page, "Esc");
  await counter.getByText("还没有交").waitFor();
  await counter.getByRole("button", { name: "结束" }).click();
  await sheet(page).waitFor();
  expect(store.show(NO).lists.surveys).toMatchObject([{ way: "screen", collected_at: null, scores: {} }]);
});

test("calls: the number is shown for a purpose, which is logged; follow-up and survey in one call", async () => {
  const { page, store } = await openDesk({ fill: (desk) => answered(desk) });
  await openTab(page);
  await page.getByText("要打的电话 1").click();
  const calls = page.getByRole("region", { name: "要打的电话" });
  await calls.getByRole("row").filter({ hasText: CUSTOMER }).click();
  expect(await calls.innerText()).not.toContain("12800000721");
  await calls.getByRole("button", { name: "显示电话" }).click();
  await press(page, "1");
  await calls.getByText("12800000721").waitFor();
  expect(newestAudits(store.desk.store, 1)).toMatchObject([
    { what: "unmask.card", by: "clerk1", details: { purpose: "call_back" } },
  ]);
  await calls.getByRole("button", { name: "记回访" }).click();
  await hasKeyboard(page, page.getByLabel("客户怎么说"));
  await write(page, "使用正常");
  await press(page, "Enter");
  await told(page).getByText("回访").waitFor();
  await calls.getByRole("button", { name: "电话问卷" }).click();
  await dialog(page, "发问卷").waitFor();
  await press(page, "Ctrl+S");
  await at(page, /响应及时性/);
  await press(page, "5", "5", "5", "5", "5", "5", "Enter", "Enter");
  await calls.getByText("没有要打的电话").waitFor();
  const { surveys, follow_ups } = store.show(NO).lists;
  expect(follow_ups).toMatchObject([{ method: "phone", result: "使用正常", satisfied: true }]);
  expect(surveys).toMatchObject([{ way: "phone", collected_by: "phone", index: 100, valid: true }]);
});

test("the supervisor draws the quarter, and an interview is kept", async () => {
  const { page, store } = await openDesk({
    person: "冯远",
    clock: "2027-01-04T10:00:00+08:00",
    fill: (desk) => {
      const id = answered(desk);
      desk.done("clerk1", id, "refuse_survey", {});
      desk.done("clerk1", id, "archive");
    },
  });
  await openTab(page);
  await page.getByText("季度抽样").click();
  await page.getByText("2026-Q4 有 1 位客户的单子归了档").waitFor();
  await press(page, "Ctrl+Enter");
  const list = page.getByRole("region", { name: "访谈名单" });
  await list.getByText("1 位客户中抽 1 位").waitFor();
  await list.getByRole("row").filter({ hasText: CUSTOMER }).click();
  await press(page, "1");
  await at(page, /响应及时性/);
  await press(page, "4", "4", "4", "4", "4", "4", "Enter", "Enter");
  await list.getByRole("row").filter({ hasText: "已访 · 80" }).waitFor();
  const sample = accepted(showPeriodicSample(store.desk, store.as("sup1"), { period: "2026-Q4" }));
  expect(sample.rows).toMatchObject([{ index: 80, interviewed_by: "sup1" }]);
});

test("weights must add up; a change is a new version", async () => {
  const { page, store } = await openDesk({ person: "冯远" });
  await press(page, "Ctrl+9");
  await page.getByRole("button", { name: "满意度问卷" }).click();
  const weight = (name: string) => page.getByRole("spinbutton", { name: `${name}：权重` });
  await weight("响应及时性").fill("30");
  await page.getByRole("alert").getByText("现在合计 110").waitFor();
  await press(page, "Ctrl+S");
  expect(showSurveyForm(store.desk).current.version).toBe(1);
  await weight("问题解决效率").fill("20");
  await page.getByRole("textbox", { name: "选项 8" }).fill("价格公道");
  await press(page, "Ctrl+S");
  await told(page).getByText("第 2 版").waitFor();
  const { current } = showSurveyForm(store.desk);
  expect(current).toMatchObject({
    version: 2,
    changed_by: "sup1",
    weights: { timeliness: 30, efficiency: 20 },
  });
  expect(current.questions.choices.at(-1)).toBe("价格公道");
  expect(await workbench(page).count()).toBe(0);
});
