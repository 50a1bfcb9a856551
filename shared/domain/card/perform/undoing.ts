import { liveSequences } from "#shared/domain/clock/history";
import { actionsInState } from "../action-table";
import type { CardEvent } from "../card-event";
import { applyChanges, sameValue, valueByName } from "../change-set";
import {
  accept,
  type Decision,
  type IssuedReport,
  type Perform,
  type Performing,
  refuse,
  refuseField,
} from "../decision";
import { holdsAny } from "../roles";
import type { Action } from "../vocabulary";

/** Actions that a compensating event can't take back (DOMAIN 2.4). */
const NEVER_UNDONE: ReadonlySet<Action> = new Set<Action>([
  "register",
  "resolve_now",
  "merge",
  "countersign",
]);
const APPROVALS: ReadonlySet<Action> = new Set<Action>(["approve", "reject"]);
const CHECKS: ReadonlySet<Action> = new Set<Action>(["qc_pass", "qc_fail", "qc_sample"]);
const OWN_UNDO_MS = 10 * 60_000;

/** Why an event can't be undone; `shared/text` has the sentence, the buttons say it beforehand. */
export type UndoObstacle =
  | "never_undone"
  | "already_undone"
  | "not_newest"
  | "other_person_approved"
  | "signed_and_scanned"
  | "changed_since"
  | "report_issued";

function changesStatus(event: CardEvent): boolean {
  return "status" in event.after || "waiting_for" in event.after;
}

function changesCard(event: CardEvent): boolean {
  return Object.keys(event.after).length > 0;
}

/** The events of one command, oldest first; they are taken back together. */
export function eventsOfCommand(events: readonly CardEvent[], event: CardEvent): readonly CardEvent[] {
  return events.filter((candidate) => candidate.cause_seq === event.cause_seq);
}

/** The acts that an event is about in the end: itself, or what an undo (or the undo of an undo) takes back. */
function actsBehind(events: readonly CardEvent[], event: CardEvent): readonly CardEvent[] {
  if (event.action !== "undo") return [event];
  const target = events.find((candidate) => candidate.seq === event.payload["event"]);
  return target ? eventsOfCommand(events, target).flatMap((item) => actsBehind(events, item)) : [];
}

const approvedByOther = (actor: string) => (event: CardEvent) =>
  APPROVALS.has(event.action) && event.actor !== actor;

/**
 * True when undoing would take back another person's approval, or, by a redo, give another person's approval or
 * check again: to the requester, by the repairer.
 */
function isOthersWord(
  group: readonly CardEvent[],
  facts: { readonly actor: string; readonly events: readonly CardEvent[] },
): boolean {
  const redone = group
    .filter((event) => event.action === "undo")
    .flatMap((event) => actsBehind(facts.events, event));
  const approved = approvedByOther(facts.actor);
  return (
    group.some(approved) ||
    redone.some((event) => approved(event) || (CHECKS.has(event.action) && event.actor !== facts.actor))
  );
}

/** True where a report that was issued since counts what the events did. */
function isReported(group: readonly CardEvent[], issued: readonly IssuedReport[]): boolean {
  return group.some(
    (event) =>
      changesCard(event) &&
      issued.some(({ issued_at, until_at }) => event.entered_at <= issued_at && event.at < until_at),
  );
}

/** What stands in the way of undoing an event, whoever asks (DOMAIN 2.4); null = it can be undone. */
export function undoObstacle(
  event: CardEvent,
  facts: Pick<Performing<"undo">, "state"> & {
    readonly actor: string;
    readonly events: readonly CardEvent[];
    readonly issued: readonly IssuedReport[];
  },
): UndoObstacle | null {
  const group = eventsOfCommand(facts.events, event);
  if (group.some((item) => NEVER_UNDONE.has(item.action))) return "never_undone";
  const live = liveSequences(facts.events);
  // What was undone and redone holds again by the redo, which is then the newest.
  if (event.undone_by !== null) return live.has(event.seq) ? "not_newest" : "already_undone";
  if (isOthersWord(group, facts)) return "other_person_approved";
  const last = group.at(-1) ?? event;
  const later = facts.events.filter((item) => item.seq > last.seq && live.has(item.seq));
  if (group.some(changesStatus) && later.some(changesStatus)) return "not_newest";
  // Who approved had seen the card with this on it; a note that changes nothing is no ground of an approval.
  if (group.some(changesCard) && later.some(approvedByOther(facts.actor))) return "other_person_approved";
  const isScan = (item: CardEvent) => item.action === "attach" && item.payload["kind"] === "signed_scan";
  if (later.some(isScan)) return "signed_and_scanned";
  if (isReported(group, facts.issued)) return "report_issued";
  return changedSince(facts.state, group) ? "changed_since" : null;
}

/** True when something that the events set has another value by now. */
function changedSince(state: Performing<"undo">["state"], group: readonly CardEvent[]): boolean {
  const setLast = new Map<string, unknown>();
  for (const event of group)
    for (const [name, value] of Object.entries(event.after)) setLast.set(name, value);
  return [...setLast].some(([name, value]) => !sameValue(valueByName(state, name), value));
}

/** `undo`: the doer within ten minutes, a supervisor later; redo is the undo of the undo (DOMAIN 2.4). */
export const undo: Perform<"undo"> = (performing): Decision => {
  const { state, payload, actor, context } = performing;
  const event = context.events.find((candidate) => candidate.seq === payload.event);
  if (!event) return refuseField("event", "unknown_event");
  const group = eventsOfCommand(context.events, event);
  const doer = group[0]?.actor;
  const isOwnAndFresh = doer === actor.code && context.nowMs - event.entered_at <= OWN_UNDO_MS;
  if (!isOwnAndFresh && !holdsAny(actor.roles, ["supervisor"])) {
    return refuse({ code: "forbidden", details: { needs: ["supervisor"] } });
  }
  const issued = context.issuedReports?.() ?? [];
  const obstacle = undoObstacle(event, { state, actor: actor.code, events: context.events, issued });
  if (obstacle) {
    const { status, waiting_for } = state.fields;
    return refuse({
      code: "invalid_state",
      details: { status, waiting_for, allowed: actionsInState(state), reason: obstacle },
    });
  }
  const restored = group.toReversed().reduce((next, item) => applyChanges(next, item.before), state);
  return accept(performing, restored);
};
