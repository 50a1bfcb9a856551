import { describe, expect, test } from "vitest";
import type { CaseState } from "#shared/domain/card/case-state";
import type { Decision, DecisionContext } from "#shared/domain/card/decision";
import {
  act,
  type RawPayload,
  refusalOf,
  refusedFields,
  stateAfter,
  stepsOf,
} from "#test/builders/card-story";
import { caseIn, draftCase, REGISTRATION_FIELDS, REQUESTED_AT } from "#test/builders/case-state";
import { decisionContext } from "#test/builders/decision-context";
import { DAY_MS, MINUTE_MS, NOW_MS } from "#test/builders/instant";

const REGISTRATION: RawPayload = { ...REGISTRATION_FIELDS, requested_at: "2026-11-20T09:02:00+08:00" };

function register(
  payload: RawPayload,
  changes: Partial<DecisionContext> = {},
  state = draftCase(),
): Decision {
  return act(state, "clerk1", "register", payload, { context: decisionContext(changes) });
}

function without(field: string): RawPayload {
  return Object.fromEntries(Object.entries(REGISTRATION).filter(([name]) => name !== field));
}

describe("register", () => {
  test("puts the fields on the card, registers it now and by whom", () => {
    const { fields } = stateAfter(register({ ...REGISTRATION, customer_words: "一甩干就满屋跑" }));
    expect(fields).toMatchObject({
      ...REGISTRATION_FIELDS,
      customer_words: "一甩干就满屋跑",
      requested_at: REQUESTED_AT,
      status: "registered",
      status_changed_at: NOW_MS,
      registered_at: NOW_MS,
      registered_by: "clerk1",
      priority: "medium",
      round: 1,
    });
  });

  test("asks for every must of 3.1 by name", () => {
    expect(refusedFields(register({}))).toEqual({
      channel: "required",
      requested_at: "required",
      customer_name: "required",
      phone: "required",
      model: "required",
      description: "required",
    });
    for (const field of ["contact", "address", "serial_no", "purchase_date", "customer_level"]) {
      expect(register(without(field)).ok, field).toBe(true);
    }
  });

  test("completes a draft: what the draft holds counts, what comes with it is newer", () => {
    const draft = draftCase({ ...REGISTRATION_FIELDS, phone: null });
    expect(refusedFields(register({}, {}, draft))).toEqual({ phone: "required" });
    const { fields } = stateAfter(register({ phone: "12800000722", model: "无" }, {}, draft));
    expect(fields).toMatchObject({ phone: "12800000722", model: "无", customer_name: "示例客户" });
  });

  test("nothing on the card lies after now, and the request not after its registration", () => {
    const future = {
      requested_at: "2026-11-21T10:31:00+08:00",
      fault_occurred_at: "2026-11-22T00:00:00+08:00",
    };
    expect(
      refusedFields(
        register({ ...REGISTRATION, ...future, purchase_date: "2026-11-22", received_date: "2026-11-22" }),
      ),
    ).toEqual({
      requested_at: "in_future",
      fault_occurred_at: "in_future",
      purchase_date: "in_future",
      received_date: "in_future",
    });
    expect(register({ ...REGISTRATION, purchase_date: "2026-11-21" }).ok).toBe(true);
    const earlier = act(draftCase(), "clerk1", "register", REGISTRATION, { occurred_at: REQUESTED_AT - 1 });
    expect(refusedFields(earlier)).toEqual({ requested_at: "after_registration" });
  });

  test("an unknown fault category is refused", () => {
    expect(refusedFields(register({ ...REGISTRATION, fault_category: "噪声" }))).toEqual({
      fault_category: "unknown_value",
    });
    expect(register({ ...REGISTRATION, fault_category: "异响" }).ok).toBe(true);
  });

  test("a serial with an open card is a duplicate unless there is a reason; 无 never is", () => {
    const taken = { openCardOfSerial: () => ({ no: "SH-S01-20261119-0004" }) };
    expect(refusalOf(register(REGISTRATION, taken))).toEqual({
      code: "duplicate",
      details: { no: "SH-S01-20261119-0004" },
    });
    expect(register({ ...REGISTRATION, duplicate_reason: "另一故障" }, taken).ok).toBe(true);
    expect(register({ ...REGISTRATION, serial_no: "无" }, taken).ok).toBe(true);
    expect(register({ ...REGISTRATION, serial_no: null }, taken).ok).toBe(true);
  });

  test("warranty: the model's months, else the store's, clamped; none without a purchase date", () => {
    const end = (payload: RawPayload, months: number | null) => {
      const { fields } = stateAfter(
        register({ ...REGISTRATION, ...payload }, { warrantyMonthsOf: () => months }),
      );
      return [fields.warranty_months, fields.warranty_end];
    };
    expect(end({}, 36)).toEqual([36, "2029-03-15"]);
    expect(end({}, null)).toEqual([12, "2027-03-15"]);
    expect(end({}, 0)).toEqual([0, "2026-03-15"]);
    expect(end({ model: "无" }, 36)).toEqual([12, "2027-03-15"]);
    expect(end({ purchase_date: "2026-08-31" }, 6)).toEqual([6, "2027-02-28"]);
    expect(end({ purchase_date: null }, 6)).toEqual([6, null]);
  });

  test("until classified the priority comes from the impact where there is one, else medium", () => {
    const priority = (payload: RawPayload) =>
      stateAfter(register({ ...REGISTRATION, ...payload })).fields.priority;
    expect(priority({})).toBe("medium");
    expect(priority({ impact: "main_function" })).toBe("high");
    expect(priority({ impact: "minor" })).toBe("low");
    expect(priority({ customer_level: "vip" })).toBe("medium");
    expect(priority({ customer_level: "vip", impact: "partial" })).toBe("high");
  });

  test("a priority that somebody set on the draft survives the registration", () => {
    const urgent = stateAfter(
      act(draftCase(REGISTRATION_FIELDS), "clerk1", "set_priority", { priority: "urgent", reason: "断电" }),
    );
    const { fields } = stateAfter(act(urgent, "clerk1", "register", { impact: "minor" }));
    expect(fields).toMatchObject({ priority: "urgent", priority_overridden: true, priority_reason: "断电" });
  });
});

describe("edit", () => {
  const card = caseIn("dispatched", { promised_at: NOW_MS + DAY_MS });
  const edit = (payload: RawPayload, state: CaseState = card, changes: Partial<DecisionContext> = {}) =>
    act(state, "clerk1", "edit", payload, { context: decisionContext(changes) });

  test("changes what it carries and nothing else", () => {
    const after = stateAfter(edit({ contact: "示例联系人二", address: null, tried: "重启" }));
    expect(after.fields).toEqual({ ...card.fields, contact: "示例联系人二", address: null, tried: "重启" });
    expect(after.lists).toEqual(card.lists);
    expect(stepsOf(edit({ remark: "x" }))).toHaveLength(1);
  });

  test("a promise only comes earlier: later needs approval, the past is refused", () => {
    const promised = (atMs: number, state = card) =>
      edit({ promised_at: new Date(atMs).toISOString() }, state);
    expect(stateAfter(promised(NOW_MS + DAY_MS - 1)).fields.promised_at).toBe(NOW_MS + DAY_MS - 1);
    expect(promised(NOW_MS + DAY_MS).ok).toBe(true);
    expect(refusalOf(promised(NOW_MS + DAY_MS + 1))).toEqual({
      code: "approval_required",
      details: { what: "extension" },
    });
    expect(refusedFields(promised(NOW_MS - 1))).toEqual({ promised_at: "in_past" });
    expect(promised(NOW_MS + DAY_MS, caseIn("classified", { promised_at: null })).ok).toBe(true);
  });

  test("times after now and unknown categories are refused, all at once", () => {
    const payload = {
      fault_occurred_at: "2026-11-22T00:00:00+08:00",
      received_date: "2026-11-22",
      fault_category: "噪声",
    };
    expect(refusedFields(edit(payload))).toEqual({
      fault_occurred_at: "in_future",
      received_date: "in_future",
      fault_category: "unknown_value",
    });
  });

  test("the warranty follows model and purchase date, and only them: an old card may not change", () => {
    const changes = { warrantyMonthsOf: (model: string) => (model === "XQB-90" ? 24 : 36) };
    expect(stateAfter(edit({ remark: "x" }, card, changes)).fields).toMatchObject({
      warranty_months: 12,
      warranty_end: "2027-03-15",
    });
    expect(stateAfter(edit({ model: "XQB-80" }, card, changes)).fields.warranty_months).toBe(12);
    expect(stateAfter(edit({ model: "XQB-90" }, card, changes)).fields).toMatchObject({
      warranty_months: 24,
      warranty_end: "2028-03-15",
    });
    expect(stateAfter(edit({ purchase_date: "2026-04-01" }, card, changes)).fields).toMatchObject({
      warranty_months: 36,
      warranty_end: "2029-04-01",
    });
    expect(stateAfter(edit({ purchase_date: null }, card, changes)).fields.warranty_end).toBeNull();
  });

  test("whether a repair repeats an earlier one follows serial and category", () => {
    const earlier = {
      no: "SH-S01-20261001-0003",
      fault_category: "异响",
      completed_at: NOW_MS - 30 * DAY_MS,
    };
    const changes: Partial<DecisionContext> = {
      repairsOfSerial: (serial) => (serial === "SN20260001" ? [earlier] : []),
    };
    const other = caseIn("in_service", { fault_category: "漏水" });
    const repeat = stateAfter(edit({ fault_category: "异响" }, other, changes));
    expect(repeat.fields.repeat_of).toBe("SH-S01-20261001-0003");
    expect(stateAfter(edit({ serial_no: "SN20269999" }, repeat, changes)).fields.repeat_of).toBeNull();
    expect(stateAfter(edit({ remark: "x" }, repeat, { repairsOfSerial: () => [] })).fields.repeat_of).toBe(
      "SH-S01-20261001-0003",
    );
    const unclassified = caseIn("registered", { fault_category: "漏水" });
    expect(stateAfter(edit({ fault_category: "异响" }, unclassified, changes)).fields.repeat_of).toBeNull();
  });
});

describe("classify", () => {
  const registered = caseIn("registered");
  const classify = (
    payload: RawPayload,
    state: CaseState = registered,
    changes: Partial<DecisionContext> = {},
  ) => act(state, "tech1", "classify", payload, { context: decisionContext(changes) });
  const repair = { kind: "A", service_mode: "on_site", fault_type: "hardware", impact: "main_function" };

  test("stores the classification, the priority, the time and the completeness", () => {
    const payload = { ...repair, fulfilment: "home_visit", fault_category: "异响" };
    const { fields } = stateAfter(classify(payload));
    expect(fields).toMatchObject({
      ...payload,
      status: "classified",
      status_changed_at: NOW_MS,
      classified_at: NOW_MS,
      priority: "high",
      priority_overridden: false,
      priority_reason: null,
      repeat_of: null,
    });
    // customer_name phone address model serial_no purchase_date description fulfilment of eleven
    expect(fields.completeness).toBe(8 / 11);
  });

  test("fault type is a must for A, impact for A, C, D and L; the others are minor without it", () => {
    const refused = (kind: string) => {
      const decision = classify({ kind, service_mode: "other" });
      return decision.ok ? {} : refusedFields(decision);
    };
    expect(refused("A")).toEqual({ fault_type: "required", impact: "required" });
    for (const kind of ["C", "D", "L"]) expect(refused(kind), kind).toEqual({ impact: "required" });
    for (const kind of ["B", "E", "S"]) {
      const { fields } = stateAfter(classify({ kind, service_mode: "other" }));
      expect(fields, kind).toMatchObject({ impact: "minor", priority: "low" });
    }
    const known = caseIn("registered", { impact: "partial", fault_type: "software" });
    expect(stateAfter(classify({ kind: "A", service_mode: "remote" }, known)).fields).toMatchObject({
      impact: "partial",
      fault_type: "software",
    });
  });

  test("another priority than the matrix gives needs a reason, and the event keeps both", () => {
    expect(refusedFields(classify({ ...repair, priority: "low" }))).toEqual({ priority_reason: "required" });
    const decision = classify({ ...repair, priority: "low", priority_reason: "客户不急" });
    expect(stateAfter(decision).fields).toMatchObject({
      priority: "low",
      priority_overridden: true,
      priority_reason: "客户不急",
    });
    expect(stepsOf(decision)[0]?.noted).toEqual({ matrix_priority: "high" });
    const same = stateAfter(classify({ ...repair, priority: "high", priority_reason: "x" })).fields;
    expect(same).toMatchObject({ priority_overridden: false, priority_reason: null });
  });

  test("a later one is a correction: it needs a reason and the state stays", () => {
    const card = caseIn("in_service", { completeness: 0.5 });
    expect(refusedFields(classify(repair, card))).toEqual({ reason: "required" });
    const { fields } = stateAfter(classify({ ...repair, reason: "误判" }, card));
    expect(fields).toMatchObject({ status: "in_service", impact: "main_function", completeness: 0.5 });
    expect(fields.status_changed_at).toBe(card.fields.status_changed_at);
    expect(fields.classified_at).toBe(card.fields.classified_at);
    expect(fields.priority).toBe("high");
  });

  test("a correction keeps a set priority, and gives it up when the matrix agrees", () => {
    const set = caseIn("accepted", {
      priority: "urgent",
      priority_overridden: true,
      priority_reason: "断电",
    });
    const kept = stateAfter(classify({ ...repair, reason: "误判" }, set)).fields;
    expect(kept).toMatchObject({ priority: "urgent", priority_overridden: true, priority_reason: "断电" });
    const agreed = stateAfter(classify({ ...repair, impact: "safety", reason: "冒烟" }, set)).fields;
    expect(agreed).toMatchObject({ priority: "urgent", priority_overridden: false, priority_reason: null });
  });

  test("an impact that was only assumed does not stand for the one that another kind must state", () => {
    const question = caseIn("classified", { kind: "B", service_mode: "consult", impact: "minor" });
    const asFault = { kind: "A", service_mode: "remote", fault_type: "software", reason: "实为故障" };
    expect(refusedFields(classify(asFault, question))).toEqual({ impact: "required" });
    const fault = caseIn("classified", { impact: "main_function" });
    const asComplaint = { kind: "C", service_mode: "other", reason: "实为投诉" };
    expect(stateAfter(classify(asComplaint, fault)).fields.impact).toBe("main_function");
    const asQuestion = { kind: "B", service_mode: "consult", reason: "实为咨询" };
    expect(stateAfter(classify(asQuestion, fault)).fields).toMatchObject({
      impact: "minor",
      priority: "low",
    });
    const corrected = stateAfter(classify({ ...asQuestion, impact: "partial" }, fault));
    expect(stateAfter(classify(asQuestion, corrected)).fields.impact).toBe("partial");
  });

  test("an unknown category is refused; one that the store has given up since blocks nobody", () => {
    expect(refusedFields(classify({ ...repair, fault_category: "噪声" }))).toEqual({
      fault_category: "unknown_value",
    });
    const old = caseIn("in_service", { fault_category: "噪声" });
    expect(stateAfter(classify({ ...repair, reason: "误判" }, old)).fields.fault_category).toBe("噪声");
  });
});

describe("set_priority", () => {
  const set = (state: CaseState, priority: string) =>
    act(state, "clerk1", "set_priority", { priority, reason: "客户出差在即" });

  test("is an override only where the matrix says otherwise; the event keeps the matrix' answer", () => {
    const card = caseIn("in_service");
    expect(stateAfter(set(card, "urgent")).fields).toMatchObject({
      priority: "urgent",
      priority_overridden: true,
      priority_reason: "客户出差在即",
      status: "in_service",
      status_changed_at: card.fields.status_changed_at,
    });
    expect(stepsOf(set(card, "urgent"))[0]?.noted).toEqual({ matrix_priority: "medium" });
    expect(stateAfter(set(card, "medium")).fields.priority_overridden).toBe(false);
  });
});

test("a late registration counts at the time when it happened", () => {
  const at = NOW_MS - 20 * MINUTE_MS;
  const { fields } = stateAfter(
    act(draftCase(REGISTRATION_FIELDS), "clerk1", "register", {}, { occurred_at: at }),
  );
  expect(fields).toMatchObject({ registered_at: at, status_changed_at: at });
});
