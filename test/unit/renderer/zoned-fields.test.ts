import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { zonedFields } from "../../../renderer/ui/zoned-fields";

const zones = ["Asia/Shanghai", "Asia/Kathmandu", "Europe/Berlin", "America/St_Johns", "Pacific/Apia", "UTC"];
const from = Date.UTC(1970, 0, 1);
const to = Date.UTC(2100, 0, 1);

describe("the wall clock of a zone", () => {
  test("is the one of the date library, at any instant of any zone", () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: from, max: to }), (zone, atMs) => {
        const at = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
        const { year, month, day, hour, minute } = at;
        expect(zonedFields(atMs, zone)).toEqual({ year, month, day, hour, minute });
      }),
      { numRuns: 2000 },
    );
  });

  test("midnight is hour 0 of its day", () => {
    expect(zonedFields(Date.parse("2026-11-22T00:00:00+08:00"), "Asia/Shanghai")).toEqual({
      year: 2026,
      month: 11,
      day: 22,
      hour: 0,
      minute: 0,
    });
  });

  test("a zone that does not exist is refused", () => {
    expect(() => zonedFields(0, "Asia/Nowhere")).toThrow(RangeError);
  });
});
