import { describe, expect, test } from "vitest";
import { renderPdf } from "#electron/printing/render";
import type { AssessmentLine, AssessmentPerson } from "#shared/contract/ledger-views";
import { plainSetup } from "#shared/documents/layout/papers";
import { Typesetter } from "#shared/documents/layout/typesetter";
import { reportPages } from "#shared/documents/reports/layout/report-pages";
import {
  type AssessmentReportCode,
  type AssessmentSnapshot,
  assessmentPaper,
  assessmentTables,
} from "#shared/documents/reports/papers/assessment-paper";
import { totalOf } from "#shared/domain/assessment/assessment";
import { parsePeriod } from "#shared/domain/figures/period";
import { infoOf, pagesOf, pageText, shelf } from "./pdf-tools";

const AT = Date.parse("2026-11-03T09:36:00+08:00");

function line(n: number, fields: Partial<AssessmentLine> = {}): AssessmentLine {
  return {
    id: n,
    period: "2026-10",
    staff: "eng1",
    item: "late_repair",
    item_version: 1,
    item_name: "未按时完成维修任务",
    times: 1,
    points: -2,
    card_id: "c1",
    no: `SH-S01-20261028-${String(n).padStart(4, "0")}`,
    note: `第${n}笔：应于 10-30 12:00 完成`,
    entered_by: "sup1",
    entered_at: AT,
    withdrawn_at: null,
    withdrawn_by: null,
    withdrawn_reason: null,
    proposal: null,
    ...fields,
  };
}

function person(staff: string, name: string, lines: readonly AssessmentLine[]): AssessmentPerson {
  return { staff, name, lines, ...totalOf(lines) };
}

function snapshot(
  report: AssessmentReportCode,
  people: readonly AssessmentPerson[],
  fields: Partial<AssessmentSnapshot> = {},
): AssessmentSnapshot {
  const period = parsePeriod("2026-10");
  if (period === null) throw new Error("a month");
  const figure = (value: number | null, goal: number | null) => ({
    value,
    goal,
    numerator: 1,
    denominator: 1,
  });
  return {
    report,
    lang: "zh",
    letterhead: {
      name: "示例门店",
      address: "示例市示例路 1 号",
      phone: "12800000721",
      hours: null,
      logo: null,
    },
    store_no: "SH-S01",
    period,
    zone: "Asia/Shanghai",
    assessment: {
      month: { period: "2026-10", closed: true, people },
      figures: {
        eng1: {
          volume_completed: figure(37, null),
          resolve_rate: figure(0.9444, 0.95),
          first_fix_rate: figure(0.973, 0.95),
          satisfaction_index: figure(91.5, 90),
        },
      },
      names: { sup1: "冯远", dir1: "沈长风", eng1: "江一舟" },
    },
    undecided: 0,
    printed_at: AT,
    printed_by: "冯远",
    ...fields,
  };
}

async function printed(data: AssessmentSnapshot): Promise<Buffer> {
  const sections = reportPages(assessmentPaper(data), plainSetup("a4"), new Typesetter(shelf, shelf));
  const info = { title: data.report, author: "示例门店", subject: "", createdAtMs: AT };
  return (await renderPdf(shelf, info, [{ content: sections }])).bytes;
}

function pageTextsOf(pdf: Buffer): readonly string[] {
  return Array.from({ length: pagesOf(pdf) }, (_, index) => pageText(pdf, index + 1));
}

const withdrawn = line(3, {
  withdrawn_at: AT + 60_000,
  withdrawn_by: "dir1",
  withdrawn_reason: "客户要求改期，不算迟",
});
const bonus = line(4, {
  item: "suggestion",
  item_name: "特殊贡献或合理化建议",
  points: 5,
  no: null,
  card_id: null,
});

describe("考核明细表", () => {
  test("lists every line with item, card, note and points, sums by person, and what was withdrawn", async () => {
    const lines = [line(1), line(2, { times: 2, points: -6 }), withdrawn, bonus];
    const people = [person("eng1", "江一舟", lines), person("eng2", "罗青山", [])];
    const pdf = await printed(snapshot("assessment_detail", people));
    const pages = pageTextsOf(pdf);
    expect(pages).toHaveLength(1);
    const [text = ""] = pages;
    for (const words of [
      "考核明细表",
      "2026 年 10 月",
      "SH-S01-202610/AD1",
      "未按时完成维修任务",
      "SH-S01-20261028-0001",
      "第2笔：应于 10-30 12:00 完成",
      "−6",
      "小计：100 − 8 + 5 = 97",
      "另有 1 人没有扣分和加分，得 100 分。",
      "已撤回 1 笔（不计分）",
      "客户要求改期，不算迟",
      "沈长风",
      "已关账",
      "编制",
      "批准",
      "第 1 页 / 共 1 页",
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain("草稿");
    expect(infoOf(pdf).get("Page size")).toMatch(/^841\.\d+ x 595\.\d+ pts \(A4\)/);
  });

  test("flows over pages with its head repeated; a person's list shows 40 lines and how many more", async () => {
    const many = Array.from({ length: 47 }, (_, n) => line(n + 1));
    const pdf = await printed(snapshot("assessment_detail", [person("eng1", "江一舟", many)]));
    const pages = pageTextsOf(pdf);
    expect(pages.length).toBeGreaterThan(1);
    for (const [index, text] of pages.entries()) {
      expect(text).toContain(`第 ${index + 1} 页 / 共 ${pages.length} 页`);
      expect(text).toContain("考核项目");
    }
    const all = pages.join("\n");
    for (let n = 1; n <= 40; n += 1) expect(all).toContain(`第${n}笔`);
    expect(all).not.toContain("第41笔");
    expect(all).toContain("另有 7 笔没有列出");
    // The sum is of all of them.
    expect(all).toContain("小计：100 − 94 + 0 = 6");
  });

  test("a long note is not cut", async () => {
    const note = "改约三次仍未到场，客户等候。".repeat(60);
    const pdf = await printed(snapshot("assessment_detail", [person("eng1", "江一舟", [line(1, { note })])]));
    const all = pageTextsOf(pdf).join("");
    // Neighbouring cells stand between its lines, so it is counted by characters that nothing else has.
    for (const character of "改约仍场候") expect(all.split(character).length - 1).toBe(60);
  });

  test("of an open month is a draft and says what waits; of a quiet month says so", async () => {
    const open = snapshot("assessment_detail", [person("eng1", "江一舟", [])], { undecided: 3 });
    const data = {
      ...open,
      assessment: { ...open.assessment, month: { ...open.assessment.month, closed: false } },
    };
    const [text = ""] = pageTextsOf(await printed(data));
    expect(text).toContain("草稿");
    expect(text).toContain("还有 3 项待认定");
    expect(text).toContain("另有 1 人没有扣分和加分");
    expect(text).not.toContain("/AD1");
  });
});

describe("考核汇总表", () => {
  test("sets points beside the figures, with goals and means; a dash over nothing", async () => {
    const people = [person("eng1", "江一舟", [line(1)]), person("eng2", "罗青山", [bonus])];
    const data = snapshot("assessment_summary", people);
    const [text = ""] = pageTextsOf(await printed(data));
    for (const words of [
      "考核汇总表",
      "SH-S01-202610/AS1",
      "94.4%",
      "97.3%",
      "91.5",
      "98",
      "105",
      "95.0%",
      "目标",
    ]) {
      expect(text).toContain(words);
    }
    const [table] = assessmentTables(data);
    expect(
      table?.rows.map(({ cells }) => cells.map((cell) => ("value" in cell ? cell.value : cell.kind))),
    ).toEqual([
      ["text", 37, 0.9444, 0.973, 91.5, 100, -2, 0, 98],
      ["text", 0, "none", "none", "none", 100, 0, 5, 105],
      ["text", 37, "none", "none", "none", "none", -1, 2.5, 101.5],
      ["text", "none", 0.95, 0.95, 90, "none", "none", "none", "none"],
    ]);
    // What is under its goal stands out, and the total.
    expect(table?.rows[0]?.strongCells).toEqual([2, 8]);
  });

  test("speaks English too", async () => {
    const data = snapshot("assessment_summary", [person("eng1", "江一舟", [line(1)])], { lang: "en" });
    const [text = ""] = pageTextsOf(await printed(data));
    for (const words of ["Assessment summary", "Total", "closed", "Goal"]) expect(text).toContain(words);
  });

  test("over nobody is one page that says so", async () => {
    const pages = pageTextsOf(await printed(snapshot("assessment_summary", [])));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain("考核 0 人");
  });
});
