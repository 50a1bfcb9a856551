import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "#electron/db/connection";
import { createGridIndex } from "#electron/repositories/grid/grid-index";
import type { GridQuery } from "#electron/repositories/grid/grid-query";
import { fillStore } from "#test/bench/many-cards";
import { discard, newStore } from "./store-in-folder";

let store: Store;
beforeAll(async () => {
  store = await newStore();
  fillStore(store, 2500);
});
afterAll(() => discard(store));

const queries: readonly GridQuery[] = [
  { filters: { open: true }, order: { column: "urgency", dir: "asc" }, nowMs: Date.UTC(2026, 10, 21, 4) },
  { filters: { search: "异" }, order: { column: "customer_name", dir: "desc" }, nowMs: 0 },
  { filters: { status: ["archived"] }, order: { column: "assignee", dir: "asc" }, nowMs: 0 },
];

test("pages are the same before, while and after a large store is read in idle steps", () => {
  const steps: (() => void)[] = [];
  const grid = createGridIndex(store, (step) => steps.push(step));
  const answers = () => [
    ...queries.map((query) => grid.page(query, 10, 40)),
    ...queries.map((query) => grid.page(query, 700, 720)),
    grid.counts(queries),
  ];
  expect(steps).toHaveLength(0);
  const fromSqlite = answers();
  expect(steps).toHaveLength(1);
  let taken = 0;
  for (let step = steps.shift(); step !== undefined; step = steps.shift()) {
    step();
    taken += 1;
    if (taken < 4) expect(answers()).toEqual(fromSqlite);
  }
  expect(taken).toBeGreaterThan(7);
  expect(answers()).toEqual(fromSqlite);
});

test("a store that is closed meanwhile ends the reading", async () => {
  const other = await newStore();
  fillStore(other, 2100);
  const steps: (() => void)[] = [];
  const [query] = queries;
  if (query === undefined) throw new Error("no query");
  createGridIndex(other, (step) => steps.push(step)).page(query, 0, 5);
  discard(other);
  steps.shift()?.();
  expect(steps).toEqual([]);
});
