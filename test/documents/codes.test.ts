import { createRequire } from "node:module";
import fc from "fast-check";
import { encode } from "uqr";
import { describe, expect, test } from "vitest";
import { crc16Hex } from "#shared/documents/layout/crc16";
import { documentNo, pageCodeText, readPageCode } from "#shared/documents/layout/page-code";
import { PAPERS } from "#shared/documents/layout/papers";
import { code128Modules, qrModules } from "#shared/documents/layout/symbols";
import { rect } from "#shared/documents/layout/units";
import type { DocumentRequest } from "#shared/documents/templates/compose";
import {
  blankCards,
  confirmations,
  flowCards,
  greyAt,
  inkShare,
  type Picture,
  pictureOf,
  renderBytes,
  surveys,
  textOf,
} from "./pdf-tools";
import { BLANK_CARD, CONFIRMATION, FILLED_CARD, LONG_CARD, SURVEY } from "./sample-snapshots";

test("the checksum is CRC-16/CCITT-FALSE", () => {
  expect(crc16Hex("123456789")).toBe("29B1");
  // Read from the code on print board 01.
  expect(crc16Hex("A1:SH-S01-20261121-0007:FC:1/1")).toBe("7D35");
});

test("page codes are alphanumeric, read back, and fail on any change of a character", () => {
  const text = pageCodeText({ no: "SH-S01-20261121-0007", doc: "CF", serial: 12, page: 10, pages: 12 });
  expect(text).toMatch(/^[0-9A-Z $%*+\-./:]{1,47}$/);
  expect(readPageCode(text)).toEqual({
    no: "SH-S01-20261121-0007",
    doc: "CF",
    serial: 12,
    page: 10,
    pages: 12,
  });
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.constantFrom(..."0123456789ABCDEF"), (place, character) => {
      const changed = text.slice(0, place) + character + text.slice(place + 1);
      expect(changed === text || readPageCode(changed) === null).toBe(true);
    }),
    { numRuns: 200, seed: 1 },
  );
  expect(readPageCode("A1:X:FC:1/1")).toBeNull();
  expect(documentNo("SH-1", "CF", 3)).toBe("SH-1/CF3");
  expect(documentNo("SH-1", "FC", null)).toBe("SH-1");
});

/** The QR modules as a picture shows them: the centre of each of the 29 × 29. */
function sampledModules(picture: Picture, { x, y, w }: { x: number; y: number; w: number }): boolean[][] {
  const side = w / 29;
  return Array.from({ length: 29 }, (_, row) =>
    Array.from(
      { length: 29 },
      (_, column) => greyAt(picture, x + (column + 0.5) * side, y + (row + 0.5) * side) < 128,
    ),
  );
}

interface Coded {
  readonly name: string;
  readonly request: DocumentRequest;
  readonly page: number;
  readonly text: string;
}

const CODED: readonly Coded[] = [
  { name: "card", request: flowCards(FILLED_CARD), page: 1, text: "A1:SH-S01-20261121-0007:FC:1/1" },
  { name: "long card", request: flowCards(LONG_CARD), page: 2, text: "A1:SH-S01-20261118-0031:FC:2/2" },
  {
    name: "second card of a file",
    request: flowCards(LONG_CARD, FILLED_CARD),
    page: 3,
    text: "A1:SH-S01-20261121-0007:FC:1/1",
  },
  { name: "blank card", request: blankCards(BLANK_CARD), page: 1, text: "A1:SH-S01-K2611-000128:FC:1/1" },
  {
    name: "confirmation",
    request: confirmations("a4", CONFIRMATION),
    page: 1,
    text: "A1:SH-S01-20261121-0007:CF1:1/1",
  },
  {
    name: "241x140",
    request: confirmations("241x140", CONFIRMATION),
    page: 1,
    text: "A1:SH-S01-20261121-0007:CF1:1/1",
  },
  {
    name: "241x93",
    request: confirmations("241x93", CONFIRMATION),
    page: 1,
    text: "A1:SH-S01-20261121-0007:CF1:1/1",
  },
  {
    name: "survey, A5",
    request: surveys("a5", SURVEY),
    page: 1,
    text: "A1:SH-S01-20261121-0007:SV1:1/1",
  },
  {
    name: "survey, A4",
    request: surveys("a4", { ...SURVEY, document_n: 2 }),
    page: 1,
    text: "A1:SH-S01-20261121-0007:SV2:1/1",
  },
];

describe.each(CODED)("QR code of $name", ({ request, page, text }) => {
  test("is ECC Q with 29 modules, quiet around, and says what it should", async () => {
    const { qr } = PAPERS[request.setup.paper];
    const picture = pictureOf(await renderBytes(request), page, 150);
    const coded = `${text}:${crc16Hex(text)}`;
    const expected = encode(coded, {
      ecc: "Q",
      boostEcc: false,
      minVersion: 3,
      maxVersion: 3,
      maskPattern: 6,
      border: 0,
    });
    expect(expected.data).toHaveLength(29);
    expect(sampledModules(picture, qr)).toEqual(expected.data);
    const quiet = 2.4;
    expect(inkShare(picture, rect(qr.x - quiet, qr.y - quiet, quiet - 0.2, qr.h + 2 * quiet))).toBe(0);
    expect(inkShare(picture, rect(qr.x + qr.w + 0.2, qr.y - quiet, quiet - 0.2, qr.h + quiet))).toBe(0);
  });
});

test("47 characters still fit 29 modules; a longer number takes a larger symbol", () => {
  expect(qrModules("A".repeat(47))).toHaveLength(29);
  expect(qrModules("A".repeat(48)).length).toBeGreaterThan(29);
});

/** JsBarcode's table of the 107 symbols, for reading back. */
const { BARS } = createRequire(import.meta.url)("jsbarcode/bin/barcodes/CODE128/constants.js") as {
  BARS: readonly number[];
};

/** Reads Code 128 modules, checksum included; null where they are none. */
function readCode128(modules: string): string | null {
  const stop = String(BARS[106]);
  if (!modules.endsWith(stop)) return null;
  const symbols = modules.slice(0, -stop.length).match(/.{11}/g) ?? [];
  const values = symbols.map((symbol) => BARS.indexOf(Number(symbol)));
  const check = values.pop();
  const [start = 0] = values;
  const sum = values.reduce((total, value, index) => total + value * Math.max(1, index), 0);
  if (check !== sum % 103 || values.includes(-1)) return null;
  let set = ["A", "B", "C"][start - 103];
  let text = "";
  for (const value of values.slice(1)) {
    if (value >= 99 && value <= 101 && !(set === "C" && value === 99)) {
      const next = { 99: "C", 100: "B", 101: "A" }[value];
      if (next !== undefined && next !== set) {
        set = next;
        continue;
      }
    }
    text += set === "C" ? String(value).padStart(2, "0") : String.fromCharCode(value + 32);
  }
  return text;
}

test.each(["SH-S01-20261121-0007", "SH-S01-K2611-000128", "A-B-20261121-12345"])(
  "Code 128 of %s reads back",
  (no) => {
    expect(readCode128(code128Modules(no))).toBe(no);
  },
);

test("a number that the codes were not made for prints without bars and fails nothing", async () => {
  expect(code128Modules("旧系统-甲/1")).toBe("");
  const text = textOf(await renderBytes(flowCards({ ...FILLED_CARD, no: "旧系统-甲/1" })));
  expect(text).toContain("旧系统-甲/1");
});

test("the bars on paper are 76 × 8 mm at their place, modules of 0.34 mm", async () => {
  const picture = pictureOf(await renderBytes(flowCards(FILLED_CARD)), 1, 600);
  const modules = code128Modules(FILLED_CARD.no);
  const width = 76 / modules.length;
  expect(width).toBeGreaterThan(0.33);
  const sampled = Array.from(modules, (_, index) =>
    greyAt(picture, 116 + (index + 0.5) * width, 46) < 128 ? "1" : "0",
  );
  expect(readCode128(sampled.join(""))).toBe(FILLED_CARD.no);
  expect(greyAt(picture, 116.1, 42.2)).toBeLessThan(128);
  expect(greyAt(picture, 116.1, 49.8)).toBeLessThan(128);
  expect(greyAt(picture, 116.1, 50.3)).toBe(255);
});
