import { describe, expect, test } from "vitest";
import { insertCase } from "#electron/repositories/case-repository";
import { saveMilestones } from "#electron/use-cases/card/save-milestones";
import type { Desk } from "#electron/use-cases/desk";
import { explainFigure } from "#electron/use-cases/figures/explain-figure";
import { figureRows } from "#electron/use-cases/figures/figure-rows";
import { faultTrend, figureTrend } from "#electron/use-cases/figures/figure-trend";
import { showFigures } from "#electron/use-cases/figures/show-figures";
import { updateSettings } from "#electron/use-cases/settings/update-settings";
import { ok } from "#shared/contract/error-codes";
import type { FiguresView } from "#shared/contract/figures-views";
import type { CardFields, CaseState } from "#shared/domain/card/case-state";
import type { FigureFilters } from "#shared/domain/figures/scope";
import type { FigureCode } from "#shared/domain/figures/vocabulary";
import { accepted, type DeskFixture, EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";
import { instantMs } from "#test/builders/instant";
import { CHECK_ITEMS } from "#test/builders/payloads";
import { readRawStore, slowFigures } from "#test/builders/slow-figures";
import { sampleCase } from "#test/database/sample-case";

const CLASSIFIED = {
  kind: "A",
  service_mode: "on_site",
  fulfilment: "home_visit",
  fault_type: "hardware",
  fault_category: "异响",
  impact: "partial",
};
const DONE = { outcome: "repaired", result: "恢复正常", function_test: true };

function shown({ desk, as }: DeskFixture, period: string, filters: FigureFilters = {}): FiguresView {
  return accepted(showFigures(desk, as("sup1"), { period, filters }));
}

function figure(fixture: DeskFixture, code: FigureCode, period: string, filters: FigureFilters = {}) {
  return shown(fixture, period, filters).current.figures[code];
}

/** Registers a call at a time; the serial keeps cards apart. */
function call(fixture: DeskFixture, time: string, changes: Readonly<Record<string, unknown>> = {}): string {
  fixture.at(time);
  const fields = { ...EXAMPLE_CARD, requested_at: time, serial_no: "无", ...changes };
  return fixture.create("clerk1", fields).fields.id;
}

/** A repair from the call to its completion, all at one time. */
function repaired(
  fixture: DeskFixture,
  time: string,
  changes: Readonly<Record<string, unknown>> = {},
): string {
  const id = call(fixture, time, changes);
  fixture.done("clerk1", id, "classify", CLASSIFIED);
  fixture.done("clerk1", id, "dispatch", { assignee: "eng1" });
  fixture.done("eng1", id, "accept");
  fixture.done("eng1", id, "start");
  fixture.done("eng1", id, "finish", DONE);
  return id;
}

describe("a period", () => {
  test("holds its first moment and not its last, in the store's zone", async () => {
    const fixture = await openDeskFixture();
    call(fixture, "2026-09-30T23:59:59.999+08:00");
    call(fixture, "2026-10-01T00:00:00+08:00");
    call(fixture, "2026-10-31T23:59:59.999+08:00");
    call(fixture, "2026-11-01T00:00:00+08:00");
    const volume = (period: string) => figure(fixture, "volume_registered", period).value;
    expect(["2026-09", "2026-10", "2026-11", "2026-Q3", "2026-Q4"].map(volume)).toEqual([1, 2, 1, 1, 3]);
    const days = shown(fixture, "2026-10").current.breakdowns.day;
    expect(days).toHaveLength(31);
    expect(days.filter((row) => row.figures.volume_registered).map((row) => row.key)).toEqual([
      "2026-10-01",
      "2026-10-31",
    ]);
  });

  test("follows the zone's clock where that is put back", async () => {
    const fixture = await openDeskFixture();
    accepted(updateSettings(fixture.desk, fixture.as("sup1"), { zone: "Europe/Berlin" }));
    // 25 October 2026 has 25 hours in Berlin.
    call(fixture, "2026-10-24T23:30:00+02:00");
    call(fixture, "2026-10-25T00:30:00+02:00");
    call(fixture, "2026-10-25T23:30:00+01:00");
    call(fixture, "2026-10-26T00:30:00+01:00");
    const perDay = shown(fixture, "2026-10")
      .current.breakdowns.day.filter((row) => row.figures.volume_registered)
      .map((row) => [row.key, row.figures.volume_registered?.value]);
    expect(perDay).toEqual([
      ["2026-10-24", 1],
      ["2026-10-25", 2],
      ["2026-10-26", 1],
    ]);
    expect(figure(fixture, "volume_registered", "2026-10-25..2026-10-25").value).toBe(2);
    expect(figure(fixture, "volume_registered", "2026-W43").value).toBe(3);
  });

  test("with nothing in it shows counts of 0 and no rate at all", async () => {
    const fixture = await openDeskFixture();
    const view = shown(fixture, "2026-10");
    for (const [code, { value }] of Object.entries(view.current.figures)) {
      expect(value, code).toBe(code.startsWith("volume_") ? 0 : null);
    }
    expect(view.current.breakdowns.day).toHaveLength(31);
    expect(view.current.breakdowns.kind).toEqual([]);
    expect(view.current.breakdowns.fault_category).toEqual([]);
    expect(view.current.overdue).toEqual({ rows: [], total: 0 });
    expect(view.current.survey).toMatchObject({ collected: 0, overall: null });
  });

  test("of one card is that card", async () => {
    const fixture = await openDeskFixture();
    const id = repaired(fixture, "2026-10-09T10:00:00+08:00");
    fixture.at("2026-10-09T10:30:00+08:00");
    fixture.done("clerk1", id, "confirm", { method: "phone", solved: "yes", satisfaction: 5 });
    const { figures, breakdowns } = shown(fixture, "2026-10").current;
    expect(figures).toMatchObject({
      volume_registered: { value: 1 },
      volume_completed: { value: 1 },
      first_fix_rate: { value: 1, numerator: 1, denominator: 1 },
      repeat_rate: { value: 0 },
      satisfied_share: { value: 1 },
      satisfaction_index: { value: 100, basis_note: "card_scores" },
      survey_rate: { value: 0, denominator: 1 },
      handling_hours: { value: 0, median: 0, p90: 0, denominator: 1 },
      response_minutes: { value: 0 },
      complaint_rate: { value: 0 },
      qc_pass_rate: { value: null },
    });
    expect(breakdowns.kind.map((row) => row.key)).toEqual(["A"]);
    expect(breakdowns.staff.map((row) => row.key)).toEqual(["eng1"]);
    expect(breakdowns.fault_category).toMatchObject([{ fault_category: "异响", cards: 1, frequent: true }]);
    expect(breakdowns.model).toMatchObject([{ model: "XQB-80", cards: 1, fault_rate: null }]);
  });
});

describe("which cards count", () => {
  test("cancelled and merged ones do not, until that is taken back", async () => {
    const fixture = await openDeskFixture();
    const [kept, other] = ["09", "10"].map((hour) => call(fixture, `2026-10-09T${hour}:00:00+08:00`));
    fixture.at("2026-10-09T15:00:00+08:00");
    fixture.done("clerk1", other ?? "", "cancel", { reason: "客户取消" });
    expect(figure(fixture, "volume_registered", "2026-10").value).toBe(1);
    // The classification that is late is out with its card.
    const late = figure(fixture, "classify_rate", "2026-10");
    expect([late.numerator, late.denominator]).toEqual([0, 1]);
    const cancelled = fixture.act("clerk1", other ?? "", "undo", { event: 2 });
    accepted(cancelled);
    expect(figure(fixture, "volume_registered", "2026-10").value).toBe(2);
    expect(figure(fixture, "classify_rate", "2026-10").denominator).toBe(2);
    fixture.done("clerk1", other ?? "", "merge", { into: kept });
    expect(figure(fixture, "volume_registered", "2026-10").value).toBe(1);
  });

  test("imported history counts for volume and quality, not for what had to be on time", async () => {
    const fixture = await openDeskFixture();
    fixture.at("2026-11-05T10:00:00+08:00");
    const at = (time: string) => instantMs(`2026-10-${time}+08:00`);
    const imported: Partial<CardFields> = {
      id: "imported-1",
      no: null,
      external_no: "OLD-1",
      imported: true,
      status: "archived",
      channel: "phone",
      kind: "A",
      service_mode: "on_site",
      outcome: "repaired",
      registered_at: at("09T10:00:00"),
      first_completed_at: at("10T10:00:00"),
      completed_at: at("10T10:00:00"),
      confirmed_at: at("10T11:00:00"),
      grade: "satisfied",
    };
    insertHistory(fixture.desk, sampleCase(imported));
    const { figures } = shown(fixture, "2026-10").current;
    expect(figures.volume_completed.value).toBe(1);
    expect(figures.first_fix_rate.value).toBe(1);
    expect(figures.satisfied_share.value).toBe(1);
    expect(figures.handling_hours.value).toBe(24);
    const onTime = [
      "response_rate",
      "response_minutes",
      "register_rate",
      "resolve_rate",
      "archive_rate",
    ] as const;
    for (const code of onTime) expect(figures[code].value, code).toBeNull();
    const { figures: slow } = {
      figures: slowFigures(readRawStore(fixture.desk), { from: "2026-10-01", to: "2026-10-31" }),
    };
    for (const code of [...onTime, "volume_completed", "handling_hours"] as const)
      expect(slow[code].value, code).toBe(figures[code].value);
    const explained = accepted(
      explainFigure(fixture.desk, fixture.as("sup1"), { scope: { period: "2026-10" }, code: "resolve_rate" }),
    );
    expect(explained.left_out).toEqual([{ reason: "imported_history", cards: 1 }]);
  });
});

function insertHistory(desk: Desk, state: CaseState): void {
  accepted(
    desk.write((tx) => {
      insertCase(tx, state);
      saveMilestones(desk, tx, state, []);
      return ok(null);
    }),
  );
}

describe("repairs", () => {
  test("a rework takes the first-time fix away, and the first completion keeps the month", async () => {
    const fixture = await openDeskFixture();
    const id = repaired(fixture, "2026-10-30T10:00:00+08:00");
    expect(figure(fixture, "first_fix_rate", "2026-10").value).toBe(1);
    fixture.at("2026-11-02T10:00:00+08:00");
    fixture.done("clerk1", id, "confirm", { method: "phone", solved: "no", satisfaction: 2 });
    fixture.done("clerk1", id, "dispatch", { assignee: "eng1" });
    fixture.done("eng1", id, "accept");
    fixture.done("eng1", id, "start");
    fixture.done("eng1", id, "finish", DONE);
    expect(figure(fixture, "first_fix_rate", "2026-10")).toMatchObject({ numerator: 0, denominator: 1 });
    expect(figure(fixture, "volume_completed", "2026-11").value).toBe(0);
    expect(figure(fixture, "satisfied_share", "2026-11")).toMatchObject({ numerator: 0, denominator: 1 });
    const { reworks } = shown(fixture, "2026-11").current;
    expect(reworks).toMatchObject({
      total: 1,
      rows: [{ card_id: id, round: 2, cause: "dissatisfied", first_result: "恢复正常", assignee: "eng1" }],
    });
    expect(shown(fixture, "2026-10").current.reworks.total).toBe(0);
  });

  test("a repeat counts against the earlier card, in its month and for its engineer", async () => {
    const fixture = await openDeskFixture();
    const first = repaired(fixture, "2026-10-12T10:00:00+08:00", { serial_no: "SN20260001" });
    const second = call(fixture, "2026-11-03T10:00:00+08:00", {
      serial_no: "SN20260001",
      duplicate_reason: "又响了",
    });
    fixture.done("clerk1", second, "classify", CLASSIFIED);
    expect(figure(fixture, "repeat_rate", "2026-10")).toMatchObject({ numerator: 1, denominator: 1 });
    expect(figure(fixture, "first_fix_rate", "2026-10")).toMatchObject({ numerator: 0, denominator: 1 });
    expect(figure(fixture, "repeat_rate", "2026-11").value).toBeNull();
    const [row] = shown(fixture, "2026-11").current.repeats.rows;
    expect(row).toMatchObject({ card_id: second, earlier_assignee: "eng1", fault_category: "异响" });
    const rows = accepted(
      figureRows(fixture.desk, fixture.as("sup1"), {
        scope: { period: "2026-10" },
        code: "first_fix_rate",
        part: "missed",
      }),
    );
    expect(rows).toMatchObject({ total: 1, rows: [{ card_id: first, good: false, assignee: "eng1" }] });
    // The repeat is no repair of this store's any more once it is cancelled.
    fixture.done("clerk1", second, "cancel", { reason: "登记错了" });
    expect(figure(fixture, "repeat_rate", "2026-10").numerator).toBe(0);
  });

  test("the first sample check stands, checks are counted one by one", async () => {
    const fixture = await openDeskFixture();
    const id = call(fixture, "2026-10-12T10:00:00+08:00");
    fixture.done("clerk1", id, "classify", { ...CLASSIFIED, service_mode: "other", fulfilment: "carry_in" });
    fixture.done("clerk1", id, "dispatch", { assignee: "eng1" });
    fixture.done("eng1", id, "accept");
    fixture.done("eng1", id, "start");
    fixture.done("eng1", id, "finish", DONE);
    const failed = { items: { ...CHECK_ITEMS, function: "fail" }, reason: "仍有异响" };
    fixture.done("qc1", id, "qc_fail", failed);
    fixture.done("eng1", id, "finish", DONE);
    fixture.done("qc1", id, "qc_pass", { items: CHECK_ITEMS });
    fixture.done("qc1", id, "qc_sample", { ...failed, pass: false });
    fixture.done("clerk1", id, "dispatch", { assignee: "eng1" });
    fixture.done("eng1", id, "accept");
    fixture.done("eng1", id, "start");
    fixture.done("eng1", id, "finish", DONE);
    fixture.done("qc1", id, "qc_pass", { items: CHECK_ITEMS });
    fixture.done("qc1", id, "qc_sample", { items: CHECK_ITEMS, pass: true });
    const { figures } = shown(fixture, "2026-10").current;
    expect(figures.qc_pass_rate).toMatchObject({ numerator: 2, denominator: 3 });
    expect(figures.qc_sample_rate).toMatchObject({ numerator: 1, denominator: 1 });
    expect(figures.qc_sample_pass_rate).toMatchObject({ numerator: 0, denominator: 1 });
  });
});

describe("on time", () => {
  test("a late entry is met at its own time, and a miss beside it", async () => {
    const fixture = await openDeskFixture();
    const id = call(fixture, "2026-10-12T10:00:00+08:00");
    fixture.done("clerk1", id, "classify", CLASSIFIED);
    fixture.at("2026-10-12T18:00:00+08:00");
    fixture.done("clerk1", id, "dispatch", { assignee: "eng1", occurred_at: "2026-10-12T10:30:00+08:00" });
    expect(figure(fixture, "dispatch_rate", "2026-10")).toMatchObject({
      value: 1,
      late_entries: 1,
      late_as_missed: 0,
    });
    const { rows } = accepted(
      figureRows(fixture.desk, fixture.as("sup1"), {
        scope: { period: "2026-10" },
        code: "dispatch_rate",
        part: "numerator",
      }),
    );
    expect(rows).toMatchObject([{ card_id: id, late_entry: true, milestone: "dispatch", late_ms: null }]);
  });

  test("what runs past its due is missed without anybody touching the card", async () => {
    const fixture = await openDeskFixture();
    const id = call(fixture, "2026-10-12T10:00:00+08:00");
    fixture.at("2026-10-12T10:29:00+08:00");
    expect(figure(fixture, "classify_rate", "2026-10").value).toBeNull();
    fixture.at("2026-10-12T11:00:00+08:00");
    expect(figure(fixture, "classify_rate", "2026-10")).toMatchObject({ numerator: 0, denominator: 1 });
    expect(shown(fixture, "2026-10").current.overdue.rows).toMatchObject([
      { card_id: id, milestone: "classify", still_open: true, late_ms: 30 * 60_000, met_at: null },
    ]);
    const explained = (code: FigureCode) =>
      accepted(explainFigure(fixture.desk, fixture.as("sup1"), { scope: { period: "2026-10" }, code }));
    expect(explained("classify_rate")).toMatchObject({
      left_out: [],
      policies: [{ preset: "flow_card", version: 1, cards: 1 }],
    });
    expect(explained("on_site_rate").left_out).toEqual([{ reason: "not_applicable", cards: 1 }]);
  });

  test("a deadline of the next month is the next month's", async () => {
    const fixture = await openDeskFixture();
    const id = call(fixture, "2026-10-31T16:00:00+08:00");
    fixture.at("2026-11-02T09:00:00+08:00");
    fixture.done("clerk1", id, "classify", CLASSIFIED);
    fixture.at("2026-11-20T09:00:00+08:00");
    // Saturday afternoon: the half hour of working time ends on Monday.
    expect(figure(fixture, "classify_rate", "2026-10").value).toBeNull();
    expect(figure(fixture, "classify_rate", "2026-11").value).toBe(1);
    const explained = accepted(
      explainFigure(fixture.desk, fixture.as("sup1"), {
        scope: { period: "2026-10" },
        code: "classify_rate",
      }),
    );
    expect(explained.left_out).toEqual([{ reason: "due_elsewhere", cards: 1 }]);
  });
});

describe("surveys", () => {
  test("valid ones make the index; invalid ones are counted beside it", async () => {
    const fixture = await openDeskFixture();
    const scores = { timeliness: 5, efficiency: 4, expertise: 5, attitude: 5, aftercare: 5 };
    const ids = ["09", "10", "11"].map((hour) => repaired(fixture, `2026-10-12T${hour}:00:00+08:00`));
    const answers = [
      { collected_by: "customer", scores, overall: 5, choices: ["价格合理"] },
      { collected_by: "staff", scores, overall: 5 },
      { collected_by: "customer", scores: { timeliness: 1 }, overall: 1 },
    ];
    fixture.at("2026-10-12T15:00:00+08:00");
    ids.forEach((id, index) => {
      fixture.done("clerk1", id, "collect_survey", answers[index] ?? {});
      fixture.done("clerk1", id, "confirm", { method: "phone", solved: "yes", satisfaction: 4 });
    });
    const { figures, survey } = shown(fixture, "2026-10").current;
    expect(figures.satisfaction_index).toMatchObject({ value: 94, denominator: 1 });
    expect(figures.satisfaction_index.basis_note).toBeUndefined();
    expect(figures.survey_rate).toMatchObject({ numerator: 1, denominator: 3 });
    expect(survey).toMatchObject({
      collected: 3,
      valid: 1,
      dimensions: { timeliness: 5, efficiency: 4 },
      overall: 5,
      choices: [{ choice: "价格合理", count: 1 }],
    });
    expect(survey.invalid.toSorted((left, right) => (left.reason < right.reason ? -1 : 1))).toEqual([
      { reason: "by_staff", count: 1 },
      { reason: "unfinished", count: 1 },
    ]);
  });
});

describe("parts and stock", () => {
  test("waits for parts are on time within 48 hours, by the day they end", async () => {
    const fixture = await openDeskFixture();
    const waited = (from: string, to: string) => {
      const id = call(fixture, from);
      fixture.done("clerk1", id, "classify", CLASSIFIED);
      fixture.done("clerk1", id, "dispatch", { assignee: "eng1" });
      fixture.done("eng1", id, "accept");
      fixture.done("eng1", id, "wait", { waiting_for: "parts", reason: "缺减震" });
      fixture.at(to);
      fixture.done("eng1", id, "resume");
    };
    expect(figure(fixture, "parts_rate", "2026-10").value).toBeNull();
    waited("2026-10-12T10:00:00+08:00", "2026-10-14T10:00:00+08:00");
    waited("2026-10-12T11:00:00+08:00", "2026-10-14T11:00:01+08:00");
    waited("2026-10-31T10:00:00+08:00", "2026-11-01T10:00:00+08:00");
    expect(figure(fixture, "parts_rate", "2026-10")).toMatchObject({ numerator: 1, denominator: 2 });
    expect(figure(fixture, "parts_rate", "2026-11")).toMatchObject({ numerator: 1, denominator: 1 });
    expect(figure(fixture, "parts_rate", "2026-10", { kind: ["B"] }).value).toBeNull();
  });

  test("turnover is what was used over the mean of opening and closing stock", async () => {
    const fixture = await openDeskFixture();
    fixture.at("2026-11-20T09:00:00+08:00");
    const { sqlite } = fixture.desk.store;
    sqlite.exec(`INSERT INTO "part" ("code", "name", "model_codes", "unit_cost", "price", "min_level", "key_part", "active", "version")
      VALUES ('P1', '减震器', '[]', 1000, 2000, 6, 0, 1, 1)`);
    const insertion = sqlite.prepare(`INSERT INTO "stock_movement"
      ("part", "kind", "quantity", "from_holder", "to_holder", "serials", "unit_cost", "reverses", "at", "by")
      VALUES ('P1', ?, ?, ?, ?, '[]', 1000, ?, ?, 'wh1')`);
    const move = (
      kind: string,
      quantity: number,
      from: string | null,
      to: string | null,
      day: string,
      reverses = null,
    ) =>
      insertion.run(kind, quantity, from, to, reverses, instantMs(`${day}T10:00:00+08:00`)).lastInsertRowid;
    expect(figure(fixture, "stock_turnover", "2026-10")).toMatchObject({ value: null, denominator: 0 });
    move("receive", 10, null, "shelf", "2026-09-20");
    move("issue", 5, "shelf", "eng1", "2026-10-02");
    move("use", 4, "eng1", null, "2026-10-05");
    const mistaken = move("use", 1, "eng1", null, "2026-10-06");
    insertion.run("return", 1, null, "eng1", mistaken, instantMs("2026-10-06T11:00:00+08:00"));
    move("use", 1, "eng1", null, "2026-11-02");
    move("count", -1, null, "shelf", "2026-10-20");
    // Opening 10, closing 10 − 4 − 1 by count.
    const found = figure(fixture, "stock_turnover", "2026-10");
    expect(found).toMatchObject({ numerator: 4000, denominator: 7500 });
    const slow = slowFigures(readRawStore(fixture.desk), { from: "2026-10-01", to: "2026-10-31" });
    expect(found.value).toBeCloseTo(slow.stock_turnover.value ?? 0, 9);
    expect(shown(fixture, "2026-10").current.parts.rows).toMatchObject([
      { part: "P1", used: 4, used_value: 4000, closing: 5, min_level: 6 },
    ]);
    expect(figure(fixture, "stock_turnover", "2026-10", { kind: ["A"] })).toMatchObject({
      value: null,
      basis_note: "not_filterable",
    });
    const rows = accepted(
      figureRows(fixture.desk, fixture.as("sup1"), {
        scope: { period: "2026-10" },
        code: "stock_turnover",
        part: "numerator",
      }),
    );
    expect(rows).toMatchObject({
      total: 1,
      rows: [{ row: "movement", part: "P1", quantity: 4, value: 4000 }],
    });
  });
});

describe("who may", () => {
  test.each(["clerk1", "eng1", "admin1"])("%s may not see figures", async (code) => {
    const { desk, as } = await openDeskFixture();
    expect(showFigures(desk, as(code), { period: "2026-10" })).toMatchObject({
      ok: false,
      code: "forbidden",
      details: { needs: ["supervisor"] },
    });
  });

  test("a director may; a period that is none is refused", async () => {
    const { desk, as } = await openDeskFixture();
    expect(showFigures(desk, as("dir1"), { period: "2026-10" })).toMatchObject({ ok: true });
    expect(showFigures(desk, as("sup1"), { period: "2026-13" })).toMatchObject({
      ok: false,
      code: "invalid_input",
    });
  });
});

test("a trend is the figures of each period by itself", async () => {
  const fixture = await openDeskFixture();
  for (const day of ["08-03", "09-07", "09-08", "11-02"]) repaired(fixture, `2026-${day}T10:00:00+08:00`);
  fixture.at("2026-11-20T09:00:00+08:00");
  const codes = ["volume_completed", "classify_rate", "satisfaction_index"] as const;
  const request = { scope: { period: "2026-11" }, codes: [...codes], periods: 4 };
  const trend = accepted(figureTrend(fixture.desk, fixture.as("sup1"), request));
  expect(trend.periods.map((period) => period.code)).toEqual(["2026-08", "2026-09", "2026-10", "2026-11"]);
  expect(trend.values.volume_completed?.map(({ value }) => value)).toEqual([1, 2, 0, 1]);
  for (const code of codes) {
    const alone = trend.periods.map((period) => figure(fixture, code, period.code));
    expect(trend.values[code]).toEqual(alone);
  }
  const faults = accepted(
    faultTrend(fixture.desk, fixture.as("sup1"), {
      scope: { period: "2026-11" },
      fault_categories: ["异响", "漏水"],
      periods: 4,
    }),
  );
  expect(faults.lines).toEqual([
    { fault_category: "异响", cards: [1, 2, 0, 1] },
    { fault_category: "漏水", cards: [0, 0, 0, 0] },
  ]);
});
