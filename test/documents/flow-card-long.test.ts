import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sanitiseText } from "#shared/documents/layout/sanitise-text";
import type { FlowCardSnapshot } from "#shared/documents/view-models/snapshot";
import { flowCards, lostCharacters, pagesOf, pageText, renderBytes, textOf } from "./pdf-tools";
import { entry, FILLED_CARD, LONG_CARD } from "./sample-snapshots";

/** Distinct ideographs in a row: a lost one is noticed. */
function ideographs(count: number, from = 0x4e00): string {
  return Array.from({ length: count }, (_, index) => String.fromCodePoint(from + (index % 8000))).join("");
}

describe("the long card of board 03", async () => {
  const bytes = await renderBytes(flowCards(LONG_CARD));
  const [first, second] = [pageText(bytes, 1), pageText(bytes, 2)];

  test("flows on to one 续页 that repeats head, number, customer and model", () => {
    expect(pagesOf(bytes)).toBe(2);
    expect(first).toContain("……（转第 2 页，续 30 行）");
    expect(first).toContain("本卡共 2 页，续页与本页一并有效；客户签字即确认全部页面。");
    for (const word of [
      "产品售后服务流程卡（续页）",
      "星屿电器示范店（梧桐路）",
      "SH-S01-20261118-0031",
      "江屿晴川民宿有限公司",
      "XY-HS60 全屋恒温系统",
      "（接上页）",
      "（续）",
      "（以下空白）",
      "客户确认",
      "补打第 2 次",
      "第 2 页 / 共 2 页",
    ]) {
      expect(second).toContain(word);
    }
  });

  test("breaks lines by the Chinese rules", () => {
    for (const line of `${first}\n${second}`.split("\n")) {
      if (line.startsWith("……（转第")) continue;
      expect(line).not.toMatch(/^[，。、；：！？）》”…%℃]/u);
      expect(line.trimEnd()).not.toMatch(/[（《“]$/u);
    }
    expect(second).toContain("（≤ 75 s）");
    expect(second).toContain("14.0 L/min");
    expect(second).toContain("AC24-2207-0142");
  });
});

test("description, process, opinion and remark may all be long at once", async () => {
  const texts = {
    description: ideographs(1200),
    opinion: ideographs(900, 0x6000),
    remark: ideographs(700, 0x7000),
  };
  const process = Array.from({ length: 30 }, (_, index) =>
    entry("2026-11-21 10:00", ideographs(120, 0x5000 + index * 100), "许竹"),
  );
  const card: FlowCardSnapshot = { ...FILLED_CARD, ...texts, process };
  const bytes = await renderBytes(flowCards(card));
  const paper = textOf(bytes);
  const written = Object.values(texts).join("") + process.map((line) => line.text).join("");
  expect(lostCharacters(written, paper)).toEqual([]);
  const pages = pagesOf(bytes);
  expect(pages).toBeGreaterThan(3);
  expect(paper.match(/（以下空白）/g)).toHaveLength(1);
  for (const label of ["需求详情", "服务过程", "客户意见", "备注"]) {
    expect(paper.split(label).length - 1).toBeGreaterThan(1);
  }
  for (let page = 1; page <= pages; page += 1) {
    expect(pageText(bytes, page)).toContain(`第 ${page} 页 / 共 ${pages} 页`);
  }
});

test("the notice on page 1 names the page where the text goes on, and how many lines", async () => {
  const card: FlowCardSnapshot = {
    ...FILLED_CARD,
    description: ideographs(3200),
    remark: ideographs(900, 0x7000),
  };
  const bytes = await renderBytes(flowCards(card));
  const notices = [...pageText(bytes, 1).matchAll(/转第 (\d+) 页，续 (\d+) 行/g)];
  expect(notices).toHaveLength(2);
  for (const [, page = "", lines = ""] of notices) {
    expect(pageText(bytes, Number(page))).toContain("（接上页）");
    expect(Number(lines)).toBeGreaterThanOrEqual(2);
  }
});

test("a short value that is too long goes to the 续页 as a whole", async () => {
  const address = `云浦市江屿区${ideographs(180)}`;
  const card: FlowCardSnapshot = { ...FILLED_CARD, address, assignee: "许".repeat(80) };
  const bytes = await renderBytes(flowCards(card));
  expect(pageText(bytes, 1).match(/见续页/g)).toHaveLength(2);
  expect(lostCharacters(`${address}${"许".repeat(80)}`, textOf(bytes))).toEqual([]);
  expect(pageText(bytes, 2)).toContain("基本信息");
});

test("no character of long text is lost, whatever it is made of", async () => {
  const piece = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code)),
    },
    { weight: 3, arbitrary: fc.string({ unit: "grapheme-ascii", maxLength: 24 }) },
    {
      weight: 2,
      arbitrary: fc.constantFrom("，", "。", "（", "）", "《", "》", "“", "”", "……", "——", "、", "！", "\n"),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom("≥ 2 MΩ", "12 kPa", "é", "Ж", "한", "か", "😀", "𠮷", "x".repeat(150)),
    },
  );
  const long = fc.array(piece, { minLength: 1, maxLength: 500 }).map((pieces) => pieces.join(""));
  await fc.assert(
    fc.asyncProperty(long, long, long, async (description, remark, work) => {
      const card: FlowCardSnapshot = {
        ...FILLED_CARD,
        description,
        remark,
        process: [entry("2026-11-21 10:00", work, "许竹")],
      };
      const paper = textOf(await renderBytes(flowCards(card)));
      // A stop is added where a sentence has none, never taken away; layout knows only sanitised text.
      expect(lostCharacters(sanitiseText(description + remark + work), paper)).toEqual([]);
    }),
    { numRuns: 12, seed: 20261121 },
  );
});
