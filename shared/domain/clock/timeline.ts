import type { EpochMs } from "#shared/domain/card/case-state";
import type { Status, WaitingFor } from "#shared/domain/card/vocabulary";
import type { ClockHistory, ClockState, ClockStep, Moment } from "./history";

/** One service of the card: the first, or a rework (DOMAIN 4.2 "Rounds"). */
export interface ServiceRound {
  readonly round: number;
  /** What sent the card to rework; null in round 1. */
  readonly opened: ClockStep | null;
  readonly dispatched: ClockStep | null;
  readonly accepted: ClockStep | null;
  readonly completed: ClockStep | null;
  readonly confirmed: ClockStep | null;
  readonly archived: ClockStep | null;
  /** What ended the round by opening the next. */
  readonly reworked: ClockStep | null;
}

/** A stretch in which the card waited for one thing. */
export interface Wait {
  readonly waitingFor: WaitingFor;
  readonly round: number;
  readonly from: ClockStep;
  /** The step that ended it; null while it lasts. */
  readonly to: ClockStep | null;
}

/** The landmarks of a card's history that milestones start and stop at. */
export interface Timeline {
  readonly history: ClockHistory;
  readonly requestedAtMs: EpochMs | null;
  readonly registered: Moment | null;
  readonly classified: ClockStep | null;
  readonly rounds: readonly ServiceRound[];
  readonly waits: readonly Wait[];
  /** Cancelled or merged. */
  readonly closed: ClockStep | null;
  /** Imported history: the first round was not lived through here (DOMAIN 6). */
  readonly importedHistory: boolean;
}

const AFTER_COMPLETION: ReadonlySet<Status> = new Set<Status>(["completed", "confirmed", "archived"]);
const ENDED: ReadonlySet<Status> = new Set<Status>(["cancelled", "merged"]);

type Landmark = "dispatched" | "accepted" | "completed" | "confirmed" | "archived";

/** Which landmark a step is, by the status it leads to. */
function landmarkOf(step: ClockStep): Landmark | null {
  const { before, after } = step;
  if (before.status === after.status) return null;
  switch (after.status) {
    case "dispatched":
    case "accepted":
    case "completed":
    case "confirmed":
    case "archived":
      return after.status;
    default:
      return null;
  }
}

function opensRound(step: ClockStep): boolean {
  return step.after.status === "rework" && AFTER_COMPLETION.has(step.before.status);
}

type OpenRound = { -readonly [K in keyof ServiceRound]: ServiceRound[K] };

function newRound(round: number, opened: ClockStep | null): OpenRound {
  return {
    round,
    opened,
    dispatched: null,
    accepted: null,
    completed: null,
    confirmed: null,
    archived: null,
    reworked: null,
  };
}

function roundsOf(steps: readonly ClockStep[]): readonly ServiceRound[] {
  let current = newRound(1, null);
  const rounds: OpenRound[] = [current];
  for (const step of steps) {
    if (opensRound(step)) {
      current.reworked = step;
      current = newRound(current.round + 1, step);
      rounds.push(current);
      continue;
    }
    const landmark = landmarkOf(step);
    // A reassignment dispatches again; the first dispatch of the round is the one that counts.
    if (landmark) current[landmark] ??= step;
  }
  return rounds;
}

function waitingForIn(state: ClockState): WaitingFor | null {
  return state.status === "waiting" ? state.waiting_for : null;
}

function waitsOf(steps: readonly ClockStep[]): readonly Wait[] {
  const waits: Wait[] = [];
  let round = 1;
  for (const step of steps) {
    if (opensRound(step)) round += 1;
    const last = waits.at(-1);
    const open = last?.to === null ? last : null;
    const waitingFor = waitingForIn(step.after);
    if (waitingFor === (open?.waitingFor ?? null)) continue;
    if (open) waits.splice(-1, 1, { ...open, to: step });
    if (waitingFor !== null) waits.push({ waitingFor, round, from: step, to: null });
  }
  return waits;
}

function registeredIn({ initial, steps }: ClockHistory): Moment | null {
  const step = steps.find(({ before, after }) => before.status === "draft" && after.status !== "draft");
  if (step) return ENDED.has(step.after.status) ? null : step;
  const atMs = initial.registered_at;
  return initial.status === "draft" || atMs === null
    ? null
    : { seq: 0, atMs, before: initial, after: initial };
}

function cameArchived({ initial, steps, latest }: ClockHistory): boolean {
  if (!latest.imported) return false;
  return (
    initial.status === "archived" ||
    steps.some(({ before, after }) => before.status === "draft" && after.status === "archived")
  );
}

/** Finds the landmarks of a history. */
export function timelineOf(history: ClockHistory): Timeline {
  const { initial, steps, latest } = history;
  const rounds = roundsOf(steps);
  return {
    history,
    requestedAtMs: latest.requested_at ?? initial.requested_at,
    registered: registeredIn(history),
    classified:
      steps.find(({ before, after }) => before.status === "registered" && after.status === "classified") ??
      null,
    rounds,
    waits: waitsOf(steps),
    closed:
      steps.findLast(({ after, before }) => ENDED.has(after.status) && !ENDED.has(before.status)) ?? null,
    importedHistory: cameArchived(history),
  };
}

/** The round a step belongs to. */
export function roundAt(timeline: Timeline, seq: number): number {
  return timeline.rounds.findLast((round) => round.opened === null || round.opened.seq <= seq)?.round ?? 1;
}
