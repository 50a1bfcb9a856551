import type { CardDetail, GridRow } from "#shared/contract/views";
import type { Action } from "#shared/domain/card/vocabulary";
import { failureText } from "#shared/text/failure-text";
import type { Text } from "#shared/text/text";
import { call } from "../api/bridge";

export interface BulkFailure {
  readonly row: GridRow;
  readonly sentence: string;
}

export interface BulkOutcome {
  readonly done: readonly { readonly id: string; readonly event: number }[];
  readonly failed: readonly BulkFailure[];
}

function firstEventOf({ events }: CardDetail): number {
  return events.at(-1)?.cause_seq ?? 0;
}

/** One action on each card, one after the other; each succeeds or fails alone (UX 3). */
export async function runBulk(
  rows: readonly GridRow[],
  command: { readonly action: Action; readonly payload: Readonly<Record<string, unknown>> },
  { text, onProgress }: { readonly text: Text; readonly onProgress: (done: number) => void },
): Promise<BulkOutcome> {
  const done: { id: string; event: number }[] = [];
  const failed: BulkFailure[] = [];
  for (const [index, row] of rows.entries()) {
    const result = await call("card.act", {
      id: row.id,
      action: command.action,
      payload: { ...command.payload },
      version: row.version,
      op_id: crypto.randomUUID(),
    });
    if (result.ok) done.push({ id: row.id, event: firstEventOf(result.value) });
    else failed.push({ row, sentence: failureText(result, text).sentence });
    onProgress(index + 1);
  }
  return { done, failed };
}

/** One undo for the whole: newest first. Answers how many were taken back. */
export async function undoBulk({ done }: Pick<BulkOutcome, "done">): Promise<number> {
  let undone = 0;
  for (const { id, event } of done.toReversed()) {
    const result = await call("card.act", { id, action: "undo", payload: { event } });
    if (result.ok) undone += 1;
  }
  return undone;
}
