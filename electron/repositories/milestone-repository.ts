import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import { milestone } from "#electron/db/schema/clock";
import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";
import type { Milestone, MilestoneState, Priority } from "#shared/domain/card/vocabulary";
import type { MilestoneResult } from "#shared/domain/clock/milestone-result";
import { accessTo } from "./table-access";

/** One stored clock; times in UTC milliseconds. */
export interface StoredMilestone {
  readonly card_id: string;
  readonly milestone: Milestone;
  readonly round: number;
  readonly occurrence: number;
  readonly state: MilestoneState;
  readonly start_at: EpochMs | null;
  readonly due_at: EpochMs | null;
  readonly met_at: EpochMs | null;
  readonly ended_at: EpochMs | null;
  readonly paused_ms: number;
  readonly paused_since_at: EpochMs | null;
  readonly warn_half_at: EpochMs | null;
  readonly warn_at: EpochMs | null;
  readonly second_breach_at: EpochMs | null;
  readonly priority: Priority;
  readonly late_entry: boolean;
  /** The highest share of the time that somebody was told of: 0, 50, 80, 100, 200. */
  readonly warned_percent: number;
}

const milestones = accessTo(milestone);
const ofCard = named(
  "milestone.ofCard",
  `SELECT * FROM "milestone" WHERE "card_id" = ? ORDER BY "round", "start_at", "milestone", "occurrence"`,
);
const columns = milestones.columns;
const values = columns.filter(
  (column) => !["card_id", "milestone", "round", "occurrence", "warned_percent"].includes(column),
);
const save = named(
  "milestone.save",
  `INSERT INTO "milestone" (${milestones.columnList}) VALUES (${columns.map(() => "?").join(", ")})
   ON CONFLICT DO UPDATE SET ${values.map((column) => `"${column}" = excluded."${column}"`).join(", ")},
     "warned_percent" = CASE WHEN excluded."state" IN ('running', 'paused')
       THEN min("warned_percent", ?) ELSE "warned_percent" END
   WHERE ${values.map((column) => `"${column}" IS NOT excluded."${column}"`).join(" OR ")}`,
);
const unfinished = named(
  "milestone.unfinished",
  `SELECT m.* FROM json_each(?) AS wanted JOIN "milestone" m ON m."card_id" = wanted."value"
   WHERE m."state" IN ('running', 'paused', 'breached') AND m."met_at" IS NULL AND m."ended_at" IS NULL
   ORDER BY m."paused_since_at" IS NOT NULL, m."due_at"`,
);
const remove = named(
  "milestone.remove",
  `DELETE FROM "milestone" WHERE "card_id" = ? AND "milestone" = ? AND "round" = ? AND "occurrence" = ?`,
);
const warned = named(
  "milestone.warned",
  `UPDATE "milestone" SET "warned_percent" = ?5
   WHERE "card_id" = ?1 AND "milestone" = ?2 AND "round" = ?3 AND "occurrence" = ?4 AND "warned_percent" < ?5`,
);

/** The stored clocks of a card, oldest round first. */
export function milestonesOfCard(reader: StoreReader, cardId: string): StoredMilestone[] {
  return reader.all<Record<string, unknown>>(ofCard, cardId).map((row) => milestones.decode(row));
}

/** The clocks of some cards that are still to be met, by card: what is lost next first, what stands still last. */
export function unfinishedClocks(
  reader: StoreReader,
  cardIds: readonly string[],
): ReadonlyMap<string, readonly StoredMilestone[]> {
  const rows = reader.all<Record<string, unknown>>(unfinished, JSON.stringify(cardIds));
  const byCard = new Map<string, StoredMilestone[]>();
  for (const stored of rows.map((row) => milestones.decode(row))) {
    const clocks = byCard.get(stored.card_id);
    if (clocks) clocks.push(stored);
    else byCard.set(stored.card_id, [stored]);
  }
  return byCard;
}

/**
 * Makes a card's stored clocks those of the given results, worked out at `nowMs`; rows that did not change are not
 * written. What was told to people already (`warned_percent`) is kept, but for what a later due has taken back: that
 * is told again when it comes. A clock that never started is not stored. `lateEntries` names (`milestoneKey`) those
 * met by an event that was entered late.
 */
export function replaceMilestones(
  tx: StoreTransaction,
  cardId: string,
  results: readonly MilestoneResult[],
  nowMs: EpochMs,
  lateEntries: ReadonlySet<string> = new Set(),
): void {
  const gone = new Map(milestonesOfCard(tx, cardId).map((stored) => [milestoneKey(stored), stored]));
  for (const result of results) {
    if (result.startAtMs === null) continue;
    gone.delete(milestoneKey(result));
    const row: Record<string, unknown> = rowOf(cardId, result, lateEntries.has(milestoneKey(result)));
    const encoded = columns.map((column) => milestones.encode(column, row[column]));
    tx.run(save, ...encoded, reachedPercent(result, nowMs));
  }
  for (const { milestone, round, occurrence } of gone.values())
    tx.run(remove, cardId, milestone, round, occurrence);
}

/** Names one clock of a card: `respond/1/1`. */
export function milestoneKey(clock: Pick<MilestoneResult, "milestone" | "round" | "occurrence">): string {
  return `${clock.milestone}/${clock.round}/${clock.occurrence}`;
}

/** The share of its time that a running clock has used up, in the steps that people are told of. */
function reachedPercent({ warnAtMs }: MilestoneResult, nowMs: EpochMs): 0 | 50 | 80 {
  const reached = warnAtMs.filter(({ atMs }) => atMs < nowMs).map(({ share }) => share);
  if (reached.includes(0.8)) return 80;
  return reached.includes(0.5) ? 50 : 0;
}

function rowOf(
  cardId: string,
  result: MilestoneResult,
  lateEntry: boolean,
): { [Key in keyof StoredMilestone]: StoredMilestone[Key] } {
  const warnAt = (share: number) => result.warnAtMs.find((point) => point.share === share)?.atMs ?? null;
  return {
    card_id: cardId,
    milestone: result.milestone,
    round: result.round,
    occurrence: result.occurrence,
    state: result.state,
    start_at: result.startAtMs,
    due_at: result.dueAtMs,
    met_at: result.metAtMs,
    ended_at: result.endedAtMs,
    paused_ms: result.pausedMs,
    paused_since_at: result.pausedSinceMs,
    warn_half_at: warnAt(0.5),
    warn_at: warnAt(0.8),
    second_breach_at: result.secondBreachAtMs,
    priority: result.priority,
    late_entry: lateEntry,
    warned_percent: 0,
  };
}

/** Notes that somebody was told of a clock's 50, 80, 100 or 200 percent; false where that was done already. */
export function markWarned(
  tx: StoreTransaction,
  clock: Pick<StoredMilestone, "card_id" | "milestone" | "round" | "occurrence">,
  percent: 50 | 80 | 100 | 200,
): boolean {
  return tx.run(warned, clock.card_id, clock.milestone, clock.round, clock.occurrence, percent) === 1;
}

/** A running clock with what a queue or a reminder says about it. */
export interface DueMilestone extends StoredMilestone {
  readonly no: string | null;
  readonly customer_name: string | null;
  readonly assignee: StaffCode | null;
  readonly impact: string | null;
}

const due = named(
  "milestone.due",
  `SELECT m.*, c."no", c."customer_name", c."assignee", c."impact" FROM "milestone" m
   JOIN "card" c ON c."id" = m."card_id"
   WHERE m."state" = 'running' AND m."due_at" < ? ORDER BY m."due_at" LIMIT ?`,
);

/** Running clocks that are due before an instant (past it or still to come), the earliest first. */
export function milestonesDueBefore(reader: StoreReader, beforeMs: EpochMs, limit: number): DueMilestone[] {
  return reader
    .all<Record<string, unknown>>(due, beforeMs, limit)
    .map((row) => milestones.decode(row) as unknown as DueMilestone);
}

const withClocks = named(
  "milestone.cardsWithClocks",
  `SELECT "id" FROM "card" WHERE "status" NOT IN ('draft', 'archived', 'cancelled', 'merged')
   UNION SELECT "card_id" FROM "milestone" WHERE "state" = 'running' ORDER BY "id"`,
);

/** Cards whose deadlines a changed calendar can move: the open ones, and those with a clock that still runs. */
export function cardsWithClocks(reader: StoreReader): string[] {
  return reader.pluck<string>(withClocks);
}
