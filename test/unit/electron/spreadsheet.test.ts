import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { dayOfSheet, instantOfSheet } from "#electron/spreadsheet/day-serial";
import type { Sheet, Workbook } from "#electron/spreadsheet/workbook";
import { workbookBytes } from "#electron/spreadsheet/write-workbook";
import { columnName, sheetNames } from "#electron/spreadsheet/xlsx-parts";
import { cellXml } from "#electron/spreadsheet/xml-text";
import { looksLikeFormula } from "#shared/domain/spreadsheet/formula-text";

const SHEET: Sheet = {
  name: "表",
  heads: ["名称", "数"],
  rows: [
    { cells: ["=1+1", { value: 0.5, format: "percent" }] },
    { cells: ["<b> & \u0007 _x000D_", null], strong: true },
    { cells: ["", { value: Number.NaN, format: "integer" }] },
  ],
};
const BOOK: Workbook = {
  title: "报告",
  creator: "示例门店",
  createdAtMs: 1_700_000_000_000,
  sheets: [SHEET],
};

function part(bytes: Uint8Array, name: string): string {
  return strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());
}

describe("spreadsheets", () => {
  test("cells keep their type; what looks like a formula is text for good; empty ones are left out", () => {
    const bytes = workbookBytes(BOOK);
    const xml = part(bytes, "xl/worksheets/sheet1.xml");
    expect(xml).toContain('<c r="A2" s="3" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>');
    expect(xml).toContain("<v>0.5</v>");
    expect(xml).toContain("&lt;b&gt; &amp;  _x005F_x000D_");
    expect(xml).not.toMatch(/<f>|NaN|r="B3"|r="A4"/);
    expect(part(bytes, "xl/styles.xml").split('quotePrefix="1"')).toHaveLength(4);
    expect(workbookBytes(BOOK)).toEqual(bytes);
    expect(() => workbookBytes({ ...BOOK, sheets: [] })).toThrow(RangeError);
  });

  test.each(["=A1", "+86", "-1", "@x", "\tx", " =1", "＝1", "　+1", "\u200b=1", "\u0001=1", "\n"])(
    "%j could be a formula",
    (text) => {
      expect(looksLikeFormula(text)).toBe(true);
    },
  );

  test.each(["—", "3-2", "A=1", "", "异响"])("%j could not", (text) => {
    expect(looksLikeFormula(text)).toBe(false);
  });

  test("names of sheets are those that Excel takes, each once", () => {
    const named = (name: string): Sheet => ({ ...SHEET, name });
    const long = "超".repeat(40);
    const names = sheetNames(["a/b", "A:B", "''", long, long].map(named));
    expect(names).toEqual(["a b", "A B 2", "Sheet3", "超".repeat(31), `${"超".repeat(29)} 2`]);
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(["A", "Z", "AA", "ZZ", "AAA"]);
  });

  test("days and times are numbers of days in the store's zone; a cell is never longer than Excel takes", () => {
    expect(dayOfSheet("1900-03-01")).toBe(61);
    expect(dayOfSheet("2026-10-01")).toBe(46_296);
    expect(instantOfSheet(Date.parse("2026-10-01T12:00:00+08:00"), "Asia/Shanghai")).toBe(46_296.5);
    expect(cellXml("字".repeat(40_000))).toHaveLength(32_767);
  });
});
