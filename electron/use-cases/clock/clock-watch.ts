import { lastEnteredAt } from "#electron/repositories/event-repository";
import type { ClockWarning } from "#shared/contract/clock-views";
import type { EpochMs } from "#shared/domain/card/case-state";
import type { Desk } from "../desk";

/** Less is a PC that sets its own clock. */
const JUMP_MS = 2 * 60_000;
/** A store that entered nothing for so long has a clock that stands too late, or was away: a person must look. */
const LONG_SILENCE_MS = 45 * 86_400_000;
/** Between two looks the clocks of a PC drift apart by less than this; it is not added up. */
const DRIFT_MS = 1000;
/** How long a jump is shown: it may have been the correction. */
const SHOWN_MS = 60 * 60_000;

export interface ClockWatch {
  /** Looks at the clock; null while it seems right. To be called at start and each minute. */
  look(): ClockWarning | null;
  /** After sleep the PC's clock has moved on by itself, which is no jump. */
  woke(): void;
}

interface Jump extends ClockWarning {
  readonly seenAtMonotonicMs: number;
}

/**
 * Notices a PC clock that was set back or ahead (DOMAIN 4.4): against the newest entry of the log, and against a
 * clock that nobody can set while the program runs. `monotonicMs` null = only against the log (a sandbox whose
 * time stands still). Nothing is blocked.
 */
export function createClockWatch(desk: Desk, monotonicMs: (() => number) | null): ClockWatch {
  const apart = () => desk.nowMs() - (monotonicMs?.() ?? 0);
  let baseMs = apart();
  let jump: Jump | null = null;
  const startedBehindLog = silenceOf(desk.nowMs());

  /** How long the log has been silent; negative where its newest entry lies ahead of the clock. */
  function silenceOf(nowMs: EpochMs): number {
    const last = lastEnteredAt(desk.store);
    return last === null ? 0 : nowMs - last;
  }

  function jumpNow(monotonic: () => number): Jump | null {
    const movedMs = apart() - baseMs;
    if (Math.abs(movedMs) >= JUMP_MS) {
      const direction = movedMs < 0 ? "back" : "ahead";
      const isCorrection = jump !== null && jump.direction !== direction;
      baseMs += movedMs;
      return isCorrection ? null : { by_ms: Math.abs(movedMs), direction, seenAtMonotonicMs: monotonic() };
    }
    if (Math.abs(movedMs) <= DRIFT_MS) baseMs += movedMs;
    return jump !== null && monotonic() - jump.seenAtMonotonicMs < SHOWN_MS ? jump : null;
  }

  return {
    look: () => {
      if (monotonicMs) jump = jumpNow(monotonicMs);
      const silenceMs = silenceOf(desk.nowMs());
      if (silenceMs <= -JUMP_MS) return { by_ms: -silenceMs, direction: "back" };
      if (jump) return { by_ms: jump.by_ms, direction: jump.direction };
      // Only what stood at the start: a store that is idle for weeks while the program runs is simply idle.
      const isLong = startedBehindLog >= LONG_SILENCE_MS && silenceMs >= LONG_SILENCE_MS;
      return isLong ? { by_ms: silenceMs, direction: "ahead" } : null;
    },
    woke: () => {
      baseMs = apart();
      if (jump?.direction === "ahead") jump = null;
    },
  };
}
