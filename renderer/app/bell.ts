import { create } from "zustand";
import type { Queue, QueueItem } from "#shared/contract/views";
import { levelAt } from "../ui/sla";

/** One thing worth knowing: a deadline that is nearly due, or past. */
export interface BellItem {
  readonly key: string;
  readonly item: QueueItem;
  readonly atMs: number;
}

/** What has come up since somebody signed in, newest first; nothing pops up over the work (UX 2). */
export interface Bell {
  readonly items: readonly BellItem[];
  readonly unread: number;
}

export const useBell = create<Bell>(() => ({ items: [], unread: 0 }));

const KEPT = 50;
const RINGS_AT = new Set(["warn80", "breached"]);

/** The calls of a queue at a minute: one for each card, milestone and level. */
export function ringing(queue: Queue, nowMs: number): readonly BellItem[] {
  return queue.items.flatMap((item): BellItem[] => {
    const level = levelAt(item.row, nowMs);
    if (!RINGS_AT.has(level)) return [];
    const { id, milestone, milestone_round } = item.row;
    return [{ key: `${id} ${milestone} ${milestone_round} ${level}`, item, atMs: nowMs }];
  });
}

let known: ReadonlySet<string> | null = null;

/** Takes the queue's newest state; what was there when the desk opened does not ring. */
export function takeQueue(queue: Queue, nowMs: number): void {
  const calls = ringing(queue, nowMs);
  const before = known;
  known = new Set(calls.map(({ key }) => key));
  if (before === null) return;
  const fresh = calls.filter(({ key }) => !before.has(key));
  if (fresh.length === 0) return;
  useBell.setState(({ items, unread }) => ({
    items: [...fresh, ...items].slice(0, KEPT),
    unread: unread + fresh.length,
  }));
}

export function markRead(): void {
  useBell.setState({ unread: 0 });
}

/** Another person signs in: an empty bell. */
export function resetBell(): void {
  known = null;
  useBell.setState({ items: [], unread: 0 });
}
