import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fen, fenFromYuan, lineAmountFen, sumFen, yuanFromFen } from "#shared/domain/money/fen";

describe("yuan as text", () => {
  test.each([
    ["0", 0],
    ["-0", 0],
    ["-0.00", 0],
    ["0.1", 10],
    ["0.01", 1],
    ["12", 1_200],
    [" 1234.5 ", 123_450],
    ["-3.07", -307],
    ["007", 700],
    ["9999999999.99", 999_999_999_999],
  ])("%j is %i 分", (text, amount) => {
    expect(fenFromYuan(text)).toBe(amount);
  });

  test.each([
    "",
    " ",
    ".",
    "1.",
    ".5",
    "1.234",
    "1,000",
    "1e3",
    "１２",
    "12元",
    "+1",
    "--1",
    "NaN",
    "0x10",
    "10000000000",
  ])("%j is no amount", (text) => {
    expect(fenFromYuan(text)).toBeNull();
  });

  test("every amount survives the way to text and back", () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), (amount) => {
        const text = yuanFromFen(fen(amount));
        expect(text).toMatch(/^-?\d+\.\d{2}$/);
        expect(fenFromYuan(text)).toBe(amount);
      }),
    );
  });
});

describe("amounts of lines", () => {
  test.each([
    [1, 12_000, 12_000],
    [3, 3_333, 9_999],
    [0.5, 1, 1],
    [0.5, 3, 2],
    [1.005, 100, 101],
    [1.115, 100, 112],
    [0.1, 30, 3],
    [0.29, 10_000, 2_900],
    [2.675, 100, 268],
    [1e-7, 100, 0],
    [99_999, 999_999_999_999, null],
  ])("%d × %i 分, half a 分 up", (quantity, unitPrice, amount) => {
    expect(lineAmountFen(quantity, fen(unitPrice))).toBe(amount);
  });

  test("whole quantities are exact, and nothing is off by more than half a 分", () => {
    const price = fc.integer({ min: 0, max: 9_999_999 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), price, (quantity, unitPrice) => {
        expect(lineAmountFen(quantity, fen(unitPrice))).toBe(quantity * unitPrice);
      }),
    );
    const thousandths = fc.integer({ min: 1, max: 99_999_000 });
    fc.assert(
      fc.property(thousandths, price, (scaled, unitPrice) => {
        const exact = (BigInt(scaled) * BigInt(unitPrice) * 2n + 1_000n) / 2_000n;
        expect(lineAmountFen(scaled / 1_000, fen(unitPrice))).toBe(Number(exact));
      }),
    );
  });
});

describe("fen", () => {
  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])(
    "%d is refused",
    (amount) => {
      expect(() => fen(amount)).toThrow(RangeError);
    },
  );

  test("a sum of nothing is nothing, and order does not matter", () => {
    expect(sumFen([])).toBe(0);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 })), (amounts) => {
        const branded = amounts.map(fen);
        expect(sumFen(branded)).toBe(sumFen(branded.toReversed()));
      }),
    );
  });
});
