import { parentPort, workerData } from "node:worker_threads";
import { storeFailure } from "../store-failure";
import { type BackupJobName, type JobInput, runBackupJob } from "./jobs";

/** A thread's whole life: one job on backups, its progress, and its outcome. */
const { name, input } = workerData as {
  readonly name: BackupJobName;
  readonly input: JobInput<BackupJobName>;
};
try {
  const outcome = await runBackupJob(name, input, (progress) => parentPort?.postMessage({ progress }));
  parentPort?.postMessage({ outcome });
} catch (error) {
  const cause = error instanceof Error ? error.name : "unknown";
  parentPort?.postMessage({ outcome: storeFailure("internal", { cause }), error });
}
