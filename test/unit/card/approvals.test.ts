import { describe, expect, test } from "vitest";
import type { CaseState } from "#shared/domain/card/case-state";
import { fen } from "#shared/domain/money/fen";
import { DEFAULT_STORE_RULES } from "#shared/domain/store/store-rules";
import {
  act,
  type RawPayload,
  refusalOf,
  refusedFields,
  stateAfter,
  stepsOf,
} from "#test/builders/card-story";
import { approvalRequest, caseIn, caseWaitingFor } from "#test/builders/case-state";
import { decisionContext } from "#test/builders/decision-context";
import { HOUR_MS, instantMs, NOW_MS } from "#test/builders/instant";

const SELF_APPROVAL = {
  context: decisionContext({ rules: { ...DEFAULT_STORE_RULES, self_approval: true } }),
};
const PLAN = {
  assignee: "eng2",
  group: "家电组",
  collaborators: ["eng1", "tech1"],
  appointment_at: "2026-11-22T09:00:00+08:00",
  promised_at: "2026-11-23T18:00:00+08:00",
};
describe("requests", () => {
  const ask = (state: CaseState, payload: RawPayload, by = "eng1") =>
    act(state, by, "request_approval", payload);

  test("from in_service the work stops, elsewhere it goes on", () => {
    const stopped = stateAfter(ask(caseIn("in_service"), { what: "part_purchase", reason: "外采" }));
    expect(stopped.fields).toMatchObject({
      status: "waiting",
      waiting_for: "approval",
      waiting_from: "in_service",
    });
    expect(stopped.lists.requests[0]).toEqual(
      approvalRequest({ reason: "外采", requested_by: "eng1", requested_at: NOW_MS }),
    );
    const goesOn = stateAfter(ask(caseIn("accepted"), { what: "free_repair", reason: "补偿" }));
    expect(goesOn.fields.status).toBe("accepted");
    expect(goesOn.lists.requests[0]?.from_status).toBe("accepted");
    const waits = stateAfter(ask(caseWaitingFor("parts"), { what: "part_purchase", reason: "外采" }));
    expect(waits.fields).toMatchObject({ waiting_for: "parts", waiting_from: "in_service" });
  });

  test("amounts and the new promise where they are what is asked for", () => {
    for (const what of ["compensation", "refund", "discount"]) {
      expect(refusedFields(ask(caseIn("in_service"), { what, reason: "x" })), what).toEqual({
        amount: "required",
      });
      const state = stateAfter(ask(caseIn("in_service"), { what, reason: "x", amount: "50" }));
      expect(state.lists.requests[0]?.amount).toBe(5_000);
    }
    const extension = { what: "extension", reason: "等件", customer_agreed: true };
    expect(refusedFields(ask(caseIn("in_service"), extension))).toEqual({ promised_at: "required" });
    const late = { ...extension, promised_at: "2026-11-21T10:29:59+08:00" };
    expect(refusedFields(ask(caseIn("in_service"), late))).toEqual({ promised_at: "in_past" });
    const good = { ...extension, promised_at: "2026-11-25T18:00:00+08:00" };
    expect(stateAfter(ask(caseIn("in_service"), good)).lists.requests[0]).toMatchObject({
      what: "extension",
      promised_at: instantMs("2026-11-25T18:00:00+08:00"),
      customer_agreed: true,
    });
  });

  test("an approved extension moves the promise, a rejected one does not", () => {
    const promised_at = NOW_MS + 90 * HOUR_MS;
    const card = caseWaitingFor(
      "approval",
      {},
      { requests: [approvalRequest({ what: "extension", promised_at })] },
    );
    const approved = stateAfter(act(card, "sup1", "approve", {}));
    expect(approved.fields).toMatchObject({ status: "in_service", waiting_for: null, promised_at });
    const rejected = stateAfter(act(card, "sup1", "reject", { reason: "不能再拖" }));
    expect(rejected.fields).toMatchObject({ status: "in_service", promised_at: card.fields.promised_at });
  });

  test("with several pending, which one must be said, and only a pending one", () => {
    const card = caseIn(
      "accepted",
      {},
      {
        requests: [
          approvalRequest({ from_status: "accepted" }),
          approvalRequest({ n: 2, what: "free_repair", from_status: "accepted" }),
          approvalRequest({ n: 3, status: "rejected" }),
        ],
      },
    );
    expect(refusedFields(act(card, "sup1", "approve", {}))).toEqual({ request: "required" });
    for (const request of [3, 4]) {
      expect(refusedFields(act(card, "sup1", "approve", { request }))).toEqual({ request: "not_pending" });
    }
    const after = stateAfter(act(card, "sup1", "approve", { request: 2 }));
    expect(after.lists.requests.map(({ status }) => status)).toEqual(["pending", "approved", "rejected"]);
    expect(after.fields).toEqual(card.fields);
    expect(stateAfter(act(after, "sup1", "reject", { reason: "x" })).lists.requests[0]?.status).toBe(
      "rejected",
    );
  });

  test("waiting for approval ends when the last request that stopped the work is decided", () => {
    const card = caseWaitingFor(
      "approval",
      {},
      {
        requests: [
          approvalRequest(),
          approvalRequest({ n: 2, what: "refund", amount: fen(100), from_status: "waiting" }),
        ],
      },
    );
    const second = stateAfter(act(card, "sup1", "approve", { request: 2 }));
    expect(second.fields).toMatchObject({ status: "waiting", waiting_for: "approval" });
    const first = stateAfter(act(card, "sup1", "reject", { request: 1, reason: "x" }));
    expect(first.fields).toMatchObject({ status: "in_service", waiting_for: null, waiting_from: null });
    expect(first.lists.requests[1]?.status).toBe("pending");
    expect(stateAfter(act(first, "sup1", "approve", {})).fields.status).toBe("in_service");
  });

  test("a decision never takes a card out of another wait, or back from where it has gone on to", () => {
    const requests = [approvalRequest()];
    for (const card of [
      caseWaitingFor("expert", {}, { requests }),
      caseIn("dispatched", {}, { requests }),
      caseIn("completed", {}, { requests }),
    ]) {
      expect(stateAfter(act(card, "sup1", "approve", {})).fields).toEqual(card.fields);
    }
  });
});

describe("approver and requester (DOMAIN 2.3)", () => {
  const own = caseWaitingFor("approval", {}, { requests: [approvalRequest({ requested_by: "sup1" })] });

  test("are two people", () => {
    for (const [action, payload] of [
      ["approve", { reason: "急" }],
      ["reject", { reason: "急" }],
    ] as const) {
      expect(refusalOf(act(own, "sup1", action, payload))).toEqual({
        code: "self_approval",
        details: { action },
      });
      expect(act(own, "sup2", action, payload).ok).toBe(true);
      expect(act(own, "dir1", action, payload).ok).toBe(true);
    }
  });

  test("a one-person store approves itself with a reason, marked for a countersign", () => {
    expect(refusedFields(act(own, "sup1", "approve", {}, SELF_APPROVAL))).toEqual({ reason: "required" });
    const decision = act(own, "sup1", "approve", { reason: "独自当班" }, SELF_APPROVAL);
    expect(stepsOf(decision)[0]?.self_marked).toBe(true);
    expect(stateAfter(decision).lists.requests[0]).toMatchObject({
      status: "approved",
      decided_by: "sup1",
      self_approved: true,
      decision_reason: "独自当班",
    });
    const byOther = act(own, "sup2", "approve", {}, SELF_APPROVAL);
    expect(stepsOf(byOther)[0]).not.toHaveProperty("self_marked");
    expect(stateAfter(byOther).lists.requests[0]?.self_approved).toBe(false);
  });

  test("the switch covers the dispatch of one's own VIP card", () => {
    const asked = stateAfter(act(caseIn("classified", { customer_level: "vip" }), "sup1", "dispatch", PLAN));
    expect(refusalOf(act(asked, "sup1", "approve", { reason: "x" })).code).toBe("self_approval");
    expect(stateAfter(act(asked, "sup1", "approve", { reason: "x" }, SELF_APPROVAL)).fields.status).toBe(
      "dispatched",
    );
  });
});
