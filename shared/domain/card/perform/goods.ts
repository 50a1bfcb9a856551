import { sumFen } from "#shared/domain/money/fen";
import type { CaseState, GoodsMovement } from "../case-state";
import { accept, type Perform, type Performing, refuse, refuseField } from "../decision";
import { moveTo, withFields, withItem } from "../state-change";
import type { Action } from "../vocabulary";
import { quoteMissing, refundCeiling } from "./quoting";

type Details = Partial<Omit<GoodsMovement, "n" | "step" | "recorded_by" | "recorded_at">>;

function moved(
  performing: Performing<Action>,
  state: CaseState,
  step: GoodsMovement["step"],
  details: Details,
): CaseState {
  return withItem(state, "goods", {
    step,
    address: null,
    window_from: null,
    window_to: null,
    condition: null,
    accessories: null,
    proof_checked: null,
    result: null,
    way: null,
    tracking: null,
    ...details,
    recorded_by: performing.by,
    recorded_at: performing.at,
  });
}

/** `goods_pickup`: address and window agreed; condition and accessories as seen at the door (DOMAIN 5.4). */
export const goodsPickup: Perform<"goods_pickup"> = (performing) => {
  const { state, payload } = performing;
  return accept(
    performing,
    moved(performing, state, "pickup", {
      address: payload.address,
      window_from: payload.window.from,
      window_to: payload.window.to,
      condition: payload.condition ?? null,
      accessories: payload.accessories ?? null,
      proof_checked: payload.proof_checked ?? null,
    }),
  );
};

/** `goods_received`: ends waiting for the goods. */
export const goodsReceived: Perform<"goods_received"> = (performing) => {
  const { state, payload, at } = performing;
  const received = withFields(
    moved(performing, state, "received", {
      condition: payload.condition,
      accessories: payload.accessories ?? null,
    }),
    { goods_received_at: at },
  );
  const waits = state.fields.status === "waiting" && state.fields.waiting_for === "goods";
  return accept(
    performing,
    waits ? moveTo(received, state.fields.waiting_from ?? "in_service", at) : received,
  );
};

/** `goods_inspect`: within 24 h of receipt (DOMAIN 4.2 goods_check). */
export const goodsInspect: Perform<"goods_inspect"> = (performing) =>
  accept(
    performing,
    moved(performing, performing.state, "inspected", {
      result: performing.payload.result,
      condition: performing.payload.condition,
    }),
  );

/** `goods_ship`: by carrier with a tracking number, or handed over. */
export const goodsShip: Perform<"goods_ship"> = (performing) => {
  const { payload } = performing;
  if (payload.way === "ship" && !payload.tracking) return refuseField("tracking", "required");
  return accept(
    performing,
    moved(performing, performing.state, "shipped", {
      way: payload.way,
      tracking: payload.tracking ?? null,
      condition: payload.note ?? null,
    }),
  );
};

/** `choose_remedy`: the basis and option that the clerk picked (DOMAIN 5.4). */
export const chooseRemedy: Perform<"choose_remedy"> = (performing) =>
  accept(
    performing,
    withFields(performing.state, {
      return_basis: performing.payload.return_basis,
      return_option: performing.payload.return_option,
    }),
  );

/** `exchange`: outside the warranty only against a quote (DOMAIN 5.5). */
export const exchange: Perform<"exchange"> = (performing) => {
  const { state, payload, context } = performing;
  if (quoteMissing(state, context)) return refuse({ code: "quote_required", details: {} });
  return accept(performing, withFields(state, { new_serial: payload.new_serial }));
};

/** `refund`: never above what a supervisor approved (DOMAIN 2.2). */
export const refund: Perform<"refund"> = (performing) => {
  const { state, payload, at, by } = performing;
  const refunded = sumFen([...state.lists.refunds.map((item) => item.amount), payload.amount]);
  if (refunded > refundCeiling(state)) {
    return refuse({ code: "approval_required", details: { what: "refund" } });
  }
  return accept(
    performing,
    withItem(state, "refunds", {
      amount: payload.amount,
      method: payload.method,
      refunded_by: by,
      refunded_at: at,
    }),
  );
};
