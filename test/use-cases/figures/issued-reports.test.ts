import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { eventHead } from "#electron/repositories/event-repository";
import { sampleOf } from "#electron/repositories/figures/quality-sample-repository";
import { showCard } from "#electron/use-cases/card/show-card";
import { issueReport, listIssuedReports } from "#electron/use-cases/figures/issue-report";
import { showFigures } from "#electron/use-cases/figures/show-figures";
import type { FiguresView } from "#shared/contract/figures-views";
import { undoObstacle } from "#shared/domain/card/perform/undoing";
import type { FigureFilters } from "#shared/domain/figures/scope";
import { accepted, type DeskFixture, EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";

const CLASSIFIED = {
  kind: "A",
  service_mode: "on_site",
  fulfilment: "home_visit",
  fault_type: "hardware",
  fault_category: "异响",
  impact: "partial",
};
const DONE = { outcome: "repaired", result: "恢复正常", function_test: true };

function repaired(fixture: DeskFixture, time: string): string {
  fixture.at(time);
  const { id } = fixture.create("clerk1", { ...EXAMPLE_CARD, requested_at: time, serial_no: "无" }).fields;
  fixture.done("clerk1", id, "classify", CLASSIFIED);
  fixture.done("clerk1", id, "dispatch", { assignee: "eng1" });
  fixture.done("eng1", id, "accept");
  fixture.done("eng1", id, "start");
  fixture.done("eng1", id, "finish", DONE);
  return id;
}

function shown({ desk, as }: DeskFixture, period: string, filters: FigureFilters = {}): FiguresView {
  return accepted(showFigures(desk, as("sup1"), { period, filters }));
}

const issue = ({ desk, as }: DeskFixture, period: string, code = "sup1") =>
  issueReport(desk, as(code), period);

/** Three repairs in October, the month issued on 3 November. */
async function issuedOctober(): Promise<{ readonly fixture: DeskFixture; readonly ids: readonly string[] }> {
  const fixture = await openDeskFixture();
  const ids = ["05", "15", "30"].map((day) => repaired(fixture, `2026-10-${day}T10:00:00+08:00`));
  fixture.at("2026-11-03T10:00:00+08:00");
  accepted(issue(fixture, "2026-10"));
  return { fixture, ids };
}

describe("issuing a month", () => {
  test("is the supervisor's, of a month that is over, once", async () => {
    const fixture = await openDeskFixture();
    repaired(fixture, "2026-10-05T10:00:00+08:00");
    fixture.at("2026-10-31T23:59:59+08:00");
    expect(issue(fixture, "2026-10", "clerk1")).toMatchObject({ ok: false, code: "forbidden" });
    expect(issue(fixture, "2026-10")).toMatchObject({
      ok: false,
      code: "invalid_input",
      details: { fields: [{ field: "period", code: "period_not_over" }] },
    });
    expect(issue(fixture, "2026-W41")).toMatchObject({
      details: { fields: [{ field: "period", code: "not_a_month" }] },
    });
    expect(shown(fixture, "2026-10").issued).toBeNull();
    fixture.at("2026-11-01T00:00:00+08:00");
    expect(accepted(issue(fixture, "2026-10"))).toMatchObject({
      report: "monthly_report",
      period: "2026-10",
      issued_by: "sup1",
      issued_by_name: "冯远",
      samples: 1,
    });
    expect(issue(fixture, "2026-10")).toMatchObject({
      ok: false,
      code: "conflict",
      details: { reason: "already_issued", period: "2026-10" },
    });
    expect(accepted(listIssuedReports(fixture.desk, fixture.as("sup1")))).toHaveLength(1);
  });

  test("freezes every number of it, whatever changes afterwards", async () => {
    const { fixture, ids } = await issuedOctober();
    const first = shown(fixture, "2026-10");
    expect(first.issued).toMatchObject({ issued_by: "sup1" });
    expect(first.adjustments_since).toEqual([]);
    fixture.at("2026-11-10T10:00:00+08:00");
    fixture.done("clerk1", ids[0] ?? "", "confirm", { method: "phone", solved: "no", satisfaction: 1 });
    fixture.done("clerk1", ids[1] ?? "", "follow_up", {
      method: "phone",
      result: "一切正常",
      satisfied: true,
    });
    const later = shown(fixture, "2026-10");
    for (const part of [
      "current",
      "previous",
      "last_year",
      "adjustments",
      "weights",
      "staff",
      "issued",
    ] as const)
      expect(later[part], part).toEqual(first[part]);
    const changed = new Map(later.adjustments_since.map((change) => [change.code, change]));
    expect(changed.get("first_fix_rate")).toMatchObject({ issued: { numerator: 3 }, now: { numerator: 2 } });
    expect(changed.get("follow_up_rate")).toMatchObject({ issued: { numerator: 0 }, now: { numerator: 1 } });
    expect(changed.has("volume_completed")).toBe(false);
  });

  test("leaves some of the cards, and other periods, as they are now", async () => {
    const { fixture, ids } = await issuedOctober();
    fixture.at("2026-11-10T10:00:00+08:00");
    fixture.done("clerk1", ids[1] ?? "", "follow_up", {
      method: "phone",
      result: "一切正常",
      satisfied: true,
    });
    const followed = (period: string, filters?: FigureFilters) =>
      shown(fixture, period, filters).current.figures.follow_up_rate.numerator;
    expect(followed("2026-10")).toBe(0);
    expect(followed("2026-10", { person: ["eng1"] })).toBe(1);
    expect(followed("2026-Q4")).toBe(1);
    expect(shown(fixture, "2026-10", { person: ["eng1"] }).issued).toBeNull();
  });
});

describe("adjustments", () => {
  test("stand in the next month's report, and once told not again", async () => {
    const { fixture, ids } = await issuedOctober();
    fixture.at("2026-11-10T10:00:00+08:00");
    const follow = (id: string | undefined) =>
      fixture.done("clerk1", id ?? "", "follow_up", { method: "phone", result: "一切正常", satisfied: true });
    follow(ids[0]);
    fixture.at("2026-12-02T10:00:00+08:00");
    const told = () =>
      shown(fixture, "2026-11").adjustments.map(({ period, code, now }) => [period, code, now.numerator]);
    expect(told()).toEqual([["2026-10", "follow_up_rate", 1]]);
    accepted(issue(fixture, "2026-11"));
    fixture.at("2027-01-02T10:00:00+08:00");
    expect(shown(fixture, "2026-12").adjustments).toEqual([]);
    follow(ids[1]);
    expect(shown(fixture, "2026-12").adjustments).toMatchObject([
      { period: "2026-10", code: "follow_up_rate", issued: { numerator: 1 }, now: { numerator: 2 } },
    ]);
    // November's own words stay: it was issued before the second change.
    expect(told()).toEqual([["2026-10", "follow_up_rate", 1]]);
  });
});

describe("the quality sample", () => {
  test("is drawn at the issue, from the event head then, and can be repeated by an auditor", async () => {
    const fixture = await openDeskFixture();
    for (let day = 1; day <= 12; day += 1) repaired(fixture, `2026-10-${String(day + 10)}T10:00:00+08:00`);
    fixture.at("2026-11-03T10:00:00+08:00");
    const head = eventHead(fixture.desk.store);
    accepted(issue(fixture, "2026-10"));
    const drawn = sampleOf(fixture.desk.store, "2026-10");
    expect(drawn).toHaveLength(2);
    const seed = drawn[0]?.seed ?? "";
    expect(seed).toBe(`${head.globalSeq}:${head.hash ?? ""}`);
    const sum = (no: string) => createHmac("sha256", seed).update(no).digest("hex");
    const numbers = fixture.desk.store.sqlite.prepare(`SELECT "no" FROM "card"`).pluck().all() as string[];
    const lowest = numbers.toSorted((left, right) => (sum(left) < sum(right) ? -1 : 1)).slice(0, 2);
    expect(drawn.map(({ no }) => no)).toEqual(lowest);
    expect(drawn.map(({ sample_pass }) => sample_pass)).toEqual([null, null]);
  });
});

describe("undo", () => {
  const obstacleOf = ({ desk }: DeskFixture, id: string, seq: number) => {
    const { events, fields, lists, issued_reports: issued } = accepted(showCard(desk, id));
    const event = events.find((one) => one.seq === seq);
    if (!event) throw new Error("no such event");
    return undoObstacle(event, { state: { fields, lists }, actor: "sup1", events, issued });
  };

  test("does not reach across an issued report, and that is known beforehand", async () => {
    const { fixture, ids } = await issuedOctober();
    const id = ids[2] ?? "";
    const finish = accepted(showCard(fixture.desk, id)).events.at(-1)?.seq ?? 0;
    expect(obstacleOf(fixture, id, finish)).toBe("report_issued");
    const before = JSON.stringify(shown(fixture, "2026-10"));
    expect(fixture.act("sup1", id, "undo", { event: finish })).toMatchObject({
      ok: false,
      code: "invalid_state",
      details: { reason: "report_issued" },
    });
    expect(JSON.stringify(shown(fixture, "2026-10"))).toBe(before);
  });

  test("takes back what came after the report", async () => {
    const { fixture, ids } = await issuedOctober();
    const id = ids[2] ?? "";
    fixture.at("2026-11-04T10:00:00+08:00");
    const confirmed = fixture.done("clerk1", id, "confirm", {
      method: "phone",
      solved: "yes",
      satisfaction: 5,
    });
    const last = confirmed.events.at(-1)?.seq ?? 0;
    expect(obstacleOf(fixture, id, last)).toBeNull();
    expect(fixture.done("sup1", id, "undo", { event: last }).fields.status).toBe("completed");
  });
});
