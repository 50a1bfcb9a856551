import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Store } from "#electron/db/connection";
import { insertCase, loadCase, loadState, saveCase } from "#electron/repositories/case-repository";
import { appendEvents, markCountersigned, markUndone } from "#electron/repositories/event-repository";
import { immediate } from "#electron/repositories/transaction";
import type { CaseState, Quote } from "#shared/domain/card/case-state";
import { fen } from "#shared/domain/money/fen";
import { REGISTERED_AT, sampleCase, sampleEvent } from "./sample-case";
import { discard, newStore } from "./store-in-folder";

let store: Store;
beforeEach(async () => {
  store = await newStore();
});
afterEach(() => discard(store));

const ok = { ok: true } as const;

function insert(state: CaseState): void {
  immediate(store, (tx) => {
    insertCase(tx, state);
    return ok;
  });
}

function save(before: CaseState, after: CaseState, expectedVersion = before.fields.version) {
  return immediate(store, (tx) => saveCase(tx, before, after, expectedVersion));
}

function nextVersion(state: CaseState, change: Partial<CaseState["fields"]>): CaseState {
  return { ...state, fields: { ...state.fields, ...change, version: state.fields.version + 1 } };
}

const quote: Quote = {
  n: 1,
  lines: [
    { kind: "labour", name: "上门检修", unit: "次", quantity: 1, unit_price: fen(8000), amount: fen(8000) },
    { kind: "part", name: "排水泵", unit: "个", quantity: 1.5, unit_price: fen(6000), amount: fen(9000) },
  ],
  discount: fen(1000),
  total: fen(16000),
  valid_until: "2026-12-01",
  note: null,
  status: "open",
  quoted_by: "eng1",
  quoted_at: REGISTERED_AT,
  decided_by: null,
  decided_method: null,
  decided_at: null,
  decline_reason: null,
  decline_next: null,
};

describe("a case", () => {
  test("comes back as it was written, lists and quote lines included", () => {
    const state = sampleCase(
      { collaborators: ["eng2"], function_test: false, completeness: 0.75 },
      {
        quotes: [quote],
        surveys: [
          {
            n: 1,
            round: 1,
            handed_out_at: null,
            way: "paper",
            refused: false,
            refused_at: null,
            refused_reason: null,
            collected_at: REGISTERED_AT,
            collected_by: "customer",
            scores: { timeliness: 5 },
            overall: 4,
            choices: ["速度"],
            comment: null,
            index: 92.5,
            form_version: 1,
            valid: true,
            invalid_reason: null,
          },
        ],
      },
    );
    insert(state);
    expect(loadState(store, { id: "card-1" })).toEqual(state);
    expect(loadState(store, { no: "SH-S01-20261120-0001" })).toEqual(state);
    expect(loadState(store, { no: "SH-S01-20261120-0002" })).toBeNull();
  });

  test("saves changed fields and list items and leaves the others alone", () => {
    const before = sampleCase({}, { quotes: [quote] });
    insert(before);
    const confirmed: Quote = {
      ...quote,
      status: "confirmed",
      decided_by: "示例客户",
      lines: quote.lines.slice(0, 1),
    };
    const after: CaseState = {
      fields: {
        ...before.fields,
        status: "waiting",
        waiting_for: "quote",
        waiting_from: "in_service",
        version: 2,
      },
      lists: { ...before.lists, quotes: [confirmed, { ...quote, n: 2 }] },
    };
    expect(save(before, after)).toEqual({ ok: true, version: 2 });
    expect(loadState(store, { id: "card-1" })).toEqual(after);

    const undone = nextVersion({ ...after, lists: { ...after.lists, quotes: [confirmed] } }, {});
    expect(save(after, undone)).toEqual({ ok: true, version: 3 });
    expect(loadState(store, { id: "card-1" })).toEqual(undone);
  });

  test("a stale version is a conflict that changes nothing", () => {
    const first = sampleCase();
    insert(first);
    const second = nextVersion(first, { remark: "先到" });
    expect(save(first, second).ok).toBe(true);
    expect(save(first, nextVersion(first, { remark: "后到", customer_name: "别人" }))).toEqual({
      ok: false,
      code: "conflict",
      version: 2,
    });
    expect(loadState(store, { id: "card-1" })).toEqual(second);
  });

  test("a refusal after writing leaves nothing behind", () => {
    const refused = immediate(store, (tx) => {
      insertCase(tx, sampleCase());
      return { ok: false, code: "incomplete" } as const;
    });
    expect(refused).toEqual({ ok: false, code: "incomplete" });
    expect(loadState(store, { id: "card-1" })).toBeNull();
  });

  test("keeps its number and is never deleted", () => {
    const state = sampleCase();
    insert(state);
    expect(() => save(state, nextVersion(state, { no: "SH-S01-20261120-0009" }))).toThrow("keeps its number");
    expect(() => store.sqlite.exec(`DELETE FROM "card_grid"; DELETE FROM "card"`)).toThrow("never deleted");
    expect(loadState(store, { id: "card-1" })).toEqual(state);
  });
});

describe("the log of a card", () => {
  test("comes back in order with what became of each event", () => {
    insert(sampleCase());
    immediate(store, (tx) => {
      appendEvents(tx, "card-1", [
        sampleEvent(1),
        sampleEvent(2, { action: "log", self_marked: true, payload: { operation: "检查" } }),
        sampleEvent(3, { action: "undo", cause_seq: 3 }),
      ]);
      markUndone(tx, "card-1", 2, 3);
      markCountersigned(tx, "card-1", 2, "sup1", REGISTERED_AT);
      return ok;
    });
    expect(loadCase(store, { id: "card-1" })?.events).toEqual([
      sampleEvent(1),
      sampleEvent(2, {
        action: "log",
        self_marked: true,
        payload: { operation: "检查" },
        undone_by: 3,
        countersigned_by: "sup1",
      }),
      sampleEvent(3, { action: "undo", cause_seq: 3 }),
    ]);
  });

  test("cannot be changed, deleted or replaced by anybody", () => {
    insert(sampleCase());
    immediate(store, (tx) => {
      appendEvents(tx, "card-1", [sampleEvent(1)]);
      return ok;
    });
    const attempts = [
      `UPDATE "card_event" SET "actor" = 'sup1'`,
      `DELETE FROM "card_event"`,
      `INSERT OR REPLACE INTO "card_event" SELECT * FROM "card_event"`,
    ];
    for (const attempt of attempts) expect(() => store.sqlite.exec(attempt), attempt).toThrow("append-only");
    expect(loadCase(store, { id: "card-1" })?.events).toEqual([sampleEvent(1)]);
  });

  test("refuses a sequence that is taken already", () => {
    insert(sampleCase());
    const append = () =>
      immediate(store, (tx) => {
        appendEvents(tx, "card-1", [sampleEvent(1)]);
        return ok;
      });
    append();
    expect(append).toThrow("UNIQUE");
    expect(loadCase(store, { id: "card-1" })?.events).toHaveLength(1);
  });
});
