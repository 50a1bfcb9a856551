/**
 * Five wrong tries, then a wait that grows with each further one, then a supervisor (SAFETY 5). Waits are counted
 * on the PC's running time (ms since it was switched on), which no change of its clock moves; each look writes
 * down what is left, so that switching the PC off neither shortens the wait nor begins it anew.
 */
export interface AttemptCount {
  readonly failed_attempts: number;
  /** What was left of the wait at `lock_mark_ms`; null = no wait. */
  readonly lock_left_ms: number | null;
  /** The running time at which `lock_left_ms` was true. */
  readonly lock_mark_ms: number | null;
  /** Only a supervisor takes the lock off. */
  readonly reset_needed: boolean;
}

export const TRIES_BEFORE_LOCK = 5;
/** Minutes of wait after the fifth wrong try, the sixth, …; after these a supervisor must help. */
export const LOCK_MINUTES: readonly number[] = [1, 5, 15, 60];
const MINUTE_MS = 60_000;

export const NO_ATTEMPTS: AttemptCount = {
  failed_attempts: 0,
  lock_left_ms: null,
  lock_mark_ms: null,
  reset_needed: false,
};

/** What a try is answered with before the secret is looked at. */
export type Attempt =
  | { readonly may: true; readonly stored: AttemptCount }
  | { readonly may: false; readonly why: "locked"; readonly wait_ms: number }
  | { readonly may: false; readonly why: "reset_needed" };

/** What is left of the wait at a running time; 0 = none. A running time before the mark: the PC was off. */
export function waitLeft(count: AttemptCount, runningMs: number): number {
  const { lock_left_ms, lock_mark_ms } = count;
  if (lock_left_ms === null || lock_mark_ms === null) return 0;
  const passed = runningMs >= lock_mark_ms ? runningMs - lock_mark_ms : runningMs;
  return Math.max(0, lock_left_ms - passed);
}

/** The same count with its wait written down as of now. */
export function settled(count: AttemptCount, runningMs: number): AttemptCount {
  const left = waitLeft(count, runningMs);
  return left === 0
    ? { ...count, lock_left_ms: null, lock_mark_ms: null }
    : { ...count, lock_left_ms: left, lock_mark_ms: runningMs };
}

/**
 * Begins a try: what is to be stored before the secret is checked. It counts as a wrong one, with its wait,
 * until the check has passed; so neither a kill nor a second window gives a free guess.
 */
export function beginAttempt(count: AttemptCount, runningMs: number): Attempt {
  if (count.reset_needed) return { may: false, why: "reset_needed" };
  const wait_ms = waitLeft(count, runningMs);
  if (wait_ms > 0) return { may: false, why: "locked", wait_ms };
  const failed = count.failed_attempts + 1;
  if (failed < TRIES_BEFORE_LOCK) {
    return {
      may: true,
      stored: { failed_attempts: failed, lock_left_ms: null, lock_mark_ms: null, reset_needed: false },
    };
  }
  const minutes = LOCK_MINUTES[failed - TRIES_BEFORE_LOCK];
  return {
    may: true,
    stored:
      minutes === undefined
        ? { failed_attempts: failed, lock_left_ms: null, lock_mark_ms: null, reset_needed: true }
        : {
            failed_attempts: failed,
            lock_left_ms: minutes * MINUTE_MS,
            lock_mark_ms: runningMs,
            reset_needed: false,
          },
  };
}

/** How many tries are left before the first wait. */
export function triesLeft(count: AttemptCount): number {
  return Math.max(0, TRIES_BEFORE_LOCK - count.failed_attempts);
}
