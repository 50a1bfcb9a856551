import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type AttemptCount,
  beginAttempt,
  LOCK_MINUTES,
  NO_ATTEMPTS,
  settled,
  triesLeft,
  waitLeft,
} from "#shared/domain/credential/lockout";

const MINUTE = 60_000;

/** A wrong try at a running time; the test fails where it is not let through. */
function wrongTry(count: AttemptCount, runningMs: number): AttemptCount {
  const attempt = beginAttempt(count, runningMs);
  if (!attempt.may) throw new Error(`not let through: ${attempt.why}`);
  return attempt.stored;
}

describe("wrong tries (SAFETY 5: 5 failures → 1, 5, 15, 60 min, then a supervisor)", () => {
  test("the table", () => {
    let count = NO_ATTEMPTS;
    let now = 0;
    const seen: (number | "reset" | null)[] = [];
    for (let n = 1; n <= 9; n += 1) {
      count = wrongTry(count, now);
      const wait = waitLeft(count, now);
      seen.push(count.reset_needed ? "reset" : wait === 0 ? null : wait / MINUTE);
      now += wait;
    }
    expect(seen).toEqual([null, null, null, null, 1, 5, 15, 60, "reset"]);
    expect(beginAttempt(count, now + 1e12)).toEqual({ may: false, why: "reset_needed" });
  });

  test("says how many tries are left before the first wait", () => {
    let count = NO_ATTEMPTS;
    const left = [1, 2, 3, 4, 5].map(() => {
      count = wrongTry(count, 0);
      return triesLeft(count);
    });
    expect(left).toEqual([4, 3, 2, 1, 0]);
  });

  test("a try during the wait is refused with what is left, and counts nothing", () => {
    let count = NO_ATTEMPTS;
    for (let n = 1; n <= 5; n += 1) count = wrongTry(count, 1000);
    expect(beginAttempt(count, 1000 + 20_000)).toEqual({ may: false, why: "locked", wait_ms: 40_000 });
    expect(beginAttempt(count, 1000 + 59_999)).toEqual({ may: false, why: "locked", wait_ms: 1 });
    expect(beginAttempt(count, 1000 + 60_000).may).toBe(true);
  });
});

/** The PC: it runs, is looked at, is switched off for a while, its clock is moved about. */
type Step =
  | { readonly does: "runs"; readonly ms: number }
  | { readonly does: "is_off"; readonly ms: number }
  | { readonly does: "looks" }
  | { readonly does: "clock"; readonly jumpMs: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constant("runs" as const), ms: fc.integer({ min: 0, max: 40 * MINUTE }) }),
  fc.record({ does: fc.constant("is_off" as const), ms: fc.integer({ min: 0, max: 40 * MINUTE }) }),
  fc.record({ does: fc.constant("looks" as const) }),
  fc.record({
    does: fc.constant("clock" as const),
    jumpMs: fc.integer({ min: -10 * 366 * 1440 * MINUTE, max: 10 * 366 * 1440 * MINUTE }),
  }),
);

describe("waits and the PC's clock", () => {
  test("1 000 ways of running and moving the clock: exact while the PC runs, never shorter over a restart", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e10 }),
        fc.integer({ min: 4, max: 7 }),
        fc.array(step),
        (start, failed, steps) => {
          const lockMs = (LOCK_MINUTES[failed - 4] ?? 0) * MINUTE;
          let count = wrongTry({ ...NO_ATTEMPTS, failed_attempts: failed }, start);
          let runningMs = start;
          // The wall clock is kept by the model only: nothing of the rule can ask for it.
          let wallMs = 0;
          let trueMs = 0;
          let wasOff = false;
          for (const { does, ...rest } of steps) {
            if (does === "runs" && "ms" in rest) {
              runningMs += rest.ms;
              trueMs += rest.ms;
            } else if (does === "is_off" && "ms" in rest) {
              count = settled(count, runningMs);
              runningMs = 0;
              trueMs += rest.ms;
              wasOff = true;
            } else if (does === "looks") count = settled(count, runningMs);
            else if ("jumpMs" in rest) wallMs += rest.jumpMs;
            const left = waitLeft(count, runningMs);
            expect(left).toBeGreaterThanOrEqual(lockMs - trueMs);
            expect(left).toBeLessThanOrEqual(lockMs);
            if (!wasOff) expect(left).toBe(Math.max(0, lockMs - trueMs));
          }
          expect(Number.isFinite(wallMs)).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("a PC that was switched off without a look never shortens the wait either", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        fc.integer({ min: 0, max: 100 * MINUTE }),
        fc.integer({ min: 0, max: 100 * MINUTE }),
        (start, ranMs, afterMs) => {
          const count = wrongTry({ ...NO_ATTEMPTS, failed_attempts: 7 }, start);
          expect(waitLeft(count, afterMs)).toBeGreaterThanOrEqual(60 * MINUTE - ranMs - afterMs);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
