import type { CardDetail } from "#shared/contract/views";
import type { Deadline } from "../../ui/sla";

/** The running promise of the card's newest round, for the chip beside it; null when none runs. */
export function deadlineOf(card: CardDetail): Deadline | null {
  const resolve = card.milestones
    .filter(({ milestone, round }) => milestone === "resolve" && round === card.fields.round)
    .at(-1);
  if (!resolve || !["running", "paused", "breached"].includes(resolve.state) || resolve.met_at !== null)
    return null;
  const { start_at, due_at } = resolve;
  // A chip of a milestone that stood still is levelled by main alone: its share of the time is not linear.
  const share = (part: number) =>
    start_at === null || due_at === null || resolve.paused_minutes > 0
      ? null
      : start_at + (due_at - start_at) * part;
  return {
    milestone: resolve.milestone,
    milestone_round: resolve.round,
    due_at,
    warn50_at: share(0.5),
    warn80_at: share(0.8),
    level: resolve.level,
  };
}
