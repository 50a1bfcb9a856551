import type { Store } from "#electron/db/connection";
import { createGridIndex, type GridIndex } from "./grid/grid-index";
import type { GridCards, GridQuery } from "./grid/grid-query";
import { countGrid, queryGrid } from "./grid/grid-sql";

/** Up to this many cards reading them all into memory is quicker than a screen's frame. */
const READ_AT_ONCE = 5000;

/** The workbench's grid over one open store. */
export interface CardGrid {
  /** Cards [startRow, endRow) of a query, with the total. */
  page(query: GridQuery, startRow: number, endRow: number): GridCards;
  /** How many cards each filter leaves: the numbers beside the views. */
  counts(queries: readonly GridQuery[]): number[];
  /**
   * Reads more cards into memory; call it while idle until it answers true. Until then pages come from SQLite: quick
   * for the open cards that a window opens with, slower for a far page of a large store.
   */
  warm(): boolean;
}

/** One grid per open store; it holds about 60 bytes a card. */
export function openCardGrid(store: Store): CardGrid {
  const index: GridIndex = createGridIndex(store);
  let triedSmall = false;

  function isReady(): boolean {
    if (!triedSmall) {
      triedSmall = true;
      index.warm(READ_AT_ONCE);
    }
    return index.isReady();
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
