import { describe, expect, test } from "vitest";
import { cellKey, changedDays, draftOf, readCell, shiftsOfDay } from "../../../../renderer/duty/duty-week";

const ZONE = "Asia/Shanghai";
const DAY = "2026-11-20";
const at = (time: string) => Date.parse(`${time}:00+08:00`);

describe("a cell of the roster", () => {
  test("is read as shifts of that day", () => {
    expect(readCell("09:00-12:00，13:00—18:00", DAY, ZONE)).toEqual([
      { from_at: at("2026-11-20T09:00"), to_at: at("2026-11-20T12:00") },
      { from_at: at("2026-11-20T13:00"), to_at: at("2026-11-20T18:00") },
    ]);
    expect(readCell(" ", DAY, ZONE)).toEqual([]);
  });

  test("a night shift ends on the next morning", () => {
    expect(readCell("22:00-06:00", DAY, ZONE)).toEqual([
      { from_at: at("2026-11-20T22:00"), to_at: at("2026-11-21T06:00") },
    ]);
    expect(readCell("16:00-24:00", DAY, ZONE)).toEqual([
      { from_at: at("2026-11-20T16:00"), to_at: at("2026-11-21T00:00") },
    ]);
  });

  test.each(["白班", "09:00", "09:00-09:00", "09:00-25:00"])("“%s” is refused", (typed) => {
    expect(readCell(typed, DAY, ZONE)).toBeNull();
    expect(shiftsOfDay({ [cellKey(DAY, "E01")]: typed }, DAY, ["E01"], ZONE)).toBeNull();
  });
});

describe("the week's roster", () => {
  const stored = [
    { day: DAY, staff: "E01", from_at: at("2026-11-20T09:00"), to_at: at("2026-11-20T18:00") },
    { day: DAY, staff: "E02", from_at: at("2026-11-20T22:00"), to_at: at("2026-11-21T06:00") },
  ];

  test("reads back as it was stored", () => {
    const draft = draftOf(stored, ZONE);
    expect(draft).toEqual({ "2026-11-20 E01": "09:00-18:00", "2026-11-20 E02": "22:00-06:00" });
    expect(shiftsOfDay(draft, DAY, ["E01", "E02"], ZONE)).toEqual(
      stored.map(({ staff, from_at, to_at }) => ({ staff, from_at, to_at })),
    );
  });

  test("saves only the days that were changed", () => {
    const before = draftOf(stored, ZONE);
    const draft = { ...before, [cellKey("2026-11-21", "E01")]: "09:00-12:00", [cellKey(DAY, "E03")]: "" };
    expect(changedDays(before, draft, [DAY, "2026-11-21"])).toEqual(["2026-11-21"]);
  });
});
