import { describe, expect, test } from "vitest";
import type { CalendarSettings } from "#shared/domain/calendar/calendar-settings";
import { DEFAULT_CALENDAR_SETTINGS } from "#shared/domain/calendar/calendar-settings";
import { createWorkCalendar, type DayInfo } from "#shared/domain/calendar/work-calendar";
import { textIn } from "#shared/text/text";
import { spokenDay } from "../../../../renderer/calendar/day-words";
import { hoursText, readHours } from "../../../../renderer/calendar/hours-text";
import {
  countLooks,
  dayAfterKey,
  inYear,
  lookOf,
  monthsOf,
  originOf,
} from "../../../../renderer/calendar/year-days";

const text = textIn("zh");

function daysOfYear(
  year: number,
  settings: CalendarSettings = DEFAULT_CALENDAR_SETTINGS,
): readonly DayInfo[] {
  const calendar = createWorkCalendar(settings);
  return Array.from({ length: 12 }, (_, index) =>
    calendar.monthDays(`${year}-${String(index + 1).padStart(2, "0")}`),
  ).flat();
}

const year2026 = daysOfYear(2026);
const on = (date: string, days = year2026): DayInfo => {
  const day = days.find((candidate) => candidate.date === date);
  if (day === undefined) throw new Error(`no day ${date}`);
  return day;
};

describe("how a day is shown", () => {
  test.each([
    ["2026-11-20", "work"],
    ["2026-11-21", "weekend"],
    ["2026-10-01", "holiday"],
    ["2026-10-10", "make_up"],
  ])("%s is %s", (date, look) => {
    expect(lookOf(on(date))).toBe(look);
  });

  test("the store's own word stands above the notice", () => {
    const own = daysOfYear(2026, {
      ...DEFAULT_CALENDAR_SETTINGS,
      storeOverrides: {
        "2026-10-01": { working: true, spans: null, name: "国庆值守" },
        "2026-11-20": { working: false, spans: null, name: "盘点" },
      },
    });
    expect(lookOf(on("2026-10-01", own))).toBe("store_work");
    expect(lookOf(on("2026-11-20", own))).toBe("store_off");
    expect(spokenDay(on("2026-11-20", own), false, text)).toBe("2026-11-20 周五、盘点 · 门店休息");
    expect(countLooks(own).store_work).toBe(1);
  });

  test("read out whole", () => {
    expect(spokenDay(on("2026-10-10"), false, text)).toBe("2026-10-10 周六、国庆节补班 · 补班、9 小时");
    expect(spokenDay(on("2026-11-20"), true, text)).toBe("2026-11-20 周五、工作日、9 小时、今天");
  });

  test("a year that is not published yet is provisional by the law", () => {
    const year2028 = daysOfYear(2028);
    expect(originOf(on("2028-05-01", year2028), "statutory")).toBe("statutory");
    expect(spokenDay(on("2028-05-01", year2028), false, text)).toContain("暂定");
  });

  test("a notice of an imported year is the file's", () => {
    expect(originOf(on("2026-10-01"), "file")).toBe("file");
    expect(originOf(on("2026-10-01"), "notice")).toBe("notice");
    expect(originOf(on("2026-11-20"), "file")).toBe("week");
  });
});

describe("the months of a year", () => {
  test("hold every day once, from Monday to Sunday", () => {
    const months = monthsOf(year2026);
    expect(months).toHaveLength(12);
    expect(months.flatMap(({ weeks }) => weeks.flat()).filter((day) => day !== null)).toEqual(year2026);
    for (const { weeks } of months) for (const week of weeks) expect(week).toHaveLength(7);
    expect(months[10]?.weeks[0]?.map((day) => day?.date ?? null)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
      "2026-11-01",
    ]);
  });
});

describe("keys in the year", () => {
  test.each([
    ["2026-11-20", "ArrowLeft", "2026-11-19"],
    ["2026-11-20", "ArrowDown", "2026-11-27"],
    ["2026-11-28", "ArrowDown", "2026-12-05"],
    ["2026-12-31", "ArrowRight", "2027-01-01"],
    ["2026-03-31", "PageUp", "2026-02-28"],
    ["2026-12-31", "PageDown", "2027-01-31"],
    ["2026-11-20", "Home", "2026-11-01"],
    ["2026-12-05", "End", "2026-12-31"],
    ["2026-11-20", "a", null],
  ])("%s %s → %s", (from, key, to) => {
    expect(dayAfterKey(from, key)).toBe(to);
  });

  test("the same day of another year", () => {
    expect(inYear("2028-02-29", 2027)).toBe("2027-02-28");
    expect(inYear("2026-11-20", 2028)).toBe("2028-11-20");
  });
});

describe("hours as people write them", () => {
  test("read back as they were", () => {
    const hours = [
      { fromMinute: 540, toMinute: 720 },
      { fromMinute: 780, toMinute: 1440 },
    ];
    expect(hoursText(hours)).toBe("09:00-12:00, 13:00-24:00");
    expect(readHours(hoursText(hours))).toEqual(hours);
    expect(readHours("９：００—12:00，13:00 到 24:00")).toEqual(hours);
  });

  test.each(["9点到12点", "12:00-09:00", "09:00-12:00, 11:00-13:00", "09:00"])("“%s” is refused", (typed) => {
    expect(readHours(typed)).toBeNull();
  });
});
