import { describe, expect, test } from "vitest";
import type { AppointmentView } from "#shared/contract/clock-views";
import type { GridRow, StaffView } from "#shared/contract/views";
import {
  daysOf,
  hourOf,
  hoursOf,
  inCell,
  isOn,
  peopleOf,
  shifted,
  shiftText,
} from "../../../../renderer/appointments/board";
import { nearest } from "../../../../renderer/appointments/move-focus";

const ZONE = "Asia/Shanghai";
const at = (time: string) => Date.parse(`2026-11-20T${time}:00+08:00`);

const ROW: GridRow = {
  id: "1",
  no: "SH-S01-20261120-0001",
  version: 1,
  status: "dispatched",
  waiting_for: null,
  round: 1,
  milestone: "on_site",
  milestone_round: 1,
  due_at: null,
  start_at: null,
  level: "running",
  warn50_at: null,
  warn80_at: null,
  also: [],
  priority: "medium",
  kind: "A",
  customer_name: "林惊蛰",
  customer_level: "normal",
  phone_tail: "1186",
  model: "CG-W80",
  description: "漏水",
  service_mode: "on_site",
  assignee: "E01",
  assignee_name: "江一舟",
  promised_at: null,
  registered_at: null,
  paper: "none",
};

function appointment(time: string, assignee: string | null, name: string | null = null): AppointmentView {
  const row = { ...ROW, id: `${time} ${assignee}`, assignee, assignee_name: name };
  return { row, appointment_at: at(time), assignee, clash: false };
}

function person(code: string, name: string, change: Partial<StaffView> = {}): StaffView {
  return {
    code,
    name,
    roles: ["engineer"],
    group: null,
    phone: null,
    active: true,
    has_pin: false,
    has_password: false,
    locked: null,
    must_change: false,
    open_cards: 0,
    due_today: 0,
    ...change,
  };
}

describe("the days that are shown", () => {
  test("are one day, or its week from Monday", () => {
    expect(daysOf("day", "2026-11-20")).toEqual(["2026-11-20"]);
    expect(daysOf("week", "2026-11-22")).toEqual([
      "2026-11-16",
      "2026-11-17",
      "2026-11-18",
      "2026-11-19",
      "2026-11-20",
      "2026-11-21",
      "2026-11-22",
    ]);
  });

  test("move by their own length", () => {
    expect(shifted("day", "2026-12-31", 1)).toBe("2027-01-01");
    expect(shifted("week", "2026-11-20", -1)).toBe("2026-11-13");
  });
});

describe("the people of the board", () => {
  test("are the engineers in use and whoever has an appointment; nobody comes last", () => {
    const staff = [
      person("E01", "江一舟"),
      person("E02", "罗青山", { active: false }),
      person("C01", "陶然", { roles: ["clerk"] }),
    ];
    const booked = [appointment("10:00", null), appointment("11:00", "T01", "叶知秋")];
    expect(peopleOf(staff, booked).map(({ name }) => name)).toEqual(["江一舟", "叶知秋", null]);
    expect(peopleOf(staff, []).map(({ name }) => name)).toEqual(["江一舟"]);
  });
});

describe("the cells", () => {
  const booked = [appointment("20:30", "E01"), appointment("09:15", "E01"), appointment("09:45", "E02")];

  test("hold a person's appointments of that hour or day in order, each in one cell", () => {
    const engineer = { code: "E01", name: "江一舟" };
    const ids = (hour: number) =>
      inCell(booked, engineer, (atMs) => hourOf(atMs, ZONE) === hour).map(({ row }) => row.id);
    expect(ids(9)).toEqual(["09:15 E01"]);
    expect(ids(20)).toEqual(["20:30 E01"]);
    expect(inCell(booked, engineer, isOn("2026-11-20", ZONE)).map(({ row }) => row.id)).toEqual([
      "09:15 E01",
      "20:30 E01",
    ]);
    expect(inCell(booked, engineer, isOn("2026-11-21", ZONE))).toEqual([]);
  });

  test("reach as far as the appointments do", () => {
    expect(hoursOf([], ZONE)).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]);
    expect(hoursOf(booked, ZONE).at(-1)).toBe(20);
  });

  test("name the duty of a person on that day", () => {
    const shift = { day: "2026-11-20", staff: "E01", from_at: at("09:00"), to_at: at("18:00") };
    const engineer = { code: "E01", name: "江一舟" };
    expect(shiftText([shift], engineer, "2026-11-20", ZONE)).toBe("09:00-18:00");
    expect(shiftText([shift], engineer, "2026-11-21", ZONE)).toBeNull();
  });
});

test("arrow keys keep to the row or column they are in", () => {
  const points = [
    { x: 100, y: 10 },
    { x: 20, y: 60 },
    { x: 0, y: 200 },
  ];
  expect(nearest({ x: 0, y: 0 }, points, 1, 0)).toBe(0);
  expect(nearest({ x: 0, y: 0 }, points, 0, 1)).toBe(1);
  expect(nearest({ x: 20, y: 60 }, points, 0, 1)).toBe(2);
  expect(nearest({ x: 0, y: 0 }, points, 0, -1)).toBeNull();
});
