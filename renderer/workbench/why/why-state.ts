import { create } from "zustand";
import type { Milestone } from "#shared/domain/card/vocabulary";

/** Whose deadline the drawer explains; which milestone, if another than the next one. */
export interface WhyState {
  readonly cardId: string | null;
  readonly milestone: {
    readonly milestone: Milestone;
    readonly round: number;
    readonly occurrence: number;
  } | null;
}

export const useWhy = create<WhyState>(() => ({ cardId: null, milestone: null }));

/** Opens "why this deadline" (F7) for a card, or for one of its milestones. */
export function openWhy(cardId: string, milestone: WhyState["milestone"] = null): void {
  useWhy.setState({ cardId, milestone });
}

export function closeWhy(): void {
  useWhy.setState({ cardId: null, milestone: null });
}
