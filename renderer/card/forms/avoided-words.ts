import { create } from "zustand";
import type { AvoidedHit } from "#shared/domain/script/words-to-avoid";

/** The words not to use in the line that is being written now; the side panel shows the better sentence. */
export interface AvoidedNow {
  readonly hit: AvoidedHit;
  readonly use: () => void;
}

export const useAvoided = create<{ readonly now: AvoidedNow | null }>(() => ({ now: null }));
