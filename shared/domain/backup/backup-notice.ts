import type { EpochMs } from "#shared/domain/card/case-state";

/** What the notice is worked out from. */
export interface BackupStanding {
  readonly nowMs: EpochMs;
  /** The last verified backup beside the data; null for none. */
  readonly lastMs: EpochMs | null;
  /** True where something was written that no backup has. */
  readonly changed: boolean;
  readonly failure: { readonly at: EpochMs; readonly code: string } | null;
  readonly secondPlace: {
    readonly chosenMs: EpochMs;
    readonly lastMs: EpochMs | null;
    readonly failure: { readonly at: EpochMs; readonly code: string } | null;
  } | null;
}

/**
 * `failed`: the last backup did not come about. `overdue`: for a day there was none. `second_failed` and
 * `second_overdue`: the same of the second place, after three days.
 */
export const BACKUP_NOTICES = [
  "good",
  "none",
  "failed",
  "overdue",
  "second_failed",
  "second_overdue",
] as const;
export type BackupNotice = (typeof BACKUP_NOTICES)[number];

const DAY_MS = 24 * 3_600_000;
export const OVERDUE_AFTER_MS = DAY_MS;
export const SECOND_OVERDUE_AFTER_MS = 3 * DAY_MS;

/** How the backups stand (SAFETY 4, UX 10 sentence 10); the gravest first. */
export function backupNotice(standing: BackupStanding): BackupNotice {
  const { nowMs, lastMs, changed, failure, secondPlace } = standing;
  const isOverdue = changed && lastMs !== null && nowMs - lastMs > OVERDUE_AFTER_MS;
  if (isOverdue) return "overdue";
  if (failure !== null) return "failed";
  if (secondPlace !== null) {
    const sinceMs = secondPlace.lastMs ?? secondPlace.chosenMs;
    if (nowMs - sinceMs > SECOND_OVERDUE_AFTER_MS) return "second_overdue";
    if (secondPlace.failure !== null) return "second_failed";
  }
  return lastMs === null ? "none" : "good";
}
