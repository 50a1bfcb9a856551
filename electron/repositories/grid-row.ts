import { named, type SqlValue, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import { cardGrid } from "#electron/db/schema/card-grid";
import type { CardFields, EpochMs } from "#shared/domain/card/case-state";
import {
  isOpenStatus,
  type Milestone,
  type MilestoneState,
  PRIORITIES,
} from "#shared/domain/card/vocabulary";
import type { PaperState } from "#shared/domain/paper/vocabulary";
import { accessTo, updateQueries } from "./table-access";

/** A card's place in the default order, as its clocks say (UX 3). */
export interface GridUrgency {
  /** 0 breached, 1 due, 2 paused, 3 nothing due. */
  readonly rank: 0 | 1 | 2 | 3;
  readonly next: {
    readonly milestone: Milestone;
    readonly round: number;
    readonly occurrence: number;
    readonly state: MilestoneState;
    readonly start_at: EpochMs | null;
    readonly due_at: EpochMs | null;
  } | null;
}

/** Characters of a description that take part in sorting. */
const DESCRIPTION_SORT_LENGTH = 12;

const grid = accessTo(cardGrid);

/** What a card's fields say in its grid row; a missing key is not the fields' to say. */
const projections: Readonly<Record<string, (fields: CardFields) => unknown>> = {
  open: (fields) => isOpenStatus(fields.status),
  status: (fields) => fields.status,
  waiting_for: (fields) => fields.waiting_for,
  kind: (fields) => fields.kind,
  priority: (fields) => fields.priority,
  service_mode: (fields) => fields.service_mode,
  channel: (fields) => fields.channel,
  customer_level: (fields) => fields.customer_level,
  assignee: (fields) => fields.assignee,
  registered_by: (fields) => fields.registered_by,
  collaborators: (fields) => (fields.collaborators.length === 0 ? null : fields.collaborators),
  model: (fields) => fields.model,
  no: (fields) => fields.no,
  registered_at: (fields) => fields.registered_at,
  promised_at: (fields) => fields.promised_at,
  customer_sort: (fields) => fields.customer_name,
  description_sort: (fields) =>
    fields.description === null ? null : [...fields.description].slice(0, DESCRIPTION_SORT_LENGTH).join(""),
};
const projected = Object.keys(projections);

const nextChange = `(SELECT coalesce(max("change_seq"), 0) + 1 FROM "card_grid")`;
const insertion = named(
  "grid.insert",
  `INSERT INTO "card_grid" ("card_id", ${projected.map((column) => `"${column}"`).join(", ")},
     "paper", "urgency_rank", "urgency_priority", "change_seq")
   VALUES (?, ${projected.map(() => "?").join(", ")}, 'none', 3, 0, ${nextChange}) RETURNING "row_id"`,
);
const updates = updateQueries("card_grid", `"card_id" = ?`, `, "change_seq" = ${nextChange}`);
const rowId = named("grid.rowId", `SELECT "row_id" FROM "card_grid" WHERE "card_id" = ?`);

/** Adds a card's grid row; answers its stable number. */
export function insertGridRow(tx: StoreTransaction, fields: CardFields): number {
  const row = tx.get<{ row_id: number }>(
    insertion,
    fields.id,
    ...projected.map((column) => encoded(column, fields)),
  );
  if (row === undefined) throw new Error("the grid row got no number");
  return row.row_id;
}

/** Brings a card's grid row to its new fields; writes nothing where none of its columns changed. */
export function updateGridRow(tx: StoreTransaction, before: CardFields, after: CardFields): void {
  const changed = projected.filter((column) => encoded(column, before) !== encoded(column, after));
  if (changed.length === 0) return;
  const values = changed.map((column) => encoded(column, after));
  if (changed.includes("priority")) {
    tx.run(reprioritised, PRIORITIES.indexOf(after.priority), after.id);
  }
  tx.run(updates(changed), ...values, after.id);
}

const reprioritised = named(
  "grid.reprioritise",
  `UPDATE "card_grid" SET "urgency_priority" = CASE WHEN "urgency_rank" = 0 THEN ? ELSE 0 END WHERE "card_id" = ?`,
);

const urgencyUpdate = named(
  "grid.urgency",
  `UPDATE "card_grid" SET "urgency_rank" = ?1,
     "urgency_priority" = CASE WHEN ?1 = 0 THEN
       CASE "priority" ${PRIORITIES.map((priority, place) => `WHEN '${priority}' THEN ${place}`).join(" ")} END
       ELSE 0 END,
     "urgency_due" = ?2, "next_milestone" = ?3, "next_round" = ?4, "next_occurrence" = ?5, "next_state" = ?6,
     "next_start_at" = ?7, "next_due_at" = ?2, "change_seq" = ${nextChange}
   WHERE "card_id" = ?8 AND ("urgency_rank" <> ?1 OR "urgency_due" IS NOT ?2 OR "next_milestone" IS NOT ?3
     OR "next_round" IS NOT ?4 OR "next_occurrence" IS NOT ?5 OR "next_state" IS NOT ?6
     OR "next_start_at" IS NOT ?7)`,
);

/** Stores a card's place in the default order; writes nothing where it is the same. */
export function saveUrgency(tx: StoreTransaction, cardId: string, { rank, next }: GridUrgency): void {
  const values: SqlValue[] = [
    next?.due_at ?? null,
    next?.milestone ?? null,
    next?.round ?? null,
    next?.occurrence ?? null,
    next?.state ?? null,
    next?.start_at ?? null,
  ];
  tx.run(urgencyUpdate, rank, ...values, cardId);
}

const paperUpdate = named(
  "grid.paper",
  `UPDATE "card_grid" SET "paper" = ?1, "change_seq" = ${nextChange} WHERE "card_id" = ?2 AND "paper" <> ?1`,
);

/** Stores what the column 纸面 shows. */
export function savePaperState(tx: StoreTransaction, cardId: string, paper: PaperState): void {
  tx.run(paperUpdate, paper, cardId);
}

/** A card's stable number; throws for a card that was never inserted. */
export function gridRowId(reader: StoreReader, cardId: string): number {
  const row = reader.get<{ row_id: number }>(rowId, cardId);
  if (row === undefined) throw new Error("no grid row for the card");
  return row.row_id;
}

function encoded(column: string, fields: CardFields): SqlValue {
  return grid.encode(column, projections[column]?.(fields));
}
