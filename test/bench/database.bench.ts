import type { Store } from "#electron/db/connection";
import { openStore } from "#electron/db/open";
import { searchCards, searchCustomers, searchModels } from "#electron/repositories/card-search";
import { createGridIndex } from "#electron/repositories/grid/grid-index";
import type { GridFilters, GridQuery } from "#electron/repositories/grid/grid-query";
import { GRID_SORT_COLUMNS } from "#shared/domain/workbench/sort-columns";
import { type BenchRow, median, quantile } from "./bench-row";
import { BENCH_NOW_MS, benchStaff, seeded } from "./many-cards";

const PAGE_GOAL_MS = 30;
const SEARCH_GOAL_MS = 50;
const PAGES = 400;
const PAGE_ROWS = 100;
const DAY_MS = 86_400_000;
const [anEngineer = ""] = benchStaff;

/** What the filter bar can ask, from nothing to several things at once. */
const filterSets: readonly GridFilters[] = [
  {},
  { open: true },
  { status: ["archived"] },
  { open: true, mine: anEngineer },
  { assignee: [anEngineer], kind: ["A"] },
  { registered: { from: BENCH_NOW_MS - 90 * DAY_MS, to: BENCH_NOW_MS } },
  { customer_level: ["vip"], paper: ["none"], priority: ["urgent", "high"] },
  { model: ["CG-L100"] },
  { overdue: true },
  { search: "异响" },
  { search: "0721", open: false },
];

/** As typed, one key after another where it matters: words, names, tails, parts, whole codes, nothing at all. */
const searches: readonly string[] = [
  ..."异 异响 异响移 漏电 锁 沈 沈小 沈小满 周大寒 异响移动漏电不".split(" "),
  ..."c cg cg- cg-l cg-l1 cg-l10 CG-L100 型号:H10".split(" "),
  ..."072 0721 5021 1234 12 序列号:2026".split(" "),
  ..."SN2 SN20 SN202 SN2026 SN20261 SN202612 SN20261234 20260001 0261".split(" "),
  ..."SH-S01-2026112 1121-00 0000123 20261120".split(" "),
  "沈小满 异响",
  "异响 0721",
  "锁 -异响",
  "客户:沈 漏电",
  "不存在的词",
];

/** Processor time of this process, which other programs of a busy machine do not lengthen. */
function processorMs(work: () => unknown): number {
  const started = process.cpuUsage();
  work();
  const used = process.cpuUsage(started);
  return (used.user + used.system) / 1000;
}

function elapsedMs(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function queryOf(random: (below: number) => number): GridQuery {
  const column = GRID_SORT_COLUMNS[random(GRID_SORT_COLUMNS.length)] ?? "urgency";
  const filters = filterSets[random(filterSets.length)] ?? {};
  return { filters, order: { column, dir: random(2) === 0 ? "asc" : "desc" }, nowMs: BENCH_NOW_MS };
}

function benchGrid(store: Store, cards: number): BenchRow[] {
  const grid = createGridIndex(store, () => undefined);
  const opening: GridQuery = {
    filters: { open: true },
    order: { column: "urgency", dir: "asc" },
    nowMs: BENCH_NOW_MS,
  };
  const firstMs = elapsedMs(() => grid.page(opening, 0, PAGE_ROWS));
  const steps: number[] = [];
  for (let ready = false; !ready; ) steps.push(elapsedMs(() => (ready = grid.warm())));
  const random = seeded(7);
  // Every page is another query at another place: nothing is asked twice in a row.
  const processor: number[] = [];
  const pages = Array.from({ length: PAGES }, () => {
    const query = queryOf(random);
    const start = random(cards);
    return elapsedMs(() => processor.push(processorMs(() => grid.page(query, start, start + PAGE_ROWS))));
  });
  const counts = Array.from({ length: 50 }, () =>
    elapsedMs(() =>
      grid.counts(
        filterSets.slice(0, 8).map((filters) => ({ ...opening, filters: { ...filters, open: true } })),
      ),
    ),
  );
  const p95 = quantile(pages, 0.95);
  const readMs = steps.reduce((sum, step) => sum + step, 0);
  return [
    {
      what: `grid: any page, sort and filter, ${cards.toLocaleString("en")} cards, p95`,
      figure: `${p95.toFixed(1)} ms (median ${median(pages).toFixed(1)}, worst ${quantile(pages, 1).toFixed(0)}; processor p95 ${quantile(processor, 0.95).toFixed(1)}; eight view counts ${median(counts).toFixed(1)})`,
      goal: `≤ ${PAGE_GOAL_MS} ms`,
      ratio: p95 / PAGE_GOAL_MS,
    },
    {
      what: "grid: the first page of a cold start, straight from SQLite",
      figure: `${firstMs.toFixed(1)} ms (then read while idle: ${(readMs / 1000).toFixed(1)} s in steps of ${median(steps).toFixed(0)} ms)`,
      goal: `≤ ${PAGE_GOAL_MS} ms`,
      ratio: firstMs / PAGE_GOAL_MS,
    },
  ];
}

function benchSearch(store: Store, cards: number): BenchRow {
  const found = searches.flatMap((text) =>
    Array.from({ length: 5 }, () =>
      elapsedMs(() => [
        searchCards(store, text, "open", 8),
        searchCards(store, text, "closed", 8),
        searchCustomers(store, text, 8),
        searchModels(store, text, 8),
      ]),
    ),
  );
  const p95 = quantile(found, 0.95);
  return {
    what: `search as you type, four groups, ${cards.toLocaleString("en")} cards, p95`,
    figure: `${p95.toFixed(1)} ms (median ${median(found).toFixed(1)}, worst ${quantile(found, 1).toFixed(0)})`,
    goal: `≤ ${SEARCH_GOAL_MS} ms`,
    ratio: p95 / SEARCH_GOAL_MS,
  };
}

/**
 * Grid and search over a store that `fillStore` filled (ARCHITECTURE 5); one million cards are asked by the same
 * environment switch as elsewhere.
 */
export async function benchDatabase(large: {
  readonly folder: string;
  readonly cards: number;
}): Promise<readonly BenchRow[]> {
  const opened = await openStore({ folder: large.folder, now: Date.now, quickCheck: false });
  if (!opened.ok) throw new Error(opened.code);
  const { store } = opened;
  try {
    return [...benchGrid(store, large.cards), benchSearch(store, large.cards)];
  } finally {
    store.close();
  }
}
