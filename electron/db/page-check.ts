import { Worker } from "node:worker_threads";
import type Database from "better-sqlite3";
import { type Findings, quickCheck } from "./integrity";

/**
 * The look at every page that SAFETY 3 asks for at each start, for a window that must not wait for it: reading may
 * begin, the first write waits until the check has passed.
 */
export interface PageCheck {
  /** False where the store was looked at before it was opened. */
  readonly isDue: boolean;
  /** What it found. Where it is still under way, this thread looks for itself, and waits. */
  findings(): Findings;
  /**
   * Looks in a thread of its own (`electron/db/check-worker.ts`, bundled), so that the window goes on meanwhile.
   * Resolves with the findings; a thread that can't run leaves the work to `findings`.
   */
  runAside(workerFile: string): Promise<Findings>;
}

/** A check that is still to be made on an open store. */
export function duePageCheck(sqlite: Database.Database): PageCheck {
  let known: Findings | null = null;
  const findings = (): Findings => {
    known ??= quickCheck(sqlite);
    return known;
  };
  return {
    isDue: true,
    findings,
    runAside: (workerFile) =>
      new Promise((resolve) => {
        const worker = new Worker(workerFile, { workerData: { file: sqlite.name } });
        worker.unref();
        worker.once("message", (found: Findings) => {
          known ??= found;
        });
        worker.once("error", () => undefined);
        worker.once("exit", () => resolve(sqlite.open ? findings() : (known ?? [])));
      }),
  };
}

/** The store was looked at before it was opened. */
export const PASSED_PAGE_CHECK: PageCheck = {
  isDue: false,
  findings: () => [],
  runAside: () => Promise.resolve([]),
};
