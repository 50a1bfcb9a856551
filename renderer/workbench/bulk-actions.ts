import type { GridRow, SignedInPerson } from "#shared/contract/views";
import type { Action } from "#shared/domain/card/vocabulary";
import type { MessageKey } from "#shared/text/messages";
import type { Text } from "#shared/text/text";
import { shortStatus } from "../ui/status-words";
import { rowRefusal } from "./row-actions";

/** What may be done with several cards at once (UX board 09). */
export type BulkJob =
  | { readonly does: "print"; readonly document: string }
  | {
      readonly does: "act";
      readonly action: Action;
      readonly asks: "assignee" | "assignee_reason" | "told" | "nothing";
    };

export interface BulkCommand {
  readonly id: string;
  readonly label: Extract<MessageKey, `bulk.${string}`>;
  readonly job: BulkJob;
}

export const BULK_COMMANDS: readonly BulkCommand[] = [
  { id: "dispatch", label: "bulk.dispatch", job: { does: "act", action: "dispatch", asks: "assignee" } },
  {
    id: "reassign",
    label: "bulk.reassign",
    job: { does: "act", action: "reassign", asks: "assignee_reason" },
  },
  { id: "flow_card", label: "bulk.flow_card", job: { does: "print", document: "flow_card" } },
  { id: "confirmation", label: "bulk.confirmation", job: { does: "print", document: "confirmation" } },
  {
    id: "sync_progress",
    label: "bulk.sync_progress",
    job: { does: "act", action: "sync_progress", asks: "told" },
  },
  { id: "archive", label: "bulk.archive", job: { does: "act", action: "archive", asks: "nothing" } },
];

/** Why a card is left out, in words; null = it takes part. */
export function leftOutReason(
  job: BulkJob,
  row: GridRow,
  { person, text }: { readonly person: SignedInPerson; readonly text: Text },
): string | null {
  if (job.does === "print") return row.no === null ? text.word("status", "draft") : null;
  const refusal = rowRefusal(job.action, row, person);
  if (refusal === null) return null;
  if (refusal.reason === "state") {
    const action = text.word("action", job.action);
    return text.t("bulk.why_state", { status: shortStatus(row, text), action });
  }
  return text.t("bulk.why_role", { needs: text.list(refusal.needs.map((who) => text.wordOf("who", who))) });
}
