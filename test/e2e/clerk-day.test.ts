import path from "node:path";
import type { Page } from "playwright";
import { expect, test } from "vitest";
import { press, tabTo, typeKeys, write } from "./keyboard";
import { type OpenDesk, openDesk } from "./open-desk";
import { chooseFile, pdfText } from "./pdf";
import {
  actionBar,
  dialog,
  hasKeyboard,
  intake,
  intakeField,
  queue,
  sheet,
  told,
  workbench,
} from "./screens";

const NO = "SH-S01-20261120-0001";

async function signInByKeyboard(page: Page, name: string): Promise<void> {
  await page.getByRole("heading", { name: "谁在用？" }).waitFor();
  await press(page, "Tab");
  await write(page, name);
  await press(page, "Enter");
  await workbench(page).waitFor();
}

async function changePeople(page: Page, name: string): Promise<void> {
  await press(page, "Ctrl+K");
  await tabTo(page, page.getByRole("button", { name: "锁定，换人" }));
  await press(page, "Enter");
  await signInByKeyboard(page, name);
}

async function openByTail(page: Page, tail: string): Promise<void> {
  await press(page, "Ctrl+K");
  await typeKeys(page, tail);
  await press(page, "Enter");
  await sheet(page).waitFor();
}

async function takeTheCall(page: Page): Promise<void> {
  await press(page, "Ctrl+N");
  await intake(page).waitFor();
  await typeKeys(page, "12800007788");
  await press(page, "Enter");
  // Enter waits for the look-up of the last digit: nobody is known by this number.
  await hasKeyboard(page, intakeField(page, "客户名称"));
  await write(page, "白露电器行");
  await press(page, "Enter");
  await write(page, "示例市新路 8 号");
  await press(page, "Enter");
  await write(page, "KFR-35");
  await press(page, "Enter");
  await write(page, "SN20269001");
  await press(page, "Enter");
  await typeKeys(page, "20260315");
  await press(page, "Enter");
  await write(page, "开机不制冷");
  await press(page, "Enter", "2", "Ctrl+Enter");
  await told(page).getByText(`${NO} 已登记`).waitFor();
}

/** Ctrl+Enter opens the form of the forward action; the sentence of the bar names it first. */
async function begin(page: Page, sentence: string, form: string): Promise<void> {
  await actionBar(page).getByText(sentence).waitFor();
  await press(page, "Ctrl+Enter");
  await page.getByRole("region", { name: form, exact: true }).waitFor();
}

async function classifyAndDispatch(page: Page): Promise<void> {
  await begin(page, "客服代表分类", "分类");
  // Kind A, main function, on site, home visit, hardware.
  await press(page, "1", "2", "1", "1", "1", "Ctrl+Enter");
  await begin(page, "客服代表派单", "派单");
  await typeKeys(page, "jyz");
  await press(page, "Enter", "Ctrl+Enter");
  // The engineer phones in that he takes it: recorded for him.
  await begin(page, "江一舟接单", "接单");
  await press(page, "Ctrl+Enter");
  await actionBar(page).getByText("江一舟上门").waitFor();
}

async function serve(page: Page): Promise<void> {
  await begin(page, "江一舟上门", "到场");
  await press(page, "Ctrl+Enter");
  await actionBar(page).getByText("江一舟完成维修").waitFor();
  await press(page, "Ctrl+L");
  await write(page, "检漏，补充制冷剂");
  await press(page, "Enter");
  await sheet(page).getByText("检漏，补充制冷剂").waitFor();
  await begin(page, "江一舟完成维修", "完成维修");
  await press(page, "1");
  await write(page, "制冷恢复，出风 8 度");
  await press(page, "Enter");
  await write(page, "铜管接头渗漏");
  await press(page, "Enter", "Space", "Ctrl+Enter");
  await actionBar(page).getByText("请客户确认结果").waitFor();
}

async function confirmAndArchive(page: Page): Promise<void> {
  await begin(page, "请客户确认结果", "客户确认");
  // By phone, solved, five points.
  await press(page, "3", "1", "5", "Ctrl+Enter");
  await actionBar(page).getByText("收回满意度问卷").waitFor();
  await press(page, "Ctrl+Enter");
  await dialog(page, "收问卷")
    .getByRole("group", { name: /响应及时性/ })
    .waitFor();
  // Five dimensions, and overall.
  await press(page, "5", "5", "4", "5", "5", "5", "Ctrl+Enter");
  await begin(page, "客服代表归档", "归档");
  await press(page, "Ctrl+Enter");
  await actionBar(page).getByText("已归档，没有要做的").waitFor();
}

async function showsPreview(page: Page, document: string): Promise<void> {
  const picture = dialog(page, `打印 ${document}`).getByRole("img", { name: "第 1 页，共 1 页" });
  await picture.waitFor();
  // Something is drawn on it: not every point has the colour of the first.
  await expect
    .poll(() =>
      picture.evaluate((canvas: HTMLCanvasElement) => {
        const points = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data;
        return points?.some((value, index) => index % 4 < 3 && value !== points[index % 4]) ?? false;
      }),
    )
    .toBe(true);
}

/** Saves what the print dialog shows, and reads it back. */
async function saveAsPdf({ app, page, folder }: OpenDesk, name: string): Promise<string> {
  const file = path.join(folder, `${name}.pdf`);
  await chooseFile(app, file);
  await press(page, "Ctrl+S");
  await told(page).getByText(`已存：${file}`).waitFor();
  return pdfText(file);
}

async function printFlowCard(desk: OpenDesk): Promise<void> {
  await press(desk.page, "Ctrl+P");
  await showsPreview(desk.page, "产品售后服务流程卡");
  const paper = await saveAsPdf(desk, "flow-card");
  for (const words of [
    NO,
    "白露电器行",
    "开机不制冷",
    "☑ 现场维修",
    "□ 远程协助",
    "☑ 高",
    "□ 紧急",
    "首次打印",
  ]) {
    expect(paper).toContain(words);
  }
}

async function printConfirmation(desk: OpenDesk): Promise<void> {
  const { page } = desk;
  await press(page, "Ctrl+P");
  await showsPreview(page, "产品售后服务流程卡");
  await press(page, "F6");
  await hasKeyboard(page, page.getByLabel("单据"));
  await press(page, "Down");
  await showsPreview(page, "服务确认单");
  const paper = await saveAsPdf(desk, "confirmation");
  for (const words of [NO, "制冷恢复，出风 8 度", "☑ 现场维修", "□ 远程协助", "☑ 功能测试通过", "□ 已解决"]) {
    expect(paper).toContain(words);
  }
}

test("a call, from the ring to the archive, and both sheets on paper, without the mouse", async () => {
  const desk = await openDesk({ person: null });
  const { page, store } = desk;
  await signInByKeyboard(page, "陶然");
  await takeTheCall(page);
  await queue(page)
    .getByRole("button", { name: /^分类，白露电器行/ })
    .waitFor();
  await press(page, "F8");
  await sheet(page).waitFor();
  await classifyAndDispatch(page);
  await printFlowCard(desk);

  await changePeople(page, "江一舟");
  await openByTail(page, "7788");
  await serve(page);
  await printConfirmation(desk);

  await changePeople(page, "陶然");
  await openByTail(page, "7788");
  await confirmAndArchive(page);

  const { fields, events, prints } = store.show(NO);
  expect(fields).toMatchObject({
    status: "archived",
    kind: "A",
    impact: "main_function",
    service_mode: "on_site",
    fulfilment: "home_visit",
    fault_type: "hardware",
    priority: "high",
    assignee: "eng1",
    purchase_date: "2026-03-15",
    outcome: "repaired",
    fault_cause: "铜管接头渗漏",
    satisfaction: 5,
    grade: "satisfied",
    confirm_method: "phone",
  });
  // Before it was registered, what was typed may have been kept as a draft.
  const done = events.filter(({ action }) => action !== "edit");
  expect(done.map(({ action, actor, on_behalf }) => [action, actor, on_behalf])).toEqual([
    ["register", "clerk1", null],
    ["classify", "clerk1", null],
    ["dispatch", "clerk1", null],
    ["accept", "clerk1", "eng1"],
    ["arrive", "eng1", null],
    ["log", "eng1", null],
    ["finish", "eng1", null],
    ["confirm", "clerk1", null],
    ["collect_survey", "clerk1", null],
    ["archive", "clerk1", null],
  ]);
  expect(prints.map(({ document }) => document)).toEqual(["flow_card", "confirmation"]);
});
