import { describe, expect, test } from "vitest";
import type { CardFields, CaseState } from "#shared/domain/card/case-state";
import { FULFILMENTS, OUTCOMES } from "#shared/domain/card/vocabulary";
import { DEFAULT_STORE_RULES } from "#shared/domain/store/store-rules";
import {
  act,
  type RawPayload,
  refusalOf,
  refusedFields,
  stateAfter,
  stepsOf,
} from "#test/builders/card-story";
import { ASSIGNEE, approvalRequest, caseIn, LAST_CHANGE_AT } from "#test/builders/case-state";
import { decisionContext } from "#test/builders/decision-context";
import { NOW_MS } from "#test/builders/instant";
import { CHECK_ITEMS } from "#test/builders/payloads";

const REPAIRED = { outcome: "repaired", result: "更换减震器，试机正常", function_test: true };
const FAILED = { ...CHECK_ITEMS, appearance: "fail" };

describe("finish", () => {
  const finish = (payload: RawPayload, fields: Partial<CardFields> = {}, rules = DEFAULT_STORE_RULES) =>
    act(caseIn("in_service", fields), ASSIGNEE, "finish", payload, { context: decisionContext({ rules }) });

  test("stores outcome, result, test, cause, parts and the engineer's own check", () => {
    const parts = [{ part: "P-01", quantity: 1, old_serial: "A1", new_serial: "B1" }];
    const payload = { ...REPAIRED, parts, fault_cause: "减震器断裂", self_check: CHECK_ITEMS };
    const { fields, lists } = stateAfter(finish(payload));
    expect(fields).toMatchObject({ ...REPAIRED, fault_cause: "减震器断裂", status: "completed" });
    expect(fields).toMatchObject({ completed_at: NOW_MS, first_completed_at: NOW_MS });
    expect(lists.part_uses).toMatchObject([{ n: 1, part: "P-01", used_by: ASSIGNEE, used_at: NOW_MS }]);
    expect(lists.checks).toEqual([
      {
        n: 1,
        level: "self",
        items: CHECK_ITEMS,
        pass: true,
        reason: null,
        checked_by: ASSIGNEE,
        checked_at: NOW_MS,
        self_checked: false,
      },
    ]);
  });

  test("an item that the engineer failed is no passed self-check", () => {
    expect(stateAfter(finish({ ...REPAIRED, self_check: FAILED })).lists.checks[0]?.pass).toBe(false);
    expect(stateAfter(finish(REPAIRED)).lists.checks).toEqual([]);
  });

  test("a repair says that it was tried out", () => {
    expect(refusedFields(finish({ ...REPAIRED, function_test: undefined }))).toEqual({
      function_test: "required",
    });
    expect(refusedFields(finish({ ...REPAIRED, function_test: false }))).toEqual({
      function_test: "must_be_true",
    });
    expect(finish({ outcome: "no_fault", result: "x", function_test: false }).ok).toBe(true);
  });

  test("goes to the check by outcome and fulfilment, and every repair where the store says so", () => {
    const checked = { ...DEFAULT_STORE_RULES, check_every_repair: true };
    for (const fulfilment of [null, ...FULFILMENTS]) {
      for (const outcome of OUTCOMES) {
        const card = {
          fulfilment,
        };
        const requests = [approvalRequest({ what: "compensation", status: "approved" as const })];
        const payload = { ...REPAIRED, outcome };
        const place = (rules: typeof checked) =>
          stateAfter(
            act(caseIn("in_service", card, { requests }), ASSIGNEE, "finish", payload, {
              context: decisionContext({ rules }),
            }),
          ).fields;
        const comes = ["carry_in", "mail_in", "pickup_repair"].includes(fulfilment ?? "");
        const expected = outcome === "repaired" && comes ? "quality_check" : "completed";
        expect(place(DEFAULT_STORE_RULES).status, `${outcome} ${fulfilment}`).toBe(expected);
        expect(place(checked).status).toBe(outcome === "repaired" ? "quality_check" : "completed");
      }
    }
  });

  test("with a check to come nothing is completed yet; the first completion is kept ever after", () => {
    const waits = stateAfter(finish(REPAIRED, { fulfilment: "carry_in" })).fields;
    expect(waits).toMatchObject({ status: "quality_check", completed_at: null, first_completed_at: null });
    const again = stateAfter(
      finish(REPAIRED, { round: 2, completed_at: LAST_CHANGE_AT, first_completed_at: LAST_CHANGE_AT }),
    ).fields;
    expect(again).toMatchObject({ completed_at: NOW_MS, first_completed_at: LAST_CHANGE_AT });
  });

  test("a compensation must have been approved (DOMAIN 4.3)", () => {
    const compensated = { outcome: "compensated", result: "补偿 50 元" };
    const finishWith = (status: "approved" | "pending") =>
      act(
        caseIn(
          "in_service",
          { kind: "D" },
          { requests: [approvalRequest({ what: "compensation", status })] },
        ),
        ASSIGNEE,
        "finish",
        compensated,
      );
    expect(refusalOf(finish(compensated, { kind: "D" }))).toEqual({
      code: "approval_required",
      details: { what: "compensation" },
    });
    expect(refusalOf(finishWith("pending")).code).toBe("approval_required");
    expect(stateAfter(finishWith("approved")).fields.outcome).toBe("compensated");
  });
});

describe("resolve_now 当场解决", () => {
  const QUESTION = { kind: "B", service_mode: "consult", outcome: "answered", result: "已说明用法" };
  const resolve = (state: CaseState, payload: RawPayload = QUESTION, by = "clerk1") =>
    act(state, by, "resolve_now", payload);
  const actions = (state: CaseState, payload: RawPayload = QUESTION) =>
    stepsOf(resolve(state, payload)).map(({ action, actor }) => `${action} ${actor}`);

  test("writes the events in between, at one time, all by the one who acts", () => {
    const between = ["dispatch clerk1", "accept clerk1", "start clerk1", "resolve_now clerk1"];
    expect(actions(caseIn("draft"))).toEqual(["register clerk1", "classify clerk1", ...between]);
    expect(actions(caseIn("registered"))).toEqual(["classify clerk1", ...between]);
    expect(actions(caseIn("classified"))).toEqual(["classify clerk1", ...between]);
    expect(actions(caseIn("classified"), { outcome: "no_fault", result: "x" })).toEqual(between);
    expect(stepsOf(resolve(caseIn("draft"))).map(({ state }) => state.fields.status)).toEqual([
      "registered",
      "classified",
      "dispatched",
      "accepted",
      "in_service",
      "completed",
    ]);
  });

  test("fills every time of the way with now and makes the actor the assignee", () => {
    const { fields } = stateAfter(resolve(caseIn("draft"), QUESTION, "tech1"));
    expect(fields).toMatchObject({
      kind: "B",
      service_mode: "consult",
      impact: "minor",
      priority: "low",
      outcome: "answered",
      result: "已说明用法",
      assignee: "tech1",
      registered_by: "tech1",
      registered_at: NOW_MS,
      classified_at: NOW_MS,
      dispatched_at: NOW_MS,
      accepted_at: NOW_MS,
      responded_at: NOW_MS,
      started_at: NOW_MS,
      completed_at: NOW_MS,
      first_completed_at: NOW_MS,
    });
    expect(fields.completeness).toBeGreaterThan(0);
  });

  test("with confirm in it the customer's answer follows, a bad one to rework", () => {
    const good = resolve(caseIn("registered"), { ...QUESTION, confirm: { method: "phone", solved: "yes" } });
    expect(stateAfter(good).fields).toMatchObject({
      status: "confirmed",
      solved: "yes",
      confirmed_at: NOW_MS,
    });
    expect(stepsOf(good).at(-1)).toMatchObject({ action: "confirm", actor: "clerk1" });
    const bad = resolve(caseIn("registered"), { ...QUESTION, confirm: { method: "phone", solved: "no" } });
    expect(stepsOf(bad).slice(-2)).toMatchObject([
      { action: "confirm", actor: "clerk1" },
      { action: "dissatisfied", actor: "system" },
    ]);
    expect(stateAfter(bad).fields).toMatchObject({ status: "rework", round: 2 });
    expect(
      refusedFields(resolve(caseIn("registered"), { ...QUESTION, confirm: { method: "phone" } })),
    ).toEqual({
      "confirm.solved": "required",
    });
  });

  test("needs what classify and finish need", () => {
    const finishOnly = { outcome: "answered", result: "x" };
    expect(refusedFields(resolve(caseIn("registered"), finishOnly))).toEqual({
      kind: "required",
      service_mode: "required",
    });
    const fault = { ...REPAIRED, kind: "A", service_mode: "remote" };
    expect(refusedFields(resolve(caseIn("registered"), fault))).toEqual({
      fault_type: "required",
      impact: "required",
    });
    const untested = { ...fault, fault_type: "software", impact: "partial", function_test: undefined };
    expect(refusedFields(resolve(caseIn("registered"), untested))).toEqual({ function_test: "required" });
    expect(refusedFields(resolve(caseIn("registered"), { ...QUESTION, priority: "urgent" }))).toEqual({
      priority_reason: "required",
    });
    expect(refusalOf(resolve(caseIn("draft", { phone: null }))).code).toBe("invalid_input");
  });

  test("on a classified card a restated classification is a correction, an equal one is none", () => {
    const card = caseIn("classified", {
      kind: "B",
      service_mode: "consult",
      impact: "minor",
      fault_type: null,
      priority: "low",
      completeness: 0.8,
    });
    expect(actions(card)).not.toContain("classify clerk1");
    const other = resolve(card, { ...QUESTION, service_mode: "remote" });
    expect(stepsOf(other)[0]).toMatchObject({ action: "classify" });
    expect(stepsOf(other)[0]?.state.fields).toMatchObject({ status: "classified", service_mode: "remote" });
    expect(stateAfter(other).fields.service_mode).toBe("remote");
    expect(refusedFields(resolve(card, { ...QUESTION, kind: "C" }))).toEqual({ impact: "required" });
  });

  test("a VIP needs no approval, impact safety is refused", () => {
    expect(stateAfter(resolve(caseIn("classified", { customer_level: "vip" }))).fields.status).toBe(
      "completed",
    );
    const safety = { ...QUESTION, kind: "A", fault_type: "software", impact: "safety" };
    for (const decision of [
      resolve(caseIn("registered"), safety),
      resolve(caseIn("classified", { impact: "safety" }), { outcome: "answered", result: "x" }),
    ]) {
      expect(refusalOf(decision)).toEqual({ code: "approval_required", details: { what: "dispatch" } });
    }
  });

  test("is not for what needs a quote, a part, a refund or another product", () => {
    const fault = {
      ...REPAIRED,
      kind: "A",
      service_mode: "remote",
      fault_type: "software",
      impact: "partial",
    };
    expect(resolve(caseIn("registered"), fault).ok).toBe(true);
    expect(refusalOf(resolve(caseIn("registered", { warranty_end: "2026-01-01" }), fault)).code).toBe(
      "quote_required",
    );
    const parts = [{ part: "P-01", quantity: 1 }];
    expect(refusedFields(resolve(caseIn("registered"), { ...fault, parts }))).toEqual({
      parts: "not_on_the_spot",
    });
    for (const outcome of ["exchanged", "refunded", "compensated"]) {
      expect(refusedFields(resolve(caseIn("registered"), { ...QUESTION, outcome }))).toEqual({
        outcome: "not_on_the_spot",
      });
    }
  });

  test("a complaint is for a supervisor, who becomes its assignee", () => {
    const complaint = { ...QUESTION, kind: "C", impact: "partial" };
    expect(refusalOf(resolve(caseIn("registered"), complaint))).toEqual({
      code: "forbidden",
      details: { needs: ["supervisor"] },
    });
    expect(stateAfter(resolve(caseIn("registered"), complaint, "sup1")).fields.assignee).toBe("sup1");
  });

  test("a duplicate draft is refused as it is at registration", () => {
    const context = decisionContext({ openCardOfSerial: () => ({ no: "SH-S01-20261119-0004" }) });
    expect(refusalOf(act(caseIn("draft"), "clerk1", "resolve_now", QUESTION, { context })).code).toBe(
      "duplicate",
    );
    expect(act(caseIn("registered"), "clerk1", "resolve_now", QUESTION, { context }).ok).toBe(true);
  });
});

describe("quality check", () => {
  const card = caseIn("quality_check", { fulfilment: "carry_in" });
  const check = (action: "qc_pass" | "qc_fail", payload: RawPayload, by = "qc1", state = card) =>
    act(state, by, action, payload);
  const SELF_CHECK = { context: decisionContext({ rules: { ...DEFAULT_STORE_RULES, self_check: true } }) };

  test("qc_pass completes, with the check on the card", () => {
    const { fields, lists } = stateAfter(check("qc_pass", { items: CHECK_ITEMS }));
    expect(fields).toMatchObject({ status: "completed", completed_at: NOW_MS, first_completed_at: NOW_MS });
    expect(lists.checks).toEqual([
      {
        n: 1,
        level: "store",
        items: CHECK_ITEMS,
        pass: true,
        reason: null,
        checked_by: "qc1",
        checked_at: NOW_MS,
        self_checked: false,
      },
    ]);
  });

  test("qc_fail goes back into service, nothing is completed", () => {
    const { fields, lists } = stateAfter(check("qc_fail", { items: FAILED, reason: "外壳未复位" }));
    expect(fields).toMatchObject({ status: "in_service", completed_at: null, first_completed_at: null });
    expect(lists.checks[0]).toMatchObject({ pass: false, reason: "外壳未复位" });
  });

  test("every item is answered, none is unknown, and a pass has no fail", () => {
    expect(refusedFields(check("qc_pass", { items: { function: "pass", shine: "pass" } }))).toEqual({
      "items.appearance": "required",
      "items.warranty_label": "required",
      "items.shine": "unknown_field",
    });
    expect(refusedFields(check("qc_pass", { items: FAILED }))).toEqual({
      "items.appearance": "contradicts_pass",
    });
    const own = decisionContext({ checkItemsOf: () => ["function", "appearance", "warranty_label", "drum"] });
    const decision = act(card, "qc1", "qc_pass", { items: CHECK_ITEMS }, { context: own });
    expect(refusedFields(decision)).toEqual({ "items.drum": "required" });
  });

  test("never by the repairer; a one-person store marks it and asks why", () => {
    const self = { ...card, fields: { ...card.fields, assignee: "sup1" } };
    for (const [action, payload] of [
      ["qc_pass", { items: CHECK_ITEMS, reason: "独自当班" }],
      ["qc_fail", { items: FAILED, reason: "独自当班" }],
    ] as const) {
      expect(refusalOf(check(action, payload, "sup1", self))).toEqual({
        code: "self_approval",
        details: { action },
      });
      expect(check(action, payload, "sup2", self).ok).toBe(true);
      const decision = act(self, "sup1", action, payload, SELF_CHECK);
      expect(stepsOf(decision)[0]?.self_marked).toBe(true);
      expect(stateAfter(decision).lists.checks[0]).toMatchObject({ self_checked: true, reason: "独自当班" });
    }
    expect(refusedFields(act(self, "sup1", "qc_pass", { items: CHECK_ITEMS }, SELF_CHECK))).toEqual({
      reason: "required",
    });
    expect(stepsOf(act(card, "qc1", "qc_pass", { items: CHECK_ITEMS }, SELF_CHECK))[0]).not.toHaveProperty(
      "self_marked",
    );
  });
});

describe("qc_sample", () => {
  const sample = (payload: RawPayload, state = caseIn("archived"), by = "qc1") =>
    act(state, by, "qc_sample", payload);

  test("a pass is written down and changes nothing else", () => {
    const card = caseIn("archived");
    const after = stateAfter(sample({ items: CHECK_ITEMS, pass: true }, card));
    expect(after.fields).toEqual(card.fields);
    expect(after.lists.checks).toMatchObject([{ level: "sample", pass: true, checked_by: "qc1" }]);
  });

  test("a fail goes back with its cause, a new round", () => {
    const { fields, lists } = stateAfter(sample({ items: FAILED, pass: false, reason: "外观划伤" }));
    expect(fields).toMatchObject({
      status: "rework",
      round: 2,
      rework_reason: "外观划伤",
      archived_at: null,
    });
    expect(lists.checks).toMatchObject([{ level: "sample", pass: false, reason: "外观划伤" }]);
    expect(refusedFields(sample({ items: CHECK_ITEMS, pass: false }))).toEqual({ reason: "required" });
    expect(stateAfter(sample({ items: FAILED, pass: false })).fields.rework_reason).not.toBeNull();
    expect(refusedFields(sample({ items: FAILED, pass: true }))).toEqual({
      "items.appearance": "contradicts_pass",
    });
  });

  test("never by the repairer", () => {
    const own = caseIn("archived", { assignee: "qc1" });
    expect(refusalOf(sample({ items: CHECK_ITEMS, pass: true }, own))).toEqual({
      code: "self_approval",
      details: { action: "qc_sample" },
    });
  });
});
