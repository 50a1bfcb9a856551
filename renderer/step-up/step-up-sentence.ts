import type { StepUpFacts } from "#shared/contract/people-views";
import { fen, yuanFromFen } from "#shared/domain/money/fen";
import type { Text } from "#shared/text/text";
import type { TimeWords } from "../ui/use-time";

/** The exact act in one sentence, with its amounts (UX 6): what main will run, in words. */
export function stepUpSentence(facts: StepUpFacts, text: Text, time: TimeWords): string {
  const card = text.t("step_up.card", {
    no: facts.no ?? text.t("card.no_number"),
    customer: facts.customer_name ?? "",
  });
  const details = [
    facts.amount === null
      ? ""
      : text.t("step_up.detail.amount", { amount: `￥${yuanFromFen(fen(facts.amount))}` }),
    facts.assignee_name === null ? "" : text.t("step_up.detail.assignee", { name: facts.assignee_name }),
    facts.promised_at === null
      ? ""
      : text.t("step_up.detail.promised", { time: time.dayTime(facts.promised_at) }),
    facts.milestone === null
      ? ""
      : text.t("step_up.detail.milestone", { milestone: text.wordOf("milestone", facts.milestone) }),
    facts.into === null ? "" : text.t("step_up.detail.into", { no: facts.into }),
  ].join("");
  const subject = facts.what === null ? "" : text.word("approval_subject", facts.what);
  if (facts.action === "approve")
    return text.t("step_up.act.approve", { card, what: subject, detail: details });
  if (facts.action === "reject")
    return text.t("step_up.act.reject", { card, what: subject, detail: details });
  return text.t("step_up.act", { card, action: text.word("action", facts.action) + details });
}
