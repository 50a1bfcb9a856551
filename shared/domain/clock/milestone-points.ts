/** Where each start and stop of DOMAIN 4.2 is found in a card's timeline; one table for each. */
import type { Action } from "#shared/domain/card/vocabulary";
import type { ClockStep, Moment } from "./history";
import type { StartPoint, StopPoint } from "./policy-rule";
import type { ServiceRound, Timeline } from "./timeline";

function firstStep(timeline: Timeline, matches: (step: ClockStep) => boolean): ClockStep | null {
  return timeline.history.steps.find(matches) ?? null;
}

function later(left: Moment, right: Moment): Moment {
  return right.atMs > left.atMs || (right.atMs === left.atMs && right.seq > left.seq) ? right : left;
}

const WORK_BEGUN: ReadonlySet<Action> = new Set<Action>(["start", "arrive"]);
/** What moves a card to rework because the customer was not content; a reopening or a failed sample is not. */
const DISSATISFACTION: ReadonlySet<Action> = new Set<Action>(["dissatisfied", "confirm", "follow_up"]);

/** Repairs for which the product itself has to come first. */
function needsGoods(timeline: Timeline): boolean {
  const { fulfilment } = timeline.history.latest;
  return fulfilment === "mail_in" || fulfilment === "pickup_repair";
}

function startedWithGoods(timeline: Timeline, round: ServiceRound): Moment | null {
  const begun = firstStep(timeline, (step) => WORK_BEGUN.has(step.action) && inRound(round, step));
  if (!begun) return null;
  const diagnosed = firstStep(timeline, (step) => step.action === "diagnose" && step.seq > begun.seq);
  const received = firstStep(
    timeline,
    (step) => step.action === "goods_received" && step.seq < (diagnosed?.seq ?? Number.POSITIVE_INFINITY),
  );
  if (received) return later(begun, received);
  // Somebody who has already diagnosed had the product, whether its receipt was written down or not.
  return needsGoods(timeline) && !diagnosed ? null : begun;
}

function inRound(round: ServiceRound, step: ClockStep): boolean {
  return (
    (round.opened === null || step.seq > round.opened.seq) &&
    (round.reworked === null || step.seq < round.reworked.seq)
  );
}

function requestedAt({ requestedAtMs, history }: Timeline): Moment | null {
  if (requestedAtMs === null) return null;
  return { seq: 0, atMs: requestedAtMs, before: history.initial, after: history.initial };
}

type FindStart = (timeline: Timeline, round: ServiceRound) => Moment | null;

const FIND_START: Readonly<Record<Exclude<StartPoint, "escalated_at" | "parts_wait_at">, FindStart>> = {
  requested_at: requestedAt,
  registered_at: (timeline) => timeline.registered,
  classified_at: (timeline) => timeline.classified,
  rework_at: (_, round) => round.opened,
  dissatisfied_at: (_, round) =>
    round.opened && DISSATISFACTION.has(round.opened.action) ? round.opened : null,
  dispatched_at: (_, round) => round.dispatched,
  accepted_at: (_, round) => round.accepted,
  started_with_goods_at: startedWithGoods,
  goods_received_at: (timeline) => firstStep(timeline, (step) => step.action === "goods_received"),
  completed_at: (_, round) => round.completed,
  confirmed_at: (_, round) => round.confirmed,
};

/** The moment a milestone's time begins, null while it has not. The two "each time" starts are found as waits. */
export function startMoment(point: StartPoint, timeline: Timeline, round: ServiceRound): Moment | null {
  if (point === "escalated_at" || point === "parts_wait_at") return null;
  return FIND_START[point](timeline, round);
}

function makesPlan(step: ClockStep): boolean {
  return (
    step.action === "diagnose" ||
    step.action === "quote" ||
    (step.action === "log" && step.payload["plan"] === true)
  );
}

function completes(step: ClockStep): boolean {
  return step.after.status === "completed" && step.before.status !== "completed";
}

const byAction =
  (...actions: readonly Action[]) =>
  (step: ClockStep): boolean =>
    actions.includes(step.action);

type LandmarkStop = "registered" | "classified" | "dispatched" | "completed" | "confirmed" | "archived";
type WaitStop = "expert_answered" | "parts_wait_ended";

/** Stops that are the first matching step after the start. */
const MATCH_STOP: Readonly<
  Record<Exclude<StopPoint, LandmarkStop | WaitStop>, (step: ClockStep) => boolean>
> = {
  // What is solved on the spot has been answered on the spot.
  first_respond: byAction("respond", "resolve_now"),
  first_reaction: byAction("respond", "accept", "start", "arrive"),
  clear_answer: (step) => makesPlan(step) || completes(step),
  work_begun: byAction("start", "arrive"),
  plan_made: makesPlan,
  diagnosed: byAction("diagnose"),
  arrived: byAction("arrive"),
  progress_told: (step) => step.action === "sync_progress" || completes(step),
  goods_inspected: byAction("goods_inspect"),
  refunded: byAction("refund"),
  goods_shipped: byAction("goods_ship"),
  survey_collected: byAction("collect_survey"),
  followed_up: byAction("follow_up"),
};

const LANDMARK_STOP: Readonly<
  Record<LandmarkStop, (timeline: Timeline, round: ServiceRound) => Moment | null>
> = {
  registered: (timeline) => timeline.registered,
  classified: (timeline) => timeline.classified,
  dispatched: (_, round) => round.dispatched,
  completed: (_, round) => round.completed,
  confirmed: (_, round) => round.confirmed,
  archived: (_, round) => round.archived,
};

/** Stops that may come before their start, by the sequence after which they count. */
const SEARCH_AFTER: Readonly<Partial<Record<StopPoint, (round: ServiceRound) => number | undefined>>> = {
  // A customer may be answered while the card is still a draft.
  first_respond: () => 0,
  // Goods may go out before the repair is written down as finished; then they are back already.
  goods_shipped: (round) => round.dispatched?.seq,
};

function isLandmark(point: StopPoint): point is LandmarkStop {
  return point in LANDMARK_STOP;
}

/** The moment that meets a milestone which began at `start`, null while nothing has. */
export function stopMoment(
  point: Exclude<StopPoint, WaitStop>,
  timeline: Timeline,
  round: ServiceRound,
  start: Moment,
): Moment | null {
  if (isLandmark(point)) return LANDMARK_STOP[point](timeline, round);
  const matches = MATCH_STOP[point];
  const afterSeq = SEARCH_AFTER[point]?.(round) ?? start.seq;
  return firstStep(timeline, (step) => step.seq > afterSeq && matches(step));
}
