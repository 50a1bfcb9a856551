import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { newestAudits } from "#electron/repositories/audit-repository";
import { findFields } from "#electron/repositories/case-repository";
import { eventHead } from "#electron/repositories/event-repository";
import { listCalls, listSurveys } from "#electron/use-cases/survey/list-surveys";
import {
  drawPeriodicSurvey,
  recordInterview,
  showPeriodicSample,
} from "#electron/use-cases/survey/periodic-sample";
import { saveSurveyForm, showSurveyForm } from "#electron/use-cases/survey/survey-form";
import type { SurveyState } from "#shared/contract/survey-views";
import { SHIPPED_SURVEY_FORM } from "#shared/domain/survey/survey-form";
import { accepted, type DeskFixture, EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";

const FIVES = { timeliness: 5, efficiency: 5, expertise: 5, attitude: 5, aftercare: 5 };
const ANSWERED = {
  kind: "B",
  service_mode: "consult",
  outcome: "answered",
  result: "已说明",
  confirm: { method: "phone", solved: "yes" },
};
const NOVEMBER = "2026-11";

/** A question that was answered on the phone at once: a completed, confirmed card in two calls. */
function answered({ create, done }: DeskFixture, fields: Readonly<Record<string, unknown>> = {}) {
  const { id, no } = create("clerk1", { ...EXAMPLE_CARD, serial_no: "无", ...fields }).fields;
  done("clerk1", id, "resolve_now", ANSWERED);
  return { id, no: no ?? "" };
}

const collected = (changes: Readonly<Record<string, unknown>> = {}) => ({
  collected_by: "customer",
  scores: FIVES,
  overall: 5,
  ...changes,
});

function tools(fixture: DeskFixture) {
  const { desk, as } = fixture;
  const list = (state: SurveyState, changes: { reason?: "late"; period?: string } = {}) =>
    accepted(listSurveys(desk, as("clerk1"), { state, period: NOVEMBER, ...changes }));
  const calls = () => accepted(listCalls(desk, as("clerk1")));
  return { list, calls };
}

describe("the questionnaire", () => {
  const WEIGHTS = { timeliness: 100, efficiency: 0, expertise: 0, attitude: 0, aftercare: 0 };
  const SCORES = { ...FIVES, timeliness: 1 };

  test("a new store has the one that ships", async () => {
    const { desk } = await openDeskFixture();
    const { current, versions } = showSurveyForm(desk);
    expect(current).toEqual({ version: 1, ...SHIPPED_SURVEY_FORM, changed_by: null, changed_at: 0 });
    expect(versions).toEqual([current]);
  });

  test("other weights are a version of their own; what is in keeps its index", async () => {
    const fixture = await openDeskFixture();
    const { desk, as, done, at } = fixture;
    const first = answered(fixture);
    const second = answered(fixture);
    done("clerk1", first.id, "collect_survey", collected({ scores: SCORES }));
    at("2026-11-20T10:00:00+08:00");
    const form = { ...SHIPPED_SURVEY_FORM, weights: WEIGHTS };
    const saved = accepted(saveSurveyForm(desk, as("sup1"), { base_version: 1, form }));
    expect(saved.versions.map(({ version, changed_by }) => [version, changed_by])).toEqual([
      [2, "sup1"],
      [1, null],
    ]);
    const after = done("clerk1", second.id, "collect_survey", collected({ scores: SCORES }));
    expect(after.lists.surveys).toMatchObject([{ index: 20, form_version: 2 }]);
    const { rows } = tools(fixture).list("valid");
    expect(rows.find(({ card_id }) => card_id === first.id)?.survey).toMatchObject({
      index: 84,
      form_version: 1,
    });
    const { sqlite } = desk.store;
    expect(() => sqlite.exec(`UPDATE "survey_form" SET "weights" = '{}'`)).toThrow("append-only");
    expect(() => sqlite.exec(`DELETE FROM "survey_form"`)).toThrow("append-only");
  });

  test("the same again writes nothing; a stale version and an engineer change nothing", async () => {
    const { desk, as } = await openDeskFixture();
    const before = showSurveyForm(desk);
    const form = SHIPPED_SURVEY_FORM;
    expect(accepted(saveSurveyForm(desk, as("admin1"), { base_version: 1, form }))).toEqual(before);
    const other = { ...form, weights: WEIGHTS };
    expect(saveSurveyForm(desk, as("sup1"), { base_version: 2, form: other })).toMatchObject({
      code: "conflict",
      details: { version: 1 },
    });
    expect(saveSurveyForm(desk, as("eng1"), { base_version: 1, form: other })).toMatchObject({
      code: "forbidden",
    });
    expect(showSurveyForm(desk)).toEqual(before);
    expect(desk.settings().survey_weights).toEqual(form.weights);
  });
});

describe("the list", () => {
  test("a survey goes from due to out to valid", async () => {
    const fixture = await openDeskFixture();
    const { done } = fixture;
    const { list } = tools(fixture);
    const { id } = answered(fixture);
    expect(list("due")).toMatchObject({ total: 1, rows: [{ card_id: id, state: "due", survey: null }] });
    done("clerk1", id, "hand_out_survey", { way: "screen" });
    expect(list("due").total).toBe(0);
    expect(list("out").rows).toMatchObject([{ card_id: id, survey: { way: "screen", n: 1 } }]);
    done("clerk1", id, "collect_survey", collected());
    const back = list("valid");
    expect(back.counts).toEqual({ due: 0, out: 0, valid: 1, invalid: 0, refused: 0 });
    expect(back.rows).toMatchObject([{ survey: { index: 100, valid: true } }]);
    expect(list("valid", { period: "2026-10" }).counts.valid).toBe(0);
  });

  test("what does not count stays, with its reason, and can be asked for by it", async () => {
    const fixture = await openDeskFixture();
    const { done, at } = fixture;
    const { list } = tools(fixture);
    const late = answered(fixture);
    const flat = answered(fixture);
    const own = answered(fixture);
    at("2026-11-20T12:00:00+08:00");
    done("clerk1", flat.id, "collect_survey", collected({ overall: 3 }));
    done("clerk1", own.id, "collect_survey", collected({ collected_by: "staff" }));
    at("2026-11-21T12:00:00+08:00");
    done("clerk1", late.id, "collect_survey", collected());
    const { total, reasons, counts } = list("invalid");
    expect([total, counts.invalid, counts.valid]).toEqual([3, 3, 0]);
    expect(reasons).toEqual({ unfinished: 0, late: 1, duplicate: 0, straight_line: 1, by_staff: 1 });
    expect(list("invalid", { reason: "late" })).toMatchObject({ total: 1, rows: [{ card_id: late.id }] });
  });

  test("a refusal keeps when and why", async () => {
    const fixture = await openDeskFixture();
    const { id } = answered(fixture);
    fixture.done("clerk1", id, "refuse_survey", { reason: "没有时间" });
    expect(tools(fixture).list("refused").rows).toMatchObject([
      {
        card_id: id,
        survey: { refused: true, refused_reason: "没有时间", refused_at: fixture.desk.nowMs() },
      },
    ]);
    expect(tools(fixture).list("due").total).toBe(0);
  });

  test("an undone collection is out again", async () => {
    const fixture = await openDeskFixture();
    const { done } = fixture;
    const { list } = tools(fixture);
    const { id } = answered(fixture);
    done("clerk1", id, "hand_out_survey", { way: "paper" });
    const event = done("clerk1", id, "collect_survey", collected()).events.at(-1)?.seq;
    done("clerk1", id, "undo", { event });
    expect(list("out").counts).toMatchObject({ out: 1, valid: 0 });
  });

  test("who is on neither side of the counter may not read it", async () => {
    const { desk, as } = await openDeskFixture();
    for (const code of ["eng1", "wh1", "admin1"]) {
      expect(listSurveys(desk, as(code), { state: "due", period: NOVEMBER }), code).toMatchObject({
        code: "forbidden",
      });
      expect(listCalls(desk, as(code)), code).toMatchObject({ code: "forbidden" });
    }
    expect(listSurveys(desk, as("clerk1"), { state: "due", period: "2026-13" })).toMatchObject({
      code: "invalid_input",
    });
  });
});

describe("calls to make", () => {
  test("survey and follow-up of one card are one call; what is done drops out", async () => {
    const fixture = await openDeskFixture();
    const { done } = fixture;
    const { calls } = tools(fixture);
    const { id } = answered(fixture);
    expect(calls()).toMatchObject([
      { card_id: id, wants: ["survey", "follow_up"], phone_masked: "128****0721", handed_out_at: null },
    ]);
    expect(JSON.stringify(calls())).not.toContain("12800000721");
    done("clerk1", id, "follow_up", { method: "phone", result: "一切正常", satisfied: true });
    expect(calls().map(({ wants }) => wants)).toEqual([["survey"]]);
    done("clerk1", id, "collect_survey", collected());
    expect(calls()).toEqual([]);
  });

  test("what is still in time first, VIP before the others; after a week nobody is called", async () => {
    const fixture = await openDeskFixture();
    const { at } = fixture;
    const { calls } = tools(fixture);
    const old = answered(fixture, { phone: "12800000001" });
    at("2026-11-21T15:00:00+08:00");
    const usual = answered(fixture, { phone: "12800000002" });
    at("2026-11-21T16:00:00+08:00");
    const vip = answered(fixture, { phone: "12800000003", customer_level: "vip" });
    expect(calls().map(({ card_id }) => card_id)).toEqual([vip.id, usual.id, old.id]);
    at("2026-11-28T15:30:00+08:00");
    expect(calls().map(({ card_id }) => card_id)).toEqual([vip.id]);
  });

  test("an archived card may still be followed up, its survey is over", async () => {
    const fixture = await openDeskFixture();
    const { done } = fixture;
    const { calls } = tools(fixture);
    const { id } = answered(fixture);
    done("clerk1", id, "refuse_survey", {});
    done("clerk1", id, "archive");
    expect(calls().map(({ wants }) => wants)).toEqual([["follow_up"]]);
  });

  test("a second round is asked again", async () => {
    const fixture = await openDeskFixture();
    const { done, at } = fixture;
    const { calls } = tools(fixture);
    const { id } = answered(fixture);
    done("clerk1", id, "collect_survey", collected());
    done("clerk1", id, "follow_up", { method: "phone", result: "又不行了", satisfied: false });
    expect(calls()).toEqual([]);
    at("2026-11-20T10:00:00+08:00");
    done("clerk1", id, "dispatch", { assignee: "tech1" });
    done("tech1", id, "accept");
    done("tech1", id, "start");
    done("tech1", id, "finish", { outcome: "answered", result: "重新设置" });
    expect(calls()).toMatchObject([{ round: 2, wants: ["survey", "follow_up"] }]);
  });
});

describe("the quarter's sample", () => {
  /** So many customers with a card closed in the fourth quarter. */
  function closedCards(fixture: DeskFixture, count: number): readonly string[] {
    return Array.from({ length: count }, (_unused, index) => {
      const { id } = answered(fixture, {
        phone: `1280000${String(1000 + index)}`,
        customer_name: `示例客户${index}`,
      });
      fixture.done("clerk1", id, "refuse_survey", {});
      fixture.done("clerk1", id, "archive");
      return findFields(fixture.desk.store, { id })?.customer_id ?? "";
    });
  }
  const Q4 = { period: "2026-Q4" } as const;

  test("a tenth, by the head of the log; drawn once, and anybody can repeat it", async () => {
    const fixture = await openDeskFixture();
    const { desk, as, at } = fixture;
    const customers = closedCards(fixture, 23);
    answered(fixture, { phone: "12800009999" });
    expect(drawPeriodicSurvey(desk, as("sup1"), Q4)).toMatchObject({
      code: "invalid_input",
      details: { fields: [{ field: "period", code: "period_runs" }] },
    });
    at("2027-01-04T09:00:00+08:00");
    expect(drawPeriodicSurvey(desk, as("clerk1"), Q4)).toMatchObject({ code: "forbidden" });
    expect(accepted(showPeriodicSample(desk, as("clerk1"), Q4))).toMatchObject({
      ended: true,
      population: 23,
      draw: null,
      rows: [],
    });
    const { globalSeq, hash } = eventHead(desk.store);
    const drawn = accepted(drawPeriodicSurvey(desk, as("sup1"), Q4));
    const seed = `${globalSeq}:${hash ?? ""}`;
    expect(drawn.draw).toMatchObject({ seed, population: 23, drawn_by: "sup1" });
    const sum = (id: string) => createHmac("sha256", seed).update(id).digest("hex");
    const expected = [...customers].sort((a, b) => (sum(a) < sum(b) ? -1 : 1)).slice(0, 3);
    expect(drawn.rows.map(({ customer_id, place }) => [place, customer_id])).toEqual(
      expected.map((id, index) => [index + 1, id]),
    );
    expect(drawn.rows.every(({ cards }) => cards.length === 1)).toBe(true);
    at("2027-01-05T09:00:00+08:00");
    expect(accepted(drawPeriodicSurvey(desk, as("dir1"), Q4))).toEqual(drawn);
    expect(() => desk.store.sqlite.exec(`DELETE FROM "periodic_survey"`)).toThrow("stays drawn");
    expect(() => desk.store.sqlite.exec(`UPDATE "periodic_draw" SET "seed" = 'x'`)).toThrow("append-only");
  });

  test("an interview keeps scores and index; a call that reached nobody is counted", async () => {
    const fixture = await openDeskFixture();
    const { desk, as, at } = fixture;
    closedCards(fixture, 1);
    at("2027-01-04T09:00:00+08:00");
    const [row] = accepted(drawPeriodicSurvey(desk, as("sup1"), Q4)).rows;
    const key = { ...Q4, customer_id: row?.customer_id ?? "" };
    const call = (version: number, outcome: Parameters<typeof recordInterview>[2]["outcome"]) =>
      recordInterview(desk, as("clerk1"), { ...key, version, outcome });
    expect(accepted(call(1, { kind: "not_reached" })).rows).toMatchObject([{ attempts: 1, version: 2 }]);
    expect(call(1, { kind: "not_reached" })).toMatchObject({ code: "conflict", details: { version: 2 } });
    const answers = { scores: { ...FIVES, efficiency: 3 }, overall: 4, comment: "希望周末也能上门" };
    const asked = accepted(call(2, { kind: "interviewed", answers }));
    expect(asked.rows).toMatchObject([
      { attempts: 1, index: 88, overall: 4, interviewed_by: "clerk1", interviewed_at: desk.nowMs() },
    ]);
    expect(call(3, { kind: "declined" })).toMatchObject({
      code: "invalid_input",
      details: { fields: [{ field: "outcome", code: "already_interviewed" }] },
    });
    expect(accepted(showPeriodicSample(desk, as("clerk1"), Q4))).toEqual(asked);
    expect(
      recordInterview(desk, as("clerk1"), {
        ...key,
        customer_id: "nobody",
        version: 1,
        outcome: { kind: "declined" },
      }),
    ).toMatchObject({ code: "not_found" });
    expect(newestAudits(desk.store, 1)).toMatchObject([
      {
        what: "survey.interview",
        by: "clerk1",
        details: { outcome: "interviewed", before: null, after: 88 },
      },
    ]);
  });

  test("a quarter without closed cards draws nobody", async () => {
    const { desk, as } = await openDeskFixture();
    const drawn = accepted(drawPeriodicSurvey(desk, as("sup1"), { period: "2026-Q3" }));
    expect([drawn.population, drawn.rows]).toEqual([0, []]);
  });
});
