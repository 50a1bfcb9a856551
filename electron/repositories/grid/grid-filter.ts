import { CODE_LISTS, type CodeColumn, type Dictionary, type GridColumns } from "./grid-columns";
import { asksOpenOnly, type GridFilters, type GridQuery } from "./grid-query";

/** Which cards the filters leave: 1 at a card's number. */
export interface Matching {
  readonly mask: Uint8Array;
  readonly count: number;
}

/** Cards that come into question; null = every one. */
type Rows = Uint32Array | null;

const codeFilters = Object.keys(CODE_LISTS) as CodeColumn[];

/**
 * Applies every filter, a column at a time: each is one plain pass over an array. `found` are the cards that the
 * search index gave for the search text, null where none is asked.
 */
export function matchingRows(
  columns: GridColumns,
  { filters, nowMs }: GridQuery,
  found: ReadonlySet<number> | null,
): Matching {
  const rows = asksOpenOnly(filters) ? openRows(columns) : found === null ? null : Uint32Array.from(found);
  const mask = startMask(columns, rows, found);
  if (filters.open !== undefined) keepCodes(mask, rows, columns.open, filters.open ? onlyOne : onlyZero);
  for (const name of codeFilters) {
    const wanted: readonly string[] | undefined = filters[name];
    if (wanted === undefined) continue;
    const list: readonly string[] = CODE_LISTS[name];
    keepCodes(mask, rows, columns.codes[name], allowing(wanted.map((code) => list.indexOf(code) + 1)));
  }
  keepWords(mask, rows, columns, filters);
  keepTimes(mask, rows, columns, { filters, nowMs });
  return { mask, count: countOf(mask, rows) };
}

/** The open cards by number, gathered at most once after a change. */
function openRows(columns: GridColumns): Uint32Array {
  if (columns.openRows === null) {
    const rows: number[] = [];
    for (let row = 0; row < columns.size; row += 1) if (columns.open[row] === 1) rows.push(row);
    columns.openRows = Uint32Array.from(rows);
  }
  return columns.openRows;
}

function startMask(columns: GridColumns, rows: Rows, found: ReadonlySet<number> | null): Uint8Array {
  if (rows === null) return columns.present.slice(0, columns.size);
  const mask = new Uint8Array(columns.size);
  for (const row of rows) if (columns.present[row] === 1 && (found === null || found.has(row))) mask[row] = 1;
  return mask;
}

function countOf(mask: Uint8Array, rows: Rows): number {
  let count = 0;
  if (rows === null) for (const bit of mask) count += bit;
  else for (const row of rows) count += mask[row] ?? 0;
  return count;
}

const onlyZero = Uint8Array.of(1, 0);
const onlyOne = Uint8Array.of(0, 1);

/** A table with 1 at the numbers of the wanted codes; a code that is not in its list has none. */
function allowing(numbers: readonly number[]): Uint8Array {
  const allowed = new Uint8Array(16);
  for (const number of numbers) if (number > 0) allowed[number] = 1;
  return allowed;
}

function keepCodes(mask: Uint8Array, rows: Rows, column: Uint8Array, allowed: Uint8Array): void {
  if (rows !== null) {
    for (const row of rows) mask[row] = (mask[row] ?? 0) & (allowed[column[row] ?? 0] ?? 0);
    return;
  }
  for (let row = 0; row < mask.length; row += 1)
    mask[row] = (mask[row] ?? 0) & (allowed[column[row] ?? 0] ?? 0);
}

function keepWhere(mask: Uint8Array, rows: Rows, keeps: (row: number) => boolean): void {
  const length = rows === null ? mask.length : rows.length;
  for (let place = 0; place < length; place += 1) {
    const row = rows === null ? place : (rows[place] ?? 0);
    if (mask[row] === 1 && !keeps(row)) mask[row] = 0;
  }
}

function keepWords(mask: Uint8Array, rows: Rows, columns: GridColumns, filters: GridFilters): void {
  const { assignee, registered_by, model } = columns.words;
  const { staff, models } = columns;
  if (filters.assignee !== undefined) {
    keepNumbers(mask, rows, assignee, wordsAllowed(staff, filters.assignee));
  }
  if (filters.model !== undefined) keepNumbers(mask, rows, model, wordsAllowed(models, filters.model));
  if (filters.mine !== undefined) {
    const me = staff.find(filters.mine);
    keepWhere(
      mask,
      rows,
      (row) =>
        me > 0 &&
        (assignee[row] === me ||
          registered_by[row] === me ||
          columns.collaborators.get(row)?.includes(me) === true),
    );
  }
}

/** A table with 1 at the numbers of the wanted words; null stands for cards without one. */
function wordsAllowed(dictionary: Dictionary, wanted: readonly (string | null)[]): Uint8Array {
  const allowed = new Uint8Array(dictionary.words.length);
  for (const word of wanted) {
    const number = word === null ? 0 : dictionary.find(word);
    // A word that no card has must not stand for "none".
    if (word === null || number > 0) allowed[number] = 1;
  }
  return allowed;
}

function keepNumbers(mask: Uint8Array, rows: Rows, column: Uint32Array, allowed: Uint8Array): void {
  if (rows !== null) {
    for (const row of rows) mask[row] = (mask[row] ?? 0) & (allowed[column[row] ?? 0] ?? 0);
    return;
  }
  for (let row = 0; row < mask.length; row += 1)
    mask[row] = (mask[row] ?? 0) & (allowed[column[row] ?? 0] ?? 0);
}

function keepTimes(
  mask: Uint8Array,
  rows: Rows,
  columns: GridColumns,
  { filters, nowMs }: Pick<GridQuery, "filters" | "nowMs">,
): void {
  const { registered, overdue, due_before } = filters;
  if (registered !== undefined && (registered.from !== null || registered.to !== null)) {
    const from = registered.from ?? Number.NEGATIVE_INFINITY;
    const to = registered.to ?? Number.POSITIVE_INFINITY;
    const times = columns.times.registered_at;
    keepWhere(mask, rows, (row) => {
      const at = times[row] ?? Number.NaN;
      return at >= from && at < to;
    });
  }
  if (overdue !== undefined) keepWhere(mask, rows, (row) => isLateAt(columns, row, nowMs) === overdue);
  if (due_before !== undefined) keepWhere(mask, rows, (row) => isLateAt(columns, row, due_before));
}

/** True where the card's running clock is past its due at an instant. */
export function isLateAt(columns: GridColumns, row: number, atMs: number): boolean {
  return columns.urgencyClass[row] === 0 && (columns.times.urgency_sort_at[row] ?? Number.NaN) < atMs;
}
