import type { StoreTransaction } from "#electron/db/connection";
import { saveUrgency } from "#electron/repositories/grid-row";
import { milestoneKey, replaceMilestones } from "#electron/repositories/milestone-repository";
import type { CardEvent } from "#shared/domain/card/card-event";
import type { CaseState } from "#shared/domain/card/case-state";
import type { MilestoneResult } from "#shared/domain/clock/milestone-result";
import { storedUrgencyOf } from "#shared/domain/clock/urgency";
import type { Desk } from "../desk";
import { saveFigureFacts } from "../figures/save-figure-facts";

/** Clocks whose stop was entered late (补录): figures can be shown with these as misses (DOMAIN 2.2). */
export function metByLateEntry(
  milestones: readonly MilestoneResult[],
  events: readonly CardEvent[],
): ReadonlySet<string> {
  const lateTimes = new Set(events.filter((event) => event.late).map((event) => event.at));
  return new Set(
    milestones.filter((item) => item.metAtMs !== null && lateTimes.has(item.metAtMs)).map(milestoneKey),
  );
}

/** Works a card's clocks out of its log and stores them beside it, with its place in the grid and what figures ask. */
export function saveMilestones(
  desk: Desk,
  tx: StoreTransaction,
  state: CaseState,
  events: readonly CardEvent[],
): void {
  const nowMs = desk.nowMs();
  const milestones = desk.clock(tx).milestonesOf(state, events, nowMs);
  const lateEntries = metByLateEntry(milestones, events);
  replaceMilestones(tx, state.fields.id, milestones, nowMs, lateEntries);
  saveFigureFacts(tx, state, events, milestones, lateEntries);
  const stored = storedUrgencyOf(state.fields, milestones, nowMs);
  const next = milestones.find(
    (item) => item.milestone === stored.urgency_milestone && item.round === stored.urgency_round,
  );
  saveUrgency(tx, state.fields.id, stored, next?.startAtMs ?? null);
}
