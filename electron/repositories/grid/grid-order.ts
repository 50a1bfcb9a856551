import type { CodeColumn, GridColumns } from "./grid-columns";
import type { GridSortColumn } from "./grid-query";

/**
 * All cards in the order of one column: those with a value ascending (equal ones by number), then those without.
 * Kept while cards change: a changed card is taken out and put in where it belongs now.
 */
export interface SortedCards {
  /** Numbers of cards; only the first `size` count. */
  rows: Uint32Array;
  size: number;
  /** How many of them have a value. */
  valued: number;
}

/** Orders whose keys are numbers in memory; the others (text) come from SQLite's indexes. */
export type NumericSort = Exclude<GridSortColumn, "no" | "customer_name" | "description">;

/** A card's key in a numeric order: a whole number ≥ 0 below 2^48, or -1 for no value. */
export type KeyOf = (row: number) => number;

const codeSorts = {
  priority: "priority",
  service_mode: "service_mode",
  status: "status",
  paper: "paper",
} as const satisfies Partial<Record<NumericSort, CodeColumn>>;

/** The urgency class counts above every instant until the year 2109. */
const CLASS_UNIT = 2 ** 42;

function timeKey(time: number | undefined): number {
  return time === undefined || Number.isNaN(time) ? -1 : Math.max(0, time);
}

/**
 * The keys of a numeric order. `urgency` is the stored part of the default order, by class and then time; which
 * cards are late depends on the time of asking and is sorted out there.
 */
export function keysOf(columns: GridColumns, sort: NumericSort, ranks: WordRanks): KeyOf {
  const { codes, words, times } = columns;
  switch (sort) {
    case "urgency":
      return (row) => {
        const group = columns.urgencyClass[row] ?? 3;
        return group === 3 ? -1 : group * CLASS_UNIT + timeKey(times.urgency_sort_at[row]);
      };
    case "due_at":
      return (row) => ((columns.urgencyClass[row] ?? 3) % 2 === 1 ? -1 : timeKey(times.urgency_sort_at[row]));
    case "promised_at":
      return (row) => timeKey(times.promised_at[row]);
    case "registered_at":
      return (row) => timeKey(times.registered_at[row]);
    case "assignee":
      return (row) => ranks.assignee[words.assignee[row] ?? 0] ?? -1;
    case "model":
      return (row) => ranks.model[words.model[row] ?? 0] ?? -1;
    default: {
      const column = codes[codeSorts[sort]];
      return (row) => (column[row] ?? 0) - 1;
    }
  }
}

/** Places of a dictionary's words in their own order; -1 for "no word". */
export interface WordRanks {
  readonly assignee: Int32Array;
  readonly model: Int32Array;
}

/** The order of UTF-8, which is SQLite's. */
export function compareAsStored(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

/** Ranks of words by a text for each; words of one text share a rank. */
export function ranksOf(texts: readonly string[]): Int32Array {
  const ranks = new Int32Array(texts.length);
  const sorted = texts.map((text, number) => ({ text, number })).slice(1);
  sorted.sort((left, right) => compareAsStored(left.text, right.text));
  ranks[0] = -1;
  let rank = -1;
  let previous: string | null = null;
  for (const { text, number } of sorted) {
    if (text !== previous) rank += 1;
    previous = text;
    ranks[number] = rank;
  }
  return ranks;
}

const RADIX = 2 ** 16;
const PASSES = 3;

/** Sorts every present card by its key: a radix sort of three passes over 48 bits. */
export function sortByKey(columns: GridColumns, keyOf: KeyOf): SortedCards {
  const { present, size } = columns;
  const keys = new Float64Array(size);
  let rows = new Uint32Array(size);
  const empty: number[] | Uint32Array = new Uint32Array(size);
  let valued = 0;
  let empties = 0;
  for (let row = 0; row < size; row += 1) {
    if (present[row] !== 1) continue;
    const key = keyOf(row);
    keys[row] = key;
    if (key < 0) empty[empties++] = row;
    else rows[valued++] = row;
  }
  let spare = new Uint32Array(size);
  for (let pass = 0; pass < PASSES; pass += 1) {
    if (distribute(rows, spare, valued, keys, RADIX ** pass)) [rows, spare] = [spare, rows];
  }
  rows.set(empty.subarray(0, empties), valued);
  return { rows, size: valued + empties, valued };
}

/** One stable pass; false where all keys share the digit and nothing had to move. */
function distribute(
  from: Uint32Array,
  to: Uint32Array,
  count: number,
  keys: Float64Array,
  unit: number,
): boolean {
  const starts = new Uint32Array(RADIX + 1);
  for (let place = 0; place < count; place += 1) {
    const digit = digitOf(keys[from[place] ?? 0] ?? 0, unit);
    starts[digit + 1] = (starts[digit + 1] ?? 0) + 1;
  }
  if (count === 0 || starts.includes(count)) return false;
  for (let digit = 0; digit < RADIX; digit += 1)
    starts[digit + 1] = (starts[digit + 1] ?? 0) + (starts[digit] ?? 0);
  for (let place = 0; place < count; place += 1) {
    const row = from[place] ?? 0;
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

/** An order that SQLite gave: the cards with a value, the rest follow by number. */
export function sortedFrom(columns: GridColumns, rowIds: readonly number[]): SortedCards {
  const rows = new Uint32Array(columns.size);
  const placed = new Uint8Array(columns.size);
  let valued = 0;
  for (const row of rowIds) {
    if (columns.present[row] !== 1) continue;
    rows[valued++] = row;
    placed[row] = 1;
  }
  let size = valued;
  for (let row = 0; row < columns.size; row += 1) {
    if (columns.present[row] === 1 && placed[row] === 0) rows[size++] = row;
  }
  return { rows, size, valued };
}

/** Where a card stands among others of an order: negative = before. Never 0 for two cards. */
export type CompareRows = (left: number, right: number) => number;

/** Takes a card out of its old place, if it has one. */
export function takeOut(sorted: SortedCards, row: number): void {
  const place = sorted.rows.subarray(0, sorted.size).indexOf(row);
  if (place < 0) return;
  sorted.rows.copyWithin(place, place + 1, sorted.size);
  sorted.size -= 1;
  if (place < sorted.valued) sorted.valued -= 1;
}

/** Puts a card where it belongs. */
export function putIn(sorted: SortedCards, row: number, hasValue: boolean, compare: CompareRows): void {
  let low = hasValue ? 0 : sorted.valued;
  let high = hasValue ? sorted.valued : sorted.size;
  const before = hasValue ? compare : (left: number, right: number) => left - right;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (before(sorted.rows[middle] ?? 0, row) < 0) low = middle + 1;
    else high = middle;
  }
  if (sorted.rows.length === sorted.size) {
    const wider = new Uint32Array(Math.ceil(sorted.size * 1.25) + 1024);
    wider.set(sorted.rows);
    sorted.rows = wider;
  }
  sorted.rows.copyWithin(low + 1, low, sorted.size);
  sorted.rows[low] = row;
  sorted.size += 1;
  if (hasValue) sorted.valued += 1;
}
