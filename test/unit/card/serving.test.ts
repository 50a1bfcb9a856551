import { describe, expect, test } from "vitest";
import { act, refusalOf, refusedFields, stateAfter } from "#test/builders/card-story";
import { caseIn, caseWaitingFor, EXPERT, escalationOf, LAST_CHANGE_AT } from "#test/builders/case-state";
import { NOW_MS } from "#test/builders/instant";
import { PLAIN_PAYLOADS } from "#test/builders/payloads";

describe("respond", () => {
  test("the first one counts, a second leaves the card as it is", () => {
    const card = caseIn("registered");
    const first = stateAfter(act(card, "clerk1", "respond", { method: "phone" }));
    expect(first.fields).toEqual({ ...card.fields, responded_at: NOW_MS });
    const answered = caseIn("dispatched", { responded_at: LAST_CHANGE_AT });
    expect(stateAfter(act(answered, "eng1", "respond", { method: "visit" }))).toEqual(answered);
  });
});

describe("start and arrive", () => {
  test("begin the work, from acceptance or out of a wait", () => {
    const started = stateAfter(act(caseIn("accepted"), "eng1", "start"));
    expect(started.fields).toMatchObject({ status: "in_service", started_at: NOW_MS, arrived_at: null });
    const arrived = stateAfter(act(caseWaitingFor("customer"), "eng1", "arrive"));
    expect(arrived.fields).toMatchObject({
      status: "in_service",
      waiting_for: null,
      waiting_from: null,
      started_at: NOW_MS,
      arrived_at: NOW_MS,
    });
  });

  test("the first of a round counts; arriving in service moves nothing but its own time", () => {
    const working = caseIn("in_service", { started_at: LAST_CHANGE_AT });
    expect(stateAfter(act(working, "eng1", "arrive")).fields).toEqual({
      ...working.fields,
      arrived_at: NOW_MS,
    });
    const there = caseIn("in_service", { started_at: LAST_CHANGE_AT, arrived_at: LAST_CHANGE_AT });
    expect(stateAfter(act(there, "eng1", "arrive"))).toEqual(there);
  });
});

describe("log and diagnose", () => {
  const card = caseIn("in_service");

  test("a line leaves the card as it is, unless it says the cause or uses parts", () => {
    expect(stateAfter(act(card, "tech1", "log", { operation: "检查", plan: true }))).toEqual(card);
    const caused = stateAfter(act(card, "eng1", "log", { operation: "检查", fault_cause: "减震器断裂" }));
    expect(caused.fields).toEqual({ ...card.fields, fault_cause: "减震器断裂" });
    expect(stateAfter(act(caused, "eng1", "log", { operation: "再查", fault_cause: null })).fields).toEqual(
      caused.fields,
    );
  });

  test("parts are numbered on, with both serials and who used them", () => {
    const parts = [{ part: "P-01", quantity: 1, old_serial: "A1", new_serial: "B1" }];
    const once = stateAfter(act(card, "eng1", "log", { operation: "换件", parts }));
    const twice = stateAfter(
      act(once, "eng1", "log", { operation: "换件", parts: [{ part: "P-02", quantity: 3 }] }),
    );
    const used = { used_by: "eng1", used_at: NOW_MS };
    expect(twice.lists.part_uses).toEqual([
      { n: 1, part: "P-01", quantity: 1, old_serial: "A1", new_serial: "B1", ...used },
      { n: 2, part: "P-02", quantity: 3, old_serial: null, new_serial: null, ...used },
    ]);
    expect(twice.fields).toEqual(card.fields);
  });

  test("the detection report as it was said, card in the same place", () => {
    const payload = { ...PLAIN_PAYLOADS.diagnose, parts_needed: "减震器", estimated_minutes: 90 };
    const state = stateAfter(act(card, "eng1", "diagnose", payload));
    expect(state.lists.detections).toEqual([
      { ...payload, n: 1, customer_informed: null, detected_by: "eng1", detected_at: NOW_MS },
    ]);
    expect(state.fields).toEqual(card.fields);
  });
});

describe("wait and resume", () => {
  test.each(["dispatched", "accepted", "in_service"] as const)("from %s and back there", (status) => {
    for (const waiting_for of ["customer", "parts", "goods"] as const) {
      const card = caseIn(status);
      const waits = stateAfter(act(card, "clerk1", "wait", { waiting_for, reason: "不在家" }));
      expect(waits.fields).toEqual({
        ...card.fields,
        status: "waiting",
        waiting_for,
        waiting_from: status,
        status_changed_at: NOW_MS,
      });
      const back = stateAfter(act(waits, "eng1", "resume"));
      expect(back.fields).toEqual({ ...card.fields, status_changed_at: NOW_MS });
    }
  });

  test("waits that begin by other actions are refused by name", () => {
    for (const waiting_for of ["quote", "expert", "approval"]) {
      expect(() => act(caseIn("in_service"), "eng1", "wait", { waiting_for, reason: "x" })).toThrow();
    }
  });
});

describe("escalate and expert_answer", () => {
  test("to an active person; keeps where the card stood before it waited at all", () => {
    expect(
      refusedFields(act(caseIn("in_service"), "eng1", "escalate", { reason: "x", expert: "nobody" })),
    ).toEqual({
      expert: "unknown_staff",
    });
    const parts = caseWaitingFor("parts", { waiting_from: "dispatched" });
    const asked = stateAfter(act(parts, "tech1", "escalate", { reason: "反复报错", expert: EXPERT }));
    expect(asked.fields).toMatchObject({
      status: "waiting",
      waiting_for: "expert",
      waiting_from: "dispatched",
    });
    expect(asked.lists.escalations).toEqual([
      escalationOf({ reason: "反复报错", escalated_by: "tech1", escalated_at: NOW_MS }),
    ]);
  });

  test("only the expert who was asked answers, and each question once", () => {
    const card = caseWaitingFor(
      "expert",
      {},
      {
        escalations: [
          escalationOf({ answer: "看过", answered_at: LAST_CHANGE_AT }),
          escalationOf({ n: 2, expert: "tech1" }),
        ],
      },
    );
    for (const other of [EXPERT, "eng1", "sup1"]) {
      expect(refusalOf(act(card, other, "expert_answer", { answer: "换板" }))).toEqual({
        code: "forbidden",
        details: { needs: ["expert"] },
      });
    }
    const answered = stateAfter(act(card, "tech1", "expert_answer", { answer: "换板" }));
    expect(answered.fields).toMatchObject({ status: "in_service", waiting_for: null });
    expect(answered.lists.escalations[0]).toEqual(card.lists.escalations[0]);
    expect(answered.lists.escalations[1]).toMatchObject({ answer: "换板", answered_at: NOW_MS });
  });
});

test("sync_progress, attach and waive are their own record: the card stays as it is", () => {
  const card = caseIn("in_service");
  for (const [by, action] of [
    ["clerk1", "sync_progress"],
    ["qc1", "attach"],
    ["sup1", "waive"],
  ] as const) {
    expect(stateAfter(act(card, by, action, PLAIN_PAYLOADS[action]))).toEqual(card);
  }
});
