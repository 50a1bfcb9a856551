import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { named } from "#electron/db/connection";
import { storedFiles } from "#electron/repositories/attachment-repository";
import { type LoadedCase, loadCase } from "#electron/repositories/case-repository";
import { listCustomers } from "#electron/repositories/customer-repository";
import { milestonesOfCard } from "#electron/repositories/milestone-repository";
import { listModels } from "#electron/repositories/model-repository";
import { listServiceGroups } from "#electron/repositories/service-group-repository";
import { listStaff } from "#electron/repositories/staff-repository";
import { attachmentPath } from "#electron/use-cases/attachment/attachment-file";
import { fillDemoStore } from "#electron/use-cases/demo/fill-demo-store";
import type { Desk } from "#electron/use-cases/desk";
import { initialiseStore } from "#electron/use-cases/store/initialise-store";
import { stateOfLog } from "#shared/domain/card/change-set";
import { newCase } from "#shared/domain/card/new-case";
import { isOpenStatus, ROLES, STATUSES, WAITING_FOR } from "#shared/domain/card/vocabulary";
import { URGENCY_LEVELS, urgencyOf } from "#shared/domain/clock/urgency";
import { accepted } from "#test/builders/desk-fixture";

/** Friday, in working time. */
const FRIDAY = "2026-11-20T14:20:00+08:00";
/** In the middle of a week of holidays, at night. */
const HOLIDAY_NIGHT = "2026-10-05T03:10:00+08:00";

const folders: string[] = [];
const desks: Desk[] = [];

async function emptyDesk(clock: string, sandbox: boolean): Promise<Desk> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "desk-demo-"));
  folders.push(folder);
  const identity = {
    prefix: "SH",
    store: "S01",
    name: "示例门店",
    zone: "Asia/Shanghai",
    person_code: "admin",
    person_name: "管理员",
  };
  const made = await initialiseStore(folder, identity, {
    env: { DESK_CLOCK: clock },
    now: () => Date.parse(clock),
    sandbox,
  });
  // Outside a sandbox the PC's clock counts: the test's own stands in for it.
  const desk = { ...accepted(made), nowMs: () => Date.parse(clock) };
  desks.push(desk);
  return desk;
}

async function filledDesk(clock: string, cards: number, seed = 7, sandbox = true): Promise<Desk> {
  const desk = await emptyDesk(clock, sandbox);
  expect(accepted(fillDemoStore(desk, { cards, seed }))).toEqual({ cards });
  return desk;
}

const everyId = named("test.everyCard", `SELECT "id" FROM "card" ORDER BY "id"`);

function allCases(desk: Desk): readonly LoadedCase[] {
  return desk.store.pluck<string>(everyId).map((id) => {
    const loaded = loadCase(desk.store, { id });
    if (loaded === null) throw new Error(id);
    return loaded;
  });
}

function digest(desk: Desk): string {
  const everything = allCases(desk).map((found) => [
    found,
    milestonesOfCard(desk.store, found.state.fields.id),
  ]);
  const archive = [listCustomers(desk.store, 10_000), listModels(desk.store), listStaff(desk.store)];
  return createHash("sha256")
    .update(JSON.stringify([everything, archive]))
    .digest("hex");
}

afterAll(() => {
  for (const desk of desks) desk.close();
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

describe("a demo store of 400 cards", () => {
  let desk: Desk;
  let cases: readonly LoadedCase[];

  beforeAll(async () => {
    desk = await filledDesk(FRIDAY, 400);
    cases = allCases(desk);
  });

  test("has every status and every reason to wait, most cards archived, 46 open", () => {
    const fields = cases.map(({ state }) => state.fields);
    expect(new Set(fields.map(({ status }) => status))).toEqual(new Set(STATUSES));
    const waits = fields.flatMap(({ waiting_for }) => waiting_for ?? []);
    expect(new Set(waits)).toEqual(new Set(WAITING_FOR));
    expect(fields.filter(({ status }) => isOpenStatus(status))).toHaveLength(46);
    expect(fields.filter(({ status }) => status === "archived").length).toBeGreaterThan(320);
  });

  test("has deadlines that are breached, at 80 %, at 50 %, running and paused now", () => {
    const nowMs = desk.nowMs();
    const levels = cases
      .filter(({ state }) => isOpenStatus(state.fields.status))
      .map(({ state, events }) => {
        return urgencyOf(state.fields, desk.clock().milestonesOf(state, events, nowMs), nowMs).level;
      });
    expect(new Set(levels)).toEqual(new Set(URGENCY_LEVELS.filter((level) => level !== "none")));
  });

  test("gives numbers without gaps, day by day in the order of registration", () => {
    const byDay = new Map<string, { registered_at: number; sequence: number }[]>();
    for (const { state } of cases) {
      const { no, registered_at, status } = state.fields;
      if (registered_at === null) {
        expect([no, status]).toEqual([null, "draft"]);
        continue;
      }
      const day = desk.clock().calendar.localDate(registered_at).replaceAll("-", "");
      expect(no).toMatch(new RegExp(`^SH-S01-${day}-\\d{4}$`));
      byDay.set(day, [...(byDay.get(day) ?? []), { registered_at, sequence: Number(no?.slice(-4)) }]);
    }
    for (const cards of byDay.values()) {
      const numbered = cards.toSorted((left, right) => left.sequence - right.sequence);
      expect(numbered.map(({ sequence }) => sequence)).toEqual(numbered.map((_card, index) => index + 1));
      const times = numbered.map(({ registered_at }) => registered_at);
      expect(times).toEqual(times.toSorted((left, right) => left - right));
    }
  });

  test("keeps each card as its log tells it", () => {
    for (const { state, events } of cases) {
      const { version } = state.fields;
      const blank = newCase({ ...state.fields, ...policyAtFirst(state, events) });
      const told = stateOfLog(blank, events);
      expect({ ...told.fields, version }).toEqual(state.fields);
      expect(told.lists).toEqual(state.lists);
      expect(version).toBe(new Set(events.map((event) => event.cause_seq)).size);
    }
  });

  test("keeps the clocks that the log gives", () => {
    const nowMs = desk.nowMs();
    for (const { state, events } of cases) {
      const computed = desk
        .clock()
        .milestonesOf(state, events, nowMs)
        .filter((result) => result.startAtMs !== null)
        .map((result) => ({
          clock: `${result.milestone}/${result.round}/${result.occurrence}`,
          state: result.state,
          due_at: result.dueAtMs,
          met_at: result.metAtMs,
          paused_ms: result.pausedMs,
        }));
      const stored = milestonesOfCard(desk.store, state.fields.id).map((row) => ({
        clock: `${row.milestone}/${row.round}/${row.occurrence}`,
        state: row.state,
        due_at: row.due_at,
        met_at: row.met_at,
        paused_ms: row.paused_ms,
      }));
      const byClock = (left: { clock: string }, right: { clock: string }) =>
        left.clock < right.clock ? -1 : 1;
      expect(stored.toSorted(byClock)).toEqual(computed.toSorted(byClock));
    }
  });

  test("tells nothing that happens after now or out of order", () => {
    for (const { state, events } of cases) {
      const entered = events.map((event) => event.entered_at);
      expect(entered).toEqual(entered.toSorted((left, right) => left - right));
      expect(Math.max(...entered)).toBeLessThanOrEqual(desk.nowMs());
      expect(events.every((event) => event.at <= event.entered_at && !event.clock_flag)).toBe(true);
      expect(events.map((event) => event.seq)).toEqual(events.map((_event, index) => index + 1));
      expect(state.fields.requested_at ?? 0).toBeLessThanOrEqual(state.fields.registered_at ?? desk.nowMs());
    }
  });

  test("uses invented phone numbers and addresses only", () => {
    const phones = [
      ...cases.flatMap(({ state }) => state.fields.phone ?? []),
      ...listCustomers(desk.store, 1000).map(({ phone }) => phone),
    ];
    expect(phones.filter((phone) => !/^12[89] \d{4} \d{4}$/.test(phone))).toEqual([]);
    expect(new Set(listCustomers(desk.store, 1000).map(({ phone }) => phone)).size).toBe(
      listCustomers(desk.store, 1000).length,
    );
    const addresses = cases.flatMap(({ state }) => state.fields.address ?? []);
    expect(addresses.filter((address) => !/^示例市.*示例路/.test(address))).toEqual([]);
  });

  test("fills the archive: models, groups, customers; each file is there", () => {
    expect(listModels(desk.store)).toHaveLength(30);
    expect(listServiceGroups(desk.store).map(({ name }) => name)).toEqual([
      "现场服务组",
      "远程支持组",
      "返修物流组",
    ]);
    const customers = listCustomers(desk.store, 1000);
    expect(customers.length).toBeGreaterThan(110);
    expect(customers.length).toBeLessThan(200);
    const sums = storedFiles(desk.store).map(({ sha256 }) => sha256);
    expect(sums.length).toBeGreaterThan(0);
    for (const sum of sums) {
      expect(fs.existsSync(attachmentPath(desk.store.folder.attachments, sum))).toBe(true);
    }
  });

  test("is refused a second time, and stays as it was", () => {
    const before = digest(desk);
    expect(fillDemoStore(desk, { cards: 5, seed: 8 })).toMatchObject({ ok: false, code: "unsupported" });
    expect(digest(desk)).toBe(before);
  });
});

/** The policy before the classification, which the blank card had. */
function policyAtFirst(state: LoadedCase["state"], events: LoadedCase["events"]) {
  const before = Object.assign({}, ...events.toReversed().map((event) => event.before));
  const { policy_preset = state.fields.policy_preset, policy_version = state.fields.policy_version } = before;
  return { policy_preset, policy_version };
}

describe("the same cards again", () => {
  test("come from the same count, seed and clock, and others from another seed", async () => {
    const first = await filledDesk(FRIDAY, 90, 11);
    const second = await filledDesk(FRIDAY, 90, 11);
    const other = await filledDesk(FRIDAY, 90, 12);
    expect(digest(second)).toBe(digest(first));
    expect(digest(other)).not.toBe(digest(first));
  });
});

describe("other stores", () => {
  test("a store that is no sandbox gets people for every part", async () => {
    const desk = await filledDesk(HOLIDAY_NIGHT, 300, 7, false);
    const people = listStaff(desk.store);
    expect(new Set(people.flatMap(({ roles }) => roles))).toEqual(new Set(ROLES));
    expect(people.find(({ code }) => code === "admin")).toMatchObject({ name: "管理员" });
    const statuses = new Set(allCases(desk).map(({ state }) => state.fields.status));
    expect(statuses).toEqual(new Set(STATUSES));
  });

  test.each([0, 1, 7, 40])("%i cards", async (cards) => {
    const desk = await filledDesk(HOLIDAY_NIGHT, cards);
    expect(allCases(desk)).toHaveLength(cards);
  });
});
