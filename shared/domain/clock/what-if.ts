import type { EpochMs } from "#shared/domain/card/case-state";
import type { Action, Priority } from "#shared/domain/card/vocabulary";
import type { ClockHistory, ClockState, ClockStep } from "./history";

/** A change to try without writing it (board 05 如果…). */
export type WhatIf =
  /** The customer is waited for from now on, for so long. */
  | { readonly change: "wait_for_customer"; readonly minutes: number }
  | { readonly change: "priority"; readonly priority: Priority }
  /** An approved extension, or an earlier promise. */
  | { readonly change: "promise"; readonly promisedAtMs: EpochMs };

const MS_PER_MINUTE = 60_000;

function appended(
  history: ClockHistory,
  action: Action,
  atMs: EpochMs,
  changes: Partial<ClockState>,
): ClockHistory {
  const before = history.latest;
  const after = { ...before, ...changes };
  const seq = (history.steps.at(-1)?.seq ?? 0) + 1;
  const step: ClockStep = { seq, action, atMs, enteredAtMs: atMs, payload: {}, before, after };
  return { ...history, steps: [...history.steps, step], latest: after };
}

/** The history as it would be, and the time to look at it; the card itself is not changed. */
export function historyIf(
  history: ClockHistory,
  whatIf: WhatIf,
  nowMs: EpochMs,
): { readonly history: ClockHistory; readonly atMs: EpochMs } {
  switch (whatIf.change) {
    case "priority":
      return {
        history: appended(history, "set_priority", nowMs, { priority: whatIf.priority }),
        atMs: nowMs,
      };
    case "promise":
      return {
        history: appended(history, "approve", nowMs, { promised_at: whatIf.promisedAtMs }),
        atMs: nowMs,
      };
    case "wait_for_customer": {
      const untilMs = nowMs + whatIf.minutes * MS_PER_MINUTE;
      const { status, waiting_for } = history.latest;
      const waiting = appended(history, "wait", nowMs, { status: "waiting", waiting_for: "customer" });
      return { history: appended(waiting, "resume", untilMs, { status, waiting_for }), atMs: untilMs };
    }
  }
}
