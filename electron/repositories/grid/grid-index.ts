import { named, type StoreReader } from "#electron/db/connection";
import { searchRowIds } from "../card-search";
import { gridCardsByRowId } from "./grid-cards";
import {
  emptyColumns,
  type GridColumns,
  type PackedRow,
  putRow,
  readChangedSince,
  readRowsAfter,
  type TextColumn,
} from "./grid-columns";
import { isLateAt, type Matching, matchingRows } from "./grid-filter";
import {
  type CompareRows,
  compareAsStored,
  keysOf,
  type NumericSort,
  putIn,
  ranksOf,
  type SortedCards,
  sortByKey,
  sortedFrom,
  takeOut,
  type WordRanks,
} from "./grid-order";
import { type GridCards, type GridQuery, type GridSortColumn, SEARCH_LIMIT } from "./grid-query";
import { rowIdsByText } from "./grid-sql";

/**
 * The grid's columns of all cards in memory, so that any page, sort and filter costs a pass over arrays and not a
 * scan of the database (ARCHITECTURE 5). It follows the table by its change numbers, whichever process wrote.
 */
export interface GridIndex {
  /** True once every card has been read. */
  isReady(): boolean;
  /** Reads some more cards; call it while idle until it answers true. */
  warm(rows?: number): boolean;
  /** Cards [startRow, endRow) of the query's order. */
  page(query: GridQuery, startRow: number, endRow: number): GridCards;
  /** How many cards each of several filters leaves. */
  counts(queries: readonly GridQuery[]): number[];
}

const textColumns = { no: "no", customer_name: "customer_sort", description: "description_sort" } as const;
type TextSort = keyof typeof textColumns;

/** More changed cards than this at once: the orders are sorted anew instead of mended. */
const MENDED_AT_ONCE = 64;
const CHANGES_AT_ONCE = 5000;
/** About 30 ms: the main process answers others between two steps. */
const READ_IN_A_STEP = 4000;
/** Orders kept, four bytes a card each; the one used longest ago goes first. */
const ORDERS_KEPT = 5;

const lastChange = named(
  "grid.lastChange",
  `SELECT coalesce(max("change_seq"), 0) AS "seq" FROM "card_grid"`,
);
const cardCount = named("grid.cards", `SELECT coalesce(max("row_id"), 0) AS "count" FROM "card_grid"`);
const staffNames = named("grid.staffNames", `SELECT "code", "name" FROM "staff"`);
const staffState = named(
  "grid.staffState",
  `SELECT count(*) || '/' || total("version") AS "state" FROM "staff"`,
);
const textOf: Readonly<Record<TextSort, ReturnType<typeof named>>> = {
  no: named("grid.textOfNo", `SELECT "no" AS "text" FROM "card_grid" WHERE "row_id" = ?`),
  customer_name: named(
    "grid.textOfCustomer",
    `SELECT "customer_sort" AS "text" FROM "card_grid" WHERE "row_id" = ?`,
  ),
  description: named(
    "grid.textOfDescription",
    `SELECT "description_sort" AS "text" FROM "card_grid" WHERE "row_id" = ?`,
  ),
};

function isTextSort(sort: GridSortColumn): sort is TextSort {
  return sort in textColumns;
}

export function createGridIndex(reader: StoreReader): GridIndex {
  let columns: GridColumns | null = null;
  let readTo = 0;
  let changeSeq = 0;
  let ready = false;
  const orders = new Map<GridSortColumn, SortedCards>();
  let staffSeen = "";
  let searched: { readonly text: string; readonly seq: number; readonly found: Found } | null = null;

  function warm(rows = READ_IN_A_STEP): boolean {
    if (ready) return true;
    if (columns === null) {
      // Changes made while reading are read again afterwards: what counts is the number at the start.
      changeSeq = reader.get<{ seq: number }>(lastChange)?.seq ?? 0;
      columns = emptyColumns((reader.get<{ count: number }>(cardCount)?.count ?? 0) + 1024);
    }
    const read = readRowsAfter(reader, readTo, rows);
    for (const row of read) putRow(columns, row);
    readTo = read.at(-1)?.[0] ?? readTo;
    ready = read.length < rows;
    return ready;
  }

  function follow(): GridColumns {
    while (!warm());
    if (columns === null) throw new Error("the grid was not read");
    const state = reader.get<{ state: string }>(staffState)?.state ?? "";
    if (state !== staffSeen) orders.delete("assignee");
    staffSeen = state;
    if (reader.get<{ seq: number }>(lastChange)?.seq === changeSeq) return columns;
    for (let more = true; more; ) {
      const changed = readChangedSince(reader, changeSeq, CHANGES_AT_ONCE);
      more = changed.length === CHANGES_AT_ONCE;
      if (changed.length > MENDED_AT_ONCE) orders.clear();
      mend(columns, changed);
      changeSeq = changed.at(-1)?.[1] ?? changeSeq;
    }
    return columns;
  }

  /** All changed cards leave their old places before the first is put in: the others must be in order then. */
  function mend(into: GridColumns, changed: readonly PackedRow[]): void {
    const sorts = [...orders.keys()];
    const before = changed.map(([rowId]) => sorts.map((sort) => placeKey(into, sort, rowId)));
    for (const row of changed) putRow(into, row);
    sorts.forEach((sort, place) => {
      const sorted = orders.get(sort);
      if (sorted === undefined) return;
      const moved = changed
        .map(([rowId], index) => ({ rowId, key: placeKey(into, sort, rowId), was: before[index]?.[place] }))
        .filter(({ key, was }) => key !== was);
      for (const { rowId } of moved) takeOut(sorted, rowId);
      for (const { rowId, key } of moved) {
        putIn(sorted, rowId, isTextSort(sort) ? key !== 0 : key >= 0, comparison(into, sort));
      }
    });
  }

  /** What decides a card's place in an order; of a text only its sum. Undefined = it has none yet. */
  function placeKey(of: GridColumns, sort: GridSortColumn, row: number): number {
    if (of.present[row] !== 1) return Number.NEGATIVE_INFINITY;
    if (isTextSort(sort)) return of.texts[textColumns[sort] satisfies TextColumn][row] ?? 0;
    return keysOf(of, sort, wordRanks(of))(row);
  }

  function comparison(of: GridColumns, sort: GridSortColumn): CompareRows {
    if (!isTextSort(sort)) {
      const keyOf = keysOf(of, sort, wordRanks(of));
      return (left, right) => keyOf(left) - keyOf(right) || left - right;
    }
    const text = (row: number) => reader.get<{ text: string | null }>(textOf[sort], row)?.text ?? "";
    return (left, right) => compareAsStored(text(left), text(right)) || left - right;
  }

  let ranksSeen = "";
  let ranks: WordRanks = { assignee: new Int32Array(1).fill(-1), model: new Int32Array(1).fill(-1) };

  function wordRanks(of: GridColumns): WordRanks {
    const seen = `${of.staff.words.length}/${of.models.words.length}/${staffSeen}`;
    if (seen === ranksSeen) return ranks;
    const names = new Map(
      reader.all<{ code: string; name: string }>(staffNames).map(({ code, name }) => [code, name]),
    );
    ranks = {
      assignee: ranksOf(of.staff.words.map((code) => names.get(code) ?? code)),
      model: ranksOf(of.models.words),
    };
    ranksSeen = seen;
    return ranks;
  }

  function orderedBy(of: GridColumns, sort: GridSortColumn): SortedCards {
    const known = orders.get(sort);
    if (known !== undefined) {
      orders.delete(sort);
      orders.set(sort, known);
      return known;
    }
    const [oldest] = orders.keys();
    if (orders.size >= ORDERS_KEPT && oldest !== undefined) orders.delete(oldest);
    const sorted = isTextSort(sort)
      ? sortedFrom(of, rowIdsByText(reader, sort))
      : sortByKey(of, keysOf(of, sort as NumericSort, wordRanks(of)));
    orders.set(sort, sorted);
    return sorted;
  }

  function find(text: string | undefined): Found {
    if (text === undefined) return { rowIds: null, cut: false };
    if (searched?.text === text && searched.seq === changeSeq) return searched.found;
    const rowIds = searchRowIds(reader, text, SEARCH_LIMIT);
    const found: Found = { rowIds, cut: rowIds !== null && rowIds.length === SEARCH_LIMIT };
    searched = { text, seq: changeSeq, found };
    return found;
  }

  function page(query: GridQuery, startRow: number, endRow: number): GridCards {
    return reader.timed("grid.page", () => {
      const of = follow();
      const found = find(query.filters.search);
      const matching = matchingRows(of, query, found.rowIds);
      const segments = segmentsOf(of, orderedBy(of, query.order.column), query);
      const rowIds = walk(segments, matching, startRow, Math.min(endRow, matching.count));
      return { rows: gridCardsByRowId(reader, rowIds), total: matching.count, total_is_least: found.cut };
    });
  }

  function counts(queries: readonly GridQuery[]): number[] {
    return reader.timed("grid.counts", () => {
      const of = follow();
      return queries.map((query) => matchingRows(of, query, find(query.filters.search).rowIds).count);
    });
  }

  return { isReady: () => ready, warm, page, counts };
}

interface Found {
  readonly rowIds: readonly number[] | null;
  readonly cut: boolean;
}

interface Segment {
  readonly rows: Uint32Array;
  readonly backwards: boolean;
}

/** The stretches of an order that a page walks through, in turn. */
function segmentsOf(columns: GridColumns, sorted: SortedCards, query: GridQuery): Segment[] {
  const backwards = query.order.dir === "desc";
  const valued = sorted.rows.subarray(0, sorted.valued);
  const empty = { rows: sorted.rows.subarray(sorted.valued, sorted.size), backwards };
  if (query.order.column !== "urgency") return [{ rows: valued, backwards }, empty];
  const late = lateCount(columns, valued, query.nowMs);
  const first = { rows: byPriority(columns, valued.subarray(0, late)), backwards };
  const rest = { rows: valued.subarray(late), backwards };
  return backwards ? [rest, first, empty] : [first, rest, empty];
}

/** Late cards lead the stored order: class 0 with the earliest dues. */
function lateCount(columns: GridColumns, valued: Uint32Array, nowMs: number): number {
  let low = 0;
  let high = valued.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isLateAt(columns, valued[middle] ?? 0, nowMs)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Late cards by priority, within one by due as they stood. */
function byPriority(columns: GridColumns, late: Uint32Array): Uint32Array {
  const { priority } = columns.codes;
  return late.toSorted((left, right) => (priority[left] ?? 0) - (priority[right] ?? 0));
}

function walk(segments: readonly Segment[], { mask, count }: Matching, start: number, end: number): number[] {
  const found: number[] = [];
  if (start >= count) return found;
  let passed = 0;
  for (const { rows, backwards } of segments) {
    for (let step = 0; step < rows.length && found.length < end - start; step += 1) {
      const row = rows[backwards ? rows.length - 1 - step : step] ?? 0;
      if (mask[row] !== 1) continue;
      if (passed >= start) found.push(row);
      passed += 1;
    }
  }
  return found;
}
