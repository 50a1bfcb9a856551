import { named, type SqlValue, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import { cardGrid } from "#electron/db/schema/card-grid";
import type { CardFields, EpochMs } from "#shared/domain/card/case-state";
import { isOpenStatus } from "#shared/domain/card/vocabulary";
import type { StoredUrgency } from "#shared/domain/clock/urgency";
import type { PaperState } from "#shared/domain/paper/vocabulary";
import { accessTo, updateQueries } from "./table-access";

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
     "paper", "urgency_class", "change_seq")
   VALUES (?, ${projected.map(() => "?").join(", ")}, 'none', 3, ${nextChange}) RETURNING "row_id"`,
);
const updates = updateQueries("card_grid", `"card_id" = ?`, `, "change_seq" = ${nextChange}`);
const touch = named("grid.touch", `UPDATE "card_grid" SET "change_seq" = ${nextChange} WHERE "card_id" = ?`);
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

/** Brings a card's grid row to its new fields; false where none of its columns changed and nothing was written. */
export function updateGridRow(tx: StoreTransaction, before: CardFields, after: CardFields): boolean {
  const changed = projected.filter((column) => encoded(column, before) !== encoded(column, after));
  if (changed.length === 0) return false;
  const values = changed.map((column) => encoded(column, after));
  tx.run(updates(changed), ...values, after.id);
  return true;
}

/** Gives a card a new change number where only what a search finds of it changed. */
export function touchGridRow(tx: StoreTransaction, cardId: string): void {
  tx.run(touch, cardId);
}

const urgencyColumns = [
  "urgency_class",
  "urgency_sort_at",
  "urgency_milestone",
  "urgency_round",
  "urgency_paused_since",
  "urgency_warn50_at",
  "urgency_warn80_at",
] as const satisfies readonly (keyof StoredUrgency)[];
const urgencyUpdate = named(
  "grid.urgency",
  `UPDATE "card_grid" SET ${urgencyColumns.map((column, index) => `"${column}" = ?${index + 1}`).join(", ")},
     "urgency_start_at" = ?8, "change_seq" = ${nextChange}
   WHERE "card_id" = ?9 AND ("urgency_start_at" IS NOT ?8
     OR ${urgencyColumns.map((column, index) => `"${column}" IS NOT ?${index + 1}`).join(" OR ")})`,
);

/**
 * Stores a card's next deadline, and when that one began; writes nothing where it is the same. What the time makes
 * of it (late or not) is worked out when it is read, so that nothing has to be rewritten as time goes by.
 */
export function saveUrgency(
  tx: StoreTransaction,
  cardId: string,
  urgency: StoredUrgency,
  startAtMs: EpochMs | null,
): void {
  tx.run(urgencyUpdate, ...urgencyColumns.map((column) => urgency[column]), startAtMs, cardId);
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
