import { named, type StoreReader } from "#electron/db/connection";
import { gridCardsByRowId } from "./grid-cards";
import {
  emptyColumns,
  type GridColumns,
  type PackedRow,
  putRow,
  readChangedSince,
  readRowsAfter,
} from "./grid-columns";
import { matchingRows } from "./grid-filter";
import {
  comparison,
  isRanked,
  type ListedSort,
  placeKey,
  putIn,
  rankingOf,
  ranksOf,
  type SortedCards,
  type Sorting,
  sorting,
  TEXT_SORTS,
  TIMED_SORTS,
  takeOut,
  type WordRanks,
} from "./grid-order";
import type { GridCards, GridQuery } from "./grid-query";
import { createGridSearch } from "./grid-search";
import { walkList, walkRanks } from "./grid-walk";

/**
 * The grid's columns of all cards in memory, so that any page, sort and filter costs a pass over arrays and not a
 * scan of the database (ARCHITECTURE 5). It follows the table by its change numbers, whichever process wrote. Not to
 * be asked from inside a write: what is then rolled back would stay.
 */
export interface ColumnIndex {
  /** How far `warm` has come: nothing can be asked quickly before `read`. */
  state(): "empty" | "read" | "sorted";
  /** Reads some more cards, then sorts a little; call it while idle until it answers true. */
  warm(rows?: number): boolean;
  /** Cards [startRow, endRow) of the query's order. */
  page(query: GridQuery, startRow: number, endRow: number): GridCards;
  /** How many cards each of several filters leaves. */
  counts(queries: readonly GridQuery[]): number[];
}

/** More changed cards than this at once: the orders are sorted anew instead of mended. */
const MENDED_AT_ONCE = 64;
const CHANGES_AT_ONCE = 5000;
/** About 30 ms: the main process answers others between two steps. */
const READ_IN_A_STEP = 4000;

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

export function createColumnIndex(reader: StoreReader): ColumnIndex {
  let columns: GridColumns | null = null;
  let readTo = 0;
  let changeSeq = 0;
  let isRead = false;
  const orders = new Map<ListedSort, SortedCards>();
  let begun: { readonly sort: ListedSort; readonly steps: Sorting } | null = null;
  const search = createGridSearch(reader);
  const wordRanks = createWordRanks(reader);

  function readSome(rows: number): GridColumns {
    if (columns === null) {
      // Changes made while reading are read again afterwards: what counts is the number at the start.
      changeSeq = reader.get<{ seq: number }>(lastChange)?.seq ?? 0;
      columns = emptyColumns((reader.get<{ count: number }>(cardCount)?.count ?? 0) + 1024);
    }
    const read = readRowsAfter(reader, readTo, rows);
    for (const row of read) putRow(columns, row);
    readTo = read.at(-1)?.[0] ?? readTo;
    isRead = read.length < rows;
    return columns;
  }

  function follow(): GridColumns {
    let of = columns ?? readSome(READ_IN_A_STEP);
    while (!isRead) of = readSome(READ_IN_A_STEP);
    if (reader.get<{ seq: number }>(lastChange)?.seq === changeSeq) return of;
    for (let more = true; more; ) {
      const changed = readChangedSince(reader, changeSeq, CHANGES_AT_ONCE);
      more = changed.length === CHANGES_AT_ONCE;
      if (changed.length > MENDED_AT_ONCE) orders.clear();
      begun = null;
      mend(of, changed);
      search.follow(changed.length > MENDED_AT_ONCE ? null : changed.map(([rowId]) => rowId));
      changeSeq = changed.at(-1)?.[1] ?? changeSeq;
    }
    return of;
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
        .map(([rowId], index) => ({
          rowId,
          key: placeKey(into, sort, rowId),
          was: before[index]?.[place] ?? -1,
        }))
        .filter(({ key, was }) => key !== was);
      for (const { rowId, was } of moved) if (was >= 0) takeOut(sorted, rowId);
      const compare = comparison(reader, into, sort);
      for (const { rowId, key } of moved) if (key >= 0) putIn(sorted, rowId, compare);
    });
  }

  function orderedBy(of: GridColumns, sort: ListedSort): SortedCards {
    const known = orders.get(sort);
    if (known !== undefined) return known;
    const steps = begun?.sort === sort ? begun.steps : sorting(reader, of, sort);
    begun = null;
    let step = steps.next();
    while (!step.done) step = steps.next();
    orders.set(sort, step.value);
    return step.value;
  }

  /** One step of the next order that is missing; true when all are there. */
  function sortSome(of: GridColumns): boolean {
    const missing = [...TIMED_SORTS, ...TEXT_SORTS].find((sort) => !orders.has(sort));
    if (missing === undefined) return true;
    if (begun?.sort !== missing) begun = { sort: missing, steps: sorting(reader, of, missing) };
    const step = begun.steps.next();
    if (step.done) {
      orders.set(missing, step.value);
      begun = null;
    }
    return false;
  }

  function warm(rows = READ_IN_A_STEP): boolean {
    return reader.timed("grid.warm", () => {
      if (isRead) return sortSome(follow());
      readSome(rows);
      return false;
    });
  }

  function page(query: GridQuery, startRow: number, endRow: number): GridCards {
    return reader.timed("grid.page", () => {
      const of = follow();
      const found = search.find(query.filters);
      const matching = matchingRows(of, query, found.rows);
      const places = { start: startRow, end: endRow };
      const { column, dir } = query.order;
      const rowIds = isRanked(column)
        ? walkRanks(rankingOf(of, column, wordRanks(of)), matching, places, dir === "desc")
        : walkList(of, orderedBy(of, column), matching, places, query);
      return { rows: gridCardsByRowId(reader, rowIds), total: matching.count, total_is_least: found.cut };
    });
  }

  function counts(queries: readonly GridQuery[]): number[] {
    return reader.timed("grid.counts", () => {
      const of = follow();
      return queries.map((query) => matchingRows(of, query, search.find(query.filters).rows).count);
    });
  }

  function state(): "empty" | "read" | "sorted" {
    if (!isRead) return "empty";
    return orders.size === TIMED_SORTS.length + TEXT_SORTS.length ? "sorted" : "read";
  }

  return { state, warm, page, counts };
}

/** Ranks of people by name and of models, worked out again when there are new ones or somebody is renamed. */
function createWordRanks(reader: StoreReader): (of: GridColumns) => WordRanks {
  let seen = "";
  let ranks: WordRanks = { assignee: ranksOf([""]), model: ranksOf([""]) };
  return (of) => {
    const staff = reader.get<{ state: string }>(staffState)?.state ?? "";
    const now = `${of.staff.words.length}/${of.models.words.length}/${staff}`;
    if (now !== seen) {
      const rows = reader.all<{ code: string; name: string }>(staffNames);
      const names = new Map(rows.map(({ code, name }) => [code, name]));
      ranks = {
        assignee: ranksOf(of.staff.words.map((code) => names.get(code) ?? code)),
        model: ranksOf(of.models.words),
      };
      seen = now;
    }
    return ranks;
  };
}
