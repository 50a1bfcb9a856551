import { describe, expect, test } from "vitest";
import type { ApprovalRequest, CardFields, CaseState } from "#shared/domain/card/case-state";
import { dispatchNeedsApproval } from "#shared/domain/card/perform/dispatching";
import { KINDS } from "#shared/domain/card/vocabulary";
import {
  act,
  type RawPayload,
  refusalOf,
  refusedFields,
  stateAfter,
  stepsOf,
} from "#test/builders/card-story";
import { approvalRequest, caseIn, caseWaitingFor, LAST_CHANGE_AT } from "#test/builders/case-state";
import { decisionContext, PROMISE_HOURS } from "#test/builders/decision-context";
import { HOUR_MS, instantMs, MINUTE_MS, NOW_MS } from "#test/builders/instant";

const PLAN = {
  assignee: "eng2",
  group: "家电组",
  collaborators: ["eng1", "tech1"],
  appointment_at: "2026-11-22T09:00:00+08:00",
  promised_at: "2026-11-23T18:00:00+08:00",
};
const PLANNED: Partial<CardFields> = {
  assignee: "eng2",
  group: "家电组",
  collaborators: ["eng1", "tech1"],
  appointment_at: instantMs("2026-11-22T09:00:00+08:00"),
  promised_at: instantMs("2026-11-23T18:00:00+08:00"),
};

describe("dispatch", () => {
  const classified = caseIn("classified");
  const dispatch = (payload: RawPayload, state: CaseState = classified) =>
    act(state, "clerk1", "dispatch", payload);

  test("writes the plan and begins the round's clocks", () => {
    const before = caseIn("classified", { responded_at: LAST_CHANGE_AT });
    const { fields, lists } = stateAfter(dispatch(PLAN, before));
    expect(fields).toMatchObject({
      ...PLANNED,
      status: "dispatched",
      dispatched_at: NOW_MS,
      status_changed_at: NOW_MS,
      responded_at: null,
      accepted_at: null,
      started_at: null,
      arrived_at: null,
      priority: "medium",
      priority_overridden: false,
    });
    expect(lists.requests).toEqual([]);
  });

  test.each(["urgent", "high", "medium", "low"] as const)(
    "proposes the promise of %s where none is set",
    (priority) => {
      const { fields } = stateAfter(dispatch({ assignee: "eng2" }, caseIn("classified", { priority })));
      expect(fields.promised_at).toBe(NOW_MS + PROMISE_HOURS[priority] * HOUR_MS);
    },
  );

  test("another priority needs its reason, decides the promise, and the log keeps the matrix' answer", () => {
    expect(refusedFields(dispatch({ assignee: "eng2", priority: "urgent" }))).toEqual({
      priority_reason: "required",
    });
    const decision = dispatch({ assignee: "eng2", priority: "urgent", priority_reason: "断电" });
    expect(stateAfter(decision).fields).toMatchObject({
      priority: "urgent",
      priority_overridden: true,
      priority_reason: "断电",
      promised_at: NOW_MS + 24 * HOUR_MS,
    });
    expect(stepsOf(decision)[0]?.noted).toEqual({ matrix_priority: "medium" });
    const back = dispatch(
      { assignee: "eng2", priority: "medium", priority_reason: "误设" },
      caseIn("classified", { priority: "urgent", priority_overridden: true, priority_reason: "断电" }),
    );
    expect(stateAfter(back).fields).toMatchObject({ priority: "medium", priority_overridden: false });
    expect(dispatch({ assignee: "eng2", priority: "medium" }).ok).toBe(true);
  });

  test("serial number, and the address on site, must be there first: all gaps at once", () => {
    const gaps = (fields: Partial<CardFields>) => {
      const decision = dispatch({ assignee: "eng2" }, caseIn("classified", fields));
      return decision.ok ? [] : refusalOf(decision);
    };
    expect(gaps({ serial_no: null, address: null })).toEqual({
      code: "incomplete",
      details: { missing: ["serial_no", "address"] },
    });
    expect(gaps({ serial_no: "无" })).toEqual([]);
    expect(gaps({ address: null, service_mode: "remote" })).toEqual([]);
  });

  test("the assignee is somebody active who can take a card; a complaint goes to a supervisor", () => {
    const refused = (assignee: string, kind: CardFields["kind"] = "A") => {
      const decision = dispatch({ assignee }, caseIn("classified", { kind }));
      return decision.ok ? "ok" : refusedFields(decision)["assignee"];
    };
    const roles = { eng1: "ok", tech1: "ok", log1: "ok", wh1: "ok", clerk1: "ok", sup1: "ok", dir1: "ok" };
    for (const [code, answer] of Object.entries(roles)) expect(refused(code), code).toBe(answer);
    for (const code of ["fin1", "qc1", "admin1"]) expect(refused(code), code).toBe("not_assignable");
    expect(refused("nobody")).toBe("unknown_staff");
    expect(refused("eng1", "C")).toBe("needs_supervisor");
    expect(refused("clerk1", "C")).toBe("needs_supervisor");
    expect(refused("sup1", "C")).toBe("ok");
    expect(refused("dir1", "C")).toBe("ok");
  });

  test("people who have left, unknown collaborators and a promise in the past are refused", () => {
    const context = decisionContext({
      staff: (code) => ({ code, name: code, roles: ["engineer"], active: code !== "eng2" }),
    });
    expect(refusedFields(act(classified, "clerk1", "dispatch", { assignee: "eng2" }, { context }))).toEqual({
      assignee: "unknown_staff",
    });
    expect(
      refusedFields(
        dispatch({
          assignee: "eng1",
          collaborators: ["eng2", "x"],
          promised_at: "2026-11-21T10:29:59+08:00",
        }),
      ),
    ).toEqual({ collaborators: "unknown_staff", promised_at: "in_past" });
  });

  test("rework is dispatched anew: new times, new promise, the earlier group stays", () => {
    const rework = caseIn("rework", {
      group: "家电组",
      collaborators: ["tech1"],
      accepted_at: LAST_CHANGE_AT,
    });
    const { fields } = stateAfter(dispatch({ assignee: "eng2" }, rework));
    expect(fields).toMatchObject({
      status: "dispatched",
      round: 2,
      assignee: "eng2",
      group: "家电组",
      collaborators: [],
      accepted_at: null,
      dispatched_at: NOW_MS,
      promised_at: NOW_MS + 72 * HOUR_MS,
      first_completed_at: LAST_CHANGE_AT,
    });
  });
});

describe("dispatch that needs approval (DOMAIN 4.3)", () => {
  test("VIP of every kind but S, and impact safety of every kind", () => {
    for (const kind of KINDS) {
      const needs = (fields: Partial<CardFields>) =>
        dispatchNeedsApproval(caseIn("classified", { kind, ...fields }).fields);
      expect(needs({ customer_level: "vip" }), kind).toBe(kind !== "S");
      expect(needs({ impact: "safety" }), kind).toBe(true);
      expect(needs({ customer_level: "vip", impact: "safety" }), kind).toBe(true);
      expect(needs({}), kind).toBe(false);
    }
  });

  const vip = caseIn("classified", { customer_level: "vip" });
  const asked = stateAfter(act(vip, "clerk1", "dispatch", PLAN));

  test("waits with the plan as its proposal; nothing of it is on the card yet", () => {
    expect(asked.fields).toEqual({ ...vip.fields, status: "pending_approval", status_changed_at: NOW_MS });
    expect(asked.lists.requests).toEqual([
      approvalRequest({
        what: "dispatch",
        reason: null,
        from_status: "classified",
        requested_by: "clerk1",
        requested_at: NOW_MS,
        promised_at: instantMs("2026-11-23T18:00:00+08:00"),
        proposal: { ...PLANNED, priority: "medium" } as ApprovalRequest["proposal"],
      }),
    ]);
  });

  test("approve dispatches by the proposal at the time of the approval", () => {
    const decision = act(asked, "sup1", "approve", {});
    const { fields, lists } = stateAfter(decision);
    expect(fields).toMatchObject({ ...PLANNED, status: "dispatched", dispatched_at: NOW_MS });
    expect(lists.requests[0]).toMatchObject({
      status: "approved",
      decided_by: "sup1",
      decided_at: NOW_MS,
      decision_reason: null,
      self_approved: false,
    });
    expect(stepsOf(decision)).toHaveLength(1);
    expect(stepsOf(decision)[0]).not.toHaveProperty("self_marked");
  });

  test("a priority set while it waited is the one that counts", () => {
    const raised = stateAfter(act(asked, "clerk1", "set_priority", { priority: "urgent", reason: "断电" }));
    const { fields } = stateAfter(act(raised, "sup1", "approve", {}));
    expect(fields).toMatchObject({ priority: "urgent", priority_overridden: true, priority_reason: "断电" });
  });

  test("the promise of an approved dispatch without one counts from the approval", () => {
    const without = stateAfter(act(vip, "clerk1", "dispatch", { assignee: "eng2" }));
    expect(stateAfter(act(without, "sup1", "approve", {})).fields.promised_at).toBe(NOW_MS + 72 * HOUR_MS);
  });

  test("reject goes back where it was asked: classified, or rework", () => {
    const back = stateAfter(act(asked, "sup1", "reject", { reason: "先电话" }));
    expect(back.fields).toEqual({ ...vip.fields, status_changed_at: NOW_MS });
    expect(back.lists.requests[0]).toMatchObject({ status: "rejected", decision_reason: "先电话" });
    const again = stateAfter(act(caseIn("rework", { customer_level: "vip" }), "clerk1", "dispatch", PLAN));
    expect(again.fields.status).toBe("pending_approval");
    expect(stateAfter(act(again, "sup1", "reject", { reason: "先电话" })).fields).toMatchObject({
      status: "rework",
      round: 2,
    });
  });
});

describe("accept, reassign, reschedule", () => {
  test("accept keeps its time", () => {
    const { fields } = stateAfter(act(caseIn("dispatched"), "eng1", "accept"));
    expect(fields).toMatchObject({ status: "accepted", accepted_at: NOW_MS });
  });

  test("reassign: to another person, no due time and no earlier work moves", () => {
    const card = caseWaitingFor("customer", {
      started_at: LAST_CHANGE_AT,
      group: "家电组",
      collaborators: ["tech1"],
    });
    const { fields } = stateAfter(act(card, "clerk1", "reassign", { assignee: "eng2", reason: "请假" }));
    expect(fields).toEqual({
      ...card.fields,
      status: "dispatched",
      status_changed_at: NOW_MS,
      waiting_for: null,
      waiting_from: null,
      assignee: "eng2",
    });
    const changed = act(card, "clerk1", "reassign", {
      assignee: "eng2",
      reason: "x",
      group: null,
      collaborators: [],
    });
    expect(stateAfter(changed).fields).toMatchObject({ group: null, collaborators: [] });
  });

  test("reassign keeps to who can take a card", () => {
    const complaint = caseIn("accepted", { kind: "C", assignee: "sup1" });
    expect(refusedFields(act(complaint, "clerk1", "reassign", { assignee: "eng1", reason: "x" }))).toEqual({
      assignee: "needs_supervisor",
    });
    expect(
      refusedFields(act(caseIn("accepted"), "clerk1", "reassign", { assignee: "fin1", reason: "x" })),
    ).toEqual({ assignee: "not_assignable" });
  });

  test("reschedule: the customer's agreement, not into the past; nothing else moves", () => {
    const card = caseWaitingFor("customer");
    const to = (atMs: number) =>
      act(card, "eng1", "reschedule", {
        appointment_at: new Date(atMs).toISOString(),
        reason: "客户加班",
        customer_agreed: true,
      });
    expect(stateAfter(to(NOW_MS + HOUR_MS)).fields).toEqual({
      ...card.fields,
      appointment_at: NOW_MS + HOUR_MS,
    });
    expect(refusedFields(to(NOW_MS - MINUTE_MS))).toEqual({ appointment_at: "in_past" });
  });
});
