import { Worker } from "node:worker_threads";
import { vaultOf } from "#electron/repositories/event-vault";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { VerifyProgress, VerifyReport } from "#shared/contract/verify-views";
import type { Desk } from "../desk";
import type { VerifyOptions } from "./verify-store";

/** What the checking thread needs; the keys stay in this process. */
export interface VerifyTask {
  readonly dataFolder: string;
  readonly keys: readonly { readonly id: string; readonly secret: Uint8Array }[];
  readonly options: VerifyOptions;
  /** The time of a sandbox whose clock is moved; null = the PC's. */
  readonly nowIso: string | null;
}

export type VerifyWord = { readonly progress: VerifyProgress } | { readonly report: VerifyReport };

export interface RunningVerify {
  /** `unsupported` with `cancelled`, or `internal` where the thread could not run. */
  readonly outcome: Promise<Result<VerifyReport>>;
  cancel(): void;
}

/**
 * Runs `verifySteps` in a thread of its own (`verify-worker.ts`, bundled), on a connection of its own that only
 * reads: the window goes on meanwhile.
 */
export function verifyAside(
  desk: Desk,
  workerFile: string,
  options: VerifyOptions,
  onProgress: (progress: VerifyProgress) => void,
): RunningVerify {
  const task: VerifyTask = {
    dataFolder: desk.dataFolder,
    keys: [...vaultOf(desk.store).keys.values()].map(({ id, secret }) => ({ id, secret })),
    options,
    nowIso: desk.sandbox ? new Date(desk.nowMs()).toISOString() : null,
  };
  const worker = new Worker(workerFile, { workerData: task });
  worker.unref();
  let isCancelled = false;
  const outcome = new Promise<Result<VerifyReport>>((resolve) => {
    worker.on("message", (word: VerifyWord) => {
      if ("progress" in word) onProgress(word.progress);
      else resolve(ok(word.report));
    });
    worker.once("error", () => resolve(fail("internal", { reason: "verify" })));
    worker.once("exit", () =>
      resolve(isCancelled ? fail("unsupported", { reason: "cancelled" }) : fail("internal")),
    );
  });
  return {
    outcome,
    cancel: () => {
      isCancelled = true;
      void worker.terminate();
    },
  };
}
