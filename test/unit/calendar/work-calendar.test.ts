import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  ALWAYS_OPEN_HOURS,
  type CalendarSettings,
  calendarSettingsSchema,
  DEFAULT_CALENDAR_SETTINGS,
} from "#shared/domain/calendar/calendar-settings";
import { createWorkCalendar, type WorkCalendar } from "#shared/domain/calendar/work-calendar";

const SHANGHAI = createWorkCalendar(DEFAULT_CALENDAR_SETTINGS);
const NINE_TO_SIX = [{ fromMinute: 540, toMinute: 1080 }];

function calendarWith(changes: Partial<CalendarSettings>): WorkCalendar {
  return createWorkCalendar({ ...DEFAULT_CALENDAR_SETTINGS, ...changes });
}

function at(local: string, zone = "Asia/Shanghai"): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
}

function shown(ms: number, zone = "Asia/Shanghai"): string {
  return Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });
}

describe("worked examples of DOMAIN 4.4", () => {
  const twoWorkingDays = 2 * SHANGHAI.workingDayMinutes;
  it.each([
    ["2026-11-20T17:00", twoWorkingDays, "2026-11-24T17:00"],
    ["2026-11-21T10:00", twoWorkingDays, "2026-11-24T18:00"],
    ["2026-09-30T16:00", twoWorkingDays, "2026-10-09T16:00"],
    ["2026-10-09T16:00", twoWorkingDays, "2026-10-12T16:00"],
    ["2026-11-20T17:40", 60, "2026-11-23T09:40"],
  ])("%s + %i working minutes = %s", (start, minutes, due) => {
    expect(shown(SHANGHAI.addWorkingMinutes(at(start), minutes))).toBe(due);
  });

  it("48 h after Wed 2026-09-30 17:00 rolls over the holiday", () => {
    expect(shown(SHANGHAI.rollToClosing(at("2026-10-02T17:00")))).toBe("2026-10-08T18:00");
  });
});

describe("days", () => {
  it("takes the notice of 2026 and names its days", () => {
    expect(SHANGHAI.dayInfo("2026-10-01")).toEqual({
      date: "2026-10-01",
      working: false,
      minutes: 0,
      name: "国庆节",
      nameEn: "National Day",
      source: "notice",
      provisional: false,
    });
    expect(SHANGHAI.dayInfo("2026-10-10")).toMatchObject({ working: true, minutes: 540, name: "国庆节补班" });
    expect(SHANGHAI.dayInfo("2026-11-21")).toMatchObject({ working: false, name: null, source: "week" });
  });

  it("2027 is provisional and keeps New Year and 初三 free", () => {
    expect(SHANGHAI.dayInfo("2027-01-01")).toMatchObject({
      working: false,
      name: "元旦",
      source: "statutory",
      provisional: true,
    });
    expect(SHANGHAI.dayInfo("2027-02-10")).toMatchObject({ working: false, name: "春节补假" });
    expect(SHANGHAI.dayInfo("2027-02-11")).toMatchObject({
      working: true,
      source: "week",
      provisional: true,
    });
  });

  it("lists a month in order", () => {
    const february = SHANGHAI.monthDays("2026-02");
    expect(february).toHaveLength(28);
    expect(february.filter((day) => day.working).map((day) => day.date.slice(8))).toEqual([
      "02",
      "03",
      "04",
      "05",
      "06",
      "09",
      "10",
      "11",
      "12",
      "13",
      "14",
      "24",
      "25",
      "26",
      "27",
      "28",
    ]);
    expect(SHANGHAI.monthDays("2026-12")).toHaveLength(31);
    expect(() => SHANGHAI.monthDays("2026-13")).toThrow(RangeError);
    expect(() => SHANGHAI.dayInfo("2026-02-30")).toThrow(RangeError);
  });

  it("a make-up day uses Monday's hours, not Saturday's", () => {
    const calendar = calendarWith({
      openingHours: {
        ...DEFAULT_CALENDAR_SETTINGS.openingHours,
        1: [{ fromMinute: 480, toMinute: 720 }],
        6: [{ fromMinute: 600, toMinute: 660 }],
      },
    });
    expect(calendar.dayInfo("2026-10-10").minutes).toBe(240);
    expect(calendar.dayInfo("2026-10-17")).toMatchObject({ minutes: 60, source: "store" });
    expect(calendar.workingDayMinutes).toBe(240);
  });

  it("hours added to holidays and weekends count, holidays first", () => {
    const calendar = calendarWith({
      openingHours: { ...DEFAULT_CALENDAR_SETTINGS.openingHours, 6: NINE_TO_SIX },
      holidayHours: [{ fromMinute: 600, toMinute: 720 }],
    });
    expect(calendar.dayInfo("2026-10-03")).toMatchObject({ minutes: 120, name: "国庆节", source: "store" });
    expect(calendar.dayInfo("2026-11-21").minutes).toBe(540);
    expect(calendar.dayInfo("2026-11-22").working).toBe(false);
  });

  it("the store's overrides stand above everything", () => {
    const calendar = calendarWith({
      storeOverrides: {
        "2026-11-23": { working: false, spans: null, name: "盘点" },
        "2026-10-02": { working: true, spans: null, name: null },
        "2026-11-21": { working: true, spans: [{ fromMinute: 600, toMinute: 630 }], name: null },
      },
    });
    expect(calendar.dayInfo("2026-11-23")).toMatchObject({ working: false, name: "盘点", source: "store" });
    expect(calendar.dayInfo("2026-10-02")).toMatchObject({ minutes: 540, name: "国庆节" });
    expect(calendar.dayInfo("2026-11-21").minutes).toBe(30);
    expect(shown(calendar.addWorkingMinutes(at("2026-11-20T17:40"), 60))).toBe("2026-11-24T09:10");
  });

  it("a store that never closes is open on holidays too", () => {
    const calendar = calendarWith({ openingHours: ALWAYS_OPEN_HOURS });
    expect(calendar.dayInfo("2026-10-01").minutes).toBe(1440);
    expect(shown(calendar.addWorkingMinutes(at("2026-09-30T23:30"), 60))).toBe("2026-10-01T00:30");
    expect(shown(calendar.rollToClosing(at("2026-10-02T03:00")))).toBe("2026-10-02T03:00");
  });

  it("a store with no working time at all lets the clock run naturally", () => {
    const closed = calendarWith({
      openingHours: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] },
    });
    expect(shown(closed.addWorkingMinutes(at("2026-11-20T10:00"), 60))).toBe("2026-11-20T11:00");
    expect(shown(closed.rollToClosing(at("2026-11-20T10:00")))).toBe("2026-11-20T10:00");
  });
});

describe("closing time and several spans a day", () => {
  const withLunch = calendarWith({
    openingHours: {
      ...DEFAULT_CALENDAR_SETTINGS.openingHours,
      5: [
        { fromMinute: 540, toMinute: 720 },
        { fromMinute: 810, toMinute: 1080 },
      ],
    },
  });

  it.each([
    ["2026-11-20T18:00", "2026-11-20T18:00"],
    ["2026-11-20T18:01", "2026-11-23T18:00"],
    ["2026-11-20T09:00", "2026-11-20T09:00"],
    ["2026-11-20T08:59", "2026-11-20T18:00"],
    ["2026-11-20T12:00", "2026-11-20T12:00"],
    ["2026-11-20T12:30", "2026-11-20T18:00"],
    ["2026-11-22T12:30", "2026-11-23T18:00"],
  ])("a due at %s rolls to %s", (due, rolled) => {
    expect(shown(withLunch.rollToClosing(at(due)))).toBe(rolled);
  });

  it("exactly at closing stays at closing, a minute more goes on in the morning", () => {
    expect(shown(withLunch.addWorkingMinutes(at("2026-11-20T11:00"), 60))).toBe("2026-11-20T12:00");
    expect(shown(withLunch.addWorkingMinutes(at("2026-11-20T11:00"), 61))).toBe("2026-11-20T13:31");
    expect(shown(withLunch.addWorkingMinutes(at("2026-11-20T18:00"), 1))).toBe("2026-11-23T09:01");
  });
});

describe("other zones", () => {
  const berlin = createWorkCalendar({
    zone: "Europe/Berlin",
    country: "none",
    openingHours: ALWAYS_OPEN_HOURS,
    holidayHours: [],
    storeOverrides: {},
  });

  it("keeps no Chinese holidays", () => {
    expect(berlin.dayInfo("2026-10-01")).toMatchObject({ working: true, source: "week", provisional: false });
    expect(berlin.dayInfo("2027-01-01").provisional).toBe(false);
  });

  it("a day of summer time's beginning has 23 hours, of its end 25", () => {
    expect(berlin.dayInfo("2026-03-29").minutes).toBe(23 * 60);
    expect(berlin.dayInfo("2026-10-25").minutes).toBe(25 * 60);
    expect(
      shown(berlin.addWorkingMinutes(at("2026-03-29T01:30", "Europe/Berlin"), 60), "Europe/Berlin"),
    ).toBe("2026-03-29T03:30");
  });

  it("opens at the wall clock's hour on both sides of the change", () => {
    const office = createWorkCalendar({
      ...DEFAULT_CALENDAR_SETTINGS,
      zone: "America/New_York",
      country: "none",
    });
    const due = office.addWorkingMinutes(at("2026-03-06T17:30", "America/New_York"), 60);
    expect(shown(due, "America/New_York")).toBe("2026-03-09T09:30");
  });

  it("an hour that does not exist leaves nothing of a span inside it", () => {
    const night = createWorkCalendar({
      zone: "Europe/Berlin",
      country: "none",
      openingHours: {
        ...DEFAULT_CALENDAR_SETTINGS.openingHours,
        7: [
          { fromMinute: 90, toMinute: 150 },
          { fromMinute: 165, toMinute: 200 },
          { fromMinute: 210, toMinute: 240 },
        ],
      },
      holidayHours: [],
      storeOverrides: {},
    });
    expect(night.dayInfo("2026-03-22").minutes).toBe(125);
    // 01:30–02:30 becomes 01:30–03:30 (an hour really passes), 02:45–03:20 is gone, 03:30–04:00 stays.
    expect(night.dayInfo("2026-03-29").minutes).toBe(90);
  });

  it("finds the local day west of Greenwich", () => {
    const honolulu = createWorkCalendar({
      ...DEFAULT_CALENDAR_SETTINGS,
      zone: "Pacific/Honolulu",
      country: "none",
    });
    expect(honolulu.localDate(at("2026-11-20T23:59", "Pacific/Honolulu"))).toBe("2026-11-20");
  });
});

describe("working time holds together", () => {
  const span = fc.tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }));
  const hours = span.map(([a, b]) => (a < b ? [{ fromMinute: a, toMinute: b }] : []));
  const settings = fc
    .record({
      zone: fc.constantFrom("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Pacific/Apia"),
      country: fc.constantFrom("CN" as const, "none" as const),
      openingHours: fc.record({
        1: fc.constant(NINE_TO_SIX),
        2: hours,
        3: hours,
        4: hours,
        5: hours,
        6: hours,
        7: hours,
      }),
      holidayHours: hours,
      storeOverrides: fc.constant({}),
    })
    .map((made): CalendarSettings => made);
  const instant = fc.integer({ min: at("2026-01-01T00:00"), max: at("2028-12-31T00:00") });

  it("adding minutes and measuring them again agree; nothing falls outside working time", () => {
    fc.assert(
      fc.property(settings, instant, fc.integer({ min: 1, max: 6000 }), (made, startMs, minutes) => {
        const calendar = createWorkCalendar(made);
        const dueMs = calendar.addWorkingMinutes(startMs, minutes);
        expect(calendar.workingMinutesBetween(startMs, dueMs)).toBe(minutes);
        expect(calendar.workingMinutesBetween(dueMs, startMs)).toBe(0);
        expect(calendar.rollToClosing(dueMs)).toBe(dueMs);
      }),
      { numRuns: 150 },
    );
  });

  it("two additions are one, and a later start never gives an earlier end", () => {
    fc.assert(
      fc.property(
        settings,
        instant,
        fc.integer({ min: 1, max: 2000 }),
        fc.integer({ min: 1, max: 2000 }),
        (made, startMs, first, second) => {
          const calendar = createWorkCalendar(made);
          const atOnce = calendar.addWorkingMinutes(startMs, first + second);
          expect(calendar.addWorkingMinutes(calendar.addWorkingMinutes(startMs, first), second)).toBe(atOnce);
          expect(calendar.addWorkingMinutes(startMs + second * 60_000, first)).toBeGreaterThanOrEqual(
            calendar.addWorkingMinutes(startMs, first),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it("rolling is never earlier, and rolling twice is rolling once", () => {
    fc.assert(
      fc.property(settings, instant, (made, dueMs) => {
        const calendar = createWorkCalendar(made);
        const rolled = calendar.rollToClosing(dueMs);
        expect(rolled).toBeGreaterThanOrEqual(dueMs);
        expect(calendar.rollToClosing(rolled)).toBe(rolled);
      }),
      { numRuns: 150 },
    );
  });
});

describe("settings", () => {
  it("accepts the default and what it would store", () => {
    expect(calendarSettingsSchema.parse(JSON.parse(JSON.stringify(DEFAULT_CALENDAR_SETTINGS)))).toEqual(
      DEFAULT_CALENDAR_SETTINGS,
    );
  });

  it.each([
    ["an unknown zone", { zone: "Asia/Atlantis" }],
    [
      "spans that overlap",
      {
        holidayHours: [
          { fromMinute: 540, toMinute: 700 },
          { fromMinute: 600, toMinute: 720 },
        ],
      },
    ],
    ["a span that ends before it begins", { holidayHours: [{ fromMinute: 700, toMinute: 540 }] }],
    ["no opening at all", { openingHours: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] } }],
    [
      "a day that does not exist",
      { storeOverrides: { "2026-02-30": { working: false, spans: null, name: null } } },
    ],
    ["an unknown field", { closed: true }],
  ])("refuses %s", (_, changes) => {
    expect(calendarSettingsSchema.safeParse({ ...DEFAULT_CALENDAR_SETTINGS, ...changes }).success).toBe(
      false,
    );
  });
});
