import { named, type StoreReader } from "#electron/db/connection";
import { PRIORITIES } from "#shared/domain/card/vocabulary";
import type { GridCard } from "./grid-query";

const priorityRank = `CASE c."priority" ${PRIORITIES.map((code, rank) => `WHEN '${code}' THEN ${rank}`).join(" ")} END`;

/** The columns of `GridCard` from `card_grid` g, `card` c and `staff` s. */
export const gridCardColumns = `c."id", c."no", c."version", c."status", c."waiting_for", c."round", c."priority",
  ${priorityRank} AS "priority_rank", c."kind", g."urgency_class", g."urgency_sort_at", g."urgency_milestone",
  g."urgency_round", g."urgency_paused_since", g."urgency_warn50_at", g."urgency_warn80_at", g."urgency_start_at",
  c."customer_name", c."customer_level", c."phone", c."model", substr(c."description", 1, 200) AS "description",
  c."service_mode", c."assignee", s."name" AS "assignee_name", c."promised_at", c."registered_at", g."paper"`;

const byRowIds = named(
  "grid.rows",
  `SELECT ${gridCardColumns} FROM json_each(?) AS wanted JOIN "card_grid" g ON g."row_id" = wanted."value"
   JOIN "card" c ON c."id" = g."card_id" LEFT JOIN "staff" s ON s."code" = c."assignee" ORDER BY wanted."key"`,
);
const byCardId = named(
  "grid.row",
  `SELECT ${gridCardColumns} FROM "card_grid" g JOIN "card" c ON c."id" = g."card_id"
   LEFT JOIN "staff" s ON s."code" = c."assignee" WHERE g."card_id" = ?`,
);

/** Grid rows of some cards by their stable numbers, in the order asked. */
export function gridCardsByRowId(reader: StoreReader, rowIds: readonly number[]): GridCard[] {
  return rowIds.length === 0 ? [] : reader.all<GridCard>(byRowIds, JSON.stringify(rowIds));
}

/** The grid row of one card, null where there is none. */
export function gridCardOf(reader: StoreReader, cardId: string): GridCard | null {
  return reader.get<GridCard>(byCardId, cardId) ?? null;
}
