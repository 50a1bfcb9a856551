import { describe, expect, test } from "vitest";
import { SURVEY_SHEETS } from "#shared/documents/templates/survey-form";
import type { SurveySnapshot } from "#shared/documents/view-models/snapshot";
import { SURVEY_DIMENSIONS } from "#shared/domain/card/vocabulary";
import { infoOf, lostCharacters, pagesOf, pageText, renderBytes, surveys, textOf } from "./pdf-tools";
import { SURVEY } from "./sample-snapshots";

const flat = (text: string) => text.replaceAll(/\s+/gu, " ");
const A5 = async (snapshot: SurveySnapshot) => flat(textOf(await renderBytes(surveys("a5", snapshot))));

const ANSWERED: SurveySnapshot = {
  ...SURVEY,
  answers: {
    scores: { timeliness: 5, efficiency: 4, expertise: 5, attitude: 3, aftercare: 1 },
    overall: 4,
    choices: ["一次修好", "其他"],
    comment: "师傅讲得很清楚，谢谢䶮师傅。",
  },
};

describe("the table of the form (PRINT 3)", () => {
  test("ticks stand at x 80+12(k−1), y 75.7+10.6i, overall 128.4", () => {
    const places = SURVEY_SHEETS.a5?.scores.map(({ name, boxes }) => [name, boxes.map(({ x, y }) => [x, y])]);
    const row = (y: number) => [80, 92, 104, 116, 128].map((x) => [x, expect.closeTo(y, 5)]);
    expect(places).toEqual([
      ...SURVEY_DIMENSIONS.map((name, index) => [name, row(75.7 + 10.6 * index)]),
      ["overall", row(128.4)],
    ]);
  });

  test("A4 is the same × 1.41, as far as a pen or a scanner meets it", () => {
    const [a5, a4] = [SURVEY_SHEETS.a5, SURVEY_SHEETS.a4];
    const all = (sheet: typeof a5) => [
      ...(sheet?.form.ticks.flatMap(({ boxes }) => boxes.flatMap(({ x, y }) => [x, y])) ?? []),
      ...(sheet?.form.penBoxes.flatMap(({ rect: { x, y, w, h } }) => [x, y, w, h]) ?? []),
    ];
    expect(all(a4)).toEqual(all(a5).map((value) => expect.closeTo(value * 1.41, 5)));
    expect(all(a5).length).toBeGreaterThan(70);
  });
});

describe("the sheet of a card (board 05)", () => {
  test("asks everything, names nobody but who served, and is one page", async () => {
    const bytes = await renderBytes(surveys("a5", SURVEY));
    const text = flat(textOf(bytes));
    expect(pagesOf(bytes)).toBe(1);
    expect(infoOf(bytes).get("Page size")).toMatch(/^419\.53 x 595\.28/);
    for (const words of [
      "客户满意度调查表",
      "SH-S01-20261121-0007",
      "XY-WD1088T 滚筒洗烘一体机",
      "2026-11-21 15:46",
      "1. 响应及时性 受理和联系是否快，进度是否主动告知 □ □ □ □ □",
      "5. 后续关怀",
      "总体满意度 □ □ □ □ □",
      "6. 您认为本次服务做得好的方面（可多选）",
      "□ 联系及时 □ 上门准时 □ 一次修好 □ 讲解清楚",
      "7. 您的意见与建议",
      "请于 2026-11-22 15:46 前交回服务人员或门店；逾期仍会保存，但不计入当月得分。",
      "首次打印",
      "单据 SV · 版式 1",
      "第 1 页 / 共 1 页",
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain("☑");
    expect(infoOf(bytes).get("Subject")).toBe("SH-S01-20261121-0007/SV1");
  });

  test("one that is back prints as it was filled in", async () => {
    const text = await A5(ANSWERED);
    for (const words of [
      "受理和联系是否快，进度是否主动告知 □ □ □ □ ☑",
      "处理时间是否合理，方案是否有效 □ □ □ ☑ □",
      "完成后的回访、提醒与补偿是否合适 ☑ □ □ □ □",
      "总体满意度 □ □ □ ☑ □",
      "□ 联系及时 □ 上门准时 ☑ 一次修好 □ 讲解清楚",
      "☑ 其他",
      "师傅讲得很清楚，谢谢䶮师傅。",
    ]) {
      expect(text).toContain(words);
    }
  });

  test("a choice that the questionnaire no longer has is not lost", async () => {
    const { answers } = ANSWERED;
    if (answers === null) throw new Error("the sample is answered");
    const text = await A5({ ...ANSWERED, answers: { ...answers, choices: ["价格公道", "其他"] } });
    expect(text).toContain("（另选：价格公道）");
    expect(text).toContain("☑ 其他");
  });

  test.each(["a5", "a4"] as const)(
    "a long comment goes on to 续页 on %s, and nothing of it is lost",
    async (paper) => {
      const comment = Array.from(
        { length: 90 },
        (_unused, index) => `第 ${index + 1} 条：希望周末也能上门，费用写清楚 ${index}。`,
      ).join("\n");
      const { answers } = ANSWERED;
      if (answers === null) throw new Error("the sample is answered");
      const model = "型号名称很长的产品，".repeat(12);
      const bytes = await renderBytes(
        surveys(paper, { ...ANSWERED, model, answers: { ...answers, comment } }),
      );
      const pages = pagesOf(bytes);
      expect(pages).toBeGreaterThan(2);
      const text = textOf(bytes);
      expect(lostCharacters(comment + model, text)).toEqual([]);
      expect(flat(pageText(bytes, 1))).toContain("（转第 2 页");
      expect(flat(pageText(bytes, 2))).toContain("客户满意度调查表（续页）");
      expect(flat(pageText(bytes, pages))).toContain(`第 ${pages} 页 / 共 ${pages} 页`);
      expect(text).toContain("（以下空白）");
    },
  );

  test("its own questions, a late sheet's label, and no due line before completion", async () => {
    const { questions } = SURVEY;
    const text = await A5({
      ...SURVEY,
      print: { ...SURVEY.print, copy: { kind: "reprint", n: 2 } },
      completed_at: null,
      due_at: null,
      assignee: null,
      questions: {
        ...questions,
        dimensions: { ...questions.dimensions, attitude: { label: "师傅态度", hint: "有没有不耐烦" } },
        choices: ["快", "好"],
      },
    });
    expect(text).toContain("4. 师傅态度 有没有不耐烦");
    expect(text).toContain("□ 快 □ 好");
    expect(text).not.toContain("上门准时");
    expect(text).toContain("补打第 2 次");
    expect(text).toContain("请于收到后 24 小时内交回服务人员或门店");
  });
});

describe("the blank sheet", () => {
  const BLANK: SurveySnapshot = {
    ...SURVEY,
    no: "SH-S01-K2611-000129",
    blank: true,
    assignee: null,
    model: null,
    completed_at: null,
    due_at: null,
  };

  test.each([
    ["a5", /^419\.53 x 595\.28/],
    ["a4", /^595\.28 x 841\.89/],
  ] as const)("on %s leaves the case to the pen under a number of its own", async (paper, size) => {
    const bytes = await renderBytes(surveys(paper, BLANK));
    const text = flat(textOf(bytes));
    expect(pagesOf(bytes)).toBe(1);
    expect(infoOf(bytes).get("Page size")).toMatch(size);
    expect(text).toContain("空白表号 SH-S01-K2611-000129");
    expect(text).toContain("手工填写");
    expect(text).toContain("□ 收费透明 □ 现场整洁 □ 态度亲切 □ 其他");
    expect(text).not.toContain("许竹");
  });
});
