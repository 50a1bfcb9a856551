import type { WorkCalendar } from "#shared/domain/calendar/work-calendar";
import type { EpochMs } from "#shared/domain/card/case-state";
import type { Kind, Milestone, Priority } from "#shared/domain/card/vocabulary";
import type { MilestoneRule, Policy, PolicySelection } from "./policy-rule";

const MS_PER_MINUTE = 60_000;

/** The policy of a kind; null (not yet classified) and kinds without their own take the store's default. */
export function policyFor(selection: PolicySelection, kind: Kind | null): Policy {
  return (kind === null ? undefined : selection.byKind[kind]) ?? selection.storeDefault;
}

interface IndexedRule {
  readonly rule: MilestoneRule;
  /** "–" in the table of DOMAIN 4.2: no limit at any priority, in no variant. */
  readonly absent: boolean;
}

/** Policies never change once made, so each is indexed once; every recomputation asks for all its rules. */
const indexes = new WeakMap<Policy, ReadonlyMap<Milestone, IndexedRule>>();

function isAbsent(rule: MilestoneRule): boolean {
  const limits = [rule.limits, ...rule.variants.map((variant) => variant.limits)];
  return limits.every((byPriority) => Object.values(byPriority).every((limit) => limit === null));
}

/** A milestone's rule in a policy; undefined only in a policy that did not pass `policySchema`. */
export function ruleOf(policy: Policy, milestone: Milestone): IndexedRule | undefined {
  let index = indexes.get(policy);
  if (!index) {
    index = new Map(policy.milestones.map((rule) => [rule.milestone, { rule, absent: isAbsent(rule) }]));
    indexes.set(policy, index);
  }
  return index.get(milestone);
}

/** The promise to propose at dispatch: urgent 24 h natural, high 2 wd, medium 3 wd, low 5 wd (DOMAIN 4.2). */
export function proposePromisedAt(
  policy: Policy,
  priority: Priority,
  dispatchedAtMs: EpochMs,
  calendar: WorkCalendar,
): EpochMs {
  const limit = policy.proposedPromise[priority];
  if (limit.unit === "working_days") {
    return calendar.addWorkingMinutes(dispatchedAtMs, limit.days * calendar.workingDayMinutes);
  }
  // policySchema keeps units that need a promise out of here.
  const minutes = limit.unit === "minutes" ? limit.minutes : 0;
  return dispatchedAtMs + minutes * MS_PER_MINUTE;
}
