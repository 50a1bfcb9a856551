import type { CardEvent } from "#shared/domain/card/card-event";
import type { CaseState } from "#shared/domain/card/case-state";
import type { MilestoneResult } from "#shared/domain/clock/milestone-result";
import { type StoredUrgency, storedUrgencyOf, urgencyAt } from "#shared/domain/clock/urgency";
import type { StoreTransaction } from "#electron/db/connection";
import { type GridUrgency, saveUrgency } from "#electron/repositories/grid-row";
import { milestoneKey, replaceMilestones } from "#electron/repositories/milestone-repository";
import type { Desk } from "../desk";

/** Clocks whose stop was entered late (补录): figures can be shown with these as misses (DOMAIN 2.2). */
function metByLateEntry(
  milestones: readonly MilestoneResult[],
  events: readonly CardEvent[],
): ReadonlySet<string> {
  const lateTimes = new Set(events.filter((event) => event.late).map((event) => event.at));
  return new Set(
    milestones.filter((item) => item.metAtMs !== null && lateTimes.has(item.metAtMs)).map(milestoneKey),
  );
}

/** Where the card stands in the grid's default order, as of now (UX 3). */
export function gridUrgencyOf(
  stored: StoredUrgency,
  milestones: readonly MilestoneResult[],
  nowMs: number,
): GridUrgency {
  const urgency = urgencyAt(stored, nowMs);
  const result = milestones.find(
    (item) => item.milestone === urgency.milestone && item.round === urgency.round && item.dueAtMs !== null,
  );
  if (urgency.state === "none" || !result) return { rank: 3, next: null };
  const rank = urgency.state === "breached" ? 0 : urgency.state === "paused" ? 2 : 1;
  return {
    rank,
    next: {
      milestone: result.milestone,
      round: result.round,
      occurrence: result.occurrence,
      state: urgency.state,
      start_at: result.startAtMs,
      due_at: urgency.dueAtMs ?? result.dueAtMs,
    },
  };
}

/** Works a card's clocks out of its log and stores them beside it, with its place in the grid. */
export function saveMilestones(
  desk: Desk,
  tx: StoreTransaction,
  state: CaseState,
  events: readonly CardEvent[],
): void {
  const nowMs = desk.nowMs();
  const milestones = desk.clock(tx).milestonesOf(state, events, nowMs);
  replaceMilestones(tx, state.fields.id, milestones, metByLateEntry(milestones, events));
  const stored = storedUrgencyOf(state.fields, milestones, nowMs);
  saveUrgency(tx, state.fields.id, gridUrgencyOf(stored, milestones, nowMs));
}
