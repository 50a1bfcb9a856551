import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { civilDateOf, localDateOf, parseLocalDate } from "#shared/domain/calendar/local-day";
import {
  dayCount,
  dayStartsOf,
  daysOf,
  instantsOf,
  PERIOD_KINDS,
  type Period,
  parsePeriod,
  periodAround,
  previousPeriod,
  samePeriodLastYear,
  shiftPeriod,
} from "#shared/domain/figures/period";

function called(code: string): Period {
  const period = parsePeriod(code);
  if (!period) throw new Error(`no period: ${code}`);
  return period;
}

const DAY_MS = 86_400_000;
const days = fc.integer({ min: 10_957, max: 32_872 }).map(localDateOf);
const kinds = fc.constantFrom(...PERIOD_KINDS);
const ZONES = ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Africa/Casablanca", "Asia/Kathmandu"];

describe("codes", () => {
  test.each([
    ["2026-10", "2026-10-01", "2026-10-31"],
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["2026-W43", "2026-10-19", "2026-10-25"],
    ["2026-W01", "2025-12-29", "2026-01-04"],
    ["2026-W53", "2026-12-28", "2027-01-03"],
    ["2026-Q3", "2026-07-01", "2026-09-30"],
    ["2026-Q4", "2026-10-01", "2026-12-31"],
    ["2026-10-05..2026-10-05", "2026-10-05", "2026-10-05"],
  ])("%s is %s to %s", (code, from_day, to_day) => {
    expect(called(code)).toMatchObject({ code, from_day, to_day });
  });

  test.each([
    "",
    "2026",
    "2026-13",
    "2026-00",
    "2026-1",
    "2026-W00",
    "2026-W54",
    // 2025 has 52 weeks.
    "2025-W53",
    "2026-Q0",
    "2026-Q5",
    "2026-10-05",
    "2026-10-06..2026-10-05",
    "2026-02-29..2026-03-01",
    "2000-01-01..2026-01-01",
    "2026-10 ",
    "２０２６-10",
  ])("%s is no period", (code) => {
    expect(parsePeriod(code)).toBeNull();
  });

  test("read back as they were written, for every day and kind", () => {
    fc.assert(
      fc.property(days, kinds, (day, kind) => {
        const period = periodAround(kind, day);
        expect(parsePeriod(period.code)).toEqual(period);
        expect(period.from_day <= day && day <= period.to_day).toBe(true);
      }),
    );
  });
});

describe("neighbours", () => {
  test("follow each other without gap or overlap, there and back", () => {
    fc.assert(
      fc.property(days, kinds, fc.integer({ min: -30, max: 30 }), (day, kind, steps) => {
        const period = periodAround(kind, day);
        expect(shiftPeriod(shiftPeriod(period, steps), -steps)).toEqual(period);
        const before = previousPeriod(period);
        const next = (parseLocalDate(before.to_day) ?? 0) + 1;
        expect(localDateOf(next)).toBe(period.from_day);
      }),
    );
  });

  test.each([
    ["2026-01", "2025-12", "2025-01"],
    ["2026-Q1", "2025-Q4", "2025-Q1"],
    ["2026-W01", "2025-W52", "2025-W01"],
    // The year before has no week 53.
    ["2026-W53", "2026-W52", "2025-W52"],
    ["2024-02-29..2024-02-29", "2024-02-28..2024-02-28", "2023-02-28..2023-02-28"],
    ["2026-10-05..2026-10-17", "2026-09-22..2026-10-04", "2025-10-05..2025-10-17"],
  ])("before %s comes %s, a year ago %s", (code, previous, lastYear) => {
    expect(previousPeriod(called(code)).code).toBe(previous);
    expect(samePeriodLastYear(called(code)).code).toBe(lastYear);
  });
});

describe("instants", () => {
  test("are the store's midnights, half-open", () => {
    expect(instantsOf(called("2026-10"), "Asia/Shanghai")).toEqual({
      fromMs: Date.parse("2026-10-01T00:00:00+08:00"),
      toMs: Date.parse("2026-11-01T00:00:00+08:00"),
    });
    // Clocks go back on the 25th: the month is an hour longer.
    expect(instantsOf(called("2026-10"), "Europe/Berlin")).toEqual({
      fromMs: Date.parse("2026-10-01T00:00:00+02:00"),
      toMs: Date.parse("2026-11-01T00:00:00+01:00"),
    });
  });

  test("of one period end where the next begins, in every zone", () => {
    fc.assert(
      fc.property(days, kinds, fc.constantFrom(...ZONES), (day, kind, zone) => {
        const period = periodAround(kind, day);
        const next = shiftPeriod(period, 1);
        expect(instantsOf(period, zone).toMs).toBe(instantsOf(next, zone).fromMs);
      }),
    );
  });

  test("of each day are those of the day alone, also where clocks change", () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...ZONES), (day, zone) => {
        const from = parseLocalDate(day) ?? 0;
        const period = called(`${day}..${localDateOf(from + 69)}`);
        const starts = dayStartsOf(period, zone);
        const alone = daysOf(period).map((one) => instantsOf(called(`${one}..${one}`), zone).fromMs);
        expect(starts).toEqual(alone);
      }),
      { numRuns: 25 },
    );
  });

  test("count the days of the calendar", () => {
    expect(dayCount(called("2024-02"))).toBe(29);
    const { fromMs, toMs } = instantsOf(called("2026-Q1"), "Asia/Shanghai");
    expect((toMs - fromMs) / DAY_MS).toBe(90);
    expect(civilDateOf(parseLocalDate(called("2026-Q1").to_day) ?? 0)).toEqual({
      year: 2026,
      month: 3,
      day: 31,
    });
  });
});
