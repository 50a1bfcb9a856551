import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ROLES, type Role } from "#shared/domain/card/vocabulary";
import { decideLedger, type LedgerCommand, newLedgerEntry } from "#shared/domain/ledger/decide-ledger";
import { feedbackDue, type LedgerEntry, ledgerDue } from "#shared/domain/ledger/ledger-entry";
import {
  allowedOnLedger,
  LEDGER_RULES,
  type LedgerStanding,
  mayOnLedger,
  missingIn,
  mustHave,
} from "#shared/domain/ledger/ledger-rules";
import {
  LEDGER_ACTIONS,
  LEDGER_SOURCES,
  LEDGER_STATES,
  type LedgerAction,
  type LedgerState,
} from "#shared/domain/ledger/vocabulary";

const NOW = 1_795_000_000_000;
const TODAY = "2026-11-20";
const context = { nowMs: NOW, today: TODAY, isActiveStaff: (code: string) => code !== "gone" };
const withCards: LedgerStanding = { cards: 1, submittedBy: null };

function entryIn(state: LedgerState, fields: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    id: 7,
    source: "manual",
    state,
    problem: "配件到得慢",
    cause: "供应商每周只发一次",
    measure: "改为每周三次",
    owner: "eng1",
    due_on: "2026-11-30",
    result: "到货时间缩到两天",
    verified_by: state === "closed" ? "sup1" : null,
    verified_at: state === "closed" ? NOW - 1 : null,
    fed_back_at: null,
    created_by: "clerk1",
    created_at: NOW - 1000,
    version: 3,
    ...fields,
  };
}

const COMMANDS: { readonly [A in LedgerAction]: Extract<LedgerCommand, { action: A }> } = {
  edit: { action: "edit", payload: { measure: "每天发一次" } },
  start: { action: "start", payload: {} },
  submit: { action: "submit", payload: {} },
  verify: { action: "verify", payload: {} },
  send_back: { action: "send_back", payload: { reason: "还没做完" } },
  reject: { action: "reject", payload: { reason: "成本太高" } },
  reopen: { action: "reopen", payload: { reason: "又出现了" } },
  note: { action: "note", payload: { note: "已联系供应商" } },
  feed_back: { action: "feed_back", payload: { method: "phone", told: "已改为每周三次" } },
  link: { action: "link", payload: { cards: ["SH-S01-20261120-0001"] } },
  unlink: { action: "unlink", payload: { cards: ["SH-S01-20261120-0001"] } },
};

/** What the table must say, written out once more by hand: state → action → who of a stranger's roles may. */
const clerks: readonly Role[] = ["clerk", "supervisor", "director"];
const chiefs: readonly Role[] = ["supervisor", "director"];
const EXPECTED: Readonly<Record<LedgerState, Partial<Record<LedgerAction, readonly Role[]>>>> = {
  open: {
    edit: [...clerks, "qc"],
    start: clerks,
    reject: chiefs,
    note: [...clerks, "qc", "tech_support"],
    feed_back: clerks,
    link: [...clerks, "qc", "tech_support"],
    unlink: [...clerks, "qc", "tech_support"],
  },
  in_progress: {
    edit: [...clerks, "qc"],
    submit: chiefs,
    reject: chiefs,
    note: [...clerks, "qc", "tech_support"],
    feed_back: clerks,
    link: [...clerks, "qc", "tech_support"],
    unlink: [...clerks, "qc", "tech_support"],
  },
  to_verify: {
    verify: [...chiefs, "qc"],
    send_back: [...chiefs, "qc"],
    note: [...clerks, "qc", "tech_support"],
    feed_back: clerks,
    link: [...clerks, "qc", "tech_support"],
    unlink: [...clerks, "qc", "tech_support"],
  },
  closed: { reopen: chiefs, feed_back: clerks },
  rejected: { reopen: chiefs, feed_back: clerks },
};

describe("every state × action × role", () => {
  for (const state of LEDGER_STATES) {
    for (const action of LEDGER_ACTIONS) {
      for (const role of ROLES) {
        const may = EXPECTED[state][action]?.includes(role) ?? false;
        test(`${role} ${may ? "may" : "may not"} ${action} what is ${state}`, () => {
          const actor = { code: "stranger", roles: [role] };
          const before = Object.freeze(entryIn(state));
          const decided = decideLedger(before, withCards, COMMANDS[action], actor, context);
          expect(decided.ok).toBe(may);
          expect(allowedOnLedger(before, withCards, actor).includes(action)).toBe(may);
          if (decided.ok) {
            expect(decided.entry.state).toBe(LEDGER_RULES[action].to ?? state);
            expect(missingIn(decided.entry)).toEqual([]);
          } else {
            const isStateWrong = !LEDGER_RULES[action].from.includes(state);
            expect(decided.refusal.code).toBe(isStateWrong ? "invalid_state" : "forbidden");
          }
        });
      }
    }
  }
});

describe("the owner", () => {
  const owner = { code: "eng1", roles: ["engineer"] as const };

  test.each(["edit", "start", "submit", "note", "feed_back", "link", "unlink"] as const)(
    "may %s their own entry without any other role",
    (action) => {
      const state = LEDGER_RULES[action].from[0] ?? "open";
      expect(decideLedger(entryIn(state), withCards, COMMANDS[action], owner, context).ok).toBe(true);
    },
  );

  test.each(["verify", "send_back"] as const)("never may %s it, whatever the roles", (action) => {
    const boss = { code: "eng1", roles: ["director", "qc"] as const };
    const decided = decideLedger(entryIn("to_verify"), withCards, COMMANDS[action], boss, context);
    expect(decided).toEqual({ ok: false, refusal: { code: "self_approval", details: { action } } });
  });

  test("can't put it aside either", () => {
    const boss = { code: "eng1", roles: ["supervisor"] as const };
    expect(decideLedger(entryIn("open"), withCards, COMMANDS.reject, boss, context).ok).toBe(false);
  });

  test("who handed it in for the owner does not verify it", () => {
    const boss = { code: "sup1", roles: ["supervisor"] as const };
    const standing = { cards: 0, submittedBy: "sup1" };
    expect(mayOnLedger("verify", entryIn("to_verify"), standing, boss)).toEqual({
      may: false,
      why: "own_work",
    });
    expect(mayOnLedger("verify", entryIn("to_verify"), { ...standing, submittedBy: "eng1" }, boss).may).toBe(
      true,
    );
  });
});

describe("what a state must hold", () => {
  const boss = { code: "sup1", roles: ["supervisor"] as const };

  test("work begins with measure, owner and due day", () => {
    const bare = entryIn("open", { cause: null, measure: null, owner: null, due_on: null, result: null });
    expect(decideLedger(bare, withCards, COMMANDS.start, boss, context)).toEqual({
      ok: false,
      refusal: { code: "incomplete", details: { missing: ["measure", "owner", "due_on"] } },
    });
    const payload = { measure: "多备一个", owner: "eng1", due_on: "2026-11-20" };
    expect(decideLedger(bare, withCards, { action: "start", payload }, boss, context).ok).toBe(true);
  });

  test("is handed in with cause and result; a suggestion has no cause", () => {
    const bare = { cause: null, result: null };
    expect(decideLedger(entryIn("in_progress", bare), withCards, COMMANDS.submit, boss, context)).toEqual({
      ok: false,
      refusal: { code: "incomplete", details: { missing: ["cause", "result"] } },
    });
    const suggestion = entryIn("in_progress", { ...bare, source: "suggestion" });
    const done = { action: "submit", payload: { result: "下个版本带上" } } as const;
    expect(decideLedger(suggestion, withCards, done, boss, context).ok).toBe(true);
  });

  test("what is being done can't lose what its state needs", () => {
    const edit = { action: "edit", payload: { owner: null } } as const;
    expect(decideLedger(entryIn("in_progress"), withCards, edit, boss, context).ok).toBe(false);
    expect(decideLedger(entryIn("open"), withCards, edit, boss, context).ok).toBe(true);
  });

  test("nobody unknown becomes owner, and no new due day lies in the past", () => {
    const clerk = { code: "clerk1", roles: ["clerk"] as const };
    const owner = { action: "edit", payload: { owner: "gone" } } as const;
    expect(decideLedger(entryIn("open"), withCards, owner, clerk, context)).toMatchObject({
      refusal: { code: "invalid_input", details: { fields: [{ field: "owner", code: "unknown_staff" }] } },
    });
    const late = { action: "edit", payload: { due_on: "2026-11-19" } } as const;
    expect(decideLedger(entryIn("open"), withCards, late, clerk, context)).toMatchObject({
      refusal: { details: { fields: [{ field: "due_on", code: "in_past" }] } },
    });
    // What was late already stays as it is.
    const overdue = entryIn("open", { due_on: "2026-10-01" });
    expect(decideLedger(overdue, withCards, COMMANDS.edit, clerk, context).ok).toBe(true);
  });

  test("there must be a customer to tell", () => {
    const clerk = { code: "clerk1", roles: ["clerk"] as const };
    const nobody = { cards: 0, submittedBy: null };
    expect(decideLedger(entryIn("closed"), nobody, COMMANDS.feed_back, clerk, context)).toEqual({
      ok: false,
      refusal: { code: "incomplete", details: { missing: ["cards"] } },
    });
    const told = decideLedger(entryIn("closed"), withCards, COMMANDS.feed_back, clerk, context);
    expect(told).toMatchObject({ ok: true, entry: { fed_back_at: NOW, state: "closed" } });
  });

  test("a verified entry names who and when; a reopened one no longer does", () => {
    const closed = decideLedger(entryIn("to_verify"), withCards, COMMANDS.verify, boss, context);
    expect(closed).toMatchObject({
      entry: { state: "closed", verified_by: "sup1", verified_at: NOW },
    });
    const again = decideLedger(entryIn("closed"), withCards, COMMANDS.reopen, boss, context);
    expect(again).toMatchObject({ entry: { state: "open", verified_by: null, verified_at: null } });
  });

  test("whatever is done in whatever order, an entry never stands in a state that it lacks something for", () => {
    const steps = fc.array(
      fc.record({
        action: fc.constantFrom(...LEDGER_ACTIONS),
        who: fc.constantFrom("eng1", "sup1", "clerk1", "qc1"),
        fields: fc.record(
          {
            cause: fc.constantFrom(null, "原因"),
            measure: fc.constantFrom(null, "措施"),
            owner: fc.constantFrom(null, "eng1", "sup1"),
            due_on: fc.constantFrom(null, "2026-12-01"),
            result: fc.constantFrom(null, "结果"),
          },
          { requiredKeys: [] },
        ),
      }),
      { maxLength: 30 },
    );
    const roles: Readonly<Record<string, readonly Role[]>> = {
      eng1: ["engineer"],
      sup1: ["supervisor"],
      clerk1: ["clerk"],
      qc1: ["qc"],
    };
    fc.assert(
      fc.property(steps, fc.constantFrom(...LEDGER_SOURCES), (walk, source) => {
        const first = newLedgerEntry(
          { source, problem: "问题" },
          { code: "clerk1", roles: ["clerk"] },
          context,
        );
        if (!first.ok) throw new Error("a clerk may add");
        let entry = first.entry;
        let submittedBy: string | null = null;
        for (const { action, who, fields } of walk) {
          const command = ["edit", "start", "submit"].includes(action)
            ? ({ action, payload: fields } as LedgerCommand)
            : COMMANDS[action];
          const actor = { code: who, roles: roles[who] ?? [] };
          const decided = decideLedger(entry, { cards: 1, submittedBy }, command, actor, context);
          if (!decided.ok) continue;
          if (action === "submit") submittedBy = who;
          if (action === "verify") expect([entry.owner, submittedBy]).not.toContain(who);
          entry = decided.entry;
          expect(missingIn(entry)).toEqual([]);
          expect(entry.verified_by === null).toBe(entry.state !== "closed");
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("who may add", () => {
  test.each(ROLES.filter((role) => role !== "admin"))("%s", (role) => {
    const added = newLedgerEntry(
      { source: "manual", problem: "问题" },
      { code: "x", roles: [role] },
      context,
    );
    expect(added).toMatchObject({ ok: true, entry: { state: "open", created_by: "x", version: 1 } });
  });

  test("not the administrator alone", () => {
    const added = newLedgerEntry(
      { source: "manual", problem: "问题" },
      { code: "x", roles: ["admin"] },
      context,
    );
    expect(added).toMatchObject({ ok: false, refusal: { code: "forbidden" } });
  });
});

describe("the due day", () => {
  test.each([
    ["2026-11-19", "over"],
    ["2026-11-20", "today"],
    ["2026-11-21", "soon"],
    ["2026-11-23", "soon"],
    ["2026-11-24", "later"],
    [null, "none"],
  ] as const)("%s is %s", (due_on, due) => {
    for (const state of ["open", "in_progress", "to_verify"] as const) {
      expect(ledgerDue({ state, due_on }, TODAY)).toBe(due);
    }
    for (const state of ["closed", "rejected"] as const) {
      expect(ledgerDue({ state, due_on }, TODAY)).toBe("none");
    }
  });

  test("every state names what it must hold", () => {
    for (const state of LEDGER_STATES) {
      expect(mustHave(state, "manual")).toContain("problem");
      expect(mustHave(state, "suggestion")).not.toContain("cause");
    }
  });
});

describe("telling the customer", () => {
  test("is due once a suggestion is settled, and again when it is settled anew", () => {
    const entry = { source: "suggestion", state: "closed", fed_back_at: null } as const;
    expect(feedbackDue(entry, 100)).toBe(true);
    expect(feedbackDue({ ...entry, fed_back_at: 120 }, 100)).toBe(false);
    expect(feedbackDue({ ...entry, fed_back_at: 80 }, 100)).toBe(true);
    expect(feedbackDue({ ...entry, state: "rejected" }, 100)).toBe(true);
    expect(feedbackDue({ ...entry, state: "in_progress" }, 100)).toBe(false);
    expect(feedbackDue({ ...entry, source: "survey" }, 100)).toBe(false);
  });
});
