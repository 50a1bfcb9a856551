import type { WorkCalendar } from "#shared/domain/calendar/work-calendar";
import type { EpochMs } from "#shared/domain/card/case-state";
import { MILESTONES, type Milestone } from "#shared/domain/card/vocabulary";
import { type ClockInput, dueOf, pausedMsOf, type ResolvedLimit, warningsOf } from "./due";
import type { ClockHistory, ClockStep, Moment } from "./history";
import { type Context, type Found, type Judged, judge, type Standing } from "./judging";
import { startMoment } from "./milestone-points";
import type { MilestoneResult } from "./milestone-result";
import { outcomeOf, withoutClock } from "./outcome";
import { pausesIn } from "./pauses";
import { ruleOf } from "./policy";
import type { ClockType, PolicySelection } from "./policy-rule";
import { resolveLimit } from "./resolve-limit";
import { viewNow } from "./rule-view";
import { type ServiceRound, type Timeline, timelineOf, type Wait } from "./timeline";

/**
 * Every milestone of a card (DOMAIN 4.2), in the table's order within each round; the same history, policies,
 * calendar and `nowMs` always give the same answer. `each time` milestones are listed as often as they
 * began, `rework_start` for each rework that the customer's dissatisfaction opened, the others always, with
 * `not_applicable` and a reason where they do not count.
 */
export function computeMilestones(
  history: ClockHistory,
  selection: PolicySelection,
  calendar: WorkCalendar,
  nowMs: EpochMs,
): readonly MilestoneResult[] {
  const timeline = timelineOf(history);
  const context: Context = { timeline, selection, calendar, nowMs, now: viewNow(timeline, selection) };
  return standingsOf(context).flatMap((standing) => resultOf(context, standing) ?? []);
}

function standingsOf({ timeline, now }: Context): readonly Standing[] {
  return timeline.rounds.flatMap((round) =>
    MILESTONES.flatMap((milestone): readonly Standing[] => {
      const repeat = ruleOf(now.policy, milestone)?.rule.repeat;
      const single: Standing = { milestone, round, occurrence: 1, found: null };
      switch (repeat) {
        case "once":
          return round.round === 1 ? [single] : [];
        case "each_round":
          return [single];
        case "each_rework":
          return round.round > 1 && startMoment("dissatisfied_at", timeline, round) ? [single] : [];
        case "each_time":
          return occurrencesOf(milestone, timeline, round).map((found, index) => ({
            ...single,
            occurrence: index + 1,
            found,
          }));
        default:
          return [];
      }
    }),
  );
}

function endsWork(step: ClockStep | null): boolean {
  return step !== null && (step.after.status === "cancelled" || step.after.status === "merged");
}

function occurrencesOf(milestone: Milestone, timeline: Timeline, round: ServiceRound): readonly Found[] {
  const waits = timeline.waits.filter((wait) => wait.round === round.round);
  return milestone === "parts"
    ? waits.filter((wait) => wait.waitingFor === "parts").map(partsWait)
    : escalations(timeline, waits);
}

function partsWait({ from, to }: Wait): Found {
  return endsWork(to) ? { start: from, stop: null, end: to } : { start: from, stop: to, end: null };
}

/** An escalation is met by the answer; leaving the wait without one (a reassignment) ends it. */
function escalations(timeline: Timeline, waits: readonly Wait[]): readonly Found[] {
  return waits
    .filter((wait) => wait.waitingFor === "expert")
    .flatMap(({ from, to }) => {
      const untilSeq = to?.seq ?? Number.POSITIVE_INFINITY;
      const answered = to?.action === "expert_answer";
      return timeline.history.steps
        .filter((step) => step.action === "escalate" && step.seq >= from.seq && step.seq < untilSeq)
        .map((start) => ({ start, stop: answered ? to : null, end: answered ? null : to }));
    });
}

/** The part of a result that its clock works out. */
type ClockPart = Pick<
  MilestoneResult,
  | "state"
  | "reason"
  | "startAtMs"
  | "dueAtMs"
  | "metAtMs"
  | "endedAtMs"
  | "pausedMs"
  | "pauses"
  | "pausedSinceMs"
  | "standingDueAtMs"
  | "limit"
  | "rolledFromMs"
  | "warnAtMs"
  | "secondBreachAtMs"
>;

const NO_CLOCK: ClockPart = {
  state: "pending",
  reason: null,
  startAtMs: null,
  dueAtMs: null,
  metAtMs: null,
  endedAtMs: null,
  pausedMs: 0,
  pauses: [],
  pausedSinceMs: null,
  standingDueAtMs: null,
  limit: null,
  rolledFromMs: null,
  warnAtMs: [],
  secondBreachAtMs: null,
};

function resultOf(context: Context, standing: Standing): MilestoneResult | null {
  const judged = judge(context, standing);
  if (!judged) return null;
  const { rule, start, source } = judged.effective;
  const { state, policy } = judged.view;
  const clockType = rule.clockByPriority[state.priority] ?? rule.clock;
  const clock = clockPartOf(context, standing, judged, clockType);
  // Field by field: spreading into so wide an object costs more than all the rest of the recomputation.
  return {
    milestone: standing.milestone,
    round: standing.round.round,
    occurrence: standing.occurrence,
    state: clock.state,
    startAtMs: clock.startAtMs,
    dueAtMs: clock.dueAtMs,
    metAtMs: clock.metAtMs,
    endedAtMs: clock.endedAtMs,
    pausedMs: clock.pausedMs,
    pauses: clock.pauses,
    pausedSinceMs: clock.pausedSinceMs,
    standingDueAtMs: clock.standingDueAtMs,
    pausedBy: rule.pausedBy,
    limit: clock.limit,
    clockType,
    startPoint: start,
    stopPoint: rule.stop,
    priority: state.priority,
    policy: { preset: policy.preset, version: policy.version, name: policy.name, source },
    warnAtMs: clock.warnAtMs,
    secondBreachAtMs: clock.secondBreachAtMs,
    rolledFromMs: clock.rolledFromMs,
    reason: clock.reason,
  };
}

function clockPartOf(context: Context, standing: Standing, judged: Judged, clock: ClockType): ClockPart {
  const { effective, view, found } = judged;
  const outcome = withoutClock(context, standing, judged);
  if (outcome || !found.start) return { ...NO_CLOCK, ...outcome };
  const limit = resolveLimit({
    limit: effective.limits[view.state.priority],
    start: found.start,
    view,
    round: standing.round,
    timeline: context.timeline,
    calendar: context.calendar,
  });
  return limit ? timed(context, standing, judged, { start: found.start, limit, clock }) : NO_CLOCK;
}

interface Begun {
  readonly start: Moment;
  readonly limit: ResolvedLimit;
  readonly clock: ClockType;
}

function timed(
  context: Context,
  standing: Standing,
  judged: Judged,
  { start, limit, clock }: Begun,
): ClockPart {
  const { timeline, calendar, nowMs } = context;
  const { stop, end } = judged.found;
  const over = stop ?? end;
  const { intervals, sinceMs } = pausesIn(timeline, judged.effective.rule.pausedBy, {
    startMs: start.atMs,
    untilMs: over?.atMs ?? nowMs,
    untilSeq: over?.seq ?? Number.POSITIVE_INFINITY,
    unfinished: over === null,
  });
  const input: ClockInput = { startMs: start.atMs, limit, clock, pauses: intervals, calendar };
  const { dueAtMs, rolledFromMs } = dueOf(input);
  const { state, reason } = outcomeOf(context, standing, judged, { dueAtMs, paused: sinceMs !== null });
  const stillOpen = over === null && state !== "waived" && state !== "not_applicable";
  const warnings = stillOpen ? warningsOf(input, dueAtMs) : NO_CLOCK;
  return {
    state,
    reason,
    startAtMs: start.atMs,
    dueAtMs,
    metAtMs: stop?.atMs ?? null,
    endedAtMs: stop ? null : (end?.atMs ?? null),
    pausedMs: pausedMsOf(intervals),
    pauses: intervals,
    pausedSinceMs: sinceMs,
    standingDueAtMs: sinceMs === null ? null : standingDue(input, sinceMs),
    limit,
    rolledFromMs,
    warnAtMs: warnings.warnAtMs,
    secondBreachAtMs: warnings.secondBreachAtMs,
  };
}

/** The due without what the pause that began at `sinceMs` adds to it. */
function standingDue(input: ClockInput, sinceMs: EpochMs): EpochMs {
  return dueOf({ ...input, pauses: input.pauses.filter((pause) => pause.fromMs < sinceMs) }).dueAtMs;
}
