import { describe, expect, test } from "vitest";
import type { CaseState } from "#shared/domain/card/case-state";
import { quoteMissing } from "#shared/domain/card/perform/quoting";
import { fen } from "#shared/domain/money/fen";
import { DEFAULT_STORE_RULES } from "#shared/domain/store/store-rules";
import { act, declining, refusalOf, refusedFields, stateAfter } from "#test/builders/card-story";
import { approvalRequest, caseIn, caseWaitingFor, quoteOf } from "#test/builders/case-state";
import { decisionContext } from "#test/builders/decision-context";
import { instantMs, NOW_MS } from "#test/builders/instant";

const context = decisionContext();
const OUT_OF_WARRANTY = { kind: "A", warranty_end: "2026-11-19" } as const;

describe("quote", () => {
  const inService = caseIn("in_service");
  const labour = { kind: "labour", name: "检修", quantity: 1, unit_price: "120.00" };
  const part = { kind: "part", name: "减震器", unit: "只", quantity: 2.5, unit_price: "33.33" };

  test("keeps lines with their amounts, the total, who and when, and waits for the answer", () => {
    const payload = { lines: [labour, part], discount: "20.32", valid_until: "2026-11-30", note: "含税" };
    const { fields, lists } = stateAfter(act(inService, "eng1", "quote", payload));
    expect(lists.quotes).toEqual([
      {
        n: 1,
        lines: [
          { kind: "labour", name: "检修", unit: null, quantity: 1, unit_price: 12_000, amount: 12_000 },
          { kind: "part", name: "减震器", unit: "只", quantity: 2.5, unit_price: 3_333, amount: 8_333 },
        ],
        discount: 2_032,
        total: 18_301,
        valid_until: "2026-11-30",
        note: "含税",
        status: "open",
        quoted_by: "eng1",
        quoted_at: NOW_MS,
        decided_by: null,
        decided_method: null,
        decided_at: null,
        decline_reason: null,
        decline_next: null,
      },
    ]);
    expect(fields).toMatchObject({ status: "waiting", waiting_for: "quote", waiting_from: "in_service" });
  });

  test("a new quote takes the place of one that was never answered", () => {
    const state = caseIn("in_service", {}, { quotes: [quoteOf({ status: "declined" }), quoteOf({ n: 2 })] });
    const { quotes } = stateAfter(act(state, "fin1", "quote", { lines: [labour] })).lists;
    expect(quotes.map(({ n, status }) => [n, status])).toEqual([
      [1, "declined"],
      [2, "superseded"],
      [3, "open"],
    ]);
  });

  test("the discount is held against the store's limit, then against the highest approved one", () => {
    const lines = [{ ...labour, unit_price: "100.00" }];
    const quote = (state: CaseState, discount: string, share = 0.1) =>
      act(
        state,
        "eng1",
        "quote",
        { lines, discount },
        {
          context: decisionContext({ rules: { ...DEFAULT_STORE_RULES, quote_discount_limit_share: share } }),
        },
      );
    const approved = (...amounts: number[]) =>
      caseIn(
        "in_service",
        {},
        {
          requests: [
            approvalRequest({ n: 1, what: "refund", amount: fen(9_000), status: "approved" }),
            approvalRequest({ n: 2, what: "discount", amount: fen(9_000), status: "rejected" }),
            ...amounts.map((amount, index) =>
              approvalRequest({ n: 3 + index, what: "discount", amount: fen(amount), status: "approved" }),
            ),
          ],
        },
      );
    expect(quote(inService, "10.00").ok).toBe(true);
    expect(quote(inService, "29.00", 0.29).ok).toBe(true);
    expect(quote(inService, "0.29", 0.0029).ok).toBe(true);
    for (const refused of [
      quote(inService, "10.01"),
      quote(inService, "29.01", 0.29),
      quote(inService, "0.01", 0),
      quote(approved(), "50.00"),
      quote(approved(5_000), "50.01"),
      quote(approved(3_000, 3_000), "60.00"),
    ]) {
      expect(refusalOf(refused)).toEqual({ code: "approval_required", details: { what: "discount" } });
    }
    expect(quote(approved(5_000), "50.00").ok).toBe(true);
    expect(quote(approved(2_000, 5_000), "50.00").ok).toBe(true);
    expect(refusedFields(quote(approved(50_000), "100.01"))).toEqual({ discount: "over_total" });
    expect(stateAfter(quote(approved(50_000), "100.00")).lists.quotes[0]?.total).toBe(0);
  });

  test("is not valid into the past, judged on the store's day", () => {
    const until = (valid_until: string) => act(inService, "eng1", "quote", { lines: [labour], valid_until });
    expect(refusedFields(until("2026-11-20"))).toEqual({ valid_until: "in_past" });
    expect(until("2026-11-21").ok).toBe(true);
  });

  test("beyond what an amount can be is refused, not thrown", () => {
    const huge = { ...labour, quantity: 99_999, unit_price: "9999999999.99" };
    expect(refusedFields(act(inService, "eng1", "quote", { lines: [huge] }))).toEqual({ lines: "too_large" });
    const big = { ...labour, unit_price: "9999999999.99" };
    expect(refusedFields(act(inService, "eng1", "quote", { lines: [big, big] }))).toEqual({
      lines: "too_large",
    });
    expect(act(inService, "eng1", "quote", { lines: [big] }).ok).toBe(true);
  });
});

describe("the customer's answer", () => {
  const waiting = caseWaitingFor("quote", OUT_OF_WARRANTY, {
    quotes: [quoteOf({ status: "superseded" }), quoteOf({ n: 2 })],
  });

  test("quote_confirm keeps who and how on the open quote and goes on", () => {
    const state = stateAfter(act(waiting, "clerk1", "quote_confirm", { by: "示例客户", method: "电话" }));
    expect(state.fields).toMatchObject({ status: "in_service", waiting_for: null, waiting_from: null });
    expect(state.lists.quotes[0]).toEqual(waiting.lists.quotes[0]);
    expect(state.lists.quotes[1]).toMatchObject({
      status: "confirmed",
      decided_by: "示例客户",
      decided_method: "电话",
      decided_at: NOW_MS,
    });
    expect(quoteMissing(state, context)).toBe(false);
  });

  test("quote_decline close: completed as declined, the reason is the result", () => {
    const { fields, lists } = stateAfter(act(waiting, "eng1", "quote_decline", declining("close")));
    expect(fields).toMatchObject({
      status: "completed",
      waiting_for: null,
      outcome: "declined",
      result: "太贵",
      completed_at: NOW_MS,
      first_completed_at: NOW_MS,
    });
    expect(lists.quotes[1]).toMatchObject({
      status: "declined",
      decline_reason: "太贵",
      decline_next: "close",
      decided_at: NOW_MS,
    });
  });

  test("a card that was completed before keeps its first completion", () => {
    const first = NOW_MS - 86_400_000;
    const again = caseWaitingFor(
      "quote",
      { round: 2, first_completed_at: first, completed_at: first },
      {
        quotes: [quoteOf()],
      },
    );
    const { fields } = stateAfter(act(again, "clerk1", "quote_decline", declining("close")));
    expect(fields).toMatchObject({ first_completed_at: first, completed_at: NOW_MS });
  });

  test("quote_decline return: back in service, nothing is completed", () => {
    const state = stateAfter(act(waiting, "clerk1", "quote_decline", declining("return")));
    expect(state.fields).toMatchObject({ status: "in_service", outcome: null, completed_at: null });
    expect(quoteMissing(state, context)).toBe(true);
  });

  test("quote_decline continue_free needs an approved free repair", () => {
    const free = (status: "approved" | "pending" | "rejected") =>
      caseWaitingFor("quote", OUT_OF_WARRANTY, {
        quotes: [quoteOf()],
        requests: [approvalRequest({ what: "free_repair", status })],
      });
    for (const status of ["pending", "rejected"] as const) {
      const decision = act(free(status), "clerk1", "quote_decline", declining("continue_free"));
      expect(refusalOf(decision)).toEqual({ code: "approval_required", details: { what: "free_repair" } });
    }
    const state = stateAfter(act(free("approved"), "clerk1", "quote_decline", declining("continue_free")));
    expect(state.fields.status).toBe("in_service");
    expect(quoteMissing(state, context)).toBe(false);
  });
});

describe("paid work outside the warranty", () => {
  const parts = [{ part: "P-01", quantity: 1 }];
  const outside = (lists: Partial<CaseState["lists"]> = {}, fields: Partial<CaseState["fields"]> = {}) =>
    caseIn("in_service", { ...OUT_OF_WARRANTY, ...fields }, lists);
  const finish = (state: CaseState, outcome: string) =>
    act(state, "eng1", "finish", { outcome, result: "完成", function_test: true });

  test("repaired, exchanged and used parts are refused without a confirmed quote", () => {
    for (const decision of [
      finish(outside(), "repaired"),
      finish(outside(), "exchanged"),
      act(outside(), "eng1", "log", { operation: "换件", parts }),
      act(outside(), "eng1", "finish", { outcome: "no_fault", result: "x", parts }),
      act(outside(), "wh1", "exchange", { new_serial: "SN2" }),
      finish(outside({ quotes: [quoteOf(), quoteOf({ n: 2, status: "declined" })] }), "repaired"),
      finish(outside({ requests: [approvalRequest({ what: "free_repair" })] }), "repaired"),
      finish(outside({ requests: [approvalRequest({ what: "refund", status: "approved" })] }), "repaired"),
      finish(outside({}, { warranty_end: null }), "repaired"),
    ]) {
      expect(refusalOf(decision)).toEqual({ code: "quote_required", details: {} });
    }
  });

  test("go through with a confirmed quote or an approved free repair, and inside the warranty", () => {
    for (const state of [
      outside({ quotes: [quoteOf({ status: "confirmed" })] }),
      outside({ requests: [approvalRequest({ what: "free_repair", status: "approved" })] }),
      outside({}, { warranty_end: "2026-11-20" }),
      outside({}, { kind: "D" }),
      outside({}, { repeat_of: "SH-S01-20261001-0003" }),
    ]) {
      expect(finish(state, "repaired").ok).toBe(true);
      expect(act(state, "eng1", "log", { operation: "换件", parts }).ok).toBe(true);
    }
  });

  test("what is not paid work needs no quote", () => {
    expect(act(outside(), "eng1", "log", { operation: "检查", parts: [] }).ok).toBe(true);
    for (const outcome of ["answered", "done", "declined", "refused", "no_fault"]) {
      expect(finish(outside(), outcome).ok).toBe(true);
    }
  });

  test("the warranty is judged on the local day of the request, its last day counts whole", () => {
    const requested = (isoTime: string) =>
      finish(outside({}, { warranty_end: "2026-11-20", requested_at: instantMs(isoTime) }), "repaired").ok;
    expect(requested("2026-11-20T23:59:59+08:00")).toBe(true);
    expect(requested("2026-11-20T15:59:59Z")).toBe(true);
    expect(requested("2026-11-21T00:00:00+08:00")).toBe(false);
    expect(requested("2026-11-20T16:00:00Z")).toBe(false);
  });
});
