import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { ERROR_CODES } from "#shared/contract/error-codes";
import { failureText, fieldCodeText } from "#shared/text/failure-text";
import { LANGS } from "#shared/text/lang";
import { fill } from "#shared/text/message";
import { messagesZh } from "#shared/text/messages";
import { textIn } from "#shared/text/text";

const zh = textIn("zh");
const en = textIn("en");

describe("refusals become sentences", () => {
  test("a wrong state says what is possible", () => {
    const failure = {
      code: "invalid_state",
      details: { status: "completed", allowed: ["confirm", "dissatisfied"] },
    };
    expect(failureText(failure, zh).sentence).toBe(
      "现在不能做这一步：这张单已完成待确认。现在能做：客户确认、不满意退回。",
    );
  });

  test("a waiting card is named by what it waits for", () => {
    const details = { status: "waiting", waiting_for: "parts", allowed: [] };
    expect(failureText({ code: "invalid_state", details }, zh).sentence).toContain("等配件");
  });

  test("an undo that can't be says why", () => {
    const details = { status: "confirmed", allowed: [], reason: "signed_and_scanned" };
    expect(failureText({ code: "invalid_state", details }, zh).sentence).toContain("签字页已归档");
  });

  test("each wrong field is named with what is wrong", () => {
    const details = {
      fields: [
        { field: "phone", code: "invalid_phone" },
        { field: "parts.0.new_serial", code: "required" },
      ],
    };
    const { sentence, fields } = failureText({ code: "invalid_input", details }, zh);
    expect(fields.map(({ label }) => label)).toEqual(["联系方式", "新序列号"]);
    expect(sentence).toBe("有 2 处要改，填的内容都还在：联系方式 不像电话或邮箱、新序列号 要填。");
  });

  test("the bridge's own list of paths is read too", () => {
    const failure = { code: "invalid_input", details: [{ path: "address", code: "too_big" }] };
    expect(failureText(failure, en).fields).toEqual([
      { field: "address", label: "Address", sentence: en.template("field.invalid_value") },
    ]);
  });

  test("what is missing for the archive and for registration has words", () => {
    const details = { missing: ["signed_sheet", "address"] };
    expect(failureText({ code: "incomplete", details }, zh).sentence).toContain("签字页扫描件、地址");
  });

  test("a duplicate names the other card", () => {
    const { sentence } = failureText({ code: "duplicate", details: { no: "SH-S01-20261120-0009" } }, en);
    expect(sentence).toContain("SH-S01-20261120-0009");
  });

  test.each(LANGS)("%s: every code has a whole sentence even without details", (lang) => {
    for (const code of [...ERROR_CODES, "unknown_channel", "no_such_code"]) {
      const { sentence } = failureText({ code }, textIn(lang));
      expect(sentence, code).not.toMatch(/[{}]|undefined/);
      expect(sentence.length, code).toBeGreaterThan(4);
    }
  });
});

/** Every code that a rule or a use-case refuses a field with, read from the sources. */
function fieldCodes(): readonly string[] {
  const root = path.resolve(import.meta.dirname, "..", "..", "..");
  const files = ["shared/domain", "electron/use-cases"].flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => path.join(root, folder, name)),
  );
  const patterns = [
    /refuseField\(\s*"[\w.]+",\s*(?:[^()"]*\? )?"(\w+)"(?: : "(\w+)")?/g,
    /field: [^,{}]+,\s*code: "(\w+)"/g,
    /message: "(\w+)"/g,
  ];
  const codes = files.flatMap((file) => {
    const source = fs.readFileSync(file, "utf8");
    return patterns.flatMap((pattern) => [...source.matchAll(pattern)].flatMap(([, ...found]) => found));
  });
  return [...new Set(codes.filter((code) => code !== undefined))].sort();
}

test("every field code in the sources has words", () => {
  const codes = fieldCodes();
  expect(codes).toContain("not_assignable");
  expect(codes.filter((code) => !Object.hasOwn(messagesZh, `field.${code}`))).toEqual([]);
  expect(fieldCodeText("no_such_code", zh)).toBe(zh.template("field.invalid_value"));
});

test("holes take values, and the plural fits the number", () => {
  expect(fill("{n} {n:card|cards} of {who}", { n: 1, who: "Lee" })).toBe("1 card of Lee");
  expect(fill("{n} {n:card|cards}", { n: 3 })).toBe("3 cards");
  expect(fill("{missing}", {})).toBe("{missing}");
});
