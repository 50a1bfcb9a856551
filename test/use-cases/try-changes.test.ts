import { expect, test } from "vitest";
import { loadCase } from "#electron/repositories/case-repository";
import { overrideDay } from "#electron/use-cases/calendar/change-calendar";
import { showCard } from "#electron/use-cases/card/show-card";
import { tryChanges } from "#electron/use-cases/clock/try-changes";
import { copyPolicy, usePolicy } from "#electron/use-cases/policy/policies";
import { accepted, EXAMPLE_CARD, EXAMPLE_REPAIR, openDeskFixture } from "#test/builders/desk-fixture";
import { instantMs } from "#test/builders/instant";

test("changes are tried by the store's own policy and days, and nothing is written", async () => {
  const { desk, as, at, create, done } = await openDeskFixture();
  const own = accepted(copyPolicy(desk, as("sup1"), { from: "flow_card", name: "本店" }));
  accepted(usePolicy(desk, as("sup1"), own.key, null));
  const closed = { working: false, spans: null, name: "盘点" };
  accepted(overrideDay(desk, as("admin1"), { day: "2026-11-23", override: closed }));
  const { id, no } = create("clerk1", { ...EXAMPLE_CARD, channel: "wechat" }).fields;
  done("clerk1", id, "classify", EXAMPLE_REPAIR);
  // Three working days, with Monday off for the store: until Thursday.
  const promised_at = "2026-11-26T09:10:00+08:00";
  done("clerk1", id, "dispatch", { assignee: "eng1", promised_at });
  done("eng1", id, "accept");
  done("eng1", id, "start");
  at("2026-11-20T14:00:00+08:00");
  const before = loadCase(desk.store, { id });
  const changes = [
    { change: "wait_for_customer", minutes: 60 },
    { change: "priority", priority: "urgent" },
    { change: "promise", promisedAtMs: instantMs("2026-11-27T09:10:00+08:00") },
  ] as const;
  const tried = accepted(tryChanges(desk, { ref: no ?? "", changes: [...changes] }));
  const dueOf = (index: number, milestone: string) =>
    tried[index]?.find((clock) => clock.milestone === milestone && clock.round === 1);
  expect(dueOf(0, "resolve")).toMatchObject({ due_at: instantMs("2026-11-26T10:10:00+08:00"), late: false });
  // An urgent visit was due four hours after the dispatch of 09:10.
  expect(dueOf(1, "on_site")).toMatchObject({ due_at: instantMs("2026-11-20T13:10:00+08:00"), late: true });
  expect(dueOf(1, "resolve")).toMatchObject({ due_at: instantMs(promised_at), late: false });
  expect(dueOf(2, "resolve")).toMatchObject({ due_at: instantMs("2026-11-27T09:10:00+08:00") });
  expect(loadCase(desk.store, { id })).toEqual(before);
  expect(tryChanges(desk, { ref: "SH-S01-20261120-9999", changes: [] })).toMatchObject({ code: "not_found" });
});

test("used time counts as the limit counts it: opening hours for a working clock, pauses never", async () => {
  const { desk, at, create, done } = await openDeskFixture();
  at("2026-11-20T17:50:00+08:00");
  const { id } = create("clerk1", { ...EXAMPLE_CARD, requested_at: "2026-11-20T17:50:00+08:00" }).fields;
  const used = (milestone: string) =>
    accepted(showCard(desk, id)).milestones.find((view) => view.milestone === milestone)?.used_minutes;
  at("2026-11-23T09:05:00+08:00");
  expect(used("classify")).toBe(15);
  done("clerk1", id, "classify", { kind: "B", service_mode: "remote", impact: "minor" });
  expect(used("resolve")).toBeNull();
  done("clerk1", id, "dispatch", { assignee: "eng1", promised_at: "2026-11-24T18:00:00+08:00" });
  done("eng1", id, "accept");
  done("eng1", id, "start");
  done("eng1", id, "wait", { waiting_for: "customer", reason: "客户外出" });
  at("2026-11-23T20:05:00+08:00");
  expect(used("resolve")).toBe(0);
  done("eng1", id, "resume");
  at("2026-11-24T08:05:00+08:00");
  expect(used("resolve")).toBe(12 * 60);
  expect(used("classify")).toBe(15);
});
