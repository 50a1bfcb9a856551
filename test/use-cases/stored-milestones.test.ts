import fc from "fast-check";
import { expect, test } from "vitest";
import { loadCase } from "#electron/repositories/case-repository";
import { milestoneKey, milestonesOfCard } from "#electron/repositories/milestone-repository";
import { showCard } from "#electron/use-cases/card/show-card";
import { refreshClocks } from "#electron/use-cases/clock/refresh-clocks";
import type { Desk } from "#electron/use-cases/desk";
import { createReminders } from "#electron/use-cases/notice/reminders";
import { usePolicy } from "#electron/use-cases/policy/policies";
import { pageCards } from "#electron/use-cases/workbench/page-cards";
import { type Action, POLICY_PRESETS, PRIORITIES, type WaitingFor } from "#shared/domain/card/vocabulary";
import type { MilestoneResult } from "#shared/domain/clock/milestone-result";
import { accepted, type DeskFixture, EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";
import { instantMs, MINUTE_MS } from "#test/builders/instant";
import { rowOfDetail } from "../../renderer/workbench/row-of-detail";

interface Deed {
  readonly by: string;
  readonly action: Action;
  readonly payload: Readonly<Record<string, unknown>>;
}

const deed = (by: string, action: Action, payload: Deed["payload"] = {}): Deed => ({ by, action, payload });
const waiting = (waiting_for: WaitingFor) => deed("eng1", "wait", { waiting_for, reason: "等" });
const DONE = { outcome: "repaired", result: "恢复正常", function_test: true };

/** What may happen to a card; what its state does not allow is refused, and changes nothing. */
const DEEDS: readonly Deed[] = [
  deed("eng1", "accept"),
  deed("eng1", "start"),
  deed("eng1", "arrive"),
  deed("eng1", "respond", { method: "phone" }),
  deed("eng1", "log", { operation: "检查" }),
  waiting("customer"),
  waiting("parts"),
  waiting("goods"),
  deed("eng1", "resume"),
  deed("eng1", "escalate", { reason: "反复报错", expert: "tech1" }),
  deed("tech1", "expert_answer", { answer: "更换主控板" }),
  deed("clerk1", "reassign", { assignee: "eng1", reason: "调整" }),
  deed("clerk1", "dispatch", { assignee: "eng1" }),
  ...PRIORITIES.map((priority) => deed("clerk1", "set_priority", { priority, reason: "客户说明" })),
  deed("eng1", "finish", DONE),
  deed("clerk1", "confirm", { method: "phone", solved: "no", satisfaction: 1 }),
  deed("clerk1", "confirm", { method: "phone", solved: "yes", satisfaction: 5 }),
  deed("clerk1", "dissatisfied", { reason: "又响了" }),
  deed("sup1", "waive", { milestone: "resolve", reason: "客户同意" }),
];

/** Deeds in any order, each so many minutes after the one before, ending in a day or two of silence. */
const life = fc.record({
  preset: fc.constantFrom(...POLICY_PRESETS),
  deeds: fc.array(fc.tuple(fc.constantFrom(...DEEDS), fc.integer({ min: 0, max: 900 })), {
    minLength: 4,
    maxLength: 14,
  }),
});

type Clock = readonly [key: string, ...facts: readonly unknown[]];

function computed(desk: Desk, id: string): readonly MilestoneResult[] {
  const loaded = loadCase(desk.store, { id });
  if (!loaded) throw new Error("the card is gone");
  const results = desk.clock().milestonesOf(loaded.state, loaded.events, desk.nowMs());
  return results.filter((result) => result.startAtMs !== null);
}

function sorted(clocks: readonly Clock[]): readonly Clock[] {
  return clocks.toSorted(([left], [right]) => (left < right ? -1 : 1));
}

/** Every fact that the database keeps of a clock. */
function expectSame(desk: Desk, id: string): void {
  const warnAt = (result: MilestoneResult, share: number) =>
    result.warnAtMs.find((point) => point.share === share)?.atMs ?? null;
  const stored = milestonesOfCard(desk.store, id).map(
    (row): Clock => [
      milestoneKey(row),
      row.state,
      [row.start_at, row.due_at, row.met_at, row.ended_at],
      [row.paused_ms, row.paused_since_at],
      [row.warn_half_at, row.warn_at, row.second_breach_at],
      row.priority,
    ],
  );
  const again = computed(desk, id).map(
    (result): Clock => [
      milestoneKey(result),
      result.state,
      [result.startAtMs, result.dueAtMs, result.metAtMs, result.endedAtMs],
      [result.pausedMs, result.pausedSinceMs],
      [warnAt(result, 0.5), warnAt(result, 0.8), result.secondBreachAtMs],
      result.priority,
    ],
  );
  expect(sorted(stored)).toEqual(sorted(again));
}

function moveTo(fixture: DeskFixture, atMs: number): void {
  fixture.at(new Date(atMs).toISOString());
}

test("the stored deadlines are those of the log, whatever happens to a card", async () => {
  const fixture = await openDeskFixture();
  const { desk, as, act, create } = fixture;
  let serial = 0;
  fc.assert(
    fc.property(life, ({ preset, deeds }) => {
      let nowMs = instantMs("2026-11-20T09:10:00+08:00");
      moveTo(fixture, nowMs);
      accepted(usePolicy(desk, as("sup1"), preset, null));
      serial += 1;
      const { id } = create("clerk1", { ...EXAMPLE_CARD, serial_no: `SN${serial}` }).fields;
      accepted(
        act("clerk1", id, "classify", {
          kind: "A",
          service_mode: "on_site",
          fulfilment: "home_visit",
          fault_type: "hardware",
          fault_category: "异响",
          impact: "partial",
        }),
      );
      accepted(act("clerk1", id, "dispatch", { assignee: "eng1" }));
      for (const [{ by, action, payload }, minutes] of deeds) {
        nowMs += minutes * MINUTE_MS;
        moveTo(fixture, nowMs);
        const before = milestonesOfCard(desk.store, id);
        if (act(by, id, action, payload).ok) expectSame(desk, id);
        else expect(milestonesOfCard(desk.store, id)).toEqual(before);
      }
      moveTo(fixture, nowMs + 3000 * MINUTE_MS);
      while (accepted(refreshClocks(desk)) > 0);
      const states = (clocks: readonly { readonly state: string }[]) =>
        clocks.map((clock) => clock.state).sort();
      expect(states(milestonesOfCard(desk.store, id))).toEqual(states(computed(desk, id)));
    }),
    { numRuns: 25 },
  );
});

test("a row tells every running clock of its card, what is lost next first and what stands still last", async () => {
  const { desk, as, at, create, done } = await openDeskFixture();
  const { no } = create("clerk1", { ...EXAMPLE_CARD, channel: "wechat" }).fields;
  done("clerk1", no ?? "", "classify", {
    kind: "A",
    service_mode: "on_site",
    fulfilment: "home_visit",
    fault_type: "hardware",
    impact: "main_function",
    priority: "urgent",
    priority_reason: "独居老人",
  });
  done("clerk1", no ?? "", "dispatch", { assignee: "eng1" });
  const shown = () => {
    const [row] = pageCards(desk, as("clerk1"), { filter: {}, sort: [], start_row: 0, end_row: 9 }).rows;
    // What the window makes of the card itself is the same row.
    if (row) expect(rowOfDetail(row, accepted(showCard(desk, row.id)))).toEqual(row);
    const others = row?.also.map(({ milestone, level, due_at }) => [milestone, level, due_at !== null]) ?? [];
    return [[row?.milestone, row?.level], ...others];
  };
  expect(shown()).toEqual([
    ["respond", "running"],
    ["on_site", "running", true],
    ["resolve", "running", true],
  ]);
  at("2026-11-20T12:40:00+08:00");
  expect(shown()).toEqual([
    ["respond", "breached"],
    ["on_site", "warn80", true],
    ["resolve", "running", true],
  ]);
  done("eng1", no ?? "", "accept");
  done("eng1", no ?? "", "start");
  done("eng1", no ?? "", "wait", { waiting_for: "customer", reason: "客户外出" });
  expect(shown()).toEqual([
    ["on_site", "paused"],
    ["resolve", "paused", false],
  ]);
});

test("what a later promise has taken back is told again when it comes", async () => {
  const { desk, at, create, done } = await openDeskFixture();
  const { no, id } = create("clerk1", EXAMPLE_CARD).fields;
  done("clerk1", no ?? "", "classify", { kind: "B", service_mode: "remote", impact: "minor" });
  done("clerk1", no ?? "", "dispatch", { assignee: "eng1", promised_at: "2026-11-20T13:10:00+08:00" });
  done("eng1", no ?? "", "accept");
  const warned = () =>
    milestonesOfCard(desk.store, id).find(({ milestone }) => milestone === "resolve")?.warned_percent;
  at("2026-11-20T12:40:00+08:00");
  const reminders = createReminders(desk, () => ["eng1"]);
  accepted(reminders.tell());
  expect(warned()).toBe(80);
  done("clerk1", no ?? "", "request_approval", {
    what: "extension",
    reason: "等配件",
    promised_at: "2026-11-20T18:10:00+08:00",
    customer_agreed: true,
  });
  expect(warned()).toBe(80);
  done("sup1", no ?? "", "approve");
  expect(warned()).toBe(0);
  at("2026-11-20T13:45:00+08:00");
  const [told] = accepted(reminders.tell());
  expect(told?.notice.lines.map(({ milestone, percent }) => [milestone, percent])).toEqual([["resolve", 50]]);
});
