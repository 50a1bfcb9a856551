import type { WorkCalendar } from "#shared/domain/calendar/work-calendar";
import type { EpochMs } from "#shared/domain/card/case-state";
import type { Milestone } from "#shared/domain/card/vocabulary";
import type { Moment } from "./history";
import { startMoment, stopMoment } from "./milestone-points";
import { MILESTONE_PHASES, type PolicySelection } from "./policy-rule";
import { type EffectiveRule, effectiveRule, type View, viewAtEnd, viewBefore } from "./rule-view";
import { roundAt, type ServiceRound, type Timeline } from "./timeline";

export interface Context {
  readonly timeline: Timeline;
  readonly selection: PolicySelection;
  readonly calendar: WorkCalendar;
  readonly nowMs: EpochMs;
  /** The card as it is now. */
  readonly now: View;
}

/** One standing of a milestone on the card: its round, and which time in it where it stands each time. */
export interface Standing {
  readonly milestone: Milestone;
  readonly round: ServiceRound;
  readonly occurrence: number;
  /** Given for milestones that stand each time; the others find theirs by the rule's points. */
  readonly found: Found | null;
}

export interface Found {
  readonly start: Moment | null;
  readonly stop: Moment | null;
  readonly end: Moment | null;
}

export interface Judged {
  readonly view: View;
  readonly effective: EffectiveRule;
  readonly found: Found;
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
export function judge(context: Context, standing: Standing): Judged | null {
  const { timeline, selection } = context;
  const byNow = judgeBy(context, standing, context.now);
  const over = byNow?.found.stop ?? byNow?.found.end;
  if (!byNow || !over) return byNow;
  const atEnd = judgeBy(context, standing, viewAtEnd(timeline, selection, over, byNow.found.start));
  const { classified } = timeline;
  if (!atEnd?.effective.absent || !classified || atEnd.view.beforeSeq > classified.seq) return atEnd;
  // Unknown to the store's default, but the kind's policy counts from its start all the same.
  return judgeBy(context, standing, viewBefore(timeline, selection, classified.after, classified.seq + 1));
}

export function isWaived({ timeline }: Context, { milestone, round }: Standing, judged: Judged): boolean {
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
