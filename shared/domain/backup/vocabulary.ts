/** Why a backup was made (SAFETY 4). */
export const BACKUP_REASONS = [
  "start",
  "close",
  "interval",
  "manual",
  "migration",
  "restore",
  "import",
] as const;
export type BackupReason = (typeof BACKUP_REASONS)[number];

/** Which part of a backup is under way. */
export const BACKUP_STEPS = ["copy", "check", "files", "second_place"] as const;
export type BackupStep = (typeof BACKUP_STEPS)[number];
