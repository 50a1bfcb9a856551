import { loadValue, saveValue } from "#electron/repositories/settings-repository";
import type { Desk } from "#electron/use-cases/desk";
import { type RunningVerify, verifyAside } from "#electron/use-cases/verify/verify-aside";
import type { VerifyOptions } from "#electron/use-cases/verify/verify-store";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { VerifyProgress, VerifyReport } from "#shared/contract/verify-views";

/** SAFETY 6: looked at at each start. */
const NEWEST_AT_START = 10_000;
/** A store of a million cards would be at it for a quarter of an hour; asked for by hand, every card is looked at. */
const FIGURE_CARDS_WEEKLY = 5000;
const WEEK_MS = 7 * 24 * 3_600_000;
const LAST_WHOLE_KEY = "verify.whole_at";

/** Checks of a store that the window has open, one at a time. */
export interface VerifyService {
  /** All of it. A second call while one runs is `busy`. */
  run(desk: Desk): Promise<Result<VerifyReport>>;
  /** At a start: the newest events; everything where that was not done for a week. Never in the way of a person. */
  runAtStart(desk: Desk): Promise<Result<VerifyReport>>;
  cancel(): void;
  /** The store is closed: what was found there says nothing of the next one. */
  forget(): void;
  last(): VerifyReport | null;
}

export function createVerifyService(at: {
  readonly workerFile: string;
  readonly onProgress: (progress: VerifyProgress) => void;
  readonly onDone: () => void;
}): VerifyService {
  let running: RunningVerify | null = null;
  let last: VerifyReport | null = null;

  async function check(desk: Desk, options: VerifyOptions): Promise<Result<VerifyReport>> {
    if (running !== null) return fail("busy");
    running = verifyAside(desk, at.workerFile, options, at.onProgress);
    try {
      const outcome = await running.outcome;
      if (outcome.ok) {
        last = outcome.value;
        if (options.newestEvents === undefined) noteWhole(desk, last);
        at.onDone();
      }
      return outcome;
    } finally {
      running = null;
    }
  }

  return {
    run: (desk) => check(desk, {}),
    runAtStart: (desk) => {
      const wholeAt = loadValue(desk.store, LAST_WHOLE_KEY);
      const isDue = typeof wholeAt !== "number" || desk.nowMs() - wholeAt > WEEK_MS || wholeAt > desk.nowMs();
      return check(desk, isDue ? { figureCards: FIGURE_CARDS_WEEKLY } : { newestEvents: NEWEST_AT_START });
    },
    cancel: () => running?.cancel(),
    forget: () => {
      running?.cancel();
      last = null;
    },
    last: () => last,
  };
}

/** A store where something disagrees is looked at as a whole at each start, until nothing does. */
function noteWhole(desk: Desk, report: VerifyReport): void {
  if (desk.readOnly || !desk.store.sqlite.open) return;
  desk.write((tx): Result<null> => {
    saveValue(tx, LAST_WHOLE_KEY, report.ok ? report.at : null, report.at, null);
    return ok(null);
  });
}
