import { named, type StoreReader } from "#electron/db/connection";
import type { GridSortColumn } from "#shared/domain/workbench/sort-columns";
import type { CodeColumn, GridColumns, TextColumn, WordColumn } from "./grid-columns";

/**
 * How the cards stand in the order of one column. Few different values: a rank for each, the cards of one rank stand
 * by number. Many different values: a list of the cards that have one, kept while cards change.
 */
export const RANKED_SORTS = ["priority", "service_mode", "status", "paper", "assignee", "model"] as const;
export type RankedSort = (typeof RANKED_SORTS)[number];
export const TIMED_SORTS = ["urgency", "due_at", "promised_at", "registered_at"] as const;
export type TimedSort = (typeof TIMED_SORTS)[number];
export const TEXT_SORTS = ["no", "customer_name", "description"] as const;
export type TextSort = (typeof TEXT_SORTS)[number];
export type ListedSort = TimedSort | TextSort;

export function isRanked(sort: GridSortColumn): sort is RankedSort {
  return (RANKED_SORTS as readonly string[]).includes(sort);
}

function isTextSort(sort: ListedSort): sort is TextSort {
  return (TEXT_SORTS as readonly string[]).includes(sort);
}

/** The values of a column and the rank of each; -1 for no value. */
export interface Ranking {
  readonly values: Uint8Array | Uint32Array;
  readonly rankOfValue: Int32Array;
}

const codeSorts = {
  priority: "priority",
  service_mode: "service_mode",
  status: "status",
  paper: "paper",
} as const satisfies Partial<Record<RankedSort, CodeColumn>>;

/** The places of a list of codes, 0 being no code: -1, 0, 1, 2 … */
const codeRanks = Int32Array.from({ length: 16 }, (_unused, value) => value - 1);

/** Ranks of a dictionary's words in their own order, -1 for "no word". */
export interface WordRanks {
  readonly assignee: Int32Array;
  readonly model: Int32Array;
}

export function rankingOf(columns: GridColumns, sort: RankedSort, words: WordRanks): Ranking {
  return sort === "assignee" || sort === "model"
    ? { values: columns.words[sort satisfies WordColumn], rankOfValue: words[sort] }
    : { values: columns.codes[codeSorts[sort]], rankOfValue: codeRanks };
}

/** The order of UTF-8, which is SQLite's. */
function compareAsStored(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

/** Ranks of words by a text for each (place 0 stands for "no word"); words of one text share a rank. */
export function ranksOf(texts: readonly string[]): Int32Array {
  const ranks = new Int32Array(texts.length).fill(-1);
  const sorted = texts.map((text, number) => ({ text, number })).slice(1);
  sorted.sort((left, right) => compareAsStored(left.text, right.text));
  let rank = -1;
  let previous: string | null = null;
  for (const { text, number } of sorted) {
    if (text !== previous) rank += 1;
    previous = text;
    ranks[number] = rank;
  }
  return ranks;
}

/** The cards that have a value in a column, by value and number; only the first `size` count. */
export interface SortedCards {
  rows: Uint32Array;
  size: number;
}

/** The urgency class counts above every instant until the year 2109. */
const CLASS_UNIT = 2 ** 42;

function timeKey(time: number | undefined): number {
  return time === undefined || Number.isNaN(time) ? -1 : Math.max(0, time);
}

/**
 * A card's key in a timed order: a whole number below 2^48, -1 for no value. `urgency` is the stored part of the
 * default order, by class and then time; which cards are late depends on when it is asked.
 */
const timeKeys: Readonly<Record<TimedSort, (columns: GridColumns, row: number) => number>> = {
  urgency: ({ urgencyClass, times }, row) => {
    const group = urgencyClass[row] ?? 3;
    return group === 3 ? -1 : group * CLASS_UNIT + timeKey(times.urgency_sort_at[row]);
  },
  due_at: ({ urgencyClass, times }, row) =>
    (urgencyClass[row] ?? 3) % 2 === 1 ? -1 : timeKey(times.urgency_sort_at[row]),
  promised_at: ({ times }, row) => timeKey(times.promised_at[row]),
  registered_at: ({ times }, row) => timeKey(times.registered_at[row]),
};

const textColumns = {
  no: "no",
  customer_name: "customer_sort",
  description: "description_sort",
} as const satisfies Record<TextSort, TextColumn>;

/** What decides a card's place: a time's key, of a text only its sum; negative = no value. */
export function placeKey(columns: GridColumns, sort: ListedSort, row: number): number {
  if (columns.present[row] !== 1) return -1;
  if (!isTextSort(sort)) return timeKeys[sort](columns, row);
  const sum = columns.texts[textColumns[sort]][row] ?? 0;
  return sum === 0 ? -1 : sum >>> 0;
}

/** Sorts in steps, so that nobody has to wait for the whole: each `next` takes about a fortieth of a second. */
export type Sorting = Generator<undefined, SortedCards>;

export function sorting(reader: StoreReader, columns: GridColumns, sort: ListedSort): Sorting {
  return isTextSort(sort) ? sortingByText(reader, columns, sort) : sortingByTime(columns, sort);
}

const RADIX = 2 ** 16;
const PASSES = 3;
const ROWS_IN_A_STEP = 250_000;

/** A radix sort of three passes over 48 bits. */
function* sortingByTime(columns: GridColumns, sort: TimedSort): Sorting {
  const keyOf = timeKeys[sort];
  const { size } = columns;
  const keys = new Float64Array(size);
  let rows = new Uint32Array(size);
  let count = 0;
  for (let start = 0; start < size; start += ROWS_IN_A_STEP) {
    for (let row = start; row < Math.min(size, start + ROWS_IN_A_STEP); row += 1) {
      const key = columns.present[row] === 1 ? keyOf(columns, row) : -1;
      keys[row] = key;
      if (key >= 0) rows[count++] = row;
    }
    yield;
  }
  let spare = new Uint32Array(count);
  rows = rows.slice(0, count);
  for (let pass = 0; pass < PASSES; pass += 1) {
    if (distribute(rows, spare, keys, RADIX ** pass)) [rows, spare] = [spare, rows];
    yield;
  }
  return { rows, size: count };
}

/** One stable pass; false where all keys share the digit and nothing had to move. */
function distribute(from: Uint32Array, to: Uint32Array, keys: Float64Array, unit: number): boolean {
  const starts = new Uint32Array(RADIX + 1);
  for (const row of from) {
    const next = digitOf(keys[row] ?? 0, unit) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  if (from.length === 0 || starts.includes(from.length)) return false;
  for (let digit = 0; digit < RADIX; digit += 1) {
    starts[digit + 1] = (starts[digit + 1] ?? 0) + (starts[digit] ?? 0);
  }
  for (const row of from) {
    const digit = digitOf(keys[row] ?? 0, unit);
    const target = starts[digit] ?? 0;
    starts[digit] = target + 1;
    to[target] = row;
  }
  return true;
}

function digitOf(key: number, unit: number): number {
  return unit === 1 ? key % RADIX : Math.floor(key / unit) % RADIX;
}

const TEXTS_IN_A_STEP = 20_000;

const textBatches = forEachText((column) =>
  named(
    `grid.sort.${column}`,
    `SELECT json_group_array("row_id") AS "ids", max("text") AS "last" FROM
       (SELECT "row_id", "${column}" AS "text" FROM "card_grid" WHERE ("${column}", "row_id") > (?, ?)
        ORDER BY "${column}", "row_id" LIMIT ${TEXTS_IN_A_STEP})`,
  ),
);
const textOfRow = forEachText((column) =>
  named(`grid.text.${column}`, `SELECT "${column}" AS "text" FROM "card_grid" WHERE "row_id" = ?`),
);

function forEachText(make: (column: TextColumn) => ReturnType<typeof named>) {
  return {
    no: make(textColumns.no),
    customer_name: make(textColumns.customer_name),
    description: make(textColumns.description),
  } satisfies Record<TextSort, unknown>;
}

/** SQLite's index gives the order, batch after batch. */
function* sortingByText(reader: StoreReader, columns: GridColumns, sort: TextSort): Sorting {
  const rows = new Uint32Array(columns.size);
  let count = 0;
  let after: [text: string, rowId: number] = ["", 0];
  for (;;) {
    const batch = reader.get<{ ids: string; last: string | null }>(textBatches[sort], ...after);
    const ids = batch === undefined ? [] : (JSON.parse(batch.ids) as number[]);
    for (const row of ids) if (columns.present[row] === 1) rows[count++] = row;
    const last = ids.at(-1);
    if (ids.length < TEXTS_IN_A_STEP || last === undefined) break;
    after = [batch?.last ?? "", last];
    yield;
  }
  return { rows: rows.slice(0, count), size: count };
}

/** Where a card stands among others of an order: negative = before, never 0 for two cards. */
export type CompareRows = (left: number, right: number) => number;

export function comparison(reader: StoreReader, columns: GridColumns, sort: ListedSort): CompareRows {
  if (!isTextSort(sort)) {
    const keyOf = timeKeys[sort];
    return (left, right) => keyOf(columns, left) - keyOf(columns, right) || left - right;
  }
  const text = (row: number) => reader.get<{ text: string | null }>(textOfRow[sort], row)?.text ?? "";
  return (left, right) => compareAsStored(text(left), text(right)) || left - right;
}

/** Takes a card out of its old place, if it has one. */
export function takeOut(sorted: SortedCards, row: number): void {
  const place = sorted.rows.subarray(0, sorted.size).indexOf(row);
  if (place < 0) return;
  sorted.rows.copyWithin(place, place + 1, sorted.size);
  sorted.size -= 1;
}

/** Puts a card where it belongs. */
export function putIn(sorted: SortedCards, row: number, compare: CompareRows): void {
  let low = 0;
  let high = sorted.size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(sorted.rows[middle] ?? 0, row) < 0) low = middle + 1;
    else high = middle;
  }
  if (sorted.rows.length === sorted.size) {
    const wider = new Uint32Array(Math.ceil(sorted.size * 1.1) + 1024);
    wider.set(sorted.rows);
    sorted.rows = wider;
  }
  sorted.rows.copyWithin(low + 1, low, sorted.size);
  sorted.rows[low] = row;
  sorted.size += 1;
}
