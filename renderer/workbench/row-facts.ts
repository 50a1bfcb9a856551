import type { GridRow } from "#shared/contract/views";
import type { Text } from "#shared/text/text";
import { spokenDeadline } from "../ui/sla";
import { shortStatus } from "../ui/status-words";

/** `1120-0009`: date and sequence of a card no. (UX 3); a draft has none. */
export function shortNo(no: string | null): string | null {
  if (no === null) return null;
  const match = /(\d{4})(\d{4})-(\d+)$/.exec(no);
  return match ? `${match[2]}-${match[3]}` : no;
}

/** What a row is called aloud: priority, customer, state, deadline (UX 11). */
export function spokenRow(row: GridRow, nowMs: number, text: Text): string {
  return text.t("grid.row", {
    priority: text.word("priority", row.priority),
    customer: row.customer_name ?? text.t("queue.no_customer"),
    status: shortStatus(row, text),
    deadline: spokenDeadline(row, nowMs, text),
  });
}

/** The card in one word, for sentences: its short number, or "draft". */
export function rowName(row: Pick<GridRow, "no">, text: Text): string {
  return shortNo(row.no) ?? text.t("grid.draft");
}
