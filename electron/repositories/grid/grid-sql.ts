import type { SqlValue, StoreReader } from "#electron/db/connection";
import { PRIORITIES, SERVICE_MODES, STATUSES } from "#shared/domain/card/vocabulary";
import { PAPER_STATES } from "#shared/domain/paper/vocabulary";
import type { GridSortColumn } from "#shared/domain/workbench/sort-columns";
import { cardExpression, parseSearch } from "../search-query";
import { gridCardColumns } from "./grid-cards";
import { asksOpenOnly, type GridCard, type GridFilters, type GridQuery } from "./grid-query";

/**
 * The grid asked of SQLite alone: for the command line, for a window that has only just opened, and as what the
 * index in memory must agree with. A far page or a rare order costs a scan here.
 */

/** What a column sorts by; all keys run in the asked direction, cards without a value come last in both. */
interface SortKeys {
  readonly empty: string;
  readonly keys: readonly string[];
}

function placeIn(column: string, codes: readonly string[]): string {
  return `CASE g."${column}" ${codes.map((code, place) => `WHEN '${code}' THEN ${place}`).join(" ")} END`;
}

function column(name: string, expression = `g."${name}"`): SortKeys {
  return { empty: `g."${name}" IS NULL`, keys: [expression] };
}

const fixedSorts: Readonly<Record<Exclude<GridSortColumn, "urgency">, SortKeys>> = {
  due_at: {
    empty: `g."urgency_class" IN (1, 3)`,
    keys: [`CASE WHEN g."urgency_class" IN (0, 2) THEN g."urgency_sort_at" END`],
  },
  priority: column("priority", placeIn("priority", PRIORITIES)),
  no: column("no"),
  customer_name: column("customer_sort"),
  model: column("model"),
  description: column("description_sort"),
  service_mode: column("service_mode", placeIn("service_mode", SERVICE_MODES)),
  status: column("status", placeIn("status", STATUSES)),
  assignee: {
    empty: `g."assignee" IS NULL`,
    keys: [`coalesce((SELECT "name" FROM "staff" WHERE "code" = g."assignee"), g."assignee")`],
  },
  promised_at: column("promised_at"),
  paper: column("paper", placeIn("paper", PAPER_STATES)),
  registered_at: column("registered_at"),
};

function sortKeys(query: GridQuery): SortKeys {
  if (query.order.column !== "urgency") return fixedSorts[query.order.column];
  const late = lateAt(query.nowMs);
  return {
    empty: `g."urgency_class" = 3`,
    keys: [
      `NOT (${late})`,
      `g."urgency_class"`,
      `CASE WHEN ${late} THEN ${placeIn("priority", PRIORITIES)} ELSE 0 END`,
      `g."urgency_sort_at"`,
    ],
  };
}

function lateAt(nowMs: number): string {
  return `(g."urgency_class" = 0 AND g."urgency_sort_at" < ${Math.trunc(nowMs)})`;
}

interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

function condition(sql: string, ...values: SqlValue[]): Condition {
  return { sql, values };
}

function oneOf(columnName: string, wanted: readonly (string | null)[] | undefined): Condition[] {
  if (wanted === undefined) return [];
  const codes = wanted.filter((code) => code !== null);
  const listed = `g."${columnName}" IN (SELECT "value" FROM json_each(?))`;
  const orNobody = codes.length < wanted.length ? ` OR g."${columnName}" IS NULL` : "";
  return [condition(`(${listed}${orNobody})`, JSON.stringify(codes))];
}

const codeFilters = [
  "status",
  "waiting_for",
  "kind",
  "priority",
  "service_mode",
  "channel",
  "customer_level",
  "paper",
  "assignee",
  "model",
] as const satisfies readonly (keyof GridFilters)[];

function conditionsOf({ filters, nowMs }: GridQuery): Condition[] {
  const conditions = codeFilters.flatMap((name) => oneOf(name, filters[name]));
  const { open, mine, registered, overdue, due_before } = filters;
  // Said of its own: the partial index of the open cards is used only where the question names it.
  if (asksOpenOnly(filters)) conditions.push(condition(`g."open" = 1`));
  if (open === false) conditions.push(condition(`g."open" = 0`));
  if (mine !== undefined) {
    conditions.push(
      condition(
        `(g."assignee" = ? OR g."registered_by" = ?
          OR EXISTS (SELECT 1 FROM json_each(g."collaborators") WHERE "value" = ?))`,
        mine,
        mine,
        mine,
      ),
    );
  }
  if (registered?.from != null) conditions.push(condition(`g."registered_at" >= ?`, registered.from));
  if (registered?.to != null) conditions.push(condition(`g."registered_at" < ?`, registered.to));
  if (overdue !== undefined) conditions.push(condition(overdue ? lateAt(nowMs) : `NOT ${lateAt(nowMs)}`));
  if (due_before !== undefined) conditions.push(condition(lateAt(due_before)));
  const { search: text, search_hides } = filters;
  const isAsked = text !== undefined && cardExpression(parseSearch(text), null) !== null;
  const search = isAsked ? cardExpression(parseSearch(text), null, search_hides) : null;
  // All that was asked for is hidden from this person.
  if (isAsked && search === null) conditions.push(condition("0 = 1"));
  if (search !== null) {
    conditions.push(
      condition(`g."row_id" IN (SELECT rowid FROM "card_search" WHERE "card_search" MATCH ?)`, search),
    );
  }
  return conditions;
}

/** Where a page ended: its last card's sort keys. Opaque to the caller (CLI `--after`). */
type Cursor = readonly (string | number | null)[];

function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

function decodeCursor(text: string, length: number): Cursor | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    const sound = Array.isArray(value) && value.length === length && value.every(isKeyValue);
    return sound ? value : null;
  } catch {
    return null;
  }
}

function isKeyValue(value: unknown): value is string | number | null {
  return value === null || typeof value === "string" || (typeof value === "number" && Number.isFinite(value));
}

/** Cards behind the cursor: the same `empty`, the keys further in the order's direction. */
function behind(cursor: Cursor, { empty, keys }: SortKeys, dir: "asc" | "desc"): Condition {
  const [wasEmpty = null, ...values] = cursor;
  const further = dir === "asc" ? ">" : "<";
  const rowId = values.at(-1) ?? null;
  const within = `(${empty}) AND g."row_id" ${further} ?`;
  if (wasEmpty === 1) return condition(`(${within})`, rowId);
  const left = [...keys, `g."row_id"`].join(", ");
  const right = values.map(() => "?").join(", ");
  return condition(`((${empty}) OR (${left}) ${further} (${right}))`, ...values);
}

export interface SqlPage {
  readonly limit: number;
  readonly offset?: number;
  /** From the page before; null or left out = the first page. */
  readonly after?: string | null;
}

export interface SqlCards {
  readonly rows: readonly GridCard[];
  readonly total: number;
  /** For the next page; null at the end. */
  readonly next: string | null;
}

/** One page with the total and the next page's cursor. Null for a cursor that is none of ours. */
export function queryGrid(reader: StoreReader, query: GridQuery, page: SqlPage): SqlCards | null {
  const keys = sortKeys(query);
  const { dir } = query.order;
  const cursor = page.after == null ? null : decodeCursor(page.after, keys.keys.length + 2);
  if (page.after != null && cursor === null) return null;
  const conditions = conditionsOf(query);
  const paged = cursor === null ? conditions : [...conditions, behind(cursor, keys, dir)];
  const sorted = [`(${keys.empty})`, ...keys.keys.map((key) => `${key} ${dir}`), `g."row_id" ${dir}`].join(
    ", ",
  );
  const cursorColumns = [`(${keys.empty})`, ...keys.keys, `g."row_id"`].map(
    (key, index) => `${key} AS "_${index}"`,
  );
  const sql = `SELECT ${gridCardColumns}, ${cursorColumns.join(", ")} FROM "card_grid" g
    JOIN "card" c ON c."id" = g."card_id" LEFT JOIN "staff" s ON s."code" = g."assignee"
    ${whereOf(paged)} ORDER BY ${sorted} LIMIT ? OFFSET ?`;
  const found = reader.timed("grid.query", () =>
    reader.sqlite
      .prepare<unknown[], GridCard & Record<string, string | number | null>>(sql)
      .all(...valuesOf(paged), page.limit, page.offset ?? 0),
  );
  const rows = found.map((row) => withoutCursor(row, cursorColumns.length));
  const last = found.length < page.limit ? undefined : found.at(-1);
  return {
    rows,
    total: countGrid(reader, query),
    next:
      last === undefined
        ? null
        : encodeCursor(cursorColumns.map((_column, index) => last[`_${index}`] ?? null)),
  };
}

function withoutCursor(row: GridCard & Record<string, unknown>, columns: number): GridCard {
  const card: Record<string, unknown> = { ...row };
  for (let index = 0; index < columns; index += 1) delete card[`_${index}`];
  return card as unknown as GridCard;
}

/** How many cards the filters leave. */
export function countGrid(reader: StoreReader, query: GridQuery): number {
  const conditions = conditionsOf(query);
  const sql = `SELECT count(*) FROM "card_grid" g ${whereOf(conditions)}`;
  return reader.timed("grid.count", () =>
    Number(
      reader.sqlite
        .prepare<unknown[], number>(sql)
        .pluck()
        .get(...valuesOf(conditions)),
    ),
  );
}

function whereOf(conditions: readonly Condition[]): string {
  return conditions.length === 0 ? "" : `WHERE ${conditions.map(({ sql }) => sql).join(" AND ")}`;
}

function valuesOf(conditions: readonly Condition[]): SqlValue[] {
  return conditions.flatMap(({ values }) => values);
}
