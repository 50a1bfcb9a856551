import { describe, expect, test } from "vitest";
import { KINDS, STATUSES, WAITING_FOR } from "#shared/domain/card/vocabulary";
import { fillScript, SCRIPT_HOLES, SCRIPT_LINES, scriptsFor } from "#shared/domain/script/script-lines";
import { avoidedIn, withBetterWords } from "#shared/domain/script/words-to-avoid";
import { LANGS } from "#shared/text/lang";
import { holesOf } from "#shared/text/message";
import { PHRASES } from "#shared/text/phrases";
import { SCRIPTS } from "#shared/text/scripts";

describe("scripts", () => {
  test("every state and kind has at least one line", () => {
    for (const status of STATUSES) {
      for (const kind of [null, ...KINDS]) {
        for (const waiting_for of status === "waiting" ? WAITING_FOR : [null]) {
          expect(scriptsFor({ status, kind, waiting_for }).length).toBeGreaterThan(0);
        }
      }
    }
    expect(scriptsFor(null)[0]?.id).toBe("opening");
  });

  test("a line for complaints is not offered for a question", () => {
    expect(
      scriptsFor({ status: "registered", kind: "B", waiting_for: null }).map(({ id }) => id),
    ).not.toContain("calm_complaint");
    expect(scriptsFor({ status: "registered", kind: "C", waiting_for: null }).map(({ id }) => id)).toContain(
      "calm_complaint",
    );
  });

  test("both languages use only known placeholders, the same in each", () => {
    for (const { id } of SCRIPT_LINES) {
      const holes = holesOf(SCRIPTS.zh.line[id]);
      for (const hole of holes) expect(SCRIPT_HOLES).toContain(hole);
      for (const hole of holesOf(SCRIPTS.en.line[id])) expect(SCRIPT_HOLES).toContain(hole);
    }
  });

  test("filled placeholders are marked, missing ones named", () => {
    expect(fillScript("您好，{customer}的{product}", { customer: "许先生", product: null })).toEqual([
      { kind: "words", words: "您好，" },
      { kind: "filled", hole: "customer", words: "许先生" },
      { kind: "words", words: "的" },
      { kind: "missing", hole: "product" },
    ]);
  });

  test("phrases can be chosen by one digit", () => {
    for (const lang of LANGS) {
      for (const group of Object.values(PHRASES[lang])) {
        expect(group.length).toBeGreaterThan(0);
        expect(group.length).toBeLessThanOrEqual(9);
      }
    }
  });
});

describe("words to avoid", () => {
  test("the longer word wins and the better one takes its place", () => {
    const words = [
      { word: "没", instead: "暂无" },
      { word: "没办法", instead: "需要进一步检测" },
    ];
    const [hit, ...others] = avoidedIn("今天没办法联调", words);
    expect(others).toEqual([]);
    expect(hit).toMatchObject({ from: 2, to: 5, word: "没办法" });
    expect(hit && withBetterWords("今天没办法联调", hit)).toBe("今天需要进一步检测联调");
  });

  test("every hit is found, none where there is none", () => {
    expect(avoidedIn("不知道……不知道", SCRIPTS.zh.avoid).map(({ from }) => from)).toEqual([0, 5]);
    expect(avoidedIn("已测试，一切正常", SCRIPTS.zh.avoid)).toEqual([]);
    expect(avoidedIn("That is IMPOSSIBLE", SCRIPTS.en.avoid)).toHaveLength(1);
  });
});
