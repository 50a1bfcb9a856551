import type { StaffCode } from "#shared/domain/card/case-state";
import type { Action } from "#shared/domain/card/vocabulary";

/** One act on one card, exactly as it is to run. */
export interface SteppedAct {
  readonly id: string;
  readonly action: Action;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly version: number;
}

/** Two minutes, counted on the PC's running time (SAFETY 5). */
export const STEP_UP_VALID_MS = 2 * 60_000;

/** An act that waits for a supervisor's PIN. */
export interface PendingStepUp {
  readonly pageId: number;
  readonly requester: StaffCode;
  readonly act: SteppedAct;
  /** Sum of what was asked for. */
  readonly sha256: string;
}

/** Acts that wait for a supervisor's PIN on somebody else's screen; they live in this process only. */
export interface PendingStepUps {
  add(id: string, asked: PendingStepUp): void;
  /** Null where it is used, over two minutes old, or another page's. */
  find(pageId: number, id: string): PendingStepUp | null;
  /** True for the one that takes it out: an act runs once. */
  take(id: string): boolean;
  cancel(pageId: number, id: string): void;
  /** Somebody else sits at the page: nothing that was asked there counts any more. */
  forgetPage(pageId: number): void;
}

/** @param runningMs the PC's running time in ms */
export function createPendingStepUps(runningMs: () => number): PendingStepUps {
  const pending = new Map<string, PendingStepUp & { readonly begunMs: number }>();
  return {
    add: (id, asked) => {
      pending.set(id, { ...asked, begunMs: runningMs() });
    },
    find: (pageId, id) => {
      const found = pending.get(id);
      if (found === undefined || found.pageId !== pageId) return null;
      if (runningMs() - found.begunMs < STEP_UP_VALID_MS) return found;
      pending.delete(id);
      return null;
    },
    take: (id) => pending.delete(id),
    cancel: (pageId, id) => {
      if (pending.get(id)?.pageId === pageId) pending.delete(id);
    },
    forgetPage: (pageId) => {
      for (const [id, asked] of pending) if (asked.pageId === pageId) pending.delete(id);
    },
  };
}
