import { describe, expect, test } from "vitest";
import type { NoticeLine } from "#shared/contract/clock-views";
import { textIn } from "#shared/text/text";
import {
  clockSentence,
  lengthWords,
  lineCard,
  lineWords,
  shapeOfLine,
} from "../../../../renderer/notices/notice-words";

const text = textIn("zh");
const HOUR_MS = 3_600_000;

const line: NoticeLine = {
  card_id: "1",
  no: "SH-S01-20261120-0005",
  customer_name: "林惊蛰",
  assignee: "E01",
  milestone: "on_site",
  round: 1,
  percent: 80,
  due_at: 0,
};

describe("a line of a notice", () => {
  test("says milestone and state in words, with the shape of the grid", () => {
    expect(lineWords(line, text)).toBe("到场 快到");
    expect(lineWords({ ...line, milestone: "dispatch", round: 2, percent: 100 }, text)).toBe("派单② 超时");
    expect([50, 80, 100, 200].map((percent) => shapeOfLine({ ...line, percent } as NoticeLine))).toEqual([
      "warn50",
      "warn80",
      "breached",
      "breached",
    ]);
  });

  test("names the card by its short number; a draft has none", () => {
    expect(lineCard(line, text)).toEqual({ no: "1120-0005", customer: "林惊蛰" });
    expect(lineCard({ ...line, no: null, customer_name: null }, text)).toEqual({
      no: "草稿",
      customer: "客户待补",
    });
  });
});

describe("a PC clock that looks wrong", () => {
  test("is told in the words of UX 10, sentence 9", () => {
    expect(clockSentence({ by_ms: 2 * HOUR_MS, direction: "back" }, text)).toBe(
      "电脑时间比上一笔早 2 小时。这笔已存并做了标记；请校准时间再核对期限。",
    );
    expect(clockSentence({ by_ms: 26 * HOUR_MS, direction: "ahead" }, text)).toContain("一下快了 26 小时");
  });

  test.each([
    [20_000, "1 分"],
    [59 * 60_000, "59 分"],
    [HOUR_MS, "1 小时"],
    [-3 * HOUR_MS, "3 小时"],
    [72 * HOUR_MS, "3 天"],
  ])("%d ms is “%s”", (ms, words) => {
    expect(lengthWords(ms, text)).toBe(words);
  });
});
