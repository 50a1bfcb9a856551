import { describe, expect, test } from "vitest";
import { dutyRoster, saveDutyOfDay } from "#electron/repositories/staff-repository";
import type { Desk } from "#electron/use-cases/desk";
import { listNotices, readNotices } from "#electron/use-cases/notice/notices";
import { isQuietAt } from "#electron/use-cases/notice/quiet-hours";
import { type AddedNotice, createReminders, type Reminders } from "#electron/use-cases/notice/reminders";
import { ok } from "#shared/contract/error-codes";
import { DEFAULT_STORE_SETTINGS } from "#shared/domain/store/store-settings";
import { accepted, type DeskFixture, EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";
import { instantMs } from "#test/builders/instant";

const day = "2026-11-20";
const at = (time: string) => `${day}T${time}:00+08:00`;

/** What one look of a running program tells, in short. */
function told(reminders: Reminders): unknown[] {
  return accepted(reminders.tell()).map(({ notice, readers }: AddedNotice) => [
    notice.kind,
    notice.lines.map(({ milestone, percent }) => `${milestone} ${percent}`),
    [...readers],
  ]);
}

/** A program that is running: it has looked once, when nothing was due. */
function running(desk: Desk, people: readonly string[] = ["clerk1"]): Reminders {
  const reminders = createReminders(desk, () => people);
  expect(told(reminders)).toEqual([]);
  return reminders;
}

/** Moves the clock a minute at a time from 10:01 on, looking each time; answers the minutes that told something. */
function minuteByMinute(moveTo: (time: string) => void, reminders: Reminders, until: string): unknown[] {
  const seen: unknown[] = [];
  for (let minute = 1; ; minute += 1) {
    const time = `${10 + Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
    moveTo(at(time));
    const now = told(reminders);
    if (now.length > 0) seen.push([time, ...now]);
    if (time === until) return seen;
  }
}

/** A card registered at 10:00: classify is due at 10:30. */
async function registeredAtTen(fields: Readonly<Record<string, unknown>> = {}): Promise<DeskFixture> {
  const fixture = await openDeskFixture();
  fixture.at(at("10:00"));
  fixture.create("clerk1", { ...EXAMPLE_CARD, requested_at: at("10:00"), ...fields });
  return fixture;
}

describe("reminders", () => {
  test("tell at 80 % and at the breach, once each; a limit under an hour is silent at half", async () => {
    const { desk, at: moveTo } = await registeredAtTen();
    const reminders = running(desk);
    const seen = minuteByMinute(moveTo, reminders, "11:03");
    expect(seen).toEqual([
      ["10:25", ["reminder", ["classify 80"], ["clerk1"]]],
      ["10:31", ["reminder", ["classify 100"], ["clerk1"]], ["reminder", ["classify 100"], ["sup1"]]],
      [
        "11:01",
        ["reminder", ["classify 200"], ["clerk1"]],
        ["reminder", ["classify 200"], ["sup1"]],
        ["reminder", ["classify 200"], ["dir1"]],
      ],
    ]);
  });

  test("tell once over restarts; what came due while the PC was off is one bundle", async () => {
    const { desk, create, at: moveTo } = await registeredAtTen();
    create("clerk1", { ...EXAMPLE_CARD, requested_at: at("10:00"), serial_no: "SN2" });
    running(desk);
    moveTo(at("12:00"));
    const restarted = createReminders(desk, () => ["clerk1"]);
    expect(told(restarted)[0]).toEqual(["while_off", ["classify 200", "classify 200"], ["clerk1"]]);
    moveTo(at("12:01"));
    expect(told(restarted)).toEqual([]);
    expect(told(createReminders(desk, () => ["clerk1"]))).toEqual([]);
  });

  test("a long sleep is told like a start", async () => {
    const { desk, at: moveTo } = await registeredAtTen();
    const reminders = running(desk);
    moveTo(at("10:45"));
    expect(told(reminders)[0]).toEqual(["while_off", ["classify 100"], ["clerk1"]]);
  });

  test("are bundled, at most one a minute, and wait while nobody is there", async () => {
    const { desk, create, done, at: moveTo } = await registeredAtTen();
    const people: string[] = [];
    const reminders = createReminders(desk, () => people);
    moveTo(at("10:25"));
    expect(told(reminders)).toEqual([]);
    people.push("clerk1");
    expect(told(reminders)).toEqual([["while_off", ["classify 80"], ["clerk1"]]]);
    moveTo("2026-11-20T10:25:10+08:00");
    create("clerk1", { ...EXAMPLE_CARD, requested_at: at("10:00"), serial_no: "SN2" });
    // The call was at 10:00 and its ten minutes are long over, yet the last bundle is seconds old.
    done("clerk1", "SH-S01-20261120-0001", "classify", {
      kind: "B",
      service_mode: "consult",
      impact: "minor",
      occurred_at: at("10:00"),
    });
    moveTo("2026-11-20T10:25:40+08:00");
    expect(told(reminders)).toEqual([]);
    moveTo(at("10:31"));
    expect(told(reminders)).toEqual([["while_off", ["dispatch 50"], ["clerk1"]]]);
  });

  test("go to whoever is on duty; without a roster to everybody signed in", async () => {
    const { desk, at: moveTo } = await registeredAtTen();
    const reminders = running(desk, ["clerk1", "eng1"]);
    const shift = { staff: "tech1", from_at: instantMs(at("09:00")), to_at: instantMs(at("18:00")) };
    accepted(
      desk.write((tx) => {
        saveDutyOfDay(tx, day, [shift]);
        return ok(null);
      }),
    );
    expect(dutyRoster(desk.store, day, day)).toHaveLength(1);
    expect(minuteByMinute(moveTo, reminders, "10:26")).toEqual([
      ["10:25", ["reminder", ["classify 80"], ["tech1"]]],
    ]);
  });

  test("a safety breach is told by itself", async () => {
    const { desk, create, at: moveTo } = await registeredAtTen({ impact: "safety" });
    create("clerk1", { ...EXAMPLE_CARD, requested_at: at("10:00"), serial_no: "SN2" });
    const reminders = running(desk, ["sup1"]);
    expect(minuteByMinute(moveTo, reminders, "10:31").at(-1)).toEqual([
      "10:31",
      ["safety", ["classify 100"], ["sup1"]],
      ["reminder", ["classify 100"], ["sup1"]],
    ]);
  });

  test("what is done in time is not told, nor what stands still", async () => {
    const { desk, done, at: moveTo } = await registeredAtTen();
    const reminders = running(desk);
    moveTo(at("10:04"));
    expect(told(reminders)).toEqual([]);
    done("clerk1", "SH-S01-20261120-0001", "classify", {
      kind: "B",
      service_mode: "consult",
      impact: "minor",
    });
    moveTo(at("10:08"));
    expect(told(reminders)).toEqual([]);
    moveTo(at("10:35"));
    expect(told(reminders)).toEqual([["while_off", ["dispatch 50"], ["clerk1"]]]);
  });

  test("stay in the bell until they are read, each reader for himself", async () => {
    const { desk, as, at: moveTo } = await registeredAtTen();
    const reminders = running(desk, ["clerk1", "eng1"]);
    minuteByMinute(moveTo, reminders, "10:25");
    const [notice] = listNotices(desk, as("clerk1"), {});
    expect(notice).toMatchObject({
      kind: "reminder",
      read: false,
      total: 1,
      lines: [{ no: "SH-S01-20261120-0001", customer_name: "示例客户", percent: 80, milestone: "classify" }],
    });
    expect(accepted(readNotices(desk, as("clerk1"), { ids: [notice?.id ?? ""] }))).toEqual({ unread: 0 });
    expect(listNotices(desk, as("clerk1"), {}).map((item) => item.read)).toEqual([true]);
    expect(listNotices(desk, as("eng1"), {}).map((item) => item.read)).toEqual([false]);
    expect(listNotices(desk, as("sup1"), {})).toEqual([]);
    expect(accepted(readNotices(desk, as("eng1"), { ids: null }))).toEqual({ unread: 0 });
  });
});

test.each([
  ["20:59", false],
  ["21:00", true],
  ["23:59", true],
  ["07:59", true],
  ["08:00", false],
])("quiet hours from 21:00 to 08:00: at %s %s", (time, quiet) => {
  const settings = { ...DEFAULT_STORE_SETTINGS, quiet_hours: { from_minute: 1260, to_minute: 480 } };
  expect(isQuietAt(settings, instantMs(at(time)))).toBe(quiet);
  expect(isQuietAt({ ...settings, quiet_hours: null }, instantMs(at(time)))).toBe(false);
});
