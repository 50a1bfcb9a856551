import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isInWarranty, repairWarrantyEnd, warrantyEnd } from "#shared/domain/warranty/warranty";

describe("warranty (DOMAIN 5.5)", () => {
  test.each([
    ["2026-03-15", 12, "2027-03-15"],
    ["2026-01-31", 1, "2026-02-28"],
    ["2027-08-31", 6, "2028-02-29"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2026-12-31", 2, "2027-02-28"],
    ["2026-03-15", 0, "2026-03-15"],
    ["2026-10-31", 36, "2029-10-31"],
  ])("bought %s with %i months ends %s", (bought, months, end) => {
    expect(warrantyEnd(bought, months)).toBe(end);
  });

  test("the end is inside, the day after is not, and without a date nothing is", () => {
    expect(isInWarranty("2027-03-15", "2027-03-15")).toBe(true);
    expect(isInWarranty("2027-03-15", "2027-03-16")).toBe(false);
    expect(isInWarranty(null, "2026-01-01")).toBe(false);
  });

  test("more months never end earlier", () => {
    const day = fc
      .record({
        year: fc.integer({ min: 2020, max: 2035 }),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 28 }),
      })
      .map(
        (date) => `${date.year}-${String(date.month).padStart(2, "0")}-${String(date.day).padStart(2, "0")}`,
      );
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 120 }), (bought, months) => {
        expect(warrantyEnd(bought, months + 1) > warrantyEnd(bought, months)).toBe(true);
        expect(isInWarranty(warrantyEnd(bought, months), bought)).toBe(true);
      }),
    );
  });
});

describe("the repair's own warranty", () => {
  test.each([
    [90, "2026-11-30"],
    [30, "2026-10-01"],
    [7, "2026-10-01"],
    [0, "2026-10-01"],
    [365, "2027-09-01"],
  ])("%i days from 2026-09-01 end %s: never under thirty", (days, end) => {
    expect(repairWarrantyEnd("2026-09-01", days)).toBe(end);
  });
});
