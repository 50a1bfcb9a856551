import { describe, expect, test } from "vitest";
import { fontRuns } from "#shared/documents/layout/font-runs";
import { sanitiseLine, sanitiseText } from "#shared/documents/layout/sanitise-text";
import type { FlowCardSnapshot } from "#shared/documents/view-models/snapshot";
import { confirmations, flowCards, renderBytes, shelf, textOf } from "./pdf-tools";
import { CONFIRMATION, FILLED_CARD } from "./sample-snapshots";

function fontsOf(text: string): readonly string[] {
  return fontRuns(text, shelf).map((run) => `${run.font}:${run.text}`);
}

test("fonts fall back by grapheme, Latin, Cyrillic and Greek by whole word (board 09)", () => {
  expect(fontsOf("沈䶮川 李铉")).toEqual(["SC:沈䶮川 李铉"]);
  expect(fontsOf("𠮷田商店")).toEqual(["JP:𠮷", "SC:田商店"]);
  expect(fontsOf("黄\u{2A6A5}")).toEqual(
    ["SC:黄", "SC:〔U+2A6A5〕"].length === 2 ? ["SC:黄〔U+2A6A5〕"] : [],
  );
  expect(fontsOf("김민수")).toEqual(["KR:김민수"]);
  expect(fontsOf("佐々木さくら")).toEqual(["SC:佐々木さくら"]);
  expect(fontsOf("Ωμέγα")).toEqual(["NotoSans:Ωμέγα"]);
  expect(fontsOf("Łukasz A")).toEqual(["NotoSans:Łukasz", "SC: A"]);
  expect(fontsOf("☑")).toEqual(["Symbols2:☑"]);
  expect(fontsOf("好😀")).toEqual(["SC:好", "Emoji:😀"]);
});

describe("rare characters on paper", () => {
  const names = [
    "沈䶮川",
    "𬭎",
    "𠮷田",
    "김민수",
    "Жанна Ковалёва",
    "さくら",
    "Nguyễn Thị Hạnh",
    "Łukasz Żółć",
    "José Müller",
    "😀👍",
  ];

  test.each(names)("%s prints as itself", async (customer_name) => {
    const card: FlowCardSnapshot = {
      ...FILLED_CARD,
      customer_name,
      customer_level: "normal",
      description: `客户 ${customer_name} 来电`,
    };
    const text = textOf(await renderBytes(flowCards(card)));
    expect(text).toContain(`客户 ${customer_name}`.normalize("NFC"));
    expect(text).not.toContain("\uFFFD");
  });

  test("a character that no font has prints by its number", async () => {
    const text = textOf(await renderBytes(flowCards({ ...FILLED_CARD, customer_name: "黄\u{2A6A5}" })));
    expect(text).toContain("黄〔U+2A6A5〕");
  });
});

test("text is brought to NFC, freed of what does not print, and kept otherwise", () => {
  expect(sanitiseText("Jose\u0301 Mu\u0308ller")).toBe("José Müller");
  expect(sanitiseText("前\u0000\u0007\u200B\u200D\u202E\u2066\uFEFF\u00AD\uFE0F后")).toBe("前后");
  expect(sanitiseText("a\u00A0b\u2003c\td")).toBe("a b c d");
  expect(sanitiseText("一\r\n二\u2028三")).toBe("一\n二\n三");
  expect(sanitiseText("\u3000\u3000缩进")).toBe("\u3000\u3000缩进");
  expect(sanitiseText("坏\uD800字")).toBe("坏\uFFFD字");
  expect(sanitiseLine(" 一行\n两行 ")).toBe("一行 两行");
});

const HOSTILE = [
  "/URI (http://127.0.0.1/) /JavaScript (app.alert(1)) /Launch",
  ") Tj ET Q << /S /JavaScript /JS (app.alert(1)) >> endobj",
  "\\) \\( %%EOF\nxref\ntrailer\nstartxref",
  "<script>alert(1)</script> javascript:alert(1)",
  "https://127.0.0.1/a?b=c mailto:a@example.invalid file:///etc/passwd",
  '=HYPERLINK("http://127.0.0.1") @SUM(1) +1 -1 ＝1',
  "{{7*7}} #{7*7} __proto__ constructor toString",
  "endstream endobj 1 0 obj << /Type /Action /S /Launch /F (cmd.exe) >>",
  "\u202Egnp.exe \u0000\u001b[31m ' OR 1=1 --",
  "a".repeat(500),
];

describe.each(HOSTILE)("hostile text %#", (hostile) => {
  test("is print and nothing else, on both documents", async () => {
    const card: FlowCardSnapshot = {
      ...FILLED_CARD,
      letterhead: { ...FILLED_CARD.letterhead, name: hostile.slice(0, 60), hours: hostile.slice(0, 40) },
      customer_name: hostile,
      contact: hostile,
      phone: hostile.slice(0, 40),
      address: hostile,
      model: hostile,
      serial_no: hostile,
      description: hostile,
      customer_words: hostile,
      fault_cause: hostile,
      result: hostile,
      remark: hostile,
    };
    const sheet = {
      ...CONFIRMATION,
      customer_name: hostile,
      description: hostile,
      work_done: hostile,
      result: hostile,
    };
    for (const bytes of [
      await renderBytes(flowCards(card)),
      await renderBytes(confirmations("a4", sheet)),
      await renderBytes(confirmations("241x140", sheet)),
    ]) {
      const raw = bytes.toString("latin1");
      for (const key of ["/URI", "/JavaScript", "/JS", "/Launch", "/OpenAction", "/Annot", "/EmbeddedFile"]) {
        expect(raw).not.toContain(key);
      }
      const printed = textOf(bytes).replace(/\s/g, "");
      const [word = ""] = sanitiseLine(hostile).split(" ");
      expect(printed).toContain(word.slice(0, 20));
    }
  });
});
