import { loadCase } from "#electron/repositories/case-repository";
import { snapshot } from "#electron/repositories/transaction";
import type { ChannelParsed } from "#shared/contract/channels";
import type { TriedClock } from "#shared/contract/clock-views";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import { isUnfinished, type MilestoneResult } from "#shared/domain/clock/milestone-result";
import { cardRef } from "../card/card-ref";
import type { Desk } from "../desk";

function triedClock(result: MilestoneResult): TriedClock {
  const { milestone, round, occurrence, state, dueAtMs } = result;
  return {
    milestone,
    round,
    occurrence,
    due_at: dueAtMs,
    late: state === "breached" && isUnfinished(result),
  };
}

/**
 * The clocks of a card as each of some changes would make them, by the store's own policies and days; nothing is
 * written (board 05 如果…). Failure: `not_found`.
 */
export function tryChanges(
  desk: Desk,
  { ref, changes }: ChannelParsed<"clock.what_if">,
): Result<readonly (readonly TriedClock[])[]> {
  return snapshot(desk.store, () => {
    const loaded = loadCase(desk.store, cardRef(desk.store, ref));
    if (!loaded) return fail("not_found", { what: "card", ref });
    const { state, events } = loaded;
    const nowMs = desk.nowMs();
    const clock = desk.clock();
    return ok(changes.map((change) => clock.milestonesIf(state, events, change, nowMs).map(triedClock)));
  });
}
