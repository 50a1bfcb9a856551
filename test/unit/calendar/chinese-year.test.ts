import chineseDaysLibrary from "chinese-days";
import { describe, expect, it } from "vitest";
import { dayNumberOf, localDateOf } from "#shared/domain/calendar/local-day";
import { lunarFestivalsOf, qingmingOf } from "#shared/domain/calendar/lunar-festivals";
import { holidaySourceOf, STATE_COUNCIL_NOTICES } from "#shared/domain/calendar/state-council-notices";
import { statutoryDaysOff } from "#shared/domain/calendar/statutory-holidays";
import { beijingDateOfNewMoonNear, beijingDateOfSunAt15Degrees } from "./astronomy";

const LUNAR_YEARS = Array.from({ length: 27 }, (_, index) => 2024 + index);

function daysOff(year: number): readonly string[] {
  return [...statutoryDaysOff(year)].map(([day, name]) => `${localDateOf(day)} ${name.zh}`).sort();
}

function festivals(year: number) {
  const found = lunarFestivalsOf(year);
  if (!found) throw new Error(`no lunar festivals for ${year}`);
  return found;
}

describe("lunar festivals", () => {
  it.each([
    ["2027-02-06", "2027-06-09", "2027-09-15"],
    ["2028-01-26", "2028-05-28", "2028-10-03"],
    ["2029-02-13", "2029-06-16", "2029-09-22"],
    ["2030-02-03", "2030-06-05", "2030-09-12"],
  ])("%s, %s, %s as published", (spring, dragonBoat, midAutumn) => {
    const found = festivals(Number(spring.slice(0, 4)));
    expect([found.springFestival, found.dragonBoat, found.midAutumn].map(localDateOf)).toEqual([
      spring,
      dragonBoat,
      midAutumn,
    ]);
  });

  it.each(LUNAR_YEARS)("%i: each month begins on the Beijing day of the new moon", (year) => {
    const found = festivals(year);
    for (const first of [found.springFestival, found.dragonBoat - 4, found.midAutumn - 14]) {
      expect(localDateOf(first)).toBe(beijingDateOfNewMoonNear(first));
    }
  });

  // Month lengths only: the library's own dates shift by a day on machines west of Greenwich.
  it.each(LUNAR_YEARS)(
    "%i: as many days between the festivals as chinese-days' lunar months have",
    (year) => {
      const daysBefore = (month: number): number => {
        const { leapMonth, days } = chineseDaysLibrary.getYearLeapMonth(year);
        const whole = Array.from({ length: month - 1 }, (_, index) =>
          chineseDaysLibrary.monthDays(year, index + 1),
        );
        const leapDays = leapMonth !== undefined && leapMonth > 0 && leapMonth < month ? days : 0;
        return whole.reduce((sum, length) => sum + length, leapDays);
      };
      const found = festivals(year);
      expect(found.dragonBoat - found.springFestival).toBe(daysBefore(5) + 4);
      expect(found.midAutumn - found.springFestival).toBe(daysBefore(8) + 14);
      const next = lunarFestivalsOf(year + 1);
      if (next) expect(next.springFestival - found.springFestival).toBe(daysBefore(13));
    },
  );

  it.each(LUNAR_YEARS)("%i: 清明 is the day on which the sun reaches 15°", (year) => {
    expect(localDateOf(qingmingOf(year))).toBe(beijingDateOfSunAt15Degrees(year));
  });
});

describe("statutory days off of a year without a notice", () => {
  it("2027, with weekend holidays made up on the next working days", () => {
    expect(daysOff(2027)).toEqual([
      "2027-01-01 元旦",
      "2027-02-05 春节",
      "2027-02-06 春节",
      "2027-02-07 春节",
      "2027-02-08 春节",
      "2027-02-09 春节补假",
      "2027-02-10 春节补假",
      "2027-04-05 清明",
      "2027-05-01 劳动节",
      "2027-05-02 劳动节",
      "2027-05-03 劳动节补假",
      "2027-05-04 劳动节补假",
      "2027-06-09 端午",
      "2027-09-15 中秋",
      "2027-10-01 国庆节",
      "2027-10-02 国庆节",
      "2027-10-03 国庆节",
      "2027-10-04 国庆节补假",
      "2027-10-05 国庆节补假",
    ]);
  });

  it("2028: New Year on a Saturday, 中秋 inside the National Day holiday counted once", () => {
    const off = daysOff(2028);
    expect(off.slice(0, 2)).toEqual(["2028-01-01 元旦", "2028-01-03 元旦补假"]);
    expect(off.filter((day) => day.startsWith("2028-10")).map((day) => day.slice(0, 10))).toEqual([
      "2028-10-01",
      "2028-10-02",
      "2028-10-03",
      "2028-10-04",
    ]);
  });

  it("outside the lunar table keeps the dates it is sure of", () => {
    expect(daysOff(2051).map((day) => day.slice(5, 10))).toContain("05-01");
    expect(lunarFestivalsOf(2051)).toBeNull();
  });
});

describe("notices", () => {
  it("covers just the years whose data hold a whole notice", () => {
    expect([2003, 2004, 2025, 2026, 2027].map(STATE_COUNCIL_NOTICES.coversYear)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it("a few days of a coming year do not make it covered", () => {
    const source = holidaySourceOf({
      holidays: { "2027-01-01": "New Year's Day,元旦,1", "2027-01-02": "New Year's Day,元旦,1" },
      workdays: { "2027-01-10": "New Year's Day,元旦,1" },
    });
    expect(source.coversYear(2027)).toBe(false);
    expect(source.day("2027-01-10")).toEqual({
      working: true,
      holiday: { zh: "元旦", en: "New Year's Day" },
    });
  });

  it("says of every day of the covered years what the library itself says", () => {
    for (let day = dayNumberOf(2004, 1, 1); day < dayNumberOf(2027, 1, 1); day += 1) {
      const date = localDateOf(day);
      const notice = STATE_COUNCIL_NOTICES.day(date);
      const detail = chineseDaysLibrary.getDayDetail(date);
      expect(notice ? notice.working : null, date).toBe(detail.name.includes(",") ? detail.work : null);
    }
  });
});
