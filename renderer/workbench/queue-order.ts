import type { Queue, QueueItem } from "#shared/contract/views";

/** Groups in the order of the queue; the last two are folded until somebody opens them. */
export const QUEUE_GROUPS = ["breached", "within_hour", "later_today", "later", "paused"] as const;
export type QueueGroup = QueueItem["group"];
export const FOLDED_GROUPS: ReadonlySet<QueueGroup> = new Set<QueueGroup>(["later", "paused"]);

export function itemsOf(queue: Queue, group: QueueGroup): readonly QueueItem[] {
  return queue.items.filter((item) => item.group === group);
}

/** The thing after the one that is open; from the last, or from elsewhere, the first. Null = nothing to do. */
export function nextItem(queue: Queue, openId: string | null): QueueItem | null {
  const inOrder = QUEUE_GROUPS.filter((group) => group !== "paused").flatMap((group) =>
    itemsOf(queue, group),
  );
  const at = inOrder.findIndex((item) => item.row.id === openId);
  return inOrder[at + 1] ?? inOrder[0] ?? null;
}
