import type { EpochMs } from "#shared/domain/card/case-state";
import type { WaitingFor } from "#shared/domain/card/vocabulary";
import type { PauseInterval } from "./due";
import type { Timeline } from "./timeline";

export interface Pauses {
  /** In order, disjoint, none empty. */
  readonly intervals: readonly PauseInterval[];
  /** Set while one lasts. */
  readonly sinceMs: EpochMs | null;
}

/** Stretch of a milestone: until its stop or end, or until now while it is unfinished. */
export interface Stretch {
  readonly startMs: EpochMs;
  readonly untilMs: EpochMs;
  readonly untilSeq: number;
  readonly unfinished: boolean;
}

/**
 * The waits of a card that stop a milestone's clock (DOMAIN 4.2 "Pausing"). Where the PC clock had been set
 * back, an interval begins no earlier than the one before it ended, and none is negative.
 */
export function pausesIn(timeline: Timeline, pausedBy: readonly WaitingFor[], stretch: Stretch): Pauses {
  const intervals: PauseInterval[] = [];
  let sinceMs: EpochMs | null = null;
  let cursorMs = stretch.startMs;
  for (const wait of timeline.waits) {
    if (!pausedBy.includes(wait.waitingFor) || wait.from.seq >= stretch.untilSeq) continue;
    const fromMs = Math.max(wait.from.atMs, cursorMs);
    const toMs = Math.min(wait.to?.atMs ?? stretch.untilMs, stretch.untilMs);
    if (wait.to === null && stretch.unfinished) sinceMs = fromMs;
    if (toMs <= fromMs) continue;
    intervals.push({ fromMs, toMs, waitingFor: wait.waitingFor });
    cursorMs = toMs;
  }
  return { intervals, sinceMs };
}
