import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localDateOf, parseLocalDate } from "#shared/domain/calendar/local-day";
import { readTypedDay } from "../../../renderer/ui/typed-day";

const today = "2026-11-22";

describe("typed days", () => {
  test.each([
    ["2026-11-05", "2026-11-05"],
    ["2027/1/2", "2027-01-02"],
    ["11-05", "2026-11-05"],
    ["11-22", "2026-11-22"],
    ["11-23", "2025-11-23"],
    ["１１－５", "2026-11-05"],
    [" 1-2 ", "2026-01-02"],
  ])("%s is %s", (typed, day) => {
    expect(readTypedDay(typed, today)).toBe(day);
  });

  test.each(["", "11", "2026-02-29", "02-30", "13-01", "11-00", "11-5-", "明天"])("%j is no day", (typed) => {
    expect(readTypedDay(typed, today)).toBeNull();
  });

  test("a leap day to come was the 28th of the year before", () => {
    expect(readTypedDay("02-29", "2028-01-10")).toBe("2027-02-28");
    expect(readTypedDay("02-29", "2028-03-01")).toBe("2028-02-29");
  });

  test("a day without its year is never after today, and less than a year before", () => {
    const days = fc.integer({ min: 0, max: 60_000 });
    fc.assert(
      fc.property(days, days, (some, now) => {
        const read = readTypedDay(localDateOf(some).slice(5), localDateOf(now));
        // A 29th of February is no day of most years.
        if (read === null) return;
        const ago = now - (parseLocalDate(read) ?? Number.NaN);
        expect(ago).toBeGreaterThanOrEqual(0);
        expect(ago).toBeLessThanOrEqual(366);
      }),
    );
  });
});
