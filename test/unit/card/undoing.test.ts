import { describe, expect, test } from "vitest";
import type { CaseState } from "#shared/domain/card/case-state";
import type { Action } from "#shared/domain/card/vocabulary";
import { DEFAULT_STORE_RULES } from "#shared/domain/store/store-rules";
import { CardStory, declining, type RawPayload, refusalOf, refusedFields } from "#test/builders/card-story";
import {
  ASSIGNEE,
  approvalRequest,
  caseIn,
  caseWaitingFor,
  EXPERT,
  escalationOf,
  quoteOf,
} from "#test/builders/case-state";
import { MINUTE_MS, NOW_MS } from "#test/builders/instant";
import { CHECK_ITEMS, PLAIN_PAYLOADS } from "#test/builders/payloads";

const story = (state: CaseState) => new CardStory(state, NOW_MS);

/** Why an undo is refused: the reason in `invalid_state`, else the code. */
function obstacle(told: CardStory, by: string, event: number): string {
  const refusal = refusalOf(told.try(by, "undo", { event }));
  return refusal.code === "invalid_state" ? (refusal.details.reason ?? "no reason") : refusal.code;
}

describe("undo gives back exactly what was there", () => {
  const inService = caseIn("in_service");
  const acts: readonly (readonly [CaseState, string, Action, RawPayload?])[] = [
    [inService, "clerk1", "edit"],
    [caseIn("registered"), "clerk1", "classify"],
    [inService, "clerk1", "classify"],
    [inService, "clerk1", "set_priority"],
    [caseIn("classified"), "clerk1", "dispatch"],
    [caseIn("classified", { customer_level: "vip" }), "clerk1", "dispatch"],
    [caseIn("dispatched"), ASSIGNEE, "accept"],
    [caseWaitingFor("parts"), "clerk1", "reassign"],
    [inService, ASSIGNEE, "respond"],
    [inService, ASSIGNEE, "reschedule"],
    [caseIn("accepted"), ASSIGNEE, "start"],
    [caseWaitingFor("goods"), ASSIGNEE, "arrive"],
    [
      inService,
      ASSIGNEE,
      "log",
      { operation: "换件", fault_cause: "老化", parts: [{ part: "P-01", quantity: 1 }] },
    ],
    [inService, ASSIGNEE, "diagnose"],
    [caseIn("in_service", {}, { quotes: [quoteOf()] }), ASSIGNEE, "quote"],
    [caseWaitingFor("quote", {}, { quotes: [quoteOf()] }), "clerk1", "quote_confirm"],
    [caseWaitingFor("quote", {}, { quotes: [quoteOf()] }), "clerk1", "quote_decline", declining("close")],
    [caseIn("dispatched"), ASSIGNEE, "wait"],
    [caseWaitingFor("parts", { waiting_from: "accepted" }), ASSIGNEE, "resume"],
    [caseWaitingFor("customer"), ASSIGNEE, "escalate"],
    [caseWaitingFor("expert", {}, { escalations: [escalationOf()] }), EXPERT, "expert_answer"],
    [inService, "clerk1", "sync_progress"],
    [inService, ASSIGNEE, "request_approval"],
    [caseWaitingFor("goods"), "wh1", "goods_received"],
    [inService, "clerk1", "goods_ship"],
    [inService, "clerk1", "choose_remedy"],
    [inService, "wh1", "exchange"],
    [
      caseIn("in_service", { fulfilment: "carry_in" }),
      ASSIGNEE,
      "finish",
      { outcome: "repaired", result: "x", function_test: true, self_check: CHECK_ITEMS },
    ],
    [inService, ASSIGNEE, "finish"],
    [caseIn("quality_check"), "qc1", "qc_pass"],
    [caseIn("quality_check"), "qc1", "qc_fail"],
    [caseIn("completed"), "clerk1", "confirm"],
    [caseIn("completed"), "clerk1", "confirm", { method: "phone", solved: "no" }],
    [caseIn("archived"), "clerk1", "dissatisfied"],
    [caseIn("completed"), "clerk1", "hand_out_survey"],
    [caseIn("completed"), "clerk1", "collect_survey"],
    [caseIn("completed"), "clerk1", "refuse_survey"],
    [caseIn("confirmed"), "clerk1", "follow_up", { method: "phone", result: "又响了", satisfied: false }],
    [caseIn("archived"), "qc1", "qc_sample", { items: { ...CHECK_ITEMS, function: "fail" }, pass: false }],
    [caseIn("archived"), "sup1", "reopen"],
    [caseIn("in_service", {}, { requests: [approvalRequest()] }), "sup1", "cancel"],
    [inService, "clerk1", "attach"],
    [inService, "fin1", "record_payment"],
    [caseIn("in_service", { kind: "S" }), ASSIGNEE, "fill_checklist"],
    [inService, "sup1", "waive"],
  ];

  test.each(acts.map(([state, by, action, payload]) => ({ state, by, action, payload })))(
    "$action by $by at once, redo, and undo again",
    ({ state, by, action, payload = PLAIN_PAYLOADS[action] }) => {
      const told = story(state);
      const done = told.do(by, action, payload);
      const after = told.state;
      const [undone] = told.do(by, "undo", { event: done.at(-1)?.seq });
      expect(told.state).toEqual(state);
      expect(told.events.slice(0, done.length).map((event) => event.undone_by)).toEqual(
        done.map(() => undone?.seq),
      );
      const [redone] = told.do(by, "undo", { event: undone?.seq });
      expect(told.state).toEqual(after);
      told.do(by, "undo", { event: redone?.seq });
      expect(told.state).toEqual(state);
    },
  );
});

describe("what can't be undone", () => {
  test("register, resolve_now, merge and a countersign, also through one of their own events", () => {
    const registered = story(caseIn("draft"));
    registered.do("clerk1", "register");
    expect(obstacle(registered, "clerk1", 1)).toBe("never_undone");

    const resolved = story(caseIn("registered"));
    resolved.do("clerk1", "resolve_now", PLAIN_PAYLOADS.resolve_now);
    for (const { seq } of resolved.events) expect(obstacle(resolved, "clerk1", seq)).toBe("never_undone");

    const merged = new CardStory(caseIn("classified"), NOW_MS, {
      cardByRef: () => ({ id: "card-2", no: "SH-1", status: "registered" }),
    });
    merged.do("clerk1", "merge", { into: "SH-1" });
    expect(obstacle(merged, "clerk1", 1)).toBe("never_undone");

    const own = caseIn("accepted", {}, { requests: [approvalRequest({ requested_by: "sup1" })] });
    const signed = new CardStory(own, NOW_MS, { rules: { ...DEFAULT_STORE_RULES, self_approval: true } });
    signed.do("sup1", "approve", { reason: "独自当班" });
    signed.do("sup2", "countersign", { event: 1 });
    expect(obstacle(signed, "sup2", 2)).toBe("never_undone");
  });

  test("an event twice, or one that is not there", () => {
    const told = story(caseIn("dispatched"));
    told.do(ASSIGNEE, "accept");
    told.do(ASSIGNEE, "undo", { event: 1 });
    expect(obstacle(told, ASSIGNEE, 1)).toBe("already_undone");
    expect(refusedFields(told.try(ASSIGNEE, "undo", { event: 7 }))).toEqual({ event: "unknown_event" });
    told.do(ASSIGNEE, "undo", { event: 2 });
    expect(told.state.fields.status).toBe("accepted");
    // It holds again, but by the redo: that is what is newest now.
    expect(obstacle(told, ASSIGNEE, 1)).toBe("not_newest");
    expect(obstacle(told, ASSIGNEE, 2)).toBe("already_undone");
    told.do(ASSIGNEE, "undo", { event: 3 });
    expect(told.state.fields.status).toBe("dispatched");
  });

  test("a change of status under a later one; the later one first", () => {
    const told = story(caseIn("dispatched"));
    told.do(ASSIGNEE, "accept");
    told.do(ASSIGNEE, "start");
    expect(obstacle(told, ASSIGNEE, 1)).toBe("not_newest");
    told.do(ASSIGNEE, "undo", { event: 2 });
    told.do(ASSIGNEE, "undo", { event: 1 });
    expect(told.state).toEqual(caseIn("dispatched"));
    expect(told.events.map(({ undone_by }) => undone_by)).toEqual([4, 3, null, null]);
  });

  test("a redone change of status counts as later again", () => {
    const told = story(caseIn("dispatched"));
    told.do(ASSIGNEE, "accept");
    told.do(ASSIGNEE, "start");
    told.do(ASSIGNEE, "undo", { event: 2 });
    told.do(ASSIGNEE, "undo", { event: 3 });
    expect(told.state.fields.status).toBe("in_service");
    expect(obstacle(told, ASSIGNEE, 1)).toBe("not_newest");
  });

  test("a redo after the card has gone another way", () => {
    const told = story(caseIn("dispatched"));
    told.do(ASSIGNEE, "accept");
    told.do(ASSIGNEE, "undo", { event: 1 });
    told.do("clerk1", "reassign", { assignee: "eng2", reason: "请假" });
    expect(obstacle(told, "sup1", 2)).toBe("changed_since");
    told.do("clerk1", "undo", { event: 3 });
    told.do(ASSIGNEE, "undo", { event: 2 });
    expect(told.state.fields).toMatchObject({ status: "accepted", assignee: ASSIGNEE });
  });

  test("a note-like event may lie under changes of status, but not under a change of the same content", () => {
    const told = story(caseIn("accepted"));
    told.do(ASSIGNEE, "log", { operation: "检查", fault_cause: "老化" });
    told.do(ASSIGNEE, "start");
    told.do(ASSIGNEE, "log", { operation: "再查", fault_cause: "断裂" });
    expect(obstacle(told, ASSIGNEE, 1)).toBe("changed_since");
    told.do(ASSIGNEE, "undo", { event: 3 });
    told.do(ASSIGNEE, "undo", { event: 1 });
    expect(told.state.fields).toMatchObject({ status: "in_service", fault_cause: null });
  });

  test("the newest change of status keeps what was noted after it", () => {
    const told = story(caseIn("accepted"));
    told.do(ASSIGNEE, "start");
    told.do(ASSIGNEE, "diagnose", PLAIN_PAYLOADS.diagnose);
    told.do("clerk1", "edit", { remark: "客户补充" });
    told.do(ASSIGNEE, "undo", { event: 1 });
    expect(told.state.fields).toMatchObject({ status: "accepted", started_at: null, remark: "客户补充" });
    expect(told.state.lists.detections).toHaveLength(1);
  });

  test("another person's approval, but one's own may", () => {
    const asked = caseIn("accepted", {}, { requests: [approvalRequest({ from_status: "accepted" })] });
    for (const [action, payload] of [
      ["approve", {}],
      ["reject", { reason: "x" }],
    ] as const) {
      const told = story(asked);
      told.do("sup1", action, payload);
      expect(obstacle(told, "sup2", 1)).toBe("other_person_approved");
      told.do("sup1", "undo", { event: 1 });
      expect(told.state).toEqual(asked);
    }
  });

  test("an approval that its giver took back is given again by nobody else, least by the requester", () => {
    const asked = caseIn("accepted", {}, { requests: [approvalRequest({ requested_by: "sup2" })] });
    const told = story(asked);
    told.do("sup1", "approve");
    told.do("sup1", "undo", { event: 1 });
    expect(obstacle(told, "sup2", 2)).toBe("other_person_approved");
    told.do("sup1", "undo", { event: 2 });
    expect(told.state.lists.requests[0]).toMatchObject({ status: "approved", decided_by: "sup1" });
    expect(obstacle(told, "sup2", 3)).toBe("other_person_approved");
  });

  test("a check that was taken back is not given again by the repairer", () => {
    const told = story(caseIn("quality_check", { assignee: "sup1" }));
    told.do("qc1", "qc_pass", { items: CHECK_ITEMS });
    told.do("sup1", "undo", { event: 1 });
    expect(told.state.fields.status).toBe("quality_check");
    expect(obstacle(told, "sup1", 2)).toBe("other_person_approved");
    expect(refusalOf(told.try("sup1", "qc_pass", { items: CHECK_ITEMS })).code).toBe("self_approval");
  });

  test("what another person's approval rests on", () => {
    const told = story(caseIn("classified", { customer_level: "vip" }));
    told.do("clerk1", "dispatch", { assignee: "eng2" });
    told.do("sup1", "approve");
    expect(obstacle(told, "clerk1", 1)).toBe("not_newest");
    const note = story(caseIn("accepted"));
    note.do(ASSIGNEE, "request_approval", { what: "part_purchase", reason: "x" });
    note.do("sup1", "approve");
    expect(obstacle(note, ASSIGNEE, 1)).toBe("other_person_approved");
    const choice = story(
      caseIn("in_service", {}, { requests: [approvalRequest({ from_status: "accepted" })] }),
    );
    choice.do("clerk1", "choose_remedy", PLAIN_PAYLOADS.choose_remedy);
    choice.do("clerk1", "sync_progress", PLAIN_PAYLOADS.sync_progress);
    choice.do("sup1", "approve");
    expect(obstacle(choice, "clerk1", 1)).toBe("other_person_approved");
    choice.do("clerk1", "undo", { event: 2 });
    choice.do("sup1", "undo", { event: 3 });
    choice.do("clerk1", "undo", { event: 1 });
    expect(choice.state.fields.return_basis).toBeNull();
  });

  test("across a sheet that came back signed, unless the scan itself is taken back", () => {
    const told = story(caseIn("in_service"));
    told.do(ASSIGNEE, "finish", { outcome: "answered", result: "x" });
    told.do("clerk1", "attach", { ...PLAIN_PAYLOADS.attach, kind: "signed_scan" });
    expect(obstacle(told, ASSIGNEE, 1)).toBe("signed_and_scanned");
    told.do("clerk1", "undo", { event: 2 });
    told.do(ASSIGNEE, "undo", { event: 1 });
    expect(told.state).toEqual(caseIn("in_service"));
    const noted = story(caseIn("completed"));
    noted.do("clerk1", "log", { operation: "补充说明" });
    noted.do("clerk1", "attach", { ...PLAIN_PAYLOADS.attach, kind: "signed_scan" });
    expect(obstacle(noted, "sup1", 1)).toBe("signed_and_scanned");
    const photo = story(caseIn("in_service"));
    photo.do(ASSIGNEE, "finish", { outcome: "answered", result: "x" });
    photo.do("clerk1", "attach", PLAIN_PAYLOADS.attach);
    photo.do(ASSIGNEE, "undo", { event: 1 });
    expect(photo.state.fields.status).toBe("in_service");
  });

  test("is said with what the card allows now, and nothing is written", () => {
    const told = story(caseIn("draft"));
    told.do("clerk1", "register");
    const before = [told.state, told.events];
    const refusal = refusalOf(told.try("clerk1", "undo", { event: 1 }));
    expect(refusal).toMatchObject({
      code: "invalid_state",
      details: { status: "registered", waiting_for: null, reason: "never_undone" },
    });
    expect(refusal.code === "invalid_state" && refusal.details.allowed).toContain("classify");
    expect([told.state, told.events]).toEqual(before);
  });
});

describe("who may undo", () => {
  const told = () => {
    const accepted = story(caseIn("dispatched"));
    accepted.do(ASSIGNEE, "accept");
    return accepted;
  };

  test("who did it, for ten minutes", () => {
    const inTime = told();
    inTime.nowMs += 10 * MINUTE_MS;
    inTime.do(ASSIGNEE, "undo", { event: 1 });
    const late = told();
    late.nowMs += 10 * MINUTE_MS + 1;
    expect(refusalOf(late.try(ASSIGNEE, "undo", { event: 1 }))).toEqual({
      code: "forbidden",
      details: { needs: ["supervisor"] },
    });
    late.do("sup1", "undo", { event: 1 });
    expect(late.state.fields.status).toBe("dispatched");
  });

  test("counted from the entry, not from when it happened", () => {
    const accepted = story(caseIn("dispatched"));
    accepted.do(ASSIGNEE, "accept", {}, { occurred_at: NOW_MS - 60 * MINUTE_MS });
    accepted.do(ASSIGNEE, "undo", { event: 1 });
    expect(accepted.state).toEqual(caseIn("dispatched"));
  });

  test("nobody else, and a supervisor at any time", () => {
    for (const by of ["clerk1", "eng2", "admin1"]) expect(obstacle(told(), by, 1)).toBe("forbidden");
    for (const by of ["sup1", "dir1"]) expect(told().try(by, "undo", { event: 1 }).ok).toBe(true);
  });

  test("who recorded it for the assignee did it; the assignee did not", () => {
    const recorded = () => {
      const accepted = story(caseIn("dispatched"));
      accepted.do("clerk1", "accept", {}, { on_behalf: ASSIGNEE });
      return accepted;
    };
    expect(obstacle(recorded(), ASSIGNEE, 1)).toBe("forbidden");
    expect(recorded().try("clerk1", "undo", { event: 1 }).ok).toBe(true);
  });

  test("what followed by itself belongs to who acted", () => {
    const confirmed = story(caseIn("completed"));
    confirmed.do("clerk1", "confirm", { method: "phone", solved: "no" });
    expect(obstacle(confirmed, "eng2", 2)).toBe("forbidden");
    confirmed.do("clerk1", "undo", { event: 2 });
    expect(confirmed.state).toEqual(caseIn("completed"));
    expect(confirmed.events.map(({ undone_by }) => undone_by)).toEqual([3, 3, null]);
  });
});
