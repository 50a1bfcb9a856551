import type { Store } from "#electron/db/connection";
import { named } from "#electron/db/connection";
import { createColumnIndex } from "./column-index";
import type { GridCards, GridQuery } from "./grid-query";
import { countGrid, queryGrid } from "./grid-sql";

/** Up to this many cards, reading them all into memory takes less than a screen's frame. */
const READ_AT_ONCE = 2000;

/** The window that has just asked for its first page is still being drawn: reading on would take its processor. */
const WARM_AFTER_MS = 2000;
const WARM_PAUSE_MS = 5;

/** The workbench's grid over one open store. */
export interface GridIndex {
  /** Cards [startRow, endRow) of a query, with the total. */
  page(query: GridQuery, startRow: number, endRow: number): GridCards;
  /** How many cards each filter leaves: the numbers beside the views. */
  counts(queries: readonly GridQuery[]): number[];
  /**
   * Reads and sorts more cards in memory, about 30 ms at a time; answers true when there is nothing left. Until then
   * pages come from SQLite: quick for the open cards that a window opens with, slower for a far page of many.
   */
  warm(): boolean;
}

const cardCount = named("grid.size", `SELECT coalesce(max("row_id"), 0) AS "count" FROM "card_grid"`);

/**
 * One grid per open store; it holds about 80 bytes a card. Once somebody has asked the grid for something,
 * `whenIdle` is asked to run each next step of reading after a pause in ms; a timer that does not keep the process
 * alive, where none is given.
 */
export function createGridIndex(
  store: Store,
  whenIdle: (step: () => void, pauseMs: number) => void = (step, pauseMs) =>
    void setTimeout(step, pauseMs).unref(),
): GridIndex {
  const index = createColumnIndex(store);
  let isAsked = false;

  function isReady(): boolean {
    if (!isAsked) {
      isAsked = true;
      const cards = store.get<{ count: number }>(cardCount)?.count ?? 0;
      if (cards <= READ_AT_ONCE) index.warm(READ_AT_ONCE + 1);
      whenIdle(warmOn, WARM_AFTER_MS);
    }
    return index.state() !== "empty";
  }

  function warmOn(): void {
    if (store.sqlite.open && !store.sqlite.inTransaction && index.warm()) return;
    if (store.sqlite.open) whenIdle(warmOn, WARM_PAUSE_MS);
  }

  return {
    page: (query, startRow, endRow) => {
      if (isReady()) return index.page(query, startRow, endRow);
      const found = queryGrid(store, query, { limit: endRow - startRow, offset: startRow });
      return { rows: found?.rows ?? [], total: found?.total ?? 0, total_is_least: false };
    },
    counts: (queries) =>
      isReady() ? index.counts(queries) : queries.map((query) => countGrid(store, query)),
    warm: () => index.warm(),
  };
}
