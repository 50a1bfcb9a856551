import type { WorkCalendar } from "#shared/domain/calendar/work-calendar";
import type { PromiseFacts, ResolvedLimit } from "./due";
import type { Moment } from "./history";
import { proposePromisedAt } from "./policy";
import type { Limit } from "./policy-rule";
import type { View } from "./rule-view";
import type { ServiceRound, Timeline } from "./timeline";

interface LimitQuestion {
  readonly limit: Limit | null;
  readonly start: Moment;
  readonly view: View;
  readonly round: ServiceRound;
  readonly timeline: Timeline;
  readonly calendar: WorkCalendar;
}

/** A rule's limit with the promise or the length of a working day put in; null where there is no limit. */
export function resolveLimit(question: LimitQuestion): ResolvedLimit | null {
  const { limit, calendar } = question;
  switch (limit?.unit) {
    case "minutes":
      return limit;
    case "working_days":
      return { ...limit, minutes: limit.days * calendar.workingDayMinutes };
    case "promised_at":
    case "share_of_promise":
      return { ...limit, ...promiseFacts(question) };
    default:
      return null;
  }
}

function promiseFacts({ start, view, round, timeline, calendar }: LimitQuestion): PromiseFacts {
  const changes = timeline.history.steps.filter(
    ({ seq, before, after }) =>
      seq > start.seq && seq < view.beforeSeq && before.promised_at !== after.promised_at,
  );
  const proposal = proposePromisedAt(view.policy, view.state.priority, start.atMs, calendar);
  const atStart = start.after.promised_at;
  // A promise of an earlier round that had passed when the rework was dispatched promises nothing.
  const isStale =
    round.opened !== null && atStart === round.opened.before.promised_at && (atStart ?? 0) <= start.atMs;
  const firstPromisedAtMs = atStart === null || isStale ? proposal : atStart;
  const last = changes.at(-1);
  const promisedAtMs = (last ? view.state.promised_at : null) ?? firstPromisedAtMs;
  return {
    promisedAtMs,
    firstPromisedAtMs,
    promiseSetAtMs: last?.atMs ?? start.atMs,
    proposed: promisedAtMs === proposal && (last === undefined ? atStart === null || isStale : false),
  };
}
