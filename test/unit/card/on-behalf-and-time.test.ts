import { describe, expect, test } from "vitest";
import { ACTIONS } from "#shared/domain/card/vocabulary";
import {
  act,
  actorOf,
  CardStory,
  refusalOf,
  refusedFields,
  stateAfter,
  stepsOf,
} from "#test/builders/card-story";
import {
  ASSIGNEE,
  caseIn,
  draftCase,
  EXPERT,
  LAST_CHANGE_AT,
  REGISTRATION_FIELDS,
} from "#test/builders/case-state";
import { decisionContext } from "#test/builders/decision-context";
import { HOUR_MS, MINUTE_MS, NOW_MS } from "#test/builders/instant";
import { PLAIN_PAYLOADS } from "#test/builders/payloads";

const forAssignee = { on_behalf: ASSIGNEE };

describe("代录: a clerk or supervisor records what the assignee phoned in", () => {
  test("the work counts for the assignee", () => {
    const card = caseIn("in_service");
    const parts = [{ part: "P-01", quantity: 1 }];
    const found = stateAfter(act(card, "clerk1", "diagnose", PLAIN_PAYLOADS.diagnose, forAssignee));
    expect(found.lists.detections[0]?.detected_by).toBe(ASSIGNEE);
    const used = stateAfter(act(card, "sup1", "log", { operation: "换件", parts }, forAssignee));
    expect(used.lists.part_uses[0]?.used_by).toBe(ASSIGNEE);
    const quoted = stateAfter(act(card, "dir1", "quote", PLAIN_PAYLOADS.quote, forAssignee));
    expect(quoted.lists.quotes[0]?.quoted_by).toBe(ASSIGNEE);
    const asked = stateAfter(act(card, "clerk1", "escalate", { reason: "x", expert: EXPERT }, forAssignee));
    expect(asked.lists.escalations[0]?.escalated_by).toBe(ASSIGNEE);
    const self_check = { function: "pass" };
    const finish = { outcome: "repaired", result: "x", function_test: true, self_check, parts };
    const finished = stateAfter(act(card, "clerk1", "finish", finish, forAssignee));
    expect(finished.lists.checks[0]?.checked_by).toBe(ASSIGNEE);
    expect(finished.lists.part_uses[0]?.used_by).toBe(ASSIGNEE);
  });

  test("the step and its event keep both people", () => {
    const story = new CardStory(caseIn("dispatched"), NOW_MS);
    const [event] = story.do("clerk1", "accept", {}, forAssignee);
    expect(event).toMatchObject({ actor: "clerk1", on_behalf: ASSIGNEE });
    const [own] = story.do(ASSIGNEE, "start");
    expect(own).toMatchObject({ actor: ASSIGNEE, on_behalf: null });
    const [named] = story.do(ASSIGNEE, "log", { operation: "检查" }, forAssignee);
    expect(named).toMatchObject({ actor: ASSIGNEE, on_behalf: null });
  });

  test("only for this card's assignee", () => {
    expect(refusedFields(act(caseIn("dispatched"), "clerk1", "accept", {}, { on_behalf: "eng2" }))).toEqual({
      on_behalf: "not_assignee",
    });
    const nobodys = act(
      caseIn("registered"),
      "clerk1",
      "respond",
      { method: "phone" },
      { on_behalf: "eng2" },
    );
    expect(refusedFields(nobodys)).toEqual({ on_behalf: "not_assignee" });
  });

  test("without on_behalf an action of the assignee's is forbidden to a clerk", () => {
    expect(refusalOf(act(caseIn("dispatched"), "clerk1", "accept"))).toEqual({
      code: "forbidden",
      details: { needs: ["assignee"] },
    });
  });

  test("state comes before role, role before content, also when recording for somebody", () => {
    const wrongAll = { on_behalf: "eng2" };
    expect(refusalOf(act(caseIn("archived"), "wh1", "accept", {}, wrongAll)).code).toBe("invalid_state");
    expect(refusalOf(act(caseIn("dispatched"), "wh1", "accept", {}, wrongAll)).code).toBe("forbidden");
    expect(refusalOf(act(caseIn("dispatched"), "clerk1", "accept", {}, wrongAll)).code).toBe("invalid_input");
  });

  test("'never the repairer' looks at the assignee: the recorder may check, the assignee may not", () => {
    const card = caseIn("in_service", { fulfilment: "carry_in" });
    const finish = { outcome: "repaired", result: "x", function_test: true };
    const waits = stateAfter(act(card, "sup1", "finish", finish, forAssignee));
    expect(waits.fields.status).toBe("quality_check");
    const items = PLAIN_PAYLOADS.qc_pass;
    expect(act(waits, "sup1", "qc_pass", items).ok).toBe(true);
    const checker = { code: ASSIGNEE, roles: ["engineer", "qc"] } as const;
    expect(refusalOf(act(waits, checker, "qc_pass", items)).code).toBe("self_approval");
  });
});

describe("occurred_at", () => {
  const card = caseIn("accepted");
  const start = (occurred_at: number, state = card) => act(state, ASSIGNEE, "start", {}, { occurred_at });

  test("from the last change of status to now, both inside", () => {
    expect(stateAfter(start(LAST_CHANGE_AT)).fields).toMatchObject({
      started_at: LAST_CHANGE_AT,
      status_changed_at: LAST_CHANGE_AT,
    });
    expect(start(NOW_MS).ok).toBe(true);
    expect(refusedFields(start(LAST_CHANGE_AT - 1))).toEqual({ occurred_at: "before_last_change" });
    expect(refusedFields(start(NOW_MS + 1))).toEqual({ occurred_at: "in_future" });
  });

  test("a draft has not changed yet, so only now bounds it", () => {
    const draft = draftCase({ ...REGISTRATION_FIELDS, requested_at: NOW_MS - 900 * HOUR_MS });
    const at = NOW_MS - 800 * HOUR_MS;
    expect(stateAfter(act(draft, "clerk1", "register", {}, { occurred_at: at })).fields.registered_at).toBe(
      at,
    );
  });

  test("state and role are refused first", () => {
    const future = { occurred_at: NOW_MS + 1 };
    expect(refusalOf(act(caseIn("draft"), ASSIGNEE, "start", {}, future)).code).toBe("invalid_state");
    expect(refusalOf(act(card, "wh1", "start", {}, future)).code).toBe("forbidden");
  });

  test("without it a clock that was set back never blocks", () => {
    const context = decisionContext({ nowMs: LAST_CHANGE_AT - HOUR_MS });
    expect(stateAfter(act(card, ASSIGNEE, "start", {}, { context })).fields.started_at).toBe(
      LAST_CHANGE_AT - HOUR_MS,
    );
  });

  test("the event keeps both times, late beyond five minutes", () => {
    const at = (occurred_at: number) => {
      const [event] = new CardStory(card, NOW_MS).do(ASSIGNEE, "start", {}, { occurred_at });
      return event;
    };
    expect(at(NOW_MS - 5 * MINUTE_MS)).toMatchObject({
      at: NOW_MS - 5 * MINUTE_MS,
      entered_at: NOW_MS,
      late: false,
    });
    expect(at(NOW_MS - 5 * MINUTE_MS - 1)).toMatchObject({ late: true });
    expect(new CardStory(card, NOW_MS).do(ASSIGNEE, "start")[0]).toMatchObject({ at: NOW_MS, late: false });
  });
});

describe("the log of a card", () => {
  test("numbers on, keeps before and after of what changed only, and the payload as sent", () => {
    const story = new CardStory(draftCase(), NOW_MS - HOUR_MS);
    story.do("clerk1", "register", { ...REGISTRATION_FIELDS, requested_at: "2026-11-20T09:02:00+08:00" });
    story.nowMs = NOW_MS;
    const sent = { contact: " 示例联系人 ", remark: "请先来电", address: "示例市示例路 2 号" };
    const [edited] = story.do("clerk1", "edit", sent);
    expect(edited).toMatchObject({
      seq: 2,
      cause_seq: 2,
      action: "edit",
      actor: "clerk1",
      payload: sent,
      self_marked: false,
      countersigned_by: null,
      undone_by: null,
    });
    expect(edited?.before).toEqual({ remark: null, address: "示例市示例路 1 号" });
    expect(edited?.after).toEqual({ remark: "请先来电", address: "示例市示例路 2 号" });
    const [logged] = story.do("tech1", "log", { operation: "电话指导" });
    expect(logged).toMatchObject({ seq: 3, before: {}, after: {} });
  });

  test("list items are logged whole, by list and number", () => {
    const story = new CardStory(caseIn("in_service"), NOW_MS);
    const [asked] = story.do(ASSIGNEE, "request_approval", { what: "part_purchase", reason: "外采" });
    expect(asked?.before["requests.1"]).toBeNull();
    expect(asked?.after["requests.1"]).toMatchObject({ n: 1, status: "pending", reason: "外采" });
    const [approved] = story.do("sup1", "approve");
    expect(approved?.before["requests.1"]).toMatchObject({ status: "pending" });
    expect(approved?.after["requests.1"]).toMatchObject({ status: "approved", decided_by: "sup1" });
    expect(approved?.after).toMatchObject({ status: "in_service", waiting_for: null });
  });

  test("what follows from an act by itself is the system's, in the same command", () => {
    const story = new CardStory(caseIn("completed"), NOW_MS);
    const events = story.do("clerk1", "confirm", { method: "phone", solved: "no" });
    expect(events.map(({ seq, cause_seq, action, actor }) => [seq, cause_seq, action, actor])).toEqual([
      [1, 1, "confirm", "clerk1"],
      [2, 1, "dissatisfied", "system"],
    ]);
    expect(events[1]?.before).toMatchObject({ status: "confirmed", round: 1 });
    expect(events[1]?.after).toMatchObject({ status: "rework", round: 2 });
  });
});

test("nobody but a signed-in role holder does anything: a person without roles may only attach", () => {
  const nobody = { code: "x1", roles: [] };
  for (const action of ACTIONS) {
    const decision = act(caseIn("in_service"), nobody, action, PLAIN_PAYLOADS[action]);
    if (action === "attach") expect(stepsOf(decision)[0]?.actor).toBe("x1");
    else expect(decision.ok, action).toBe(false);
  }
  expect(actorOf("clerk1").roles).toEqual(["clerk"]);
});
