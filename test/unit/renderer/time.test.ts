import { describe, expect, test } from "vitest";
import { textIn } from "#shared/text/text";
import {
  clockTime,
  countdown,
  dayTime,
  fullTime,
  minutesUntil,
  shortTime,
  spokenLength,
  toLocalInput,
} from "../../../renderer/ui/time-format";
import { fromLocalInput, readClock, readTypedTime } from "../../../renderer/ui/typed-time";

const zone = "Asia/Shanghai";
const zh = textIn("zh");
const en = textIn("en");
const at = (iso: string) => Date.parse(iso);
const nowMs = at("2026-11-20T14:32:00+08:00");

describe("times in the store's zone", () => {
  test.each([
    ["2026-11-20T16:00:00+08:00", "今天 16:00"],
    ["2026-11-21T00:00:00+08:00", "明天 00:00"],
    ["2026-11-19T23:59:00+08:00", "昨天 23:59"],
    ["2026-11-22T18:00:00+08:00", "11-22 18:00"],
    ["2025-11-22T18:00:00+08:00", "2025-11-22 18:00"],
  ])("%s is %s", (iso, words) => {
    expect(dayTime(at(iso), nowMs, zone, zh)).toBe(words);
  });

  test("the machine's own zone does not matter", () => {
    expect(fullTime(at("2026-11-20T16:30:00Z"), zone)).toBe("2026-11-21 00:30");
    expect(clockTime(at("2026-11-20T16:30:00Z"), "Europe/Berlin")).toBe("17:30");
  });

  test("short form keeps the clock alone for today", () => {
    expect(shortTime(at("2026-11-20T09:05:00+08:00"), nowMs, zone, en)).toBe("09:05");
    expect(shortTime(at("2026-11-18T09:05:00+08:00"), nowMs, zone, en)).toBe("11-18 09:05");
  });

  test("input values go there and back", () => {
    const value = toLocalInput(nowMs, zone);
    expect(value).toBe("2026-11-20T14:32");
    expect(fromLocalInput(value, zone)).toBe(nowMs);
    expect(fromLocalInput("", zone)).toBeNull();
  });
});

describe("countdown", () => {
  test.each([
    [0, "0:00"],
    [33, "0:33"],
    [1148, "19:08"],
    [2879, "47:59"],
    [2880, "2天 0时"],
    [3060, "2天 3时"],
  ])("%i min is %s", (minutes, words) => {
    expect(countdown(minutes, zh)).toBe(words);
  });

  test("begun minutes don't count, before the due and after it", () => {
    expect(minutesUntil(nowMs + 59_999, nowMs)).toBe(0);
    expect(minutesUntil(nowMs + 60_000, nowMs)).toBe(1);
    expect(minutesUntil(nowMs, nowMs)).toBe(0);
    expect(minutesUntil(nowMs - 59_999, nowMs)).toBe(-0);
    expect(minutesUntil(nowMs - 60_000, nowMs)).toBe(-1);
  });

  test("is spoken in whole words", () => {
    expect(spokenLength(33, zh)).toBe("33 分");
    expect(spokenLength(61, en)).toBe("1 hour 1 minute");
    expect(spokenLength(3060, en)).toBe("2 days 3 hours");
  });
});

describe("typed times", () => {
  test.each([
    ["9", 540],
    ["0900", 540],
    ["９：３０", 570],
    ["24:00", 1440],
    ["25", null],
    ["9:60", null],
    ["", null],
  ])("%s", (typed, minutes) => {
    expect(readClock(typed)).toBe(minutes);
  });

  test("a clock alone means the same day; a day alone is no time", () => {
    expect(readTypedTime("17:00", nowMs, zone)).toBe(at("2026-11-20T17:00:00+08:00"));
    expect(readTypedTime("11/21 12:00", nowMs, zone)).toBe(at("2026-11-21T12:00:00+08:00"));
    expect(readTypedTime("2027-01-02 0800", nowMs, zone)).toBe(at("2027-01-02T08:00:00+08:00"));
    expect(readTypedTime("02-30 12:00", nowMs, zone)).toBeNull();
    expect(readTypedTime("11-21", nowMs, zone)).toBeNull();
  });
});
