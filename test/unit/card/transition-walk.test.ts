import { describe, expect, test } from "vitest";
import type { CardEvent } from "#shared/domain/card/card-event";
import type { CaseState, Survey } from "#shared/domain/card/case-state";
import { decide } from "#shared/domain/card/decide";
import type { Command, Decision, DecisionContext } from "#shared/domain/card/decision";
import {
  ACTIONS,
  type Action,
  ROLES,
  type Role,
  STATUSES,
  type Status,
  type WaitingFor,
} from "#shared/domain/card/vocabulary";
import { fen } from "#shared/domain/money/fen";
import { commandOf } from "#test/builders/card-story";
import {
  ASSIGNEE,
  approvalRequest,
  caseIn,
  EXPERT,
  escalationOf,
  goodsMovement,
  LAST_CHANGE_AT,
  quoteOf,
} from "#test/builders/case-state";
import { decisionContext } from "#test/builders/decision-context";
import { deepFreeze } from "#test/builders/freeze";
import { NOW_MS } from "#test/builders/instant";
import { PLAIN_PAYLOADS } from "#test/builders/payloads";
import {
  DOMAIN_TABLE,
  type DomainRow,
  mayAct,
  mayRecordForAssignee,
  needsAt,
  type Person,
  PLACES,
} from "./domain-table";

/**
 * DOMAIN 2.2 walked whole: every place a card can stand × every action × every role, as a stranger, as the
 * assignee, as the named expert, and recording for the assignee. The case of the walk meets every condition of
 * content, so that state and role alone decide; contents are tested beside it.
 */

function eventBy(seq: number, changes: Partial<CardEvent>): CardEvent {
  return {
    seq,
    action: "sync_progress",
    actor: "clerk9",
    on_behalf: null,
    at: LAST_CHANGE_AT,
    entered_at: LAST_CHANGE_AT,
    late: false,
    clock_flag: false,
    cause_seq: seq,
    self_marked: false,
    countersigned_by: null,
    undone_by: null,
    payload: {},
    before: {},
    after: {},
    ...changes,
  };
}

/** Two hours old, by somebody who does not act in the walk; the second waits for a countersign. */
const EVENTS = [
  eventBy(1, { action: "log" }),
  eventBy(2, { action: "approve", actor: "sup9", self_marked: true }),
];

const REFUSED_SURVEY: Survey = {
  n: 1,
  round: 1,
  handed_out_at: null,
  way: null,
  refused: true,
  refused_at: null,
  refused_reason: null,
  collected_at: null,
  collected_by: null,
  scores: {},
  overall: null,
  choices: [],
  comment: null,
  index: null,
  form_version: null,
  valid: null,
  invalid_reason: null,
};

const CONTEXT: DecisionContext = deepFreeze(
  decisionContext({
    events: EVENTS,
    cardByRef: (ref) => ({ id: "card-2", no: ref, status: "registered" }),
  }),
);

function caseAt(place: string): CaseState {
  const [status, waitingFor] = place.split(":") as [Status, WaitingFor | undefined];
  const isDispatch = status === "pending_approval";
  const proposal = {
    assignee: "eng2",
    group: null,
    collaborators: [],
    appointment_at: null,
    promised_at: null,
    priority: "medium",
  } as const;
  return caseIn(
    status,
    {
      kind: "S",
      assignee: ASSIGNEE,
      fulfilment: null,
      outcome: ["completed", "confirmed", "archived"].includes(status) ? "answered" : null,
      ...(waitingFor ? { waiting_for: waitingFor, waiting_from: "in_service" } : {}),
    },
    {
      requests: [
        approvalRequest(isDispatch ? { what: "dispatch", from_status: "classified", proposal } : {}),
        approvalRequest({ n: 2, what: "refund", amount: fen(5_000), status: "approved" }),
      ],
      quotes: [quoteOf()],
      goods: [goodsMovement(), goodsMovement({ n: 2, step: "shipped", way: "hand_over" })],
      escalations: [escalationOf()],
      surveys: status === "confirmed" ? [REFUSED_SURVEY] : [],
    },
  );
}

function placeOf(state: CaseState): string {
  const { status, waiting_for } = state.fields;
  return status === "waiting" ? `waiting:${waiting_for}` : status;
}

interface Trial extends Person {
  readonly name: string;
  readonly code: string;
  readonly onBehalf: boolean;
}

const strangers = ROLES.map(
  (role): Trial => ({
    name: role,
    role,
    code: `${role}7`,
    isAssignee: false,
    isExpert: false,
    onBehalf: false,
  }),
);
const TRIALS: readonly Trial[] = [
  ...strangers,
  ...strangers.map(
    (trial): Trial => ({ ...trial, name: `${trial.role} as assignee`, code: ASSIGNEE, isAssignee: true }),
  ),
  {
    name: "the named expert",
    role: "engineer",
    code: EXPERT,
    isAssignee: false,
    isExpert: true,
    onBehalf: false,
  },
  ...strangers.map((trial): Trial => ({ ...trial, name: `${trial.role} for the assignee`, onBehalf: true })),
];

type Expected = "accepted" | "invalid_state" | "forbidden" | "self_approval";

/** Checks of one's own work are refused as such, after state and role have been found right (DOMAIN 2.3). */
const NOT_BY_REPAIRER = ["qc_pass", "qc_fail", "qc_sample"];

function expectedOf(row: DomainRow, place: string, trial: Trial): Expected {
  if (!row.from.has(place)) return "invalid_state";
  const may = trial.onBehalf ? mayRecordForAssignee(row, trial.role) : mayAct(row, place, trial);
  if (!may) return "forbidden";
  return trial.isAssignee && NOT_BY_REPAIRER.includes(row.action) ? "self_approval" : "accepted";
}

function decideBy(trial: Trial, state: CaseState, action: Action): Decision {
  const actor = { code: trial.code, roles: [trial.role] satisfies Role[] };
  const command: Command = commandOf(
    action,
    PLAIN_PAYLOADS[action],
    actor,
    trial.onBehalf ? { on_behalf: ASSIGNEE } : {},
  );
  return decide(state, command, CONTEXT);
}

const rows = DOMAIN_TABLE.map((row) => ({ ...row, action: row.action as Action }));
const allowedAt = (place: string) => rows.filter((row) => row.from.has(place)).map((row) => row.action);

test("the page and the vocabulary name the same 52 actions and 15 states", () => {
  expect(rows.map((row) => row.action)).toEqual([...ACTIONS]);
  expect(rows).toHaveLength(52);
  expect([...new Set(PLACES.map((place) => place.split(":")[0]))]).toEqual([...STATUSES]);
  expect(PLACES).toHaveLength(14 + 6);
});

describe.each(rows)("$action", (row) => {
  test.each(PLACES)("at %s", (place) => {
    const state = deepFreeze(caseAt(place));
    const untouched = structuredClone(state);
    for (const trial of TRIALS) {
      const decision = decideBy(trial, state, row.action);
      const expected = expectedOf(row, place, trial);
      const seen = decision.ok ? "accepted" : decision.refusal.code;
      expect(seen, `${trial.name}: ${JSON.stringify(decision)}`).toBe(expected);
      if (decision.ok) {
        const last = decision.steps.at(-1);
        expect(last && placeOf(last.state), trial.name).toBe(row.placeAfter(place));
        expect(last?.actor).toBe(trial.code);
        continue;
      }
      expect(Object.keys(decision)).toEqual(["ok", "refusal"]);
      if (decision.refusal.code === "invalid_state") {
        const { allowed, status, waiting_for } = decision.refusal.details;
        expect(allowed).toEqual(allowedAt(place));
        expect(`${status}:${waiting_for}`).toBe(`${state.fields.status}:${state.fields.waiting_for}`);
      }
      // Recording for the assignee what is not the assignee's names nobody who could: nobody can.
      if (decision.refusal.code === "forbidden" && (row.onBehalf || !trial.onBehalf)) {
        expect(new Set(decision.refusal.details.needs)).toEqual(new Set(needsAt(row, place)));
      }
    }
    expect(state).toEqual(untouched);
  });
});

describe("conditions beside the state", () => {
  const nothing = (place: string) => {
    const state = caseAt(place);
    return deepFreeze({
      fields: { ...state.fields, kind: "A" as const },
      lists: { ...state.lists, requests: [], goods: [] },
    });
  };
  const clerk: Trial = {
    name: "director",
    role: "director",
    code: "director7",
    isAssignee: false,
    isExpert: false,
    onBehalf: false,
  };

  test.each(["approve", "reject", "goods_inspect", "fill_checklist"] as const)(
    "%s with nothing to decide, receive or check is a wrong state everywhere",
    (action) => {
      for (const place of PLACES) {
        const decision = decideBy(clerk, nothing(place), action);
        expect(decision.ok || decision.refusal.code).toBe("invalid_state");
        if (!decision.ok && decision.refusal.code === "invalid_state") {
          expect(decision.refusal.details.allowed).not.toContain(action);
        }
      }
    },
  );

  test("a decided request is not pending", () => {
    const state = caseIn("in_service", {}, { requests: [approvalRequest({ status: "approved" })] });
    const decision = decideBy({ ...clerk, role: "supervisor" }, state, "approve");
    expect(decision.ok || decision.refusal.code).toBe("invalid_state");
  });

  test("a wait ended by its own action only: quote, expert and approval are not resumed", () => {
    for (const place of ["waiting:quote", "waiting:expert", "waiting:approval"]) {
      const decision = decideBy({ ...clerk, role: "clerk" }, caseAt(place), "resume");
      expect(decision.ok || decision.refusal.code).toBe("invalid_state");
    }
  });

  test("the walk was made at one moment", () => expect(CONTEXT.nowMs).toBe(NOW_MS));
});
