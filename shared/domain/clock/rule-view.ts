/** Which rule counts for a milestone at a point of the card's story, and whether it applies to the case. */
import type { Milestone } from "#shared/domain/card/vocabulary";
import type { ClockState, Moment } from "./history";
import { policyFor, ruleOf } from "./policy";
import type { Condition, Limits, MilestoneRule, Policy, PolicySelection, StartPoint } from "./policy-rule";
import type { ServiceRound, Timeline } from "./timeline";

/** The card and its policy as they stood just before an event of the log. */
export interface View {
  readonly state: ClockState;
  readonly beforeSeq: number;
  readonly classified: boolean;
  readonly policy: Policy;
}

function isClassifiedBefore(timeline: Timeline, seq: number): boolean {
  if (timeline.classified) return timeline.classified.seq < seq;
  const { status } = timeline.history.initial;
  return status !== "draft" && status !== "registered";
}

/** Until `classify` the store's default counts, then the kind's (DOMAIN 4.2). */
export function viewBefore(
  timeline: Timeline,
  selection: PolicySelection,
  state: ClockState,
  beforeSeq: number,
): View {
  const classified = isClassifiedBefore(timeline, beforeSeq);
  return { state, beforeSeq, classified, policy: policyFor(selection, classified ? state.kind : null) };
}

/** The card as it is now. */
export function viewNow(timeline: Timeline, selection: PolicySelection): View {
  return viewBefore(timeline, selection, timeline.history.latest, Number.POSITIVE_INFINITY);
}

/**
 * The card as it was when a milestone was met or ended: what a step itself changes does not judge the
 * milestone that it ends.
 */
export function viewAtEnd(
  timeline: Timeline,
  selection: PolicySelection,
  over: Moment,
  start: Moment | null,
): View {
  if (start && over.seq <= start.seq) return viewBefore(timeline, selection, start.after, start.seq + 1);
  return viewBefore(timeline, selection, over.before, over.seq);
}

export type Holds = "yes" | "no" | "unknown";

/** Whether a condition holds; a fact that is still to be found out leaves it unknown. */
function holds(condition: Condition, view: View): Holds {
  const value: string | null = view.state[condition.fact];
  if (value !== null) return (condition.oneOf as readonly string[]).includes(value) ? "yes" : "no";
  // A remedy is chosen in the course of a return; everything else is known once the card is classified.
  const mayCome = condition.fact === "return_option" && view.state.service_mode === "return_exchange";
  return mayCome || !view.classified ? "unknown" : "no";
}

export function allHold(conditions: readonly Condition[], view: View): Holds {
  const answers = conditions.map((condition) => holds(condition, view));
  if (answers.includes("no")) return "no";
  return answers.includes("unknown") ? "unknown" : "yes";
}

/** A rule with the variant that counts put in. */
export interface EffectiveRule {
  readonly rule: MilestoneRule;
  readonly start: StartPoint;
  readonly limits: Limits;
  readonly source: string;
  readonly absent: boolean;
}

export function effectiveRule(milestone: Milestone, round: ServiceRound, view: View): EffectiveRule | null {
  const indexed = ruleOf(view.policy, milestone);
  if (!indexed) return null;
  const { rule, absent } = indexed;
  const variant =
    round.round === 1 ? rule.variants.find(({ when }) => allHold(when, view) === "yes") : undefined;
  if (variant) return { rule, start: variant.start, limits: variant.limits, source: variant.source, absent };
  const start = round.round > 1 ? (rule.reworkStart ?? rule.start) : rule.start;
  return { rule, start, limits: rule.limits, source: rule.source, absent };
}
