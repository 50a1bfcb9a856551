import type { GridColumns } from "./grid-columns";
import { isLateAt, type Matching } from "./grid-filter";
import type { Ranking, SortedCards } from "./grid-order";
import type { GridQuery } from "./grid-query";

/** A stretch of an order; the places [start, end) that a page asks for. */
export interface Places {
  readonly start: number;
  readonly end: number;
}

/** Matching cards at some places of a ranked order: by rank, then by number; cards without a rank last. */
export function walkRanks(
  { values, rankOfValue }: Ranking,
  { mask, count }: Matching,
  places: Places,
  backwards: boolean,
): number[] {
  if (places.start >= count) return [];
  const groups = rankOfValue.length;
  const groupOfValue = rankOfValue.map((rank) => (rank < 0 ? groups : backwards ? groups - 1 - rank : rank));
  const sizes = new Uint32Array(groups + 1);
  for (let row = 0; row < mask.length; row += 1) {
    const group = groupOfValue[values[row] ?? 0] ?? groups;
    sizes[group] = (sizes[group] ?? 0) + (mask[row] ?? 0);
  }
  // Where each group goes on; a card's place is where its group begins and how many of the group came before it.
  const next = new Uint32Array(groups + 1);
  for (let group = 1; group <= groups; group += 1) {
    next[group] = (next[group - 1] ?? 0) + (sizes[group - 1] ?? 0);
  }
  const found = new Array<number>(Math.max(0, Math.min(places.end, count) - places.start));
  let missing = found.length;
  for (let step = 0; step < mask.length && missing > 0; step += 1) {
    const row = backwards ? mask.length - 1 - step : step;
    if (mask[row] !== 1) continue;
    const group = groupOfValue[values[row] ?? 0] ?? groups;
    const place = next[group] ?? 0;
    next[group] = place + 1;
    if (place < places.start || place >= places.end) continue;
    found[place - places.start] = row;
    missing -= 1;
  }
  return found;
}

interface Segment {
  readonly rows: Uint32Array;
  readonly backwards: boolean;
}

/** Matching cards at some places of a listed order; cards without a value last, by number. */
export function walkList(
  columns: GridColumns,
  sorted: SortedCards,
  matching: Matching,
  places: Places,
  query: GridQuery,
): number[] {
  const { mask, count } = matching;
  const end = Math.min(places.end, count);
  const found: number[] = [];
  if (places.start >= end) return found;
  const backwards = query.order.dir === "desc";
  let passed = 0;
  for (const segment of segmentsOf(columns, sorted, query)) {
    for (let step = 0; step < segment.rows.length && passed < end; step += 1) {
      const row = segment.rows[segment.backwards ? segment.rows.length - 1 - step : step] ?? 0;
      if (mask[row] !== 1) continue;
      if (passed >= places.start) found.push(row);
      passed += 1;
    }
  }
  if (passed >= end) return found;
  const listed = new Uint8Array(mask.length);
  for (let place = 0; place < sorted.size; place += 1) listed[sorted.rows[place] ?? 0] = 1;
  for (let step = 0; step < mask.length && passed < end; step += 1) {
    const row = backwards ? mask.length - 1 - step : step;
    if (mask[row] !== 1 || listed[row] === 1) continue;
    if (passed >= places.start) found.push(row);
    passed += 1;
  }
  return found;
}

/** The default order puts late cards first, by priority; they lead the stored order already. */
function segmentsOf(columns: GridColumns, sorted: SortedCards, query: GridQuery): Segment[] {
  const backwards = query.order.dir === "desc";
  const valued = sorted.rows.subarray(0, sorted.size);
  if (query.order.column !== "urgency") return [{ rows: valued, backwards }];
  const late = lateCount(columns, valued, query.nowMs);
  const first = { rows: byPriority(columns, valued.subarray(0, late)), backwards };
  const rest = { rows: valued.subarray(late), backwards };
  return backwards ? [rest, first] : [first, rest];
}

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
