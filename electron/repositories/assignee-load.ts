import { named, type StoreReader } from "#electron/db/connection";
import type { EpochMs, LocalDate, StaffCode } from "#shared/domain/card/case-state";

const openCards = named(
  "card.assigneeLoad",
  `SELECT "assignee", "promised_at" FROM "card_grid" WHERE "open" = 1 AND "assignee" IS NOT NULL`,
);

export interface Load {
  readonly open: number;
  readonly due_today: number;
}

/** Open cards of each assignee, and how many of them are promised for today or earlier. */
export function assigneeLoad(
  reader: StoreReader,
  nowMs: EpochMs,
  localDateOf: (atMs: EpochMs) => LocalDate,
): ReadonlyMap<StaffCode, Load> {
  const today = localDateOf(nowMs);
  const load = new Map<StaffCode, Load>();
  for (const row of reader.all<{ assignee: StaffCode; promised_at: EpochMs | null }>(openCards)) {
    const known = load.get(row.assignee) ?? { open: 0, due_today: 0 };
    const isDue = row.promised_at !== null && localDateOf(row.promised_at) <= today;
    load.set(row.assignee, { open: known.open + 1, due_today: known.due_today + (isDue ? 1 : 0) });
  }
  return load;
}
