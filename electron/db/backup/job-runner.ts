import { Worker } from "node:worker_threads";
import { storeFailure } from "../store-failure";
import { type BackupJobName, type JobInput, type JobOutcome, type Progress, runBackupJob } from "./jobs";
import type { BackupProgress } from "./make-backup";

export interface RunningJob<Name extends BackupJobName> {
  /** Always resolves; a cancelled job with `busy`, reason `cancelled`. */
  readonly outcome: Promise<JobOutcome<Name>>;
  /** What is half done is given up; nothing that was there before changes. */
  cancel(): void;
}

/** Starts one job on backups. */
export type RunBackupJob = <Name extends BackupJobName>(
  name: Name,
  input: JobInput<Name>,
  onProgress?: Progress,
) => RunningJob<Name>;

/** For the command line and for tests: nobody else waits for this thread. */
export const runInPlace: RunBackupJob = (name, input, onProgress) => ({
  outcome: runBackupJob(name, input, onProgress),
  cancel: () => undefined,
});

interface FromWorker {
  readonly progress?: BackupProgress;
  readonly outcome?: unknown;
  readonly error?: unknown;
}

/**
 * For the window: each job in a thread of its own (`backup-worker.ts`, bundled), so that typing goes on meanwhile.
 * @param onError gets what a job threw that is no storage failure
 */
export function runInWorker(workerFile: string, onError: (error: unknown) => void): RunBackupJob {
  return <Name extends BackupJobName>(name: Name, input: JobInput<Name>, onProgress?: Progress) => {
    const worker = new Worker(workerFile, { workerData: { name, input } });
    let isCancelled = false;
    const outcome = new Promise<JobOutcome<Name>>((resolve) => {
      worker.on("message", (message: FromWorker) => {
        if (message.progress !== undefined) onProgress?.(message.progress);
        if (message.error !== undefined) onError(message.error);
        if (message.outcome !== undefined) resolve(message.outcome as JobOutcome<Name>);
      });
      worker.on("error", onError);
      worker.on("exit", () =>
        resolve(
          isCancelled
            ? storeFailure("busy", { reason: "cancelled" })
            : storeFailure("internal", { reason: "worker" }),
        ),
      );
    });
    return {
      outcome,
      cancel: () => {
        isCancelled = true;
        void worker.terminate();
      },
    };
  };
}
