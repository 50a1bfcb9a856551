import { describe, expect, test } from "vitest";
import { fen } from "#shared/domain/money/fen";
import { act, refusalOf, refusedFields, stateAfter } from "#test/builders/card-story";
import { approvalRequest, caseIn, caseWaitingFor, goodsMovement } from "#test/builders/case-state";
import { instantMs, NOW_MS } from "#test/builders/instant";
import { PLAIN_PAYLOADS } from "#test/builders/payloads";

describe("goods on their way (DOMAIN 5.4)", () => {
  const card = caseIn("in_service", { kind: "D" });

  test("pickup: address and window agreed, what was seen at the door", () => {
    const payload = {
      ...PLAIN_PAYLOADS.goods_pickup,
      condition: "划痕",
      accessories: "电源线",
      proof_checked: true,
    };
    const state = stateAfter(act(card, "log1", "goods_pickup", payload));
    expect(state.lists.goods).toEqual([
      goodsMovement({
        step: "pickup",
        address: "示例市示例路 1 号",
        window_from: instantMs("2026-11-22T09:00:00+08:00"),
        window_to: instantMs("2026-11-22T12:00:00+08:00"),
        condition: "划痕",
        accessories: "电源线",
        proof_checked: true,
        recorded_by: "log1",
        recorded_at: NOW_MS,
      }),
    ]);
    expect(state.fields).toEqual(card.fields);
  });

  test("receipt is dated, and ends the wait for the goods where it began", () => {
    const received = stateAfter(act(card, "wh1", "goods_received", { condition: "完好" }));
    expect(received.fields).toEqual({ ...card.fields, goods_received_at: NOW_MS });
    const waiting = caseWaitingFor("goods", { waiting_from: "accepted" });
    expect(stateAfter(act(waiting, "wh1", "goods_received", { condition: "完好" })).fields).toMatchObject({
      status: "accepted",
      waiting_for: null,
      waiting_from: null,
      goods_received_at: NOW_MS,
    });
    const parts = caseWaitingFor("parts");
    expect(stateAfter(act(parts, "wh1", "goods_received", { condition: "完好" })).fields).toMatchObject({
      status: "waiting",
      waiting_for: "parts",
    });
  });

  test("inspection and shipping are numbered on after the receipt", () => {
    const received = caseIn("in_service", {}, { goods: [goodsMovement()] });
    const payload = { result: "refused", condition: "人为损坏" };
    const inspected = stateAfter(act(received, "wh1", "goods_inspect", payload));
    expect(inspected.lists.goods[1]).toMatchObject({
      n: 2,
      step: "inspected",
      ...payload,
      recorded_by: "wh1",
    });
    expect(refusedFields(act(inspected, "wh1", "goods_ship", { way: "ship" }))).toEqual({
      tracking: "required",
    });
    const shipped = stateAfter(act(inspected, "wh1", "goods_ship", { way: "ship", tracking: "YD0001" }));
    expect(shipped.lists.goods[2]).toMatchObject({ n: 3, step: "shipped", way: "ship", tracking: "YD0001" });
    expect(act(inspected, "clerk1", "goods_ship", { way: "hand_over" }).ok).toBe(true);
    expect(shipped.fields).toEqual(received.fields);
  });
});

describe("remedy, exchange and refund", () => {
  const card = caseIn("in_service", { kind: "D", service_mode: "return_exchange" });

  test("the chosen basis and option, and the new serial, are on the card", () => {
    const payload = { return_basis: "quality_7", return_option: "exchange" };
    const chosen = stateAfter(act(card, "clerk1", "choose_remedy", payload));
    expect(chosen.fields).toEqual({ ...card.fields, ...payload });
    const exchanged = stateAfter(act(chosen, "wh1", "exchange", { new_serial: "SN20260002" }));
    expect(exchanged.fields).toEqual({ ...chosen.fields, new_serial: "SN20260002" });
  });

  test("refunds together stay within what was approved", () => {
    const refund = (amount: string, approved: readonly number[], refunded: readonly number[] = []) =>
      act(
        caseIn(
          "in_service",
          { kind: "D" },
          {
            requests: [
              approvalRequest({ n: 8, what: "refund", amount: fen(99_999), status: "rejected" }),
              approvalRequest({ n: 9, what: "compensation", amount: fen(99_999), status: "approved" }),
              ...approved.map((value, index) =>
                approvalRequest({ n: index + 1, what: "refund", amount: fen(value), status: "approved" }),
              ),
            ],
            refunds: refunded.map((value, index) => ({
              n: index + 1,
              amount: fen(value),
              method: "wechat",
              refunded_by: "fin1",
              refunded_at: NOW_MS,
            })),
          },
        ),
        "fin1",
        "refund",
        { amount, method: "alipay" },
      );
    for (const refused of [refund("0.01", []), refund("50.01", [5_000]), refund("20.01", [5_000], [3_000])]) {
      expect(refusalOf(refused)).toEqual({ code: "approval_required", details: { what: "refund" } });
    }
    expect(refund("50.00", [5_000]).ok).toBe(true);
    expect(refund("70.00", [5_000, 5_000], [3_000]).ok).toBe(true);
    const after = stateAfter(refund("20.00", [5_000], [3_000]));
    expect(after.lists.refunds[1]).toEqual({
      n: 2,
      amount: 2_000,
      method: "alipay",
      refunded_by: "fin1",
      refunded_at: NOW_MS,
    });
  });
});
