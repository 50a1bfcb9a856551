import type { CardDetail } from "#shared/contract/views";
import { type Deadline, isUnfinished } from "../../ui/sla";

/** The running promise of the card's newest round, for the chip beside it; null when none runs. */
export function deadlineOf(card: CardDetail): Deadline | null {
  const resolve = card.milestones
    .filter(({ milestone, round }) => milestone === "resolve" && round === card.fields.round)
    .at(-1);
  if (!resolve || !isUnfinished(resolve)) return null;
  return {
    milestone: resolve.milestone,
    milestone_round: resolve.round,
    due_at: resolve.due_at,
    warn50_at: resolve.warn50_at,
    warn80_at: resolve.warn80_at,
    level: resolve.level,
  };
}
