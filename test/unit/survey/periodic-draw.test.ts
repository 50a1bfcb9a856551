import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawPeriodicSample } from "#shared/domain/survey/periodic-draw";

const hmac = (key: string, text: string) => createHmac("sha256", key).update(text).digest("hex");
const customers = (count: number) => Array.from({ length: count }, (_unused, index) => `customer-${index}`);
const drawn = (ids: readonly string[], seed = "3865:14e1f0") =>
  drawPeriodicSample(ids, seed, hmac).map(({ customer_id }) => customer_id);

describe("the quarter's draw (DOMAIN 5.7)", () => {
  test.each([
    [0, 0],
    [1, 1],
    [10, 1],
    [11, 2],
    [30, 3],
    [70, 7],
    [100, 10],
    [101, 11],
  ])("of %i customers %i are asked", (population, size) => {
    expect(drawn(customers(population))).toHaveLength(size);
  });

  test("anybody can repeat it: the tenth with the lowest sums, in their order", () => {
    const ids = customers(57);
    const bySum = ids
      .map((id) => [hmac("3865:14e1f0", id), id] as const)
      .sort(([left], [right]) => left.localeCompare(right, "en"))
      .map(([, id]) => id);
    expect(drawn(ids)).toEqual(bySum.slice(0, 6));
    expect(drawPeriodicSample(ids, "3865:14e1f0", hmac).map(({ place }) => place)).toEqual([
      1, 2, 3, 4, 5, 6,
    ]);
  });

  test("neither the order of the customers nor a customer twice changes it", () => {
    const some = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 60 });
    fc.assert(
      fc.property(some, fc.string(), fc.infiniteStream(fc.nat()), (ids, seed, random) => {
        const shuffled = ids
          .map((id) => [random.next().value as number, id] as const)
          .sort(([left], [right]) => left - right)
          .map(([, id]) => id);
        expect(drawn([...shuffled, ...shuffled.slice(0, 3)], seed)).toEqual(drawn(ids, seed));
      }),
    );
  });

  test("who is in it was in the population, once", () => {
    const some = fc.array(fc.string({ maxLength: 6 }), { maxLength: 80 });
    fc.assert(
      fc.property(some, fc.string(), (ids, seed) => {
        const sample = drawn(ids, seed);
        expect(new Set(sample).size).toBe(sample.length);
        for (const id of sample) expect(ids).toContain(id);
        expect(sample).toHaveLength(Math.ceil(new Set(ids).size / 10));
      }),
    );
  });

  test("another seed draws others", () => {
    const ids = customers(400);
    const both = drawn(ids, "a").filter((id) => drawn(ids, "b").includes(id));
    expect(both.length).toBeLessThan(20);
  });
});
