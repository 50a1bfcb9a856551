import { describe, expect, test } from "vitest";
import {
  addAssessment,
  decideAssessmentProposal,
  withdrawAssessment,
} from "#electron/use-cases/assessment/assess";
import { listAssessmentItems, saveAssessmentItem } from "#electron/use-cases/assessment/assessment-items";
import { assessmentMonth } from "#electron/use-cases/assessment/assessment-month";
import { actOnLedger } from "#electron/use-cases/ledger/act-on-ledger";
import { addLedgerEntry } from "#electron/use-cases/ledger/add-ledger-entry";
import type { AssessmentMonth } from "#shared/contract/ledger-views";
import { SHIPPED_ASSESSMENT_ITEMS } from "#shared/domain/assessment/shipped-items";
import { accepted, type DeskFixture, EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";

const NOVEMBER = "2026-11";

function tools({ desk, as }: DeskFixture) {
  const month = (code = "sup1", period = NOVEMBER) => accepted(assessmentMonth(desk, as(code), period));
  const add = (code: string, fields: Partial<Parameters<typeof addAssessment>[2]>) =>
    addAssessment(desk, as(code), {
      period: NOVEMBER,
      staff: "eng1",
      item: "unsafe_work",
      points: 3,
      note: "没系安全带",
      ...fields,
    });
  const decide = (
    code: string,
    key: string,
    decision: "accepted" | "dismissed" | "restored",
    points?: number,
  ) =>
    decideAssessmentProposal(desk, as(code), {
      period: NOVEMBER,
      key,
      decision,
      ...(points === undefined ? {} : { points }),
    });
  return { month, add, decide };
}

function personIn(month: AssessmentMonth, code: string) {
  const person = month.people.find(({ staff }) => staff === code);
  if (person === undefined) throw new Error(`${code} is not in the table`);
  return person;
}

/** As the report of a month leaves it when it is issued. */
function issue({ desk }: DeskFixture, period: string): void {
  desk.store.sqlite
    .prepare(`INSERT INTO "report_issue" VALUES ('monthly_report', ?, '{}', 1, 1, 'sup1')`)
    .run(period);
}

/** A repair that was promised for 11:00 and finished at noon. */
function lateRepair({ create, done, at }: DeskFixture) {
  const card = create("clerk1", EXAMPLE_CARD);
  const no = card.fields.no ?? "";
  done("clerk1", no, "classify", {
    kind: "A",
    service_mode: "on_site",
    fulfilment: "home_visit",
    fault_type: "hardware",
    fault_category: "异响",
    impact: "partial",
  });
  done("clerk1", no, "dispatch", { assignee: "eng1", promised_at: "2026-11-20T11:00:00+08:00" });
  done("eng1", no, "accept");
  done("eng1", no, "arrive");
  done("eng1", no, "log", { operation: "换减震" });
  at("2026-11-20T12:00:00+08:00");
  done("eng1", no, "finish", { outcome: "repaired", result: "恢复", function_test: true });
  return { id: card.fields.id, no };
}

describe("a month", () => {
  test("begins with the list that ships and 100 points for everybody at work", async () => {
    const { month } = tools(await openDeskFixture());
    const { items, people, closed } = month();
    expect(items.map(({ version: _v, from_period: _f, ...item }) => item)).toEqual(SHIPPED_ASSESSMENT_ITEMS);
    expect(closed).toBe(false);
    expect(people.map(({ staff }) => staff)).toEqual(
      expect.arrayContaining(["clerk1", "eng1", "eng2", "sup1", "dir1"]),
    );
    expect(people.map(({ staff }) => staff)).not.toContain("admin1");
    expect(
      people.every(({ base, total, lines }) => base === 100 && total === 100 && lines.length === 0),
    ).toBe(true);
  });

  test("shows a person only their own line", async () => {
    const fixture = await openDeskFixture();
    const { month, add } = tools(fixture);
    lateRepair(fixture);
    accepted(add("sup1", {}));
    accepted(add("sup1", { staff: "eng2" }));
    const own = month("eng1");
    expect(own.people.map(({ staff, total }) => [staff, total])).toEqual([["eng1", 97]]);
    expect(own.proposals).toEqual([]);
    expect(month("sup1").people.length).toBeGreaterThan(5);
  });

  test("of somebody who joined later is not there", async () => {
    const { month } = tools(await openDeskFixture());
    expect(month("sup1", "2026-10").people).toEqual([]);
  });
});

describe("adding and withdrawing", () => {
  test("sums up; what is withdrawn stays with its reason and counts no more", async () => {
    const fixture = await openDeskFixture();
    const { add } = tools(fixture);
    const card = fixture.create("clerk1", EXAMPLE_CARD);
    accepted(add("sup1", { points: 3, times: 2 }));
    const added = accepted(
      add("sup1", { item: "suggestion", points: 5, card: card.fields.no ?? "", note: null }),
    );
    const before = personIn(added, "eng1");
    expect(before).toMatchObject({ base: 100, deducted: -6, added: 5, total: 99 });
    expect(
      before.lines.map(({ item_name, points, times, no, note, entered_by }) => [
        item_name,
        points,
        times,
        no,
        note,
        entered_by,
      ]),
    ).toEqual([
      ["违章操作", -6, 2, null, "没系安全带", "sup1"],
      ["特殊贡献或合理化建议", 5, 1, card.fields.no, null, "sup1"],
    ]);
    const id = before.lines[0]?.id ?? 0;
    const { desk, as } = fixture;
    expect(withdrawAssessment(desk, as("eng1"), { id, reason: "不是我" })).toMatchObject({
      code: "forbidden",
    });
    const after = personIn(accepted(withdrawAssessment(desk, as("dir1"), { id, reason: "记错人" })), "eng1");
    expect(after).toMatchObject({ deducted: 0, added: 5, total: 105 });
    expect(after.lines[0]).toMatchObject({ points: -6, withdrawn_by: "dir1", withdrawn_reason: "记错人" });
    expect(withdrawAssessment(desk, as("dir1"), { id, reason: "再撤" })).toMatchObject({ code: "conflict" });
    expect(() => desk.store.sqlite.exec(`DELETE FROM "assessment_entry"`)).toThrow("never deleted");
    expect(() => desk.store.sqlite.exec(`UPDATE "assessment_entry" SET "points" = 9`)).toThrow(
      "never changed",
    );
  });

  test("nobody assesses themself, and only supervisors assess", async () => {
    const fixture = await openDeskFixture();
    const { add, month } = tools(fixture);
    expect(add("sup1", { staff: "sup1" })).toMatchObject({ ok: false, code: "self_approval" });
    expect(add("clerk1", {})).toMatchObject({ ok: false, code: "forbidden" });
    expect(add("admin1", {})).toMatchObject({ ok: false, code: "forbidden" });
    expect(add("sup1", { staff: "nobody" })).toMatchObject({ ok: false, code: "invalid_input" });
    expect(add("sup1", { card: "SH-S01-20200101-0001" })).toMatchObject({ ok: false, code: "not_found" });
    expect(add("sup1", { item: "nothing" })).toMatchObject({ ok: false, code: "invalid_input" });
    expect(month().people.every(({ lines }) => lines.length === 0)).toBe(true);
    accepted(add("dir1", { staff: "sup1" }));
  });

  test("a month whose report has been issued is closed", async () => {
    const fixture = await openDeskFixture();
    const { add, month, decide } = tools(fixture);
    lateRepair(fixture);
    const line = personIn(accepted(add("sup1", {})), "eng1").lines[0]?.id ?? 0;
    const key = month().proposals[0]?.key ?? "";
    issue(fixture, NOVEMBER);
    const closed = month();
    expect(closed).toMatchObject({ closed: true, proposals: [] });
    expect(add("sup1", {})).toMatchObject({ ok: false, code: "invalid_state" });
    expect(decide("sup1", key, "accepted")).toMatchObject({ ok: false, code: "invalid_state" });
    expect(withdrawAssessment(fixture.desk, fixture.as("sup1"), { id: line, reason: "x" })).toMatchObject({
      code: "invalid_state",
    });
    expect(month()).toEqual(closed);
  });
});

describe("items", () => {
  test("change from a month on; earlier months and lines keep what was said then", async () => {
    const fixture = await openDeskFixture();
    const { desk, as } = fixture;
    const { add, month } = tools(fixture);
    accepted(add("sup1", {}));
    const item = { name: "违章作业", kind: "deduction", min_points: 5, max_points: 8, active: true } as const;
    const save = (code: string, base_version: number, from_period: string) =>
      saveAssessmentItem(desk, as(code), { code: "unsafe_work", base_version, from_period, item });
    expect(save("clerk1", 1, NOVEMBER)).toMatchObject({ ok: false, code: "forbidden" });
    accepted(save("sup1", 1, NOVEMBER));
    expect(save("sup1", 1, NOVEMBER)).toMatchObject({ ok: false, code: "conflict", details: { version: 2 } });
    expect(save("sup1", 2, "2026-10")).toMatchObject({ ok: false, code: "invalid_input" });

    const october = month("sup1", "2026-10").items.find(({ code }) => code === "unsafe_work");
    expect(october).toMatchObject({ name: "违章操作", min_points: 3, max_points: 3, version: 1 });
    const line = personIn(month(), "eng1").lines[0];
    expect(line).toMatchObject({ item_name: "违章操作", points: -3, item_version: 1 });
    expect(add("sup1", {})).toMatchObject({ ok: false, code: "invalid_input" });
    const now = personIn(accepted(add("sup1", { points: 6 })), "eng1").lines[1];
    expect(now).toMatchObject({ item_name: "违章作业", points: -6, item_version: 2 });
  });

  test("are added at the end, and one out of use takes no new lines", async () => {
    const fixture = await openDeskFixture();
    const { desk, as } = fixture;
    const { add } = tools(fixture);
    const item = { name: "培训缺席", kind: "deduction", min_points: 1, max_points: 2, active: true } as const;
    const save = (input: {
      readonly code?: string;
      readonly base_version?: number;
      readonly active: boolean;
    }) => {
      const { active, ...rest } = input;
      return accepted(
        saveAssessmentItem(desk, as("sup1"), {
          ...rest,
          from_period: NOVEMBER,
          item: { ...item, active },
        }),
      );
    };
    save({ active: true });
    const own = listAssessmentItems(desk).at(-1);
    expect(own).toMatchObject({ code: "own_1", version: 1, position: 14, name: "培训缺席" });
    accepted(add("sup1", { item: "own_1", points: 1.5 }));
    save({ code: "own_1", base_version: 1, active: false });
    expect(add("sup1", { item: "own_1", points: 1.5 })).toMatchObject({ ok: false, code: "invalid_input" });
    expect(() => desk.store.sqlite.exec(`UPDATE "assessment_item_version" SET "name" = 'x'`)).toThrow(
      "append-only",
    );
  });
});

describe("what facts propose", () => {
  test("a late repair: taken with its card and a note, with other points of the range", async () => {
    const fixture = await openDeskFixture();
    const { month, decide } = tools(fixture);
    const card = lateRepair(fixture);
    const [proposal, ...others] = month().proposals;
    expect(others).toEqual([]);
    expect(proposal).toMatchObject({
      kind: "late",
      points: 2,
      item: { code: "late_repair" },
      fact: { card_id: card.id, no: card.no, staff: "eng1" },
    });
    const key = proposal?.key ?? "";
    expect(decide("clerk1", key, "accepted")).toMatchObject({ code: "forbidden" });
    expect(decide("sup1", key, "accepted", 6)).toMatchObject({ code: "invalid_input" });
    expect(month().proposals).toEqual([proposal]);
    const taken = accepted(decide("sup1", key, "accepted", 4));
    expect(taken.proposals).toEqual([]);
    expect(personIn(taken, "eng1")).toMatchObject({ total: 96 });
    expect(personIn(taken, "eng1").lines).toEqual([
      expect.objectContaining({
        points: -4,
        no: card.no,
        proposal: key,
        note: "应于 11-20 11:00 完成，11-20 12:00 才完成",
      }),
    ]);
    expect(decide("sup1", key, "accepted")).toMatchObject({ code: "conflict" });
  });

  test("is put aside and brought back with one decision each", async () => {
    const fixture = await openDeskFixture();
    const { month, decide } = tools(fixture);
    lateRepair(fixture);
    const key = month().proposals[0]?.key ?? "";
    expect(accepted(decide("sup1", key, "dismissed"))).toMatchObject({ proposals: [], dismissed: [{ key }] });
    expect(decide("sup1", key, "accepted")).toMatchObject({ code: "conflict" });
    expect(accepted(decide("sup1", key, "restored"))).toMatchObject({ proposals: [{ key }], dismissed: [] });
    expect(personIn(month(), "eng1").lines).toEqual([]);
  });

  test("a complaint is about the work of the card it came from; its supervisor decides about others only", async () => {
    const fixture = await openDeskFixture();
    const { create, done } = fixture;
    const { month, decide } = tools(fixture);
    const repair = lateRepair(fixture);
    fixture.at("2026-11-20T13:00:00+08:00");
    const complaint = create("clerk1", {
      ...EXAMPLE_CARD,
      serial_no: "无",
      requested_at: "2026-11-20T12:55:00+08:00",
      description: "约好的时间没来",
    });
    const no = complaint.fields.no ?? "";
    done("clerk1", no, "classify", { kind: "C", service_mode: "other", impact: "partial" });
    done("clerk1", no, "dispatch", { assignee: "sup1", promised_at: "2026-11-24T18:00:00+08:00" });
    const proposals = month().proposals.map(({ kind, fact }) => [kind, fact.staff, fact.card_id]);
    expect(proposals).toEqual([
      ["late", "eng1", repair.id],
      ["complaint", "eng1", complaint.fields.id],
    ]);
    const taken = accepted(decide("sup1", `complaint:${complaint.fields.id}`, "accepted"));
    expect(personIn(taken, "eng1")).toMatchObject({ total: 98 });
  });

  test("an adopted suggestion is a bonus for who brought it in, whom another must grant it", async () => {
    const fixture = await openDeskFixture();
    const { desk, as } = fixture;
    const { month, decide } = tools(fixture);
    const { entry } = accepted(
      addLedgerEntry(desk, as("sup1"), {
        source: "suggestion",
        problem: "工具箱按工单类型分装",
        measure: "做三种箱",
        owner: "eng1",
        due_on: "2026-11-30",
        result: "已分装",
      }),
    );
    const act = (code: string, version: number, action: "start" | "submit" | "verify") =>
      accepted(actOnLedger(desk, as(code), { id: entry.id, version, action, payload: {} }));
    act("eng1", 1, "start");
    act("eng1", 2, "submit");
    expect(month().proposals).toEqual([]);
    act("sup1", 3, "verify");
    expect(month().proposals).toEqual([
      expect.objectContaining({ kind: "suggestion", points: 3, key: `suggestion:${entry.id}` }),
    ]);
    expect(decide("sup1", `suggestion:${entry.id}`, "accepted")).toMatchObject({ code: "self_approval" });
    const granted = accepted(decide("dir1", `suggestion:${entry.id}`, "accepted", 8));
    expect(personIn(granted, "sup1")).toMatchObject({ total: 108 });
    expect(personIn(granted, "sup1").lines[0]?.note).toContain("工具箱按工单类型分装");
  });
});
