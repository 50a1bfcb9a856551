import type { CardDetail, MilestoneView } from "#shared/contract/views";
import type { CardEvent } from "#shared/domain/card/card-event";
import type { Action, Milestone } from "#shared/domain/card/vocabulary";
import { isUnfinished } from "../../ui/sla";

/** Which of a card's milestones. */
export interface MilestoneKey {
  readonly milestone: Milestone;
  readonly round: number;
  readonly occurrence: number;
}

export function findMilestone<Item extends MilestoneKey>(
  items: readonly Item[],
  key: MilestoneKey,
): Item | undefined {
  return items.find(
    (item) =>
      item.milestone === key.milestone && item.round === key.round && item.occurrence === key.occurrence,
  );
}

/** The milestone that the grid shows as the next deadline: unfinished, the earliest due first. */
export function nextMilestone(milestones: readonly MilestoneView[]): MilestoneView | undefined {
  return milestones
    .filter(isUnfinished)
    .toSorted(
      (left, right) => (left.due_at ?? Number.POSITIVE_INFINITY) - (right.due_at ?? Number.POSITIVE_INFINITY),
    )[0];
}

/** The milestone to explain: the one that was asked for, else the next, else the last that ended. */
export function explainedMilestone(
  { milestones }: CardDetail,
  asked: MilestoneKey | null,
): MilestoneView | undefined {
  const wanted = asked === null ? undefined : findMilestone(milestones, asked);
  return (
    wanted ?? nextMilestone(milestones) ?? milestones.findLast((milestone) => milestone.start_at !== null)
  );
}

/** One line of main's explanation: what stands before the colon, and the rest. */
export interface LedgerLine {
  readonly label: string;
  readonly value: string;
  readonly isSum: boolean;
}

/** Main's explanation as a ledger; its first line, the sentence that sums it up, stays apart. */
export function ledgerOf(explain: string): {
  readonly summary: string;
  readonly lines: readonly LedgerLine[];
} {
  const [summary = "", ...rest] = explain.split("\n").filter((line) => line.trim() !== "");
  const lines = rest.map((line): LedgerLine => {
    const match = /^([^：:]{1,24})(?:：|: )\s*(.+)$/.exec(line);
    const label = match?.[1] ?? "";
    return { label, value: match?.[2] ?? line, isSum: label.startsWith("=") };
  });
  return { summary, lines };
}

/** What can move a deadline, or is often thought to. */
const TOUCHES_DEADLINES: ReadonlySet<Action> = new Set<Action>([
  "classify",
  "set_priority",
  "dispatch",
  "reassign",
  "wait",
  "resume",
  "quote",
  "quote_confirm",
  "quote_decline",
  "approve",
  "edit",
  "reschedule",
  "waive",
  "dissatisfied",
  "reopen",
]);

/** Events since the clock began that a person would look at for a changed deadline. */
export function changesSince(events: readonly CardEvent[], startMs: number | null): readonly CardEvent[] {
  if (startMs === null) return [];
  return events.filter(
    (event) =>
      event.at >= startMs &&
      event.undone_by === null &&
      TOUCHES_DEADLINES.has(event.action) &&
      (event.action !== "edit" || "promised_at" in event.after),
  );
}

export interface RulerPart {
  readonly kind: "past" | "paused" | "left" | "over";
  /** Of the whole length, 0…1. */
  readonly share: number;
}

export interface Ruler {
  readonly fromMs: number;
  readonly toMs: number;
  readonly parts: readonly RulerPart[];
  /** Where now is, 0…1; null when it is over. */
  readonly nowShare: number | null;
  /** Where the due is: 1, or less when it is past. */
  readonly dueShare: number;
}

/** Start to due (or to now, where that is later) as a strip: past, paused, left, over. */
export function rulerOf(view: MilestoneView, nowMs: number): Ruler | null {
  const { start_at, due_at, pauses } = view;
  if (start_at === null || due_at === null) return null;
  const overAtMs = view.met_at ?? view.ended_at;
  const endMs = overAtMs ?? nowMs;
  const toMs = Math.max(due_at, endMs);
  const lengthMs = toMs - start_at;
  if (lengthMs <= 0) return null;
  const bounds = new Set([start_at, toMs, due_at, Math.min(endMs, toMs)]);
  for (const pause of pauses) {
    bounds.add(Math.max(start_at, pause.from_at));
    bounds.add(Math.min(toMs, pause.to_at));
  }
  const marks = [...bounds].filter((atMs) => atMs >= start_at && atMs <= toMs).toSorted((a, b) => a - b);
  const parts = marks.slice(1).map((until, index): RulerPart => {
    const from = marks[index] ?? start_at;
    const paused = pauses.some((pause) => pause.from_at <= from && until <= pause.to_at);
    const kind = paused ? "paused" : from >= due_at ? "over" : until <= endMs ? "past" : "left";
    return { kind, share: (until - from) / lengthMs };
  });
  return {
    fromMs: start_at,
    toMs,
    parts: parts.filter(({ share }) => share > 0),
    dueShare: (due_at - start_at) / lengthMs,
    nowShare: overAtMs === null && nowMs >= start_at ? Math.min(1, (nowMs - start_at) / lengthMs) : null,
  };
}
