import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawQualitySample, type Hmac } from "#shared/domain/figures/quality-draw";

const hmac: Hmac = (key, text) => createHmac("sha256", key).update(text).digest("hex");
const cardsOf = (count: number) =>
  Array.from({ length: count }, (_unused, index) => ({
    card_id: `card-${index}`,
    no: `SH-S01-20261003-${String(index).padStart(4, "0")}`,
  }));

describe("the quality sample of a month (DOMAIN 5.3)", () => {
  test.each([
    [0, 0],
    [1, 1],
    [10, 1],
    [11, 2],
    [30, 3],
    [117, 12],
    [1000, 100],
  ])("of %i repairs are %i cards", (repairs, size) => {
    expect(drawQualitySample(cardsOf(repairs), "42:", hmac)).toHaveLength(size);
  });

  test("are the ones with the lowest sums, whatever order the cards come in", () => {
    fc.assert(
      fc.property(fc.nat(200), fc.string(), (count, seed) => {
        const cards = cardsOf(count);
        const drawn = drawQualitySample(cards, seed, hmac);
        expect(drawQualitySample(cards.toReversed(), seed, hmac)).toEqual(drawn);
        const chosen = new Set(drawn.map(({ no }) => no));
        const sums = (wanted: boolean) =>
          cards.filter(({ no }) => chosen.has(no) === wanted).map(({ no }) => hmac(seed, no));
        const highest = sums(true).toSorted().at(-1) ?? "";
        for (const left of sums(false)) expect(left > highest).toBe(true);
        expect(drawn.map(({ place }) => place)).toEqual(drawn.map((_unused, index) => index + 1));
      }),
      { numRuns: 30 },
    );
  });

  test("are others with another seed", () => {
    const cards = cardsOf(200);
    const numbers = (seed: string) => drawQualitySample(cards, seed, hmac).map(({ no }) => no);
    expect(numbers("42:")).not.toEqual(numbers("43:"));
    expect(numbers("42:")[0]).toBe(
      cards
        .map(({ no }) => no)
        .toSorted((left, right) => (hmac("42:", left) < hmac("42:", right) ? -1 : 1))[0],
    );
  });
});
