import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actionsInState } from "#shared/domain/card/action-table";
import type { CardCollections, CardFields, CaseState } from "#shared/domain/card/case-state";
import { applyChanges, diffStates, sameValue, stateOfLog, valueByName } from "#shared/domain/card/change-set";
import { ACTIONS, type Action, STATUSES, type Status, WAITING_FOR } from "#shared/domain/card/vocabulary";
import { fen } from "#shared/domain/money/fen";
import { CardStory, stepsOf } from "#test/builders/card-story";
import {
  approvalRequest,
  caseIn,
  draftCase,
  goodsMovement,
  quoteOf,
  REGISTRATION_FIELDS,
} from "#test/builders/case-state";
import { FAULT_CATEGORIES, STAFF_ROLES } from "#test/builders/decision-context";
import { MINUTE_MS, NOW_MS } from "#test/builders/instant";
import { PLAIN_PAYLOADS } from "#test/builders/payloads";

const text = fc.option(fc.string(), { nil: null });
const atMs = fc.option(fc.integer({ min: 0, max: NOW_MS }), { nil: null });

const someFields: fc.Arbitrary<Partial<CardFields>> = fc.record(
  {
    status: fc.constantFrom(...STATUSES),
    waiting_for: fc.option(fc.constantFrom(...WAITING_FOR), { nil: null }),
    round: fc.integer({ min: 1, max: 9 }),
    version: fc.integer({ min: 1, max: 99 }),
    remark: text,
    assignee: text,
    collaborators: fc.array(fc.string(), { maxLength: 3 }),
    promised_at: atMs,
    completeness: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }),
    imported: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** Numbered items, some numbers missing, as they stand after undone ones. */
function itemsOf<Item extends { readonly n: number }>(item: (n: number, salt: number) => Item) {
  return fc
    .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 2 })), {
      selector: ([n]) => n,
      maxLength: 4,
    })
    .map((pairs) => pairs.toSorted(([left], [right]) => left - right).map(([n, salt]) => item(n, salt)));
}

const someLists: fc.Arbitrary<Partial<CardCollections>> = fc.record(
  {
    requests: itemsOf((n, salt) => approvalRequest({ n, amount: fen(salt) })),
    quotes: itemsOf((n, salt) => quoteOf({ n, discount: fen(salt) })),
    goods: itemsOf((n, salt) => goodsMovement({ n, condition: `状况 ${salt}` })),
  },
  { requiredKeys: [] },
);

const someState: fc.Arbitrary<CaseState> = fc
  .tuple(someFields, someLists)
  .map(([fields, lists]) => caseIn("in_service", fields, lists));

describe("before and after", () => {
  test("one state and the other's changes make the other", () => {
    fc.assert(
      fc.property(someState, someState, (left, right) => {
        const change = diffStates(left, right);
        const back = applyChanges(right, change.before);
        const forth = applyChanges(left, change.after);
        // The row's own version is no part of what an event changes.
        expect(back).toEqual({ ...left, fields: { ...left.fields, version: right.fields.version } });
        expect(forth).toEqual({ ...right, fields: { ...right.fields, version: left.fields.version } });
        expect(Object.keys(change.before)).toEqual(Object.keys(change.after));
        for (const [name, value] of Object.entries(change.after)) {
          expect(valueByName(right, name)).toEqual(value);
          expect(valueByName(left, name)).toEqual(change.before[name]);
          expect(sameValue(value, change.before[name])).toBe(false);
        }
      }),
    );
  });

  test("equal states differ in nothing, changed or not", () => {
    fc.assert(
      fc.property(someState, (state) => {
        expect(diffStates(state, structuredClone(state))).toEqual({ before: {}, after: {} });
        expect(applyChanges(state, {})).toEqual(state);
      }),
    );
  });

  test("neither takes what it is given apart", () => {
    const left = caseIn("in_service", {}, { quotes: [quoteOf()] });
    const right = caseIn("completed", { remark: "x" }, { goods: [goodsMovement()] });
    const untouched = structuredClone([left, right]);
    applyChanges(left, diffStates(left, right).after);
    expect([left, right]).toEqual(untouched);
  });
});

describe("sameValue", () => {
  test("agrees with equality of JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (left, right) => {
        expect(sameValue(left, structuredClone(left))).toBe(true);
        if (JSON.stringify(left) === JSON.stringify(right)) expect(sameValue(left, right)).toBe(true);
      }),
    );
    expect(sameValue({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
    expect(sameValue({ a: 1 }, { a: 1, b: undefined })).toBe(false);
    expect(sameValue({ a: undefined }, { b: undefined })).toBe(false);
    expect(sameValue([], {})).toBe(false);
    expect(sameValue([1, 2], [2, 1])).toBe(false);
    expect(sameValue(null, {})).toBe(false);
  });
});

const SERVED: ReadonlySet<Status> = new Set<Status>([
  "dispatched",
  "accepted",
  "in_service",
  "waiting",
  "quality_check",
  "completed",
  "confirmed",
  "rework",
  "archived",
]);
const FINISHED: ReadonlySet<Status> = new Set<Status>([
  "quality_check",
  "completed",
  "confirmed",
  "archived",
]);

/** Whoever the card waits for has something open to answer, so that it can go on. */
function expectWaitsToHaveACause({ fields, lists }: CaseState): void {
  const pending = lists.requests.filter(({ status }) => status === "pending");
  const dispatches = pending.filter(({ what }) => what === "dispatch").length;
  expect(dispatches).toBe(fields.status === "pending_approval" ? 1 : 0);
  const openQuotes = lists.quotes.filter(({ status }) => status === "open").length;
  expect(openQuotes).toBeLessThan(2);
  if (fields.waiting_for === "quote") expect(openQuotes).toBe(1);
  if (fields.waiting_for === "approval") {
    expect(pending.map(({ from_status }) => from_status)).toContain("in_service");
  }
  if (fields.waiting_for === "expert") {
    expect(lists.escalations.map(({ answered_at }) => answered_at)).toContain(null);
  }
}

/** What holds of every card, whatever happened to it. */
function expectSound(state: CaseState): void {
  const { fields, lists } = state;
  expect(fields.waiting_for !== null).toBe(fields.status === "waiting");
  expect(fields.waiting_from !== null).toBe(fields.status === "waiting");
  expect(fields.completed_at === null).toBe(fields.first_completed_at === null);
  expectWaitsToHaveACause(state);
  if (fields.priority_overridden) expect(fields.priority_reason).not.toBeNull();
  expect(fields.archived_at !== null).toBe(fields.status === "archived");
  if (SERVED.has(fields.status)) {
    expect([fields.assignee, fields.dispatched_at, fields.promised_at]).not.toContain(null);
  }
  if (FINISHED.has(fields.status)) expect([fields.outcome, fields.result]).not.toContain(null);
  if (fields.kind === "A" && fields.classified_at !== null) expect(fields.fault_type).not.toBeNull();
  if (fields.classified_at !== null) expect(fields.impact).not.toBeNull();
  for (const items of Object.values(lists)) {
    const numbers = items.map(({ n }: { readonly n: number }) => n);
    expect(numbers).toEqual(numbers.toSorted((left: number, right: number) => left - right));
    expect(new Set(numbers).size).toBe(numbers.length);
  }
  // Plain JSON throughout: what the database and the log give back is what the rules decided.
  expect(JSON.parse(JSON.stringify(state))).toStrictEqual(state);
}

const KIND_A = {
  kind: "A",
  service_mode: "on_site",
  fault_type: "hardware",
  impact: "partial",
  reason: "更正",
};

const someAct = fc.record({
  by: fc.oneof(fc.constantFrom("assignee", "dir1", "tech1"), fc.constantFrom(...Object.keys(STAFF_ROLES))),
  /** Mostly something that the state allows, so that cards come far; sometimes anything. */
  choice: fc.nat(),
  anything: fc.nat({ max: 9 }).map((n) => n === 0),
  variant: fc.nat({ max: 3 }),
  minutes: fc.nat({ max: 20 }),
});
type SomeAct = typeof someAct extends fc.Arbitrary<infer Value> ? Value : never;

function doneBy(story: CardStory, { by, choice, anything }: SomeAct): { by: string; action: Action } {
  const offered = anything ? ACTIONS : actionsInState(story.state);
  const action = offered[choice % offered.length] ?? "attach";
  return { by: by === "assignee" ? (story.state.fields.assignee ?? "clerk1") : by, action };
}

function payloadOf(story: CardStory, action: Action, variant: number) {
  if (action === "undo" || action === "countersign")
    return { event: Math.max(1, story.events.length - variant) };
  if (action === "approve" || action === "reject") return { reason: "看过" };
  if (action === "classify" && variant > 0) {
    return {
      ...KIND_A,
      fault_category: FAULT_CATEGORIES[variant],
      impact: variant > 2 ? "safety" : "partial",
    };
  }
  if (action === "confirm" && variant > 2) return { method: "phone", solved: "no" };
  if (action === "finish" && variant > 1) return { outcome: "repaired", result: "修好", function_test: true };
  return PLAIN_PAYLOADS[action];
}

test("a card's log tells the whole card, forwards and backwards, through any sequence of acts", () => {
  let accepted = 0;
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(someAct, { minLength: 20, maxLength: 60 }), (acts) => {
      const blank = draftCase({ ...REGISTRATION_FIELDS });
      const story = new CardStory(blank, NOW_MS, {
        cardByRef: () => ({ id: "card-2", no: "SH-1", status: "registered" }),
      });
      for (const act of acts) {
        story.nowMs += act.minutes * MINUTE_MS;
        const { by, action } = doneBy(story, act);
        const before = story.state;
        const had = story.events.length;
        const decision = story.try(by, action, payloadOf(story, action, act.variant));
        if (!decision.ok) {
          expect(story.state).toBe(before);
          expect(story.events).toHaveLength(had);
          continue;
        }
        accepted += 1;
        seen.add(story.state.fields.status);
        for (const step of stepsOf(decision)) expectSound(step.state);
      }
      expect(story.events.map(({ seq }) => seq)).toEqual(story.events.map((_, index) => index + 1));
      expect(stateOfLog(blank, story.events)).toEqual(story.state);
      const back = story.events
        .toReversed()
        .reduce((state, event) => applyChanges(state, event.before), story.state);
      expect(back).toEqual(blank);
    }),
    { numRuns: 250 },
  );
  // Far enough round for the property to mean something.
  expect(accepted).toBeGreaterThan(1_000);
  expect(seen.size).toBeGreaterThan(8);
});
