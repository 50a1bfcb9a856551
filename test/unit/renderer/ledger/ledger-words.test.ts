import { describe, expect, test } from "vitest";
import { SHIPPED_ASSESSMENT_ITEMS } from "#shared/domain/assessment/shipped-items";
import { LEDGER_STATES } from "#shared/domain/ledger/vocabulary";
import { isMissed, rateWords, scoreWords, signedPoints } from "../../../../renderer/assessment/points";
import { cardRefs } from "../../../../renderer/ledger/card-refs";
import { readDueDay } from "../../../../renderer/ledger/due-day";
import { filterOf } from "../../../../renderer/ledger/ledger-state";

describe("a due day as it is typed", () => {
  test.each([
    ["11-25", "2026-11-25"],
    ["11-22", "2026-11-22"],
    ["11-21", "2027-11-21"],
    ["1/5", "2027-01-05"],
    ["２０２７-０３-０１", "2027-03-01"],
    ["2026-01-05", "2026-01-05"],
    ["02-30", null],
    ["明天", null],
    ["", null],
  ])("%s", (typed, day) => {
    expect(readDueDay(typed, "2026-11-22")).toBe(day);
  });

  test("29 February is looked for in the next year too", () => {
    expect(readDueDay("02-29", "2027-11-22")).toBe("2028-02-29");
    expect(readDueDay("02-29", "2026-11-22")).toBeNull();
  });
});

test("card numbers come with any separator, each once", () => {
  expect(cardRefs(" SH-1，SH-2、SH-1;\nSH-3 ")).toEqual(["SH-1", "SH-2", "SH-3"]);
  expect(cardRefs("  ")).toEqual([]);
});

describe("the filter of the chips", () => {
  const view = {
    list: "entries",
    chip: "unsettled",
    owner: "",
    source: "",
    month: null,
    search: "",
    current: null,
  } as const;

  test("names states, lateness, owner, source, month and words", () => {
    expect(filterOf(view)).toEqual({ states: ["open", "in_progress", "to_verify"] });
    expect(filterOf({ ...view, chip: "all" })).toEqual({});
    expect(filterOf({ ...view, chip: "overdue" })).toEqual({ overdue: true });
    expect(filterOf({ ...view, chip: "feedback_due", month: "2026-02", search: " 异响 " })).toEqual({
      feedback_due: true,
      from: "2026-02-01",
      to: "2026-02-28",
      search: "异响",
    });
    for (const chip of LEDGER_STATES) expect(filterOf({ ...view, chip }).states).toEqual([chip]);
    expect(filterOf({ ...view, chip: "all", owner: "none", source: "survey" })).toEqual({
      owner: "none",
      sources: ["survey"],
    });
  });
});

describe("points and figures in words", () => {
  const rate = (value: number | null, goal: number | null = 0.95) => ({
    value,
    goal,
    numerator: 1,
    denominator: 2,
  });

  test("a true minus, and a dash over nothing", () => {
    expect([-3, 0, 5, -2.5].map(signedPoints)).toEqual(["−3", "0", "+5", "−2.5"]);
    expect(rateWords(rate(0.876))).toBe("87.6%");
    expect(rateWords(rate(null))).toBe("—");
    expect(rateWords(undefined)).toBe("—");
    expect(scoreWords(rate(90))).toBe("90.0");
  });

  test("missed is under the goal only", () => {
    expect(isMissed(rate(0.94))).toBe(true);
    expect(isMissed(rate(0.95))).toBe(false);
    expect(isMissed(rate(null))).toBe(false);
    expect(isMissed(rate(0, null))).toBe(false);
    expect(isMissed(undefined)).toBe(false);
    expect(SHIPPED_ASSESSMENT_ITEMS.every(({ min_points }) => signedPoints(min_points).startsWith("+"))).toBe(
      true,
    );
  });
});
