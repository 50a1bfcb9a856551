import { CODE_LISTS, type CodeColumn, type GridColumns } from "./grid-columns";
import type { GridFilters, GridQuery } from "./grid-query";

/** Which cards the filters leave: 1 at a card's number. */
export interface Matching {
  readonly mask: Uint8Array;
  readonly count: number;
}

const codeFilters = Object.keys(CODE_LISTS) as CodeColumn[];

/**
 * Applies every filter, a column at a time: each is one plain pass over an array. `found` are the numbers that the
 * search index gave for the search text, null where none is asked.
 */
export function matchingRows(
  columns: GridColumns,
  { filters, nowMs }: GridQuery,
  found: readonly number[] | null,
): Matching {
  const { size } = columns;
  const mask = found === null ? columns.present.slice(0, size) : maskOf(found, columns);
  if (filters.open !== undefined) keepCodes(mask, columns.open, allowing([filters.open ? 1 : 0]));
  for (const name of codeFilters) {
    const wanted: readonly string[] | undefined = filters[name];
    if (wanted === undefined) continue;
    const list: readonly string[] = CODE_LISTS[name];
    keepCodes(mask, columns.codes[name], allowing(wanted.map((code) => list.indexOf(code) + 1)));
  }
  keepWords(mask, columns, filters);
  keepTimes(mask, columns, filters, nowMs);
  let count = 0;
  for (let row = 0; row < size; row += 1) count += mask[row] ?? 0;
  return { mask, count };
}

function maskOf(rowIds: readonly number[], columns: GridColumns): Uint8Array {
  const mask = new Uint8Array(columns.size);
  for (const row of rowIds) if (columns.present[row] === 1) mask[row] = 1;
  return mask;
}

function allowing(numbers: readonly number[]): Uint8Array {
  const allowed = new Uint8Array(256);
  for (const number of numbers) allowed[number] = 1;
  return allowed;
}

function keepCodes(mask: Uint8Array, column: Uint8Array, allowed: Uint8Array): void {
  for (let row = 0; row < mask.length; row += 1)
    mask[row] = (mask[row] ?? 0) & (allowed[column[row] ?? 0] ?? 0);
}

function keepWords(mask: Uint8Array, columns: GridColumns, filters: GridFilters): void {
  if (filters.assignee !== undefined) {
    // A code that no card has must not stand for "nobody".
    const wanted = filters.assignee.filter((code) => code === null || columns.staff.find(code) > 0);
    keepNumbers(
      mask,
      columns.words.assignee,
      wanted.map((code) => (code === null ? 0 : columns.staff.find(code))),
    );
  }
  if (filters.model !== undefined) {
    const wanted = filters.model.map((model) => columns.models.find(model)).filter((number) => number > 0);
    keepNumbers(mask, columns.words.model, wanted);
  }
  if (filters.mine !== undefined) keepMine(mask, columns, columns.staff.find(filters.mine));
}

function keepNumbers(mask: Uint8Array, column: Uint32Array, wanted: readonly number[]): void {
  const [only] = wanted;
  const set = new Set(wanted);
  for (let row = 0; row < mask.length; row += 1) {
    if (mask[row] !== 1) continue;
    const number = column[row] ?? 0;
    if (set.size === 1 ? number !== only : !set.has(number)) mask[row] = 0;
  }
}

function keepMine(mask: Uint8Array, columns: GridColumns, me: number): void {
  const { assignee, registered_by } = columns.words;
  for (let row = 0; row < mask.length; row += 1) {
    if (mask[row] !== 1) continue;
    const isMine =
      me > 0 &&
      (assignee[row] === me ||
        registered_by[row] === me ||
        columns.collaborators.get(row)?.includes(me) === true);
    if (!isMine) mask[row] = 0;
  }
}

function keepTimes(mask: Uint8Array, columns: GridColumns, filters: GridFilters, nowMs: number): void {
  const { registered, overdue, due_before } = filters;
  if (registered !== undefined) {
    const from = registered.from ?? Number.NEGATIVE_INFINITY;
    const to = registered.to ?? Number.POSITIVE_INFINITY;
    const limited = registered.from !== null || registered.to !== null;
    const times = columns.times.registered_at;
    for (let row = 0; limited && row < mask.length; row += 1) {
      const at = times[row] ?? Number.NaN;
      if (!(at >= from && at < to)) mask[row] = 0;
    }
  }
  if (overdue !== undefined) keepLate(mask, columns, nowMs, overdue);
  if (due_before !== undefined) keepLate(mask, columns, due_before, true);
}

function keepLate(mask: Uint8Array, columns: GridColumns, atMs: number, wanted: boolean): void {
  for (let row = 0; row < mask.length; row += 1) {
    if (mask[row] === 1 && isLateAt(columns, row, atMs) !== wanted) mask[row] = 0;
  }
}

/** True where the card's running clock is past its due at an instant. */
export function isLateAt(columns: GridColumns, row: number, atMs: number): boolean {
  return columns.urgencyClass[row] === 0 && (columns.times.urgency_sort_at[row] ?? Number.NaN) < atMs;
}
