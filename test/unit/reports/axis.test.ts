import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { axisFromZero, axisUpTo, ticksOf, tickText } from "#shared/documents/reports/charts/axis";

const STEPS = [0.025, 0.05, 0.1, 0.2, 0.25];

describe("axes", () => {
  test("bars begin at nought and fit; whole numbers have whole steps", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 40 }), (values) => {
        const axis = axisFromZero(values, "count");
        expect(axis.from).toBe(0);
        expect(axis.to).toBeGreaterThanOrEqual(Math.max(0, ...values));
        expect(Number.isInteger(axis.step)).toBe(true);
        expect(ticksOf(axis).length).toBeLessThanOrEqual(7);
        expect(new Set(ticksOf(axis).map((tick) => tickText(tick, axis))).size).toBe(ticksOf(axis).length);
      }),
    );
  });

  test("rates end at 100 %, begin at or below the lowest, and no two marks read the same", () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 20 }),
        (values) => {
          const axis = axisUpTo(1, values, "percent", { steps: STEPS, most: 6 });
          const known = values.filter((value) => value !== null);
          expect(axis.to).toBe(1);
          expect(axis.from).toBeLessThanOrEqual(Math.min(1, ...known) + 1e-9);
          expect(axis.from).toBeGreaterThanOrEqual(0);
          const ticks = ticksOf(axis).map((tick) => tickText(tick, axis));
          expect(new Set(ticks).size).toBe(ticks.length);
        },
      ),
    );
  });

  test("the boards' own", () => {
    expect(axisUpTo(1, [0.964, 0.889, 0.906], "percent", { steps: STEPS, most: 6 })).toMatchObject({
      from: 0.875,
      step: 0.025,
    });
    expect(axisFromZero([58, 46, 37, 92], "count")).toMatchObject({ to: 100, step: 20 });
    expect(tickText(0.875, { from: 0.875, to: 1, step: 0.025, format: "percent" })).toBe("87.5%");
    expect(axisFromZero([], "count")).toMatchObject({ from: 0, to: 4 });
  });
});
