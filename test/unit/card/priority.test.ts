import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PriorityFacts, priorityOf } from "#shared/domain/card/priority";
import { effectiveRoles, holdsAny } from "#shared/domain/card/roles";
import { FAULT_TYPES, IMPACTS, KINDS, PRIORITIES, ROLES } from "#shared/domain/card/vocabulary";
import { DEFAULT_STORE_RULES } from "#shared/domain/store/store-rules";
import { act, stateAfter } from "#test/builders/card-story";
import { caseIn } from "#test/builders/case-state";
import { decisionContext } from "#test/builders/decision-context";
import { DAY_MS } from "#test/builders/instant";

const matrix = DEFAULT_STORE_RULES.priority_by_impact;
const facts = (changes: Partial<PriorityFacts>): PriorityFacts => ({
  kind: "A",
  impact: "partial",
  fault_type: "software",
  customer_level: "normal",
  earlier_complaints: 0,
  ...changes,
});

describe("priority matrix (DOMAIN 4.1)", () => {
  // impact: normal customer, VIP, VIP with a hardware fault, complaint, complaint of a VIP
  test.each([
    ["safety", "urgent", "urgent", "urgent", "urgent", "urgent"],
    ["main_function", "high", "urgent", "urgent", "high", "urgent"],
    ["partial", "medium", "high", "high", "medium", "high"],
    ["minor", "low", "medium", "high", "medium", "medium"],
    [null, "medium", "medium", "medium", "medium", "medium"],
  ] as const)("impact %s", (impact, plain, vip, vipHardware, complaint, vipComplaint) => {
    const of = (changes: Partial<PriorityFacts>) =>
      priorityOf(facts({ impact, ...changes }), matrix).priority;
    expect(of({})).toBe(plain);
    expect(of({ fault_type: "hardware" })).toBe(plain);
    expect(of({ customer_level: "vip" })).toBe(vip);
    expect(of({ customer_level: "vip", fault_type: "hardware" })).toBe(vipHardware);
    expect(of({ kind: "C" })).toBe(complaint);
    expect(of({ kind: "C", customer_level: "vip" })).toBe(vipComplaint);
  });

  test("the second complaint is urgent, a second card of another kind is not", () => {
    const second = (kind: PriorityFacts["kind"]) =>
      priorityOf(facts({ kind, impact: "minor", earlier_complaints: 1 }), matrix).priority;
    for (const kind of KINDS) expect(second(kind), kind).toBe(kind === "C" ? "urgent" : "low");
  });

  test("says which lines decided", () => {
    const reasons = (changes: Partial<PriorityFacts>) => priorityOf(facts(changes), matrix).reasons;
    expect(reasons({ impact: null })).toEqual(["unclassified"]);
    expect(reasons({})).toEqual(["impact"]);
    expect(reasons({ impact: "minor", customer_level: "vip", fault_type: "hardware" })).toEqual([
      "impact",
      "vip_raise",
      "vip_hardware",
    ]);
    expect(reasons({ kind: "C", impact: "minor" })).toEqual(["impact", "complaint"]);
    expect(reasons({ kind: "C", earlier_complaints: 2 })).toEqual(["impact", "second_complaint"]);
  });

  test("being a VIP never lowers it, and a store's own matrix is what it starts from", () => {
    const someFacts = fc.record({
      kind: fc.constantFrom(...KINDS),
      impact: fc.constantFrom(...IMPACTS),
      fault_type: fc.constantFrom(...FAULT_TYPES),
      earlier_complaints: fc.nat({ max: 2 }),
    });
    const rank = (given: PriorityFacts) => PRIORITIES.indexOf(priorityOf(given, matrix).priority);
    fc.assert(
      fc.property(someFacts, (given) => {
        expect(rank(facts({ ...given, customer_level: "vip" }))).toBeLessThanOrEqual(rank(facts(given)));
      }),
    );
    const own = { ...matrix, minor: "medium" } as const;
    expect(priorityOf(facts({ impact: "minor" }), own).priority).toBe("medium");
  });

  test("complaints are counted over the thirty days before the registration", () => {
    const asked: number[][] = [];
    const context = decisionContext({
      complaintsBetween: (_, fromMs, toMs) => {
        asked.push([fromMs, toMs]);
        return 1;
      },
    });
    const card = caseIn("registered");
    const complaint = { kind: "C", service_mode: "other", impact: "minor" };
    const { fields } = stateAfter(act(card, "clerk1", "classify", complaint, { context }));
    expect(fields.priority).toBe("urgent");
    const registeredAt = card.fields.registered_at ?? 0;
    expect(asked[0]).toEqual([registeredAt - 30 * DAY_MS, registeredAt + 1]);
  });
});

describe("roles (DOMAIN 2.3)", () => {
  test("supervisor includes clerk, director includes supervisor, nothing else includes anything", () => {
    for (const role of ROLES) {
      const expected =
        role === "director"
          ? ["director", "supervisor", "clerk"]
          : role === "supervisor"
            ? ["supervisor", "clerk"]
            : [role];
      expect([...effectiveRoles([role])].toSorted(), role).toEqual(expected.toSorted());
    }
  });

  test("several roles add up, none is none", () => {
    expect(holdsAny(["admin", "clerk"], ["clerk", "qc"])).toBe(true);
    expect(holdsAny(["director"], ["clerk"])).toBe(true);
    expect(holdsAny(["admin"], ["clerk", "supervisor"])).toBe(false);
    expect(holdsAny([], ["clerk"])).toBe(false);
    expect(holdsAny(["clerk"], [])).toBe(false);
  });
});
