import { describe, expect, test } from "vitest";
import type { CardFields, CaseState } from "#shared/domain/card/case-state";
import { gradeFromScore } from "#shared/domain/card/grade";
import {
  CONFIRM_METHODS,
  GRADES,
  OUTCOMES,
  type Outcome,
  SOLVED,
  type STATUSES,
} from "#shared/domain/card/vocabulary";
import {
  act,
  type RawPayload,
  refusalOf,
  refusedFields,
  stateAfter,
  stepsOf,
} from "#test/builders/card-story";
import { approvalRequest, caseIn, LAST_CHANGE_AT } from "#test/builders/case-state";
import { decisionContext } from "#test/builders/decision-context";
import { NOW_MS } from "#test/builders/instant";

const ATTEMPTS = ["2026-11-19T10:00:00+08:00", "2026-11-20T10:00:00+08:00", "2026-11-21T10:00:00+08:00"];
/** Outcomes after which DOMAIN 2.2 asks whether it is solved. */
const ASKED: readonly Outcome[] = ["repaired", "answered", "done", "exchanged", "refunded", "compensated"];

const confirm = (payload: RawPayload, fields: Partial<CardFields> = {}, by = "clerk1") =>
  act(caseIn("completed", fields), by, "confirm", payload);

describe("confirm: outcome × solved × grade", () => {
  const grades = [undefined, ...GRADES];
  const answers = [undefined, ...SOLVED];
  const cases = OUTCOMES.flatMap((outcome) =>
    answers.flatMap((solved) => grades.map((grade) => ({ outcome, solved, grade }))),
  );

  test.each(cases)("$outcome, solved $solved, grade $grade", ({ outcome, solved, grade }) => {
    const decision = confirm({ method: "phone", solved, grade }, { outcome });
    const asked = ASKED.includes(outcome);
    if (asked && solved === undefined) {
      expect(refusedFields(decision)).toEqual({ solved: "required" });
      return;
    }
    const steps = stepsOf(decision);
    expect(steps[0]).toMatchObject({ action: "confirm", actor: "clerk1" });
    expect(steps[0]?.state.fields).toMatchObject({
      status: "confirmed",
      confirmed_at: NOW_MS,
      confirm_method: "phone",
      solved: solved ?? null,
      grade: grade ?? null,
      round: 1,
    });
    const unhappy = grade === "dissatisfied" || (asked && solved !== "yes");
    expect(steps.slice(1).map(({ action, actor }) => [action, actor])).toEqual(
      unhappy ? [["dissatisfied", "system"]] : [],
    );
    expect(stateAfter(decision).fields).toMatchObject(
      unhappy
        ? { status: "rework", round: 2, confirmed_at: NOW_MS, rework_reason: expect.any(String) }
        : { status: "confirmed", round: 1, rework_reason: null },
    );
  });
});

describe("confirm: score and grade", () => {
  test("the grade follows the score where it is not said", () => {
    expect([1, 2, 3, 4, 5].map(gradeFromScore)).toEqual([
      "dissatisfied",
      "dissatisfied",
      "neutral",
      "satisfied",
      "satisfied",
    ]);
    for (const score of [0, 6, 2.5, Number.NaN]) expect(() => gradeFromScore(score)).toThrow(RangeError);
    const { fields } = stateAfter(
      confirm({ method: "phone", solved: "yes", satisfaction: 3, opinion: "还行" }),
    );
    expect(fields).toMatchObject({ status: "confirmed", satisfaction: 3, grade: "neutral", opinion: "还行" });
  });

  test.each([1, 2])("a score of %i is dissatisfaction although it is solved", (satisfaction) => {
    expect(stateAfter(confirm({ method: "phone", solved: "yes", satisfaction })).fields.status).toBe(
      "rework",
    );
  });

  test("a grade that contradicts the score is refused, whichever the method", () => {
    for (const method of ["signature", "online", "phone"]) {
      for (const satisfaction of [1, 2, 3, 4, 5]) {
        for (const grade of GRADES) {
          const decision = confirm({ method, solved: "yes", satisfaction, grade });
          if (gradeFromScore(satisfaction) === grade) expect(decision.ok).toBe(true);
          else expect(refusedFields(decision)).toEqual({ grade: "contradicts_score" });
        }
      }
    }
  });

  test("a second round's answer takes the place of the first one's", () => {
    const before = {
      round: 2,
      solved: "no",
      satisfaction: 1,
      grade: "dissatisfied",
      opinion: "还在响",
    } as const;
    const { fields } = stateAfter(confirm({ method: "phone", solved: "yes" }, before));
    expect(fields).toMatchObject({ solved: "yes", satisfaction: null, grade: null, opinion: "还在响" });
  });
});

describe("confirm: unreachable", () => {
  const unreachable = (payload: RawPayload = {}, by = "sup1") =>
    confirm({ method: "unreachable", attempts: ATTEMPTS, ...payload }, {}, by);

  test("a supervisor, three dated attempts, no solved needed, no rework", () => {
    const decision = unreachable();
    expect(stepsOf(decision)).toHaveLength(1);
    expect(stateAfter(decision).fields).toMatchObject({
      status: "confirmed",
      confirm_method: "unreachable",
      solved: null,
      grade: null,
    });
    for (const by of ["clerk1", "eng1"]) {
      expect(refusalOf(unreachable({}, by))).toEqual({
        code: "forbidden",
        details: { needs: ["supervisor"] },
      });
    }
    expect(unreachable({}, "dir1").ok).toBe(true);
  });

  test("three different times, none of them to come", () => {
    const [first = "", second = "", third = ""] = ATTEMPTS;
    for (const attempts of [undefined, [], [first, second], [first, second, second]]) {
      expect(refusedFields(unreachable({ attempts }))).toEqual({ attempts: "three_needed" });
    }
    expect(refusedFields(unreachable({ attempts: [first, second, "2026-11-21T10:30:01+08:00"] }))).toEqual({
      attempts: "in_future",
    });
    expect(unreachable({ attempts: [first, second, third, first] }).ok).toBe(true);
  });

  test("nobody was reached, so nobody graded", () => {
    expect(refusedFields(unreachable({ grade: "satisfied" }))).toEqual({ grade: "not_when_unreachable" });
    expect(refusedFields(unreachable({ satisfaction: 5 }))).toEqual({ satisfaction: "not_when_unreachable" });
  });

  test("the closed list of methods has no other way round", () => {
    expect(CONFIRM_METHODS).toEqual(["signature", "online", "phone", "unreachable"]);
  });
});

describe("rework", () => {
  test.each(["completed", "confirmed", "archived"] as const)(
    "dissatisfied from %s: a new round",
    (status) => {
      const card = caseIn(status);
      const { fields } = stateAfter(act(card, "clerk1", "dissatisfied", { reason: "又响了" }));
      expect(fields).toEqual({
        ...card.fields,
        status: "rework",
        status_changed_at: NOW_MS,
        round: 2,
        rework_reason: "又响了",
        archived_at: null,
      });
    },
  );

  test("reopen by a supervisor; rounds count on", () => {
    const card = caseIn("archived", { round: 3 });
    const { fields } = stateAfter(act(card, "sup1", "reopen", { reason: "总部要求" }));
    expect(fields).toMatchObject({
      status: "rework",
      round: 4,
      rework_reason: "总部要求",
      archived_at: null,
    });
    expect(fields.first_completed_at).toBe(card.fields.first_completed_at);
  });
});

describe("follow_up", () => {
  const follow = (payload: RawPayload, fields: Partial<CardFields> = {}) =>
    act(caseIn("archived", fields), "clerk1", "follow_up", { method: "phone", result: "正常", ...payload });

  test("is written down, and changes nothing when all is well or nothing was said", () => {
    for (const satisfied of [true, undefined]) {
      const decision = follow({ satisfied });
      expect(stepsOf(decision)).toHaveLength(1);
      const { fields, lists } = stateAfter(decision);
      expect(fields).toEqual(caseIn("archived").fields);
      expect(lists.follow_ups).toEqual([
        {
          n: 1,
          method: "phone",
          result: "正常",
          satisfied: satisfied ?? null,
          followed_up_by: "clerk1",
          followed_up_at: NOW_MS,
        },
      ]);
    }
  });

  test("an unhappy answer writes dissatisfied with its reason", () => {
    const steps = stepsOf(follow({ satisfied: false, result: "又响了" }));
    expect(steps.map(({ action, actor }) => [action, actor])).toEqual([
      ["follow_up", "clerk1"],
      ["dissatisfied", "system"],
    ]);
    expect(steps[1]).toMatchObject({ payload: { reason: "又响了" } });
    expect(steps[1]?.state.fields).toMatchObject({ status: "rework", round: 2, rework_reason: "又响了" });
    expect(steps[1]?.state.lists.follow_ups).toHaveLength(1);
  });

  test("a VIP is spoken to", () => {
    for (const method of ["sms", "wechat", "app", "email"]) {
      expect(refusedFields(follow({ method }, { customer_level: "vip" }))).toEqual({
        method: "vip_by_phone",
      });
      expect(follow({ method }).ok).toBe(true);
    }
    for (const method of ["phone", "manual", "visit"]) {
      expect(follow({ method }, { customer_level: "vip" }).ok).toBe(true);
    }
  });
});

describe("cancel and merge", () => {
  const target = { id: "card-2", no: "SH-S01-20261120-0002", status: "registered" } as const;
  const merge = (into: { id: string; no: string | null; status: (typeof STATUSES)[number] } | undefined) =>
    act(
      caseIn("classified"),
      "clerk1",
      "merge",
      { into: "x" },
      { context: decisionContext({ cardByRef: () => into }) },
    );

  test("cancel keeps its reason", () => {
    const { fields } = stateAfter(act(caseIn("draft"), "clerk1", "cancel", { reason: "重复来电" }));
    expect(fields).toMatchObject({ status: "cancelled", cancel_reason: "重复来电", no: null });
  });

  test("before dispatch a clerk may, after it a supervisor: also when a later round waits for approval", () => {
    const again = caseIn("pending_approval", { round: 2, dispatched_at: LAST_CHANGE_AT });
    const context = decisionContext({ cardByRef: () => target });
    for (const [action, payload] of [
      ["cancel", { reason: "x" }],
      ["merge", { into: "x" }],
    ] as const) {
      expect(act(caseIn("pending_approval"), "clerk1", action, payload, { context }).ok).toBe(true);
      expect(refusalOf(act(again, "clerk1", action, payload, { context }))).toEqual({
        code: "forbidden",
        details: { needs: ["supervisor"] },
      });
      expect(act(again, "sup1", action, payload, { context }).ok).toBe(true);
    }
  });

  test("merge names the card it went into by its number, else by its id", () => {
    expect(stateAfter(merge(target)).fields).toMatchObject({
      status: "merged",
      merged_into: "SH-S01-20261120-0002",
    });
    expect(stateAfter(merge({ ...target, no: null, status: "draft" })).fields.merged_into).toBe("card-2");
  });

  test("merge into nothing, itself or a card that ended so is refused", () => {
    expect(refusalOf(merge(undefined))).toEqual({ code: "not_found", details: { what: "card", ref: "x" } });
    expect(refusedFields(merge({ ...target, id: "card-1" }))).toEqual({ into: "itself" });
    for (const status of ["merged", "cancelled"] as const) {
      expect(refusedFields(merge({ ...target, status }))).toEqual({ into: "closed_card" });
    }
  });

  test("what still waited for a decision is withdrawn with the card", () => {
    const requests = [
      approvalRequest({ status: "approved" }),
      approvalRequest({ n: 2 }),
      approvalRequest({ n: 3, status: "rejected" }),
    ];
    const statuses = (state: CaseState) => state.lists.requests.map(({ status }) => status);
    const card = caseIn("in_service", {}, { requests });
    const context = decisionContext({ cardByRef: () => target });
    expect(statuses(stateAfter(act(card, "sup1", "cancel", { reason: "x" })))).toEqual([
      "approved",
      "withdrawn",
      "rejected",
    ]);
    expect(statuses(stateAfter(act(card, "sup1", "merge", { into: "x" }, { context })))[1]).toBe("withdrawn");
  });
});
