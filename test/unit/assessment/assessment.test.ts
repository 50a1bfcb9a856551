import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ASSESSMENT_BASE,
  type AssessmentItemVersion,
  decideAssessment,
  itemsOfPeriod,
  mayAssess,
  type NewAssessment,
  totalOf,
} from "#shared/domain/assessment/assessment";
import { assessmentItemSchema, assessmentPeriod } from "#shared/domain/assessment/assessment-input";
import { type AssessmentFact, itemOfFact, keyOfFact } from "#shared/domain/assessment/proposals";
import { SHIPPED_ASSESSMENT_ITEMS } from "#shared/domain/assessment/shipped-items";
import { ROLES } from "#shared/domain/card/vocabulary";

const boss = { code: "sup1", roles: ["supervisor"] as const };
const OCTOBER = { period: "2026-10", closed: false, current: "2026-11" };
const LATE = SHIPPED_ASSESSMENT_ITEMS.find(({ code }) => code === "late_repair");
const LINE: NewAssessment = { staff: "eng1", points: 3, times: 1, card_id: "c1", note: null };

describe("the list that ships", () => {
  test("is the seed's, with its points", () => {
    expect(
      SHIPPED_ASSESSMENT_ITEMS.map(({ name, kind, min_points, max_points }) => [
        name,
        kind === "deduction" ? -min_points : min_points,
        kind === "deduction" ? -max_points : max_points,
      ]),
    ).toEqual([
      ["上班时间不佩戴工作牌，或有影响公司形象的行为", -2, -2],
      ["工作不主动，消极怠工", -3, -3],
      ["不服从安排或对工作推诿", -3, -3],
      ["与同事之间不能相互协作", -3, -3],
      ["严重的工作失误或违纪行为", -3, -10],
      ["未按时完成维修任务", -2, -5],
      ["未按次数要求完成巡检", -3, -3],
      ["客户投诉或回访客户不满意", -2, -5],
      ["安装调试中不配合项目经理，或对安排的工作推诿", -2, -5],
      ["安装调试验收中出现安装质量问题", -2, -5],
      ["安装调试未按进度计划完成（自身原因，每延期一天）", -2, -2],
      ["违章操作", -3, -3],
      ["特殊贡献或合理化建议", 3, 10],
    ]);
    expect(new Set(SHIPPED_ASSESSMENT_ITEMS.map(({ code }) => code)).size).toBe(13);
  });
});

describe("who assesses whom", () => {
  test.each(ROLES)("%s", (role) => {
    const may = mayAssess({ code: "x", roles: [role] }, "eng1", OCTOBER);
    expect(may.ok).toBe(role === "supervisor" || role === "director");
  });

  test("nobody themself, whatever the roles", () => {
    const decided = decideAssessment({ ...LINE, staff: "sup1" }, LATE, boss, OCTOBER);
    expect(decided).toMatchObject({ ok: false, refusal: { code: "self_approval" } });
  });

  test("nobody in a month whose report has been issued, or in one to come", () => {
    expect(decideAssessment(LINE, LATE, boss, { ...OCTOBER, closed: true })).toMatchObject({
      refusal: { code: "invalid_state", details: { period: "2026-10" } },
    });
    expect(decideAssessment(LINE, LATE, boss, { ...OCTOBER, period: "2026-12" })).toMatchObject({
      refusal: { code: "invalid_input", details: { fields: [{ field: "period", code: "in_future" }] } },
    });
    expect(decideAssessment(LINE, LATE, boss, { ...OCTOBER, period: "2026-11" }).ok).toBe(true);
  });
});

describe("points", () => {
  test.each([
    [2, null],
    [3.5, null],
    [5, null],
    [1.5, "too_small"],
    [-3, "too_small"],
    [5.5, "too_large"],
    [2.3, "invalid_value"],
    [Number.NaN, "invalid_value"],
  ])("%s of an item of 2–5", (points, code) => {
    const decided = decideAssessment({ ...LINE, points }, LATE, boss, OCTOBER);
    if (code === null) expect(decided).toEqual({ ok: true, points: -points });
    else expect(decided).toMatchObject({ refusal: { details: { fields: [{ field: "points", code }] } } });
  });

  test("count for every time, and a bonus is positive", () => {
    expect(decideAssessment({ ...LINE, points: 2, times: 3 }, LATE, boss, OCTOBER)).toEqual({
      ok: true,
      points: -6,
    });
    const bonus = SHIPPED_ASSESSMENT_ITEMS.find(({ kind }) => kind === "bonus");
    expect(decideAssessment({ ...LINE, points: 10 }, bonus, boss, OCTOBER)).toEqual({ ok: true, points: 10 });
    for (const times of [0, -1, 1.5, 32]) {
      expect(decideAssessment({ ...LINE, times }, LATE, boss, OCTOBER).ok).toBe(false);
    }
  });

  test("need a card or a note, and an item in use", () => {
    const bare = { ...LINE, card_id: null, note: "  " };
    expect(decideAssessment(bare, LATE, boss, OCTOBER)).toMatchObject({
      refusal: { details: { fields: [{ field: "note", code: "required" }] } },
    });
    expect(decideAssessment({ ...bare, note: "工地没去" }, LATE, boss, OCTOBER).ok).toBe(true);
    expect(decideAssessment(LINE, undefined, boss, OCTOBER).ok).toBe(false);
    if (LATE === undefined) throw new Error("the item ships");
    expect(decideAssessment(LINE, { ...LATE, active: false }, boss, OCTOBER).ok).toBe(false);
  });
});

describe("the total", () => {
  test("is 100 and what was not withdrawn", () => {
    const lines = fc.array(
      fc.record({
        points: fc.integer({ min: -20, max: 20 }).map((half) => half / 2),
        withdrawn_at: fc.option(fc.nat(), { nil: null }),
      }),
    );
    fc.assert(
      fc.property(lines, (entries) => {
        const total = totalOf(entries);
        const counted = entries.filter(({ withdrawn_at }) => withdrawn_at === null);
        expect(total.total).toBe(counted.reduce((sum, { points }) => sum + points, ASSESSMENT_BASE));
        expect(total.deducted).toBeLessThanOrEqual(0);
        expect(total.added).toBeGreaterThanOrEqual(0);
        expect(total.base + total.deducted + total.added).toBe(total.total);
      }),
    );
  });
});

describe("items by month", () => {
  const item = (version: number, from_period: string, max_points: number): AssessmentItemVersion => ({
    code: "late_repair",
    version,
    from_period,
    name: `第 ${version} 版`,
    kind: "deduction",
    min_points: 2,
    max_points,
    active: version !== 3,
    position: 6,
  });
  const versions = [item(3, "2027-01", 8), item(1, "0001-01", 5), item(2, "2026-11", 6)];

  test.each([
    ["2025-01", 1],
    ["2026-10", 1],
    ["2026-11", 2],
    ["2026-12", 2],
    ["2027-02", 3],
  ])("%s has version %i", (period, version) => {
    expect(itemsOfPeriod(versions, period).map((known) => known.version)).toEqual([version]);
  });

  test("the later version counts where two begin in one month", () => {
    expect(itemsOfPeriod([...versions, item(4, "2026-11", 7)], "2026-11")[0]?.version).toBe(4);
  });

  test("ranges and months are checked before they are kept", () => {
    const fields = { name: "迟到", kind: "deduction", min_points: 1, max_points: 2.5, active: true };
    expect(assessmentItemSchema.safeParse(fields).success).toBe(true);
    expect(assessmentItemSchema.safeParse({ ...fields, max_points: 0.5 }).success).toBe(false);
    expect(assessmentItemSchema.safeParse({ ...fields, min_points: 0 }).success).toBe(false);
    expect(assessmentItemSchema.safeParse({ ...fields, min_points: 1.3 }).success).toBe(false);
    expect(assessmentPeriod.safeParse("2026-13").success).toBe(false);
    expect(assessmentPeriod.safeParse("2026-02").success).toBe(true);
  });
});

describe("facts", () => {
  const card = { card_id: "c1", no: "SH-S01-20261003-0001", staff: "eng1" };
  const late: AssessmentFact = { what: "late", ...card, round: 1, due_at: 5, ended_at: null, visit: false };
  const facts: readonly (readonly [AssessmentFact, string])[] = [
    [late, "late_repair"],
    [{ ...late, visit: true, round: 2 }, "missed_patrol"],
    [{ what: "complaint", ...card, at: 5 }, "complaint"],
    [{ what: "dissatisfied", ...card, n: 1, at: 5 }, "complaint"],
    [{ what: "suggestion", ...card, entry_id: 3, problem: "加语音", at: 5 }, "suggestion"],
  ];

  test("count under an item that ships, each under a name of its own", () => {
    for (const [fact, code] of facts) expect(itemOfFact(fact)).toBe(code);
    expect(new Set(facts.map(([fact]) => keyOfFact(fact))).size).toBe(facts.length);
    const shipped = new Set(SHIPPED_ASSESSMENT_ITEMS.map(({ code }) => code));
    for (const [, code] of facts) expect(shipped.has(code)).toBe(true);
  });
});
