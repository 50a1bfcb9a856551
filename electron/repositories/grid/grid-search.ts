import { named, type StoreReader } from "#electron/db/connection";
import { cardExpression, parseSearch } from "../search-query";
import { type GridFilters, SEARCH_LIMIT } from "./grid-query";

/** The cards that a search text leaves in the grid; `rows` null = it asks for nothing. */
export interface Found {
  readonly rows: ReadonlySet<number> | null;
  /** True where there are more than were gathered. */
  readonly cut: boolean;
}

export interface GridSearch {
  find(filters: Pick<GridFilters, "search" | "search_hides">): Found;
  /** Tells that cards changed (null = many), so that what is kept stays right. */
  follow(changed: readonly number[] | null): void;
}

interface Kept {
  readonly expression: string;
  readonly rows: Set<number>;
  readonly cut: boolean;
}

const NOT_ASKED: Found = { rows: null, cut: false };

/** Texts whose cards are kept: a page asks for the same text as the one before. */
const TEXTS_KEPT = 4;

const newest = named(
  "grid.search",
  `SELECT json_group_array("row_id") AS "ids" FROM
     (SELECT rowid AS "row_id" FROM "card_search" WHERE "card_search" MATCH ? ORDER BY rowid DESC LIMIT ?)`,
);
// Numbers are bound as REAL, which FTS5 takes for no limit at all: without the CAST every card would be found.
const isFound = named(
  "grid.isFound",
  `SELECT 1 FROM "card_search" WHERE "card_search" MATCH ? AND rowid = CAST(? AS INTEGER)`,
);

export function createGridSearch(reader: StoreReader): GridSearch {
  const kept = new Map<string, Kept>();

  function find({ search, search_hides }: Pick<GridFilters, "search" | "search_hides">): Found {
    if (search === undefined || cardExpression(parseSearch(search), null) === null) return NOT_ASKED;
    const expression = cardExpression(parseSearch(search), null, search_hides);
    // All that was asked for is hidden from this person.
    if (expression === null) return { rows: new Set(), cut: false };
    const known = kept.get(expression);
    if (known !== undefined) return known;
    const row = reader.get<{ ids: string }>(newest, expression, SEARCH_LIMIT);
    const ids = row === undefined ? [] : (JSON.parse(row.ids) as number[]);
    const found: Kept = { expression, rows: new Set(ids), cut: ids.length === SEARCH_LIMIT };
    const [oldest] = kept.keys();
    if (kept.size >= TEXTS_KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(expression, found);
    return found;
  }

  function follow(changed: readonly number[] | null): void {
    if (changed === null) kept.clear();
    for (const [key, { expression, rows, cut }] of kept) {
      // Of a text with more cards than are kept it is not known which ones follow.
      if (cut) kept.delete(key);
      for (const row of cut ? [] : (changed ?? [])) {
        if (reader.get(isFound, expression, row) === undefined) rows.delete(row);
        else rows.add(row);
      }
    }
  }

  return { find, follow };
}
