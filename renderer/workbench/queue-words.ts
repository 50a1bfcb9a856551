import type { GridRow } from "#shared/contract/views";
import type { Milestone } from "#shared/domain/card/vocabulary";
import type { Text } from "#shared/text/text";
import { roundMark } from "../ui/sla";

/** What the store does next about a card: verb, with ② in a second round. */
export function nextStep(row: GridRow, text: Text): string {
  if (row.status === "pending_approval") return text.word("status", "pending_approval");
  if (row.milestone === null) return text.word("status", row.status);
  const verb = text.word("next_step", row.milestone);
  return row.milestone_round > 1 ? `${verb}${roundMark(row.milestone_round)}` : verb;
}

interface ReasonContext {
  readonly text: Text;
  /** Shows an instant as the day and time, or "—". */
  readonly dayTime: (atMs: number | null) => string;
}

type Reason = (row: GridRow, context: ReasonContext) => string;

const withAssignee: Reason = (row, { text, dayTime }) => {
  if (row.assignee_name === null) return text.t("reason.no_assignee");
  if (row.promised_at === null) return text.t("reason.with", { name: row.assignee_name });
  return text.t("reason.in_hands_of", { name: row.assignee_name, time: dayTime(row.promised_at) });
};

const BY_MILESTONE: Readonly<Partial<Record<Milestone, Reason>>> = {
  register: (row, { text }) =>
    row.model === null ? text.t("reason.draft_no_model") : text.t("reason.draft"),
  classify: (row, { text }) => row.description ?? text.t("reason.to_classify"),
  dispatch: (row, { text }) => (row.round > 1 ? text.t("reason.rework") : text.t("reason.no_assignee")),
  respond: (row, { text }) =>
    row.assignee_name === null
      ? text.t("reason.no_assignee")
      : text.t("reason.not_accepted", { name: row.assignee_name }),
  confirm: (_row, { text }) => text.t("reason.awaits_customer"),
  archive: (row, { text }) =>
    text.t(row.paper === "printed" ? "reason.signed_sheet_missing" : "reason.all_there"),
};

/** One reason: who or what blocks it (UX 3 queue). */
export function queueReason(row: GridRow, context: ReasonContext): string {
  const { text } = context;
  if (row.status === "pending_approval") return text.t("reason.awaits_approval");
  if (row.waiting_for !== null) return text.word("waiting_for", row.waiting_for);
  if (row.status === "quality_check") return text.t("reason.quality_check");
  const reason = row.milestone === null ? undefined : BY_MILESTONE[row.milestone];
  return (reason ?? withAssignee)(row, context);
}
