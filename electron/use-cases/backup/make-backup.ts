import type { RunBackupJob } from "#electron/db/backup/job-runner";
import type { Progress } from "#electron/db/backup/jobs";
import type { MadeBackup } from "#electron/db/backup/make-backup";
import { ensureReplica, hasReplica } from "#electron/repositories/replica-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { BackupReason } from "#shared/domain/backup/vocabulary";
import type { Desk } from "../desk";

export interface BackupOrder {
  readonly reason: BackupReason;
  readonly run: RunBackupJob;
  readonly onProgress?: Progress;
}

/** A backup under way; `outcome` always resolves. */
export interface RunningBackup {
  readonly outcome: Promise<Result<MadeBackup>>;
  cancel(): void;
}

/**
 * Makes a verified backup of an open store, keeps the rotation and brings it to the second place (SAFETY 4). Failures:
 * `read_only`, `disk_full`, `busy`, `corrupt`.
 */
export function startBackup(desk: Desk, order: BackupOrder): RunningBackup {
  const refused = prepare(desk);
  if (!refused.ok) return { outcome: Promise.resolve(refused), cancel: () => undefined };
  const { reason, run, onProgress } = order;
  const job = run("make", { dataFolder: desk.dataFolder, reason, nowMs: desk.nowMs() }, onProgress);
  return {
    outcome: job.outcome.then((made) => (made.ok ? ok(made.value) : fail(made.code, made.details))),
    cancel: job.cancel,
  };
}

/** A store from before the id gets it first, so that its backups are known for its own. */
function prepare(desk: Desk): Result<null> {
  if (desk.readOnly) return fail("read_only", { folder: desk.dataFolder });
  if (hasReplica(desk.store)) return ok(null);
  return desk.write((tx) => {
    ensureReplica(tx, desk.nowMs(), desk.newId);
    return ok(null);
  });
}
