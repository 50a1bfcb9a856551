import type { ApprovalItem } from "#shared/contract/views";
import { yuanFromFen } from "#shared/domain/money/fen";
import type { Text } from "#shared/text/text";
import type { TimeWords } from "../ui/use-time";

/** "派给 罗青山，11-21 12:00 前完成": what the supervisor is asked to agree to. */
export function askedFor(item: ApprovalItem, text: Text, time: TimeWords): string {
  const { what, amount, promised_at, proposal } = item.request;
  const money = amount === null ? "" : `￥${yuanFromFen(amount)}`;
  switch (what) {
    case "dispatch": {
      const name = item.proposed_name ?? proposal?.assignee ?? "";
      const promise = proposal?.promised_at ?? null;
      return promise === null
        ? text.t("approvals.ask.dispatch_open", { name })
        : text.t("approvals.ask.dispatch", { name, time: time.dayTime(promise) });
    }
    case "extension":
      return text.t("approvals.ask.extension", { time: time.dayTime(promised_at) });
    case "free_repair":
      return text.t("approvals.ask.free_repair");
    case "part_purchase":
      return amount === null
        ? text.t("approvals.ask.part_purchase")
        : text.t("approvals.ask.part_purchase_amount", { amount: money });
    default:
      return text.t(`approvals.ask.${what}`, { amount: money });
  }
}

/** Why it needs a supervisor (DOMAIN 4.3), as small tags. */
export function whyAsked(item: ApprovalItem, text: Text): readonly string[] {
  const { what } = item.request;
  if (what === "dispatch") {
    return [
      ...(item.card.customer_level === "vip" ? [text.t("approvals.why.vip")] : []),
      ...(item.impact === "safety" ? [text.t("approvals.why.safety")] : []),
    ];
  }
  if (what === "extension") return [text.t("approvals.why.extension")];
  if (what === "free_repair") return [text.t("approvals.why.free_repair")];
  if (what === "part_purchase") return [text.t("approvals.why.part_purchase")];
  return [text.t("approvals.why.money")];
}

/** The day and sequence of a card number; what stands for it while there is none. */
export function shortNo(no: string | null, text: Text): string {
  return no?.split("-").slice(-2).join("-") ?? text.t("card.no_number");
}
