import type { WorkCalendar } from "#shared/domain/calendar/work-calendar";
import type { EpochMs } from "#shared/domain/card/case-state";
import { MILESTONES, type Milestone, type MilestoneState } from "#shared/domain/card/vocabulary";
import { type ClockInput, dueOf, pausedMsOf, type ResolvedLimit, warningsOf } from "./due";
import type { ClockHistory, ClockStep, Moment } from "./history";
import { startMoment, stopMoment } from "./milestone-points";
import type { MilestoneResult, NotApplicableReason } from "./milestone-result";
import { pausesIn } from "./pauses";
import { MILESTONE_PHASES, type PolicySelection } from "./policy-rule";
import { resolveLimit } from "./resolve-limit";
import {
  allHold,
  type EffectiveRule,
  effectiveRule,
  type View,
  viewAtEnd,
  viewBefore,
  viewNow,
} from "./rule-view";
import { roundAt, type ServiceRound, type Timeline, timelineOf, type Wait } from "./timeline";

interface Context {
  readonly timeline: Timeline;
  readonly selection: PolicySelection;
  readonly calendar: WorkCalendar;
  readonly nowMs: EpochMs;
}

/** One standing of a milestone on the card: its round, and which time in it where it stands each time. */
interface Standing {
  readonly milestone: Milestone;
  readonly round: ServiceRound;
  readonly occurrence: number;
  /** Given for milestones that stand each time; the others find theirs by the rule's points. */
  readonly found: Found | null;
}

interface Found {
  readonly start: Moment | null;
  readonly stop: Moment | null;
  readonly end: Moment | null;
}

interface Judged {
  readonly view: View;
  readonly effective: EffectiveRule;
  readonly found: Found;
}

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
  const context: Context = { timeline: timelineOf(history), selection, calendar, nowMs };
  return standingsOf(context).flatMap((standing) => resultOf(context, standing) ?? []);
}

function standingsOf(context: Context): readonly Standing[] {
  const now = viewNow(context.timeline, context.selection);
  return context.timeline.rounds.flatMap((round) =>
    MILESTONES.flatMap((milestone): readonly Standing[] => {
      const repeat = effectiveRule(milestone, round, now)?.rule.repeat;
      const single: Standing = { milestone, round, occurrence: 1, found: null };
      switch (repeat) {
        case "once":
          return round.round === 1 ? [single] : [];
        case "each_round":
          return [single];
        case "each_rework":
          return round.round > 1 && startMoment("dissatisfied_at", context.timeline, round) ? [single] : [];
        case "each_time":
          return occurrencesOf(milestone, context.timeline, round).map((found, index) => ({
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

/** When an unfinished milestone ends without being met (DOMAIN 4.2 "Ends"). */
function endOf(milestone: Milestone, timeline: Timeline, round: ServiceRound): Moment | null {
  const byPhase = { service: round.completed, closing: round.reworked, aftercare: null };
  return byPhase[MILESTONE_PHASES[milestone]] ?? timeline.closed;
}

function findMoments({ timeline }: Context, standing: Standing, effective: EffectiveRule, view: View): Found {
  const { milestone, round, found } = standing;
  const end = endOf(milestone, timeline, round);
  if (found) return found.stop ? found : { ...found, end: found.end ?? end };
  const { stop: stopPoint, metAtStartFor } = effective.rule;
  const start = startMoment(effective.start, timeline, round);
  if (!start || stopPoint === "expert_answered" || stopPoint === "parts_wait_ended") {
    return { start, stop: null, end };
  }
  const { channel } = view.state;
  const metAtStart = channel !== null && metAtStartFor.includes(channel);
  const stop = metAtStart ? start : stopMoment(stopPoint, timeline, round, start);
  const inTime = stop && (!end || stop.seq <= end.seq);
  return { start, stop: inTime ? stop : null, end };
}

function judgeBy(context: Context, standing: Standing, view: View): Judged | null {
  const effective = effectiveRule(standing.milestone, standing.round, view);
  return effective && { view, effective, found: findMoments(context, standing, effective, view) };
}

/**
 * The rule and the moments that count: as things stand now while it runs, as they stood at the end once it
 * is over (a later change of priority, kind or promise leaves it as it was).
 */
function judge(context: Context, standing: Standing): Judged | null {
  const { timeline, selection } = context;
  const byNow = judgeBy(context, standing, viewNow(timeline, selection));
  const over = byNow?.found.stop ?? byNow?.found.end;
  if (!byNow || !over) return byNow;
  const atEnd = judgeBy(context, standing, viewAtEnd(timeline, selection, over, byNow.found.start));
  const { classified } = timeline;
  if (!atEnd?.effective.absent || !classified || atEnd.view.beforeSeq > classified.seq) return atEnd;
  // Unknown to the store's default, but the kind's policy counts from its start all the same.
  return judgeBy(context, standing, viewBefore(timeline, selection, classified.after, classified.seq + 1));
}

function isWaived({ timeline }: Context, { milestone, round }: Standing, judged: Judged): boolean {
  const startSeq = judged.found.start?.seq ?? 0;
  return timeline.history.steps.some((step) => {
    if (step.action !== "waive" || step.payload["milestone"] !== milestone) return false;
    const { repeat } = judged.effective.rule;
    if (repeat === "once") return true;
    const stated = step.payload["round"];
    const waivedRound = typeof stated === "number" ? stated : roundAt(timeline, step.seq);
    return waivedRound === round.round && (repeat !== "each_time" || step.seq > startSeq);
  });
}

function isRefusedSurvey({ timeline }: Context, milestone: Milestone): boolean {
  return milestone === "survey" && timeline.history.steps.some((step) => step.action === "refuse_survey");
}

interface Outcome {
  readonly state: MilestoneState;
  readonly reason: NotApplicableReason | null;
}

/** Why a milestone has no clock at all here: it does not apply, or it has not begun. */
function withoutClock(context: Context, standing: Standing, judged: Judged): Outcome | null {
  const { effective, view, found } = judged;
  const not = (reason: NotApplicableReason): Outcome => ({ state: "not_applicable", reason });
  if (context.timeline.importedHistory && standing.round.round === 1) return not("imported_history");
  if (standing.milestone === "register" && view.state.imported) return not("imported_history");
  if (effective.absent) return not("not_in_policy");
  const applies = allHold(effective.rule.appliesTo, view);
  if (applies === "no" || wasRefunded(standing.milestone, view)) return not("not_this_case");
  if (effective.limits[view.state.priority] === null) return not("not_at_this_priority");
  if (found.start && applies === "yes") return null;
  if (isWaived(context, standing, judged)) return { state: "waived", reason: null };
  return found.end ? not("ended_before_due") : { state: "pending", reason: null };
}

/** Goods that were taken back against money do not go home again. */
function wasRefunded(milestone: Milestone, { state }: View): boolean {
  return milestone === "ship_back" && state.outcome === "refunded";
}

function resultOf(context: Context, standing: Standing): MilestoneResult | null {
  const judged = judge(context, standing);
  if (!judged) return null;
  const { effective, view, found } = judged;
  const bare: MilestoneResult = {
    milestone: standing.milestone,
    round: standing.round.round,
    occurrence: standing.occurrence,
    state: "pending",
    startAtMs: null,
    dueAtMs: null,
    metAtMs: null,
    endedAtMs: null,
    pausedMs: 0,
    pauses: [],
    pausedSinceMs: null,
    standingDueAtMs: null,
    pausedBy: effective.rule.pausedBy,
    limit: null,
    clockType: effective.rule.clockByPriority[view.state.priority] ?? effective.rule.clock,
    startPoint: effective.start,
    stopPoint: effective.rule.stop,
    priority: view.state.priority,
    policy: {
      preset: view.policy.preset,
      version: view.policy.version,
      name: view.policy.name,
      source: effective.source,
    },
    warnAtMs: [],
    secondBreachAtMs: null,
    rolledFromMs: null,
    reason: null,
  };
  const outcome = withoutClock(context, standing, judged);
  if (outcome || !found.start) return { ...bare, ...outcome };
  const limit = resolveLimit({
    limit: effective.limits[view.state.priority],
    start: found.start,
    view,
    round: standing.round,
    timeline: context.timeline,
    calendar: context.calendar,
  });
  return limit ? { ...bare, ...timed(context, standing, judged, found.start, limit) } : bare;
}

type Timed = Pick<
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
> &
  Partial<Pick<MilestoneResult, "warnAtMs" | "secondBreachAtMs">>;

function timed(
  context: Context,
  standing: Standing,
  judged: Judged,
  start: Moment,
  limit: ResolvedLimit,
): Timed {
  const { timeline, calendar, nowMs } = context;
  const { found, effective, view } = judged;
  const over = found.stop ?? found.end;
  const { intervals, sinceMs } = pausesIn(timeline, effective.rule.pausedBy, {
    startMs: start.atMs,
    untilMs: over?.atMs ?? nowMs,
    untilSeq: over?.seq ?? Number.POSITIVE_INFINITY,
    unfinished: over === null,
  });
  const clock = effective.rule.clockByPriority[view.state.priority] ?? effective.rule.clock;
  const input = { startMs: start.atMs, limit, clock, pauses: intervals, calendar };
  const { dueAtMs, rolledFromMs } = dueOf(input);
  const outcome = outcomeOf(context, standing, judged, { dueAtMs, paused: sinceMs !== null });
  return {
    ...outcome,
    startAtMs: start.atMs,
    dueAtMs,
    metAtMs: found.stop?.atMs ?? null,
    endedAtMs: found.stop ? null : (found.end?.atMs ?? null),
    pausedMs: pausedMsOf(intervals),
    pauses: intervals,
    pausedSinceMs: sinceMs,
    standingDueAtMs: sinceMs === null ? null : standingDue(input, sinceMs),
    limit,
    rolledFromMs,
    ...(over === null && outcome.state !== "waived" && outcome.state !== "not_applicable"
      ? warningsOf(input, dueAtMs)
      : {}),
  };
}

/** The due without what the pause that began at `sinceMs` adds to it. */
function standingDue(input: ClockInput, sinceMs: EpochMs): EpochMs {
  return dueOf({ ...input, pauses: input.pauses.filter((pause) => pause.fromMs < sinceMs) }).dueAtMs;
}

/** The state of a milestone that has begun (DOMAIN 4.2). */
function outcomeOf(
  context: Context,
  standing: Standing,
  judged: Judged,
  { dueAtMs, paused }: { readonly dueAtMs: EpochMs; readonly paused: boolean },
): Outcome {
  const { stop, end } = judged.found;
  const is = (state: MilestoneState): Outcome => ({ state, reason: null });
  if (stop && stop.atMs <= dueAtMs) return is("met");
  if (isWaived(context, standing, judged)) return is("waived");
  if (stop) return is("breached");
  if (isRefusedSurvey(context, standing.milestone))
    return { state: "not_applicable", reason: "survey_refused" };
  if (end) {
    return end.atMs > dueAtMs ? is("breached") : { state: "not_applicable", reason: "ended_before_due" };
  }
  if (context.nowMs > dueAtMs) return is("breached");
  return is(paused ? "paused" : "running");
}
