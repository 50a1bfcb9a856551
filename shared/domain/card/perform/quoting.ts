import { type Fen, fen, lineAmountFen, MAX_FEN, sumFen } from "#shared/domain/money/fen";
import { isInWarranty } from "#shared/domain/warranty/warranty";
import type { CaseState, Quote, QuoteLine } from "../case-state";
import { accept, type Decision, type DecisionContext, type Perform, refuse, refuseField } from "../decision";
import type { Payload } from "../payloads";
import { moveTo, waitFor, withChangedItem, withFields, withItem } from "../state-change";
import type { ApprovalSubject } from "../vocabulary";

/** True when a supervisor has approved the subject on this card. */
export function hasApproved(state: CaseState, what: ApprovalSubject): boolean {
  return state.lists.requests.some((request) => request.what === what && request.status === "approved");
}

function approvedAmounts(state: CaseState, what: ApprovalSubject): readonly Fen[] {
  return state.lists.requests
    .filter((request) => request.what === what && request.status === "approved")
    .map((request) => request.amount ?? fen(0));
}

/** Ceiling in 分 of all refunds together: what was approved adds up; 0 without one (DOMAIN 2.2). */
export function refundCeiling(state: CaseState): Fen {
  return sumFen(approvedAmounts(state, "refund"));
}

/** Ceiling in 分 of one quote's discount: the highest that was approved, for quotes replace each other. */
function discountCeiling(state: CaseState): Fen {
  return fen(Math.max(0, ...approvedAmounts(state, "discount")));
}

const BASIS_POINTS = 10_000;

/** The discount in 分 that the store allows without asking (DOMAIN 4.3). */
function freeDiscount(subtotal: Fen, context: DecisionContext): number {
  // Whole basis points: 100 × 0.29 in floating point is less than 29.
  const share = Math.round(context.rules.quote_discount_limit_share * BASIS_POINTS);
  return Math.floor((subtotal * share) / BASIS_POINTS);
}

/** Inside the warranty on the local date of the request (DOMAIN 5.4: our delay never costs the customer). */
export function cardInWarranty(
  state: CaseState,
  context: Pick<DecisionContext, "localDateOf" | "nowMs">,
): boolean {
  const judgedAt = state.fields.requested_at ?? context.nowMs;
  return isInWarranty(state.fields.warranty_end, context.localDateOf(judgedAt));
}

/**
 * Out of warranty, kind A, neither a confirmed quote nor an approved free repair: paid work may not be
 * done (DOMAIN 5.5). A repeat repair stands under the warranty of the earlier repair.
 */
export function quoteMissing(
  state: CaseState,
  context: Pick<DecisionContext, "localDateOf" | "nowMs">,
): boolean {
  if (state.fields.kind !== "A" || cardInWarranty(state, context) || state.fields.repeat_of !== null)
    return false;
  const confirmed = state.lists.quotes.some((quote) => quote.status === "confirmed");
  return !confirmed && !hasApproved(state, "free_repair");
}

function openQuote(state: CaseState): Quote | undefined {
  return state.lists.quotes.findLast((quote) => quote.status === "open");
}

/** The lines with their amounts, or null when one is beyond what an amount can be. */
function quoteLinesOf(lines: Payload<"quote">["lines"]): readonly QuoteLine[] | null {
  const priced: QuoteLine[] = [];
  for (const line of lines) {
    const amount = lineAmountFen(line.quantity, line.unit_price);
    if (amount === null) return null;
    priced.push({ ...line, unit: line.unit ?? null, amount });
  }
  return priced;
}

/** `quote`: a discount over the store's limit needs an approved ceiling first (DOMAIN 4.3). */
export const quote: Perform<"quote"> = (performing) => {
  const { state, payload, at, by, context } = performing;
  const lines = quoteLinesOf(payload.lines);
  if (lines === null) return refuseField("lines", "too_large");
  const subtotal = sumFen(lines.map((item) => item.amount));
  if (subtotal > MAX_FEN) return refuseField("lines", "too_large");
  const discount = payload.discount ?? fen(0);
  if (discount > subtotal) return refuseField("discount", "over_total");
  if (payload.valid_until && payload.valid_until < context.localDateOf(context.nowMs)) {
    return refuseField("valid_until", "in_past");
  }
  if (discount > freeDiscount(subtotal, context) && discount > discountCeiling(state)) {
    return refuse({ code: "approval_required", details: { what: "discount" } });
  }
  const quoted = withItem(withoutOpenQuotes(state), "quotes", {
    lines,
    discount,
    total: fen(subtotal - discount),
    valid_until: payload.valid_until ?? null,
    note: payload.note ?? null,
    status: "open",
    quoted_by: by,
    quoted_at: at,
    decided_by: null,
    decided_method: null,
    decided_at: null,
    decline_reason: null,
    decline_next: null,
  });
  return accept(performing, waitFor(quoted, "quote", at));
};

function withoutOpenQuotes(state: CaseState): CaseState {
  const old = openQuote(state);
  return old ? withChangedItem(state, "quotes", old.n, { status: "superseded" }) : state;
}

/** `quote_confirm`: the customer agreed, by whom and how. */
export const quoteConfirm: Perform<"quote_confirm"> = (performing) => {
  const { state, payload, at } = performing;
  const open = openQuote(state);
  const confirmed = open
    ? withChangedItem(state, "quotes", open.n, {
        status: "confirmed",
        decided_by: payload.by,
        decided_method: payload.method,
        decided_at: at,
      })
    : state;
  return accept(performing, moveTo(confirmed, "in_service", at));
};

/** `quote_decline`: close, return the product, or go on free with an approved free repair (DOMAIN 2.2). */
export const quoteDecline: Perform<"quote_decline"> = (performing): Decision => {
  const { state, payload, at } = performing;
  if (payload.then === "continue_free" && !hasApproved(state, "free_repair")) {
    return refuse({ code: "approval_required", details: { what: "free_repair" } });
  }
  const open = openQuote(state);
  const declined = open
    ? withChangedItem(state, "quotes", open.n, {
        status: "declined",
        decided_at: at,
        decline_reason: payload.reason,
        decline_next: payload.then,
      })
    : state;
  if (payload.then !== "close") return accept(performing, moveTo(declined, "in_service", at));
  return accept(
    performing,
    moveTo(withFields(declined, { outcome: "declined", result: payload.reason }), "completed", at, {
      completed_at: at,
      first_completed_at: state.fields.first_completed_at ?? at,
    }),
  );
};
