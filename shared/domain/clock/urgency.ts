import type { EpochMs } from "#shared/domain/card/case-state";
import {
  isOpenStatus,
  type Milestone,
  PRIORITIES,
  type Priority,
  type Status,
} from "#shared/domain/card/vocabulary";
import { isUnfinished, type MilestoneResult } from "./milestone-result";

export const URGENCY_LEVELS = ["breached", "warn80", "warn50", "running", "paused", "none"] as const;
export type UrgencyLevel = (typeof URGENCY_LEVELS)[number];

/**
 * Where a card stands in the default order of the grid (UX 3). 0: its clock runs, or was late before it
 * stood still; 1: it stands still in time; 2: archived, with something after the sale still running;
 * 3: nothing to do.
 */
export type UrgencyClass = 0 | 1 | 2 | 3;

/**
 * A card's next deadline in a form that only an event changes, so that it can be stored beside the card;
 * what the time makes of it is `urgencyAt`. The grid's order at `:now` is
 * ```sql
 * ORDER BY (urgency_class = 0 AND urgency_sort_at < :now) DESC, urgency_class,
 *          CASE WHEN urgency_class = 0 AND urgency_sort_at < :now THEN priority_rank END,
 *          urgency_sort_at, id
 * ```
 */
export interface StoredUrgency {
  readonly urgency_class: UrgencyClass;
  /**
   * Class 0 and 2: the due, of a standing clock the due as it stood when the pause began. Class 1: the
   * milliseconds that remain. Null in class 3.
   */
  readonly urgency_sort_at: EpochMs | null;
  /** 0 urgent … 3 low. */
  readonly priority_rank: number;
  readonly urgency_milestone: Milestone | null;
  readonly urgency_round: number | null;
  readonly urgency_paused_since: EpochMs | null;
  readonly urgency_warn50_at: EpochMs | null;
  readonly urgency_warn80_at: EpochMs | null;
}

export interface Urgency {
  readonly milestone: Milestone | null;
  readonly round: number | null;
  readonly state: "running" | "paused" | "breached" | "none";
  readonly level: UrgencyLevel;
  /** Null while the clock stands still. */
  readonly dueAtMs: EpochMs | null;
  /** Negative when late; of a standing clock it does not change. */
  readonly remainingMs: number | null;
  readonly paused: boolean;
  /** When the level changes next by time alone. */
  readonly nextChangeAtMs: EpochMs | null;
}

export interface UrgencyCard {
  readonly status: Status;
  readonly priority: Priority;
}

const NOTHING = {
  urgency_class: 3,
  urgency_sort_at: null,
  urgency_milestone: null,
  urgency_round: null,
  urgency_paused_since: null,
  urgency_warn50_at: null,
  urgency_warn80_at: null,
} as const;

interface Candidate {
  readonly result: MilestoneResult;
  /** The due as it stood when the clock last ran. */
  readonly fixedDueMs: EpochMs;
  readonly standsStill: boolean;
}

function candidateOf(result: MilestoneResult): Candidate | null {
  const { dueAtMs, pausedSinceMs, standingDueAtMs } = result;
  if (!isUnfinished(result) || dueAtMs === null) return null;
  const fixedDueMs = standingDueAtMs ?? dueAtMs;
  const standsStill = pausedSinceMs !== null && fixedDueMs >= pausedSinceMs;
  return { result, fixedDueMs, standsStill };
}

function earliest(candidates: readonly Candidate[]): Candidate | null {
  return candidates.reduce<Candidate | null>(
    (best, next) => (best === null || next.fixedDueMs < best.fixedDueMs ? next : best),
    null,
  );
}

/** How near one milestone is to its due (UX 3): what its chip shows. */
export function milestoneLevel(result: MilestoneResult, nowMs: EpochMs): UrgencyLevel {
  if (result.state === "breached" || result.state === "paused") return result.state;
  if (result.state !== "running") return "none";
  const reached = result.warnAtMs.filter((point) => point.atMs <= nowMs).map((point) => point.share);
  if (reached.includes(0.8)) return "warn80";
  return reached.includes(0.5) ? "warn50" : "running";
}

function warnAt(result: MilestoneResult, share: number): EpochMs | null {
  return result.warnAtMs.find((point) => point.share === share)?.atMs ?? null;
}

/**
 * The card's next deadline: the earliest due that is still to be met, late ones included; if every clock
 * stands still, the one with least left. `results` must have been worked out at the same `nowMs`.
 */
export function storedUrgencyOf(
  card: UrgencyCard,
  results: readonly MilestoneResult[],
  nowMs: EpochMs,
): StoredUrgency {
  const priority_rank = PRIORITIES.indexOf(card.priority);
  const candidates = results.flatMap((result) => candidateOf(result) ?? []);
  const running = earliest(candidates.filter((candidate) => !candidate.standsStill));
  const standing = earliest(candidates.filter((candidate) => candidate.standsStill));
  const chosen = running ?? standing;
  if (!chosen) return { ...NOTHING, priority_rank };
  const { result, fixedDueMs, standsStill } = chosen;
  // Once archived, what was missed is a matter of the figures; what can still be met stays in the queue.
  if (!isOpenStatus(card.status) && (standsStill || fixedDueMs < nowMs)) {
    return { ...NOTHING, priority_rank };
  }
  const openClass = standsStill ? 1 : 0;
  return {
    urgency_class: isOpenStatus(card.status) ? openClass : 2,
    urgency_sort_at: standsStill ? fixedDueMs - (result.pausedSinceMs ?? nowMs) : fixedDueMs,
    priority_rank,
    urgency_milestone: result.milestone,
    urgency_round: result.round,
    urgency_paused_since: result.pausedSinceMs,
    urgency_warn50_at: warnAt(result, 0.5),
    urgency_warn80_at: warnAt(result, 0.8),
  };
}

const NONE: Urgency = {
  milestone: null,
  round: null,
  state: "none",
  level: "none",
  dueAtMs: null,
  remainingMs: null,
  paused: false,
  nextChangeAtMs: null,
};

/** What the time makes of a stored urgency: its level, what remains, and when the level changes next. */
export function urgencyAt(stored: StoredUrgency, nowMs: EpochMs): Urgency {
  const { urgency_class, urgency_sort_at: sortMs, urgency_paused_since: pausedSinceMs } = stored;
  if (urgency_class === 3 || sortMs === null) return NONE;
  const common = { milestone: stored.urgency_milestone, round: stored.urgency_round };
  if (urgency_class === 1) {
    return {
      ...common,
      state: "paused",
      level: "paused",
      dueAtMs: null,
      remainingMs: sortMs,
      paused: true,
      nextChangeAtMs: null,
    };
  }
  if (pausedSinceMs !== null || sortMs < nowMs) {
    if (urgency_class === 2) return NONE;
    return {
      ...common,
      state: "breached",
      level: "breached",
      dueAtMs: pausedSinceMs === null ? sortMs : null,
      remainingMs: sortMs - (pausedSinceMs ?? nowMs),
      paused: pausedSinceMs !== null,
      nextChangeAtMs: null,
    };
  }
  return { ...common, ...runningLevel(stored, sortMs, nowMs) };
}

function runningLevel(
  stored: StoredUrgency,
  dueAtMs: EpochMs,
  nowMs: EpochMs,
): Omit<Urgency, "milestone" | "round"> {
  // A due at this very millisecond is still in time, so late begins one later.
  const changes = [
    { level: "breached", atMs: dueAtMs + 1 },
    { level: "warn80", atMs: stored.urgency_warn80_at },
    { level: "warn50", atMs: stored.urgency_warn50_at },
  ] as const;
  const reached = changes.find(({ atMs }) => atMs !== null && atMs <= nowMs);
  const coming = changes.flatMap(({ atMs }) => (atMs !== null && atMs > nowMs ? [atMs] : []));
  return {
    state: "running",
    level: reached?.level ?? "running",
    dueAtMs,
    remainingMs: dueAtMs - nowMs,
    paused: false,
    nextChangeAtMs: Math.min(...coming),
  };
}

/** The card's next deadline now, straight from its milestones. */
export function urgencyOf(card: UrgencyCard, results: readonly MilestoneResult[], nowMs: EpochMs): Urgency {
  return urgencyAt(storedUrgencyOf(card, results, nowMs), nowMs);
}

function sortKey(stored: StoredUrgency, nowMs: EpochMs): readonly number[] {
  const sortAt = stored.urgency_sort_at ?? Number.POSITIVE_INFINITY;
  const isLate = stored.urgency_class === 0 && sortAt < nowMs;
  return [isLate ? 0 : 1, stored.urgency_class, isLate ? stored.priority_rank : 0, sortAt];
}

/** The grid's default order (UX 3): late ones by priority and due, then by due, paused, nothing to do. */
export function compareUrgency(left: StoredUrgency, right: StoredUrgency, nowMs: EpochMs): number {
  const leftKey = sortKey(left, nowMs);
  const rightKey = sortKey(right, nowMs);
  for (const [index, value] of leftKey.entries()) {
    const other = rightKey[index] ?? 0;
    if (value !== other) return value < other ? -1 : 1;
  }
  return 0;
}
