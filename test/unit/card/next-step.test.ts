import { describe, expect, test } from "vitest";
import { ACTION_TABLE, actorMay, actorMayOnBehalf, stateAllows } from "#shared/domain/card/action-table";
import type { CardFields, CaseState } from "#shared/domain/card/case-state";
import type { Actor } from "#shared/domain/card/decision";
import { newCase } from "#shared/domain/card/new-case";
import {
  type ActionOffer,
  actionObstacle,
  actionOffer,
  type NextStepFacts,
  nextStepOf,
} from "#shared/domain/card/next-step";
import { withFields, withItem } from "#shared/domain/card/state-change";
import { ACTIONS, KINDS, ROLES, STATUSES, WAITING_FOR } from "#shared/domain/card/vocabulary";

const NO_FACTS: NextStepFacts = { quote_missing: false, archive_missing: [], self_approval: false };
const CLERK: Actor = { code: "clerk1", roles: ["clerk"] };
const SUPERVISOR: Actor = { code: "sup1", roles: ["supervisor"] };

function caseIn(fields: Partial<CardFields>): CaseState {
  return withFields(newCase({ id: "c1", store: "S01", policy_preset: "flow_card", policy_version: 1 }), {
    assignee: "eng1",
    kind: "A",
    ...fields,
  });
}

function everyState(): readonly CaseState[] {
  return STATUSES.flatMap((status) =>
    status === "waiting"
      ? WAITING_FOR.map((waiting_for) => caseIn({ status, waiting_for, waiting_from: "in_service" }))
      : KINDS.map((kind) => caseIn({ status, kind })),
  );
}

function everything(offer: ActionOffer) {
  return [
    ...[offer.forward, ...offer.others, ...offer.more].flatMap((item) => item?.action ?? []),
    ...[offer.blocked, ...offer.more_blocked].flatMap((item) => item?.action ?? []),
  ];
}

describe("the order of the action bar", () => {
  test("every state × role: each action of the bar stands in exactly one place, and only possible ones are offered", () => {
    for (const state of everyState()) {
      for (const role of ROLES) {
        const actor: Actor = { code: "someone", roles: [role] };
        const offer = actionOffer(state, actor, NO_FACTS);
        const all = everything(offer);
        expect(new Set(all).size, `${state.fields.status} ${role}`).toBe(all.length);
        expect([...all].sort()).toEqual(
          ACTIONS.filter((action) => !["edit", "attach", "undo", "countersign"].includes(action)).sort(),
        );
        expect(offer.others.length).toBeLessThanOrEqual(4);
        for (const item of [offer.forward, ...offer.others, ...offer.more]) {
          if (!item) continue;
          expect(stateAllows(item.action, state)).toBe(true);
          expect(item.on_behalf === null).toBe(actorMay(item.action, state, actor));
          if (item.on_behalf !== null) expect(actorMayOnBehalf(item.action, actor)).toBe(true);
        }
      }
    }
  });

  test("in service the assignee finishes, and the archive is blocked because nobody confirmed", () => {
    const state = caseIn({ status: "in_service" });
    const offer = actionOffer(state, { code: "eng1", roles: ["engineer"] }, NO_FACTS);
    expect(offer.forward).toEqual({ action: "finish", on_behalf: null });
    expect(offer.others.map((item) => item.action)).toEqual(["log", "wait", "quote", "escalate"]);
    expect(offer.blocked).toEqual({ action: "archive", why: { kind: "later", needs: "confirmed" } });
  });

  test("a clerk records the engineer's arrival on behalf", () => {
    const state = caseIn({ status: "accepted", service_mode: "on_site" });
    expect(actionOffer(state, CLERK, NO_FACTS).forward).toEqual({ action: "arrive", on_behalf: "eng1" });
  });

  test("out of warranty the quote comes first", () => {
    const state = caseIn({ status: "in_service" });
    const offer = actionOffer(
      state,
      { code: "eng1", roles: ["engineer"] },
      { ...NO_FACTS, quote_missing: true },
    );
    expect(offer.forward?.action).toBe("quote");
  });

  test("a request of one's own is blocked with that reason, another's is the way forward", () => {
    const asked = withItem(caseIn({ status: "pending_approval" }), "requests", {
      what: "dispatch",
      reason: null,
      amount: null,
      promised_at: null,
      customer_agreed: null,
      proposal: null,
      status: "pending",
      from_status: "classified",
      requested_by: "sup1",
      requested_at: 0,
      decided_by: null,
      decided_at: null,
      decision_reason: null,
      self_approved: false,
    });
    const own = actionOffer(asked, SUPERVISOR, NO_FACTS);
    expect(own.forward).toBeNull();
    expect(own.blocked).toEqual({ action: "approve", why: { kind: "own_request" } });
    expect(own.others.map((item) => item.action)).not.toContain("reject");
    const other = actionOffer(asked, { code: "sup2", roles: ["supervisor"] }, NO_FACTS);
    expect(other.forward?.action).toBe("approve");
    expect(other.others[0]?.action).toBe("reject");
    expect(actionOffer(asked, SUPERVISOR, { ...NO_FACTS, self_approval: true }).forward?.action).toBe(
      "approve",
    );
  });

  test("the archive names what is missing; a missing signature only asks for its reason", () => {
    const state = caseIn({ status: "confirmed" });
    expect(actionObstacle("archive", state, CLERK, { ...NO_FACTS, archive_missing: ["goods"] })).toEqual({
      kind: "incomplete",
      missing: ["goods"],
    });
    expect(
      actionObstacle("archive", state, CLERK, { ...NO_FACTS, archive_missing: ["signed_sheet"] }),
    ).toBeNull();
  });
});

describe("why an action is blocked", () => {
  test("every refusal of the table has a reason, every permitted action has none", () => {
    for (const state of everyState()) {
      for (const action of ACTIONS) {
        const why = actionObstacle(action, state, SUPERVISOR, NO_FACTS);
        if (stateAllows(action, state) && actorMay(action, state, SUPERVISOR)) {
          expect(why === null || why.kind === "own_request").toBe(true);
        } else if (!stateAllows(action, state)) {
          expect(why, `${action} ${state.fields.status}`).not.toBeNull();
        }
        if (why?.kind === "later") expect(ACTION_TABLE[action].from).toContain(why.needs);
      }
    }
  });

  test.each([
    ["dispatch", { status: "registered" }, { kind: "later", needs: "classified" }],
    ["accept", { status: "in_service" }, { kind: "over" }],
    ["reopen", { status: "cancelled" }, { kind: "over" }],
    ["approve", { status: "classified" }, { kind: "nothing_pending" }],
    ["goods_inspect", { status: "in_service" }, { kind: "goods_not_received" }],
    ["fill_checklist", { status: "in_service", kind: "A" }, { kind: "not_service_kind" }],
    [
      "finish",
      { status: "waiting", waiting_for: "parts", waiting_from: "in_service" },
      { kind: "waiting", waiting_for: "parts" },
    ],
    ["accept", { status: "rework" }, { kind: "later", needs: "dispatched" }],
  ] as const)("%s in %o", (action, fields, why) => {
    expect(actionObstacle(action, caseIn(fields), SUPERVISOR, NO_FACTS)).toEqual(why);
  });
});

describe("who does what next", () => {
  test("every state has a sentence; only ended cards are nobody's", () => {
    for (const state of everyState()) {
      const { doer } = nextStepOf(state, NO_FACTS);
      const ended = ["archived", "cancelled", "merged"].includes(state.fields.status);
      expect(doer.kind === "nobody", state.fields.status).toBe(ended);
    }
  });

  test("the appointment is told until somebody arrived, then the promise", () => {
    const state = caseIn({ status: "accepted", appointment_at: 10, promised_at: 20 });
    expect(nextStepOf(state, NO_FACTS).by).toEqual({ kind: "appointment", at: 10 });
    const there = withFields(state, { status: "in_service", arrived_at: 11 });
    expect(nextStepOf(there, NO_FACTS)).toEqual({
      doer: { kind: "staff", code: "eng1" },
      task: "finish_repair",
      by: { kind: "promise", at: 20 },
    });
    expect(nextStepOf(withFields(there, { status: "completed" }), NO_FACTS).by).toBeNull();
  });

  test("a repair that is mailed back is shipped before it is confirmed", () => {
    const done = caseIn({ status: "completed", fulfilment: "mail_in" });
    expect(nextStepOf(done, NO_FACTS).task).toBe("ship_back");
  });
});
