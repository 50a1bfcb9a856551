import type { EpochMs } from "#shared/domain/card/case-state";
import type { Milestone, MilestoneState } from "#shared/domain/card/vocabulary";
import { type Context, isWaived, type Judged, type Standing } from "./judging";
import type { NotApplicableReason } from "./milestone-result";
import { allHold, type View } from "./rule-view";

export interface Outcome {
  readonly state: MilestoneState;
  readonly reason: NotApplicableReason | null;
}

/** Why a milestone has no clock at all here: it does not apply, or it has not begun. */
export function withoutClock(context: Context, standing: Standing, judged: Judged): Outcome | null {
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

function isRefusedSurvey({ timeline }: Context, milestone: Milestone): boolean {
  return milestone === "survey" && timeline.history.steps.some((step) => step.action === "refuse_survey");
}

/** The state of a milestone that has begun (DOMAIN 4.2). */
export function outcomeOf(
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
