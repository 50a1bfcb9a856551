import type { StoreTransaction } from "#electron/db/connection";
import { saveLogFacts } from "#electron/repositories/figures/figure-facts";
import { milestoneKey } from "#electron/repositories/milestone-repository";
import type { CardEvent } from "#shared/domain/card/card-event";
import type { CaseState } from "#shared/domain/card/case-state";
import type { MilestoneResult } from "#shared/domain/clock/milestone-result";
import { clockFactsOf, logFactsOf } from "#shared/domain/figures/card-facts";

/** Stores what a card's log and clocks tell the figures, in the transaction that stores the clocks themselves. */
export function saveFigureFacts(
  tx: StoreTransaction,
  state: CaseState,
  events: readonly CardEvent[],
  milestones: readonly MilestoneResult[],
  lateEntries: ReadonlySet<string>,
): void {
  const clocks = clockFactsOf(state.fields, milestones, (result) => lateEntries.has(milestoneKey(result)));
  saveLogFacts(tx, state.fields.id, logFactsOf(state, events), clocks);
}
