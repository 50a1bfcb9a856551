import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { straightPath } from "#electron/printing/sheet-document";
import { cellRules } from "#shared/documents/layout/cell-rules";
import { breakLines } from "#shared/documents/layout/line-breaking";
import { cutLines, type SetLine } from "#shared/documents/layout/long-text";
import { Typesetter } from "#shared/documents/layout/typesetter";
import { rect } from "#shared/documents/layout/units";
import {
  capitalMoney,
  listedTime,
  printedAmount,
  printedDay,
  printedMoney,
  printedTime,
} from "#shared/documents/view-models/formats";
import { maskedAddress, maskedName, maskedPhone, maskedSerial } from "#shared/domain/masking/masked-values";
import { fen } from "#shared/domain/money/fen";
import { shelf } from "./pdf-tools";
import { shanghai, ZONE } from "./sample-snapshots";

const type = new Typesetter(shelf, shelf);

function broken(text: string, characters: number): readonly string[] {
  const size = 10;
  return breakLines(text, (characters * size * 25.4) / 72, { size }, type).map((line) => line.text);
}

describe("line breaking", () => {
  test("closing punctuation never starts a line, opening never ends one", () => {
    expect(broken("一二三四，五六", 4)).toEqual(["一二三", "四，五六"]);
    expect(broken("一二三（四五）", 4)).toEqual(["一二三", "（四五）"]);
    expect(broken("一二三四。", 4)).toEqual(["一二三", "四。"]);
  });

  test("number and unit stay together, in Latin and Chinese", () => {
    expect(broken("压力表压 62 kPa", 7)).toEqual(["压力表压", "62 kPa"]);
    expect(broken("处理前每 20 分钟一次", 6)).toEqual(["处理前每", "20 分钟一次"]);
    expect(broken("符合手册要求≤ 75 s", 7)).toEqual(["符合手册要求", "≤ 75 s"]);
  });

  test("words stay whole; one wider than the line is cut, spaces at a break vanish", () => {
    expect(broken("新件 AC26-1009-0031 好", 9)).toEqual(["新件", "AC26-1009-0031 好"]);
    const pieces = broken("x".repeat(100), 10);
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.join("")).toBe("x".repeat(100));
    expect(broken("", 4)).toEqual([""]);
  });

  test("no line is wider than allowed and nothing but spaces is lost", () => {
    const unit = fc.oneof(
      fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code)),
      fc.constantFrom("，", "。", "（", "）", "12 kPa", " ", "abc", "——", "é", "한", "😀", "\u3000"),
      fc.string({ unit: "grapheme-ascii", maxLength: 30 }),
    );
    const text = fc.array(unit, { maxLength: 120 }).map((units) => units.join("").replaceAll("\n", ""));
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 150 }), (paragraph, width) => {
        const lines = breakLines(paragraph, width, { size: 10 }, type);
        const squeezed = (value: string) => value.replace(/[ \u3000]/g, "");
        expect(squeezed(lines.map((line) => line.text).join(""))).toBe(squeezed(paragraph));
        for (const line of lines)
          expect(type.width(line.text, { size: 10 })).toBeLessThanOrEqual(width + 0.5);
      }),
      { numRuns: 150, seed: 7 },
    );
  });
});

test("a cut leaves two lines of a paragraph on either side", () => {
  const lines = [3, 4, 1].flatMap((count, paragraph): SetLine[] =>
    Array.from({ length: count }, (_, index) => ({
      text: "",
      indent: 0,
      leadWidth: 0,
      paragraph,
      index,
      count,
    })),
  );
  expect([1, 2, 3, 4, 5, 6, 7, 8].map((room) => cutLines(lines, room))).toEqual([1, 2, 3, 3, 5, 5, 7, 8]);
});

test("cell lines are drawn once and not under a frame or block rule", () => {
  const rules = cellRules({
    frames: [rect(0, 0, 20, 20)],
    labels: [{ rect: rect(0, 0, 10, 10), lines: [] }],
    values: { right: rect(10, 0, 10, 10), bottom: rect(0, 10, 20, 10) },
    blockRules: [{ x1: 0, x2: 20, y: 10 }],
  });
  expect(rules).toEqual([{ x1: 10, y1: 0, x2: 10, y2: 10 }]);
});

test("paths of rectangles and straight lines become operators, others are left alone", () => {
  expect(straightPath("M1 2h3v4h-3zM5 6h1v1h-1z")).toBe("1 2 3 4 re\n5 6 1 1 re");
  expect(straightPath("M1 2L3 4")).toBe("1 2 m\n3 4 l");
  expect(straightPath("M0 0C1 1 2 2 3 3")).toBeNull();
});

test("times print in the store's zone", () => {
  const at = shanghai("2026-11-21 00:05");
  expect([printedTime(at, ZONE), listedTime(at, ZONE), printedDay(at, ZONE)]).toEqual([
    "2026-11-21 00:05",
    "11-21 00:05",
    "2026-11-21",
  ]);
  expect(printedTime(at, "America/New_York")).toBe("2026-11-20 11:05");
  expect(printedTime(null, ZONE)).toBe("");
});

test("money in figures and capitals", () => {
  expect(printedAmount(fen(-123_450))).toBe("−1,234.50");
  expect(printedMoney(fen(123_450))).toBe("￥1,234.50");
  const capitals: readonly (readonly [number, string])[] = [
    [0, "零元整"],
    [48_500, "肆佰捌拾伍元整"],
    [100_500, "壹仟零伍元整"],
    [1_000_500, "壹万零伍元整"],
    [10_050_000, "壹拾万零伍佰元整"],
    [100_000_000, "壹佰万元整"],
    [10_000_000_100, "壹亿零壹元整"],
    [150, "壹元伍角整"],
    [105, "壹元零伍分"],
    [5, "伍分"],
    [50, "伍角整"],
    [123_456, "壹仟贰佰叁拾肆元伍角陆分"],
    [-200, "负贰元整"],
  ];
  for (const [amount, text] of capitals) expect(capitalMoney(fen(amount))).toBe(text);
});

test("masked values keep what a person needs to recognise them", () => {
  expect(["沈䶮川", "𠮷田", "江屿晴川民宿有限公司", "Anna", ""].map(maskedName)).toEqual([
    "沈*",
    "𠮷*",
    "江屿***",
    "A*",
    "",
  ]);
  expect(
    ["128 0000 0721", "0000-8866 0231 转 806", "12345", "a.b@example.invalid", ""].map(maskedPhone),
  ).toEqual(["128****0721", "000****1806", "****45", "a***@example.invalid", ""]);
  expect(maskedAddress("云浦市江屿区望潮路 36 弄")).toBe("云浦市江屿区****");
  expect(["XYWD26A0319007715", "无", "A12345"].map(maskedSerial)).toEqual(["XYWD****7715", "无", "****2345"]);
});
