import { localDateOf, parseLocalDate, weekdayOf } from "#shared/domain/calendar/local-day";
import type { EpochMs, LocalDate } from "#shared/domain/card/case-state";

/** A backup as the rotation sees it. */
export interface RotatedBackup {
  readonly id: string;
  readonly madeAtMs: EpochMs;
  /** The store-local day on which it was made. */
  readonly day: LocalDate;
  /** Its sum was right when it was last looked at. */
  readonly verified: boolean;
}

/** How many of each kind stay (SAFETY 4). */
export interface RotationRule {
  readonly recent: number;
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
  /** So many of the newest verified ones stay whatever else is said. */
  readonly neverBelow: number;
}

export const ROTATION: RotationRule = { recent: 8, daily: 14, weekly: 8, monthly: 12, neverBelow: 2 };

/**
 * The ids of the backups that may go, oldest first. The newest stay, then the last verified one of each of so many
 * days, weeks (Monday to Sunday) and months that have one. Only verified backups stand for a day; those in `pinned`
 * stay whatever their age.
 */
export function backupsToRemove(
  backups: readonly RotatedBackup[],
  pinned: ReadonlySet<string>,
  rule: RotationRule = ROTATION,
): readonly string[] {
  const newestFirst = backups.toSorted((a, b) => b.madeAtMs - a.madeAtMs || (a.id < b.id ? 1 : -1));
  const verified = newestFirst.filter((backup) => backup.verified);
  const kept = new Set<string>(pinned);
  for (const { id } of newestFirst.slice(0, rule.recent)) kept.add(id);
  for (const { id } of verified.slice(0, rule.neverBelow)) kept.add(id);
  keepOnePer(verified, ({ day }) => day, rule.daily, kept);
  keepOnePer(verified, ({ day }) => mondayOf(day), rule.weekly, kept);
  keepOnePer(verified, ({ day }) => day.slice(0, 7), rule.monthly, kept);
  return newestFirst
    .filter(({ id }) => !kept.has(id))
    .map(({ id }) => id)
    .reverse();
}

function mondayOf(day: LocalDate): LocalDate {
  const number = parseLocalDate(day);
  return number === null ? day : localDateOf(number - weekdayOf(number) + 1);
}

/** Keeps the newest backup of each of the `most` newest periods that have one. */
function keepOnePer(
  newestFirst: readonly RotatedBackup[],
  periodOf: (backup: RotatedBackup) => string,
  most: number,
  kept: Set<string>,
): void {
  const seen = new Set<string>();
  for (const backup of newestFirst) {
    const period = periodOf(backup);
    if (seen.has(period)) continue;
    if (seen.size === most) return;
    seen.add(period);
    kept.add(backup.id);
  }
}
