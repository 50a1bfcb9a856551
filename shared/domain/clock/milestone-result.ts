import type { EpochMs } from "#shared/domain/card/case-state";
import type {
  Milestone,
  MilestoneState,
  PolicyPreset,
  Priority,
  WaitingFor,
} from "#shared/domain/card/vocabulary";
import type { PauseInterval, ResolvedLimit, WarnPoint } from "./due";
import type { ClockType, StartPoint, StopPoint } from "./policy-rule";

/** Why a milestone does not apply. */
export const NOT_APPLICABLE_REASONS = [
  /** "–" in the policy's table. */
  "not_in_policy",
  /** The policy limits it at other priorities only. */
  "not_at_this_priority",
  /** Another kind, mode, channel … */
  "not_this_case",
  /** The work was finished, or sent to rework, before it was due. */
  "ended_before_due",
  /** The customer refused the survey. */
  "survey_refused",
  /** Lived through before the card was imported. */
  "imported_history",
] as const;
export type NotApplicableReason = (typeof NOT_APPLICABLE_REASONS)[number];

/** The policy a result was worked out by. */
export interface PolicyReference {
  readonly preset: PolicyPreset;
  readonly version: number;
  readonly name: string;
  /** Seed and section of the rule, e.g. "S0 二(三)". */
  readonly source: string;
}

/** One milestone of one card: JSON-serialisable, times in UTC milliseconds. */
export interface MilestoneResult {
  readonly milestone: Milestone;
  readonly round: number;
  /** 1, 2 … within the round for milestones that stand each time (parts, expert); else 1. */
  readonly occurrence: number;
  readonly state: MilestoneState;
  /** Null while pending and where it never applied. */
  readonly startAtMs: EpochMs | null;
  /** While paused: the due if the pause ended now. */
  readonly dueAtMs: EpochMs | null;
  /** When its stop came, in time or late. */
  readonly metAtMs: EpochMs | null;
  /** When completion, rework, cancel or merge ended it without its stop. */
  readonly endedAtMs: EpochMs | null;
  readonly pausedMs: number;
  readonly pauses: readonly PauseInterval[];
  /** Set while the clock stands still, also when the milestone is late already. */
  readonly pausedSinceMs: EpochMs | null;
  /** The due as it stood when the pause that lasts began; null while the clock runs. */
  readonly standingDueAtMs: EpochMs | null;
  /** Waits during which this milestone's clock stands still. */
  readonly pausedBy: readonly WaitingFor[];
  readonly limit: ResolvedLimit | null;
  readonly clockType: ClockType | null;
  readonly startPoint: StartPoint;
  readonly stopPoint: StopPoint;
  /** The priority it was judged by. */
  readonly priority: Priority;
  readonly policy: PolicyReference;
  /** Empty once it is over. */
  readonly warnAtMs: readonly WarnPoint[];
  readonly secondBreachAtMs: EpochMs | null;
  /** The due before it was moved to a closing time; null when it was not. */
  readonly rolledFromMs: EpochMs | null;
  readonly reason: NotApplicableReason | null;
}

/** Still to be done: running, standing still, or late and not yet stopped or ended. */
export function isUnfinished(result: MilestoneResult): boolean {
  return (
    result.state === "running" ||
    result.state === "paused" ||
    (result.state === "breached" && result.metAtMs === null && result.endedAtMs === null)
  );
}
