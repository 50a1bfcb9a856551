import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Store } from "#electron/db/connection";
import { insertCase, loadState, saveCase } from "#electron/repositories/case-repository";
import { createColumnIndex } from "#electron/repositories/grid/column-index";
import { createGridIndex } from "#electron/repositories/grid/grid-index";
import type { GridCard, GridFilters, GridQuery } from "#electron/repositories/grid/grid-query";
import { countGrid, queryGrid } from "#electron/repositories/grid/grid-sql";
import { savePaperState, saveUrgency } from "#electron/repositories/grid-row";
import { insertStaff } from "#electron/repositories/staff-repository";
import { immediate } from "#electron/repositories/transaction";
import type { CardFields } from "#shared/domain/card/case-state";
import {
  CHANNELS,
  isOpenStatus,
  KINDS,
  PRIORITIES,
  SERVICE_MODES,
  STATUSES,
  WAITING_FOR,
} from "#shared/domain/card/vocabulary";
import type { StoredUrgency } from "#shared/domain/clock/urgency";
import { PAPER_STATES, type PaperState } from "#shared/domain/paper/vocabulary";
import { GRID_SORT_COLUMNS, type GridSortColumn } from "#shared/domain/workbench/sort-columns";
import { sampleCase } from "./sample-case";
import { discard, newStore } from "./store-in-folder";

const NOW = 1_000_000;
const CARDS = 160;
const staffNames: Readonly<Record<string, string>> = { e1: "丁示例", e2: "甲示例", e3: "乙示例" };
const ok = { ok: true } as const;

interface Known {
  fields: CardFields;
  urgency: StoredUrgency;
  paper: PaperState;
}

let store: Store;
const known: Known[] = [];

beforeAll(async () => {
  store = await newStore();
  immediate(store, (tx) => {
    for (const [code, name] of Object.entries(staffNames)) {
      insertStaff(tx, { code, name, phone: null, active: true, created_at: 0, roles: ["engineer"] });
    }
    return ok;
  });
  for (const card of fc.sample(cardArbitrary, { numRuns: CARDS, seed: 20261121 })) add(card);
});
afterAll(() => discard(store));

const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null });
const time = fc.option(fc.integer({ min: NOW - 50, max: NOW + 50 }), { nil: null });
const staffCode = maybe(["e1", "e2", "e3", "left"]);

const urgencyArbitrary: fc.Arbitrary<StoredUrgency> = fc
  .record({ urgency_class: fc.constantFrom(0, 1, 2, 3), at: fc.integer({ min: NOW - 50, max: NOW + 50 }) })
  .map(({ urgency_class, at }) => ({
    urgency_class: urgency_class as StoredUrgency["urgency_class"],
    urgency_sort_at: urgency_class === 3 ? null : at,
    priority_rank: 0,
    urgency_milestone: urgency_class === 3 ? null : "resolve",
    urgency_round: urgency_class === 3 ? null : 1,
    urgency_paused_since: null,
    urgency_warn50_at: null,
    urgency_warn80_at: null,
  }));

const cardArbitrary = fc.record({
  status: fc.constantFrom(...STATUSES),
  waiting: fc.constantFrom(...WAITING_FOR),
  kind: maybe(KINDS),
  priority: fc.constantFrom(...PRIORITIES),
  service_mode: maybe(SERVICE_MODES),
  channel: maybe(CHANNELS),
  customer_level: fc.constantFrom("vip" as const, "normal" as const),
  assignee: staffCode,
  registered_by: staffCode,
  collaborators: fc.uniqueArray(fc.constantFrom("e1", "e2", "e3"), { maxLength: 2 }),
  model: maybe(["CG-L500", "CG-A20", "无", "cg-a20"]),
  customer_name: maybe(["沈小满", "沈", "云杉苑物业", "𬭎示例", "Zoë", "\uFF21客户"]),
  description: maybe(["漏水至楼下", "漏水", "反锁打不开，家中有老人独处无法开门", "E07"]),
  registered_at: time,
  promised_at: time,
  paper: fc.constantFrom(...PAPER_STATES),
  urgency: urgencyArbitrary,
});

type SampleCard = typeof cardArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

function fieldsOf(card: SampleCard, id: string, no: string): Partial<CardFields> {
  const { urgency, paper, waiting, ...fields } = card;
  return { ...fields, id, no, waiting_for: card.status === "waiting" ? waiting : null };
}

function add(card: SampleCard): void {
  const place = known.length;
  // Numbers that do not rise with the cards' making, as in imported history.
  const no = `SH-S01-202611${String(10 + ((place * 7) % 20))}-${String(place).padStart(4, "0")}`;
  const state = sampleCase(fieldsOf(card, `card-${place}`, no));
  immediate(store, (tx) => {
    insertCase(tx, state);
    saveUrgency(tx, state.fields.id, card.urgency, null);
    savePaperState(tx, state.fields.id, card.paper);
    return ok;
  });
  known.push({ fields: state.fields, urgency: card.urgency, paper: card.paper });
}

function change(place: number, card: SampleCard): void {
  const entry = known[place];
  const before = entry === undefined ? null : loadState(store, { id: entry.fields.id });
  if (entry === undefined || before === null) throw new Error("no such card");
  const changed = fieldsOf(card, entry.fields.id, entry.fields.no ?? "");
  const after = { ...before, fields: { ...before.fields, ...changed, version: before.fields.version + 1 } };
  immediate(store, (tx) => {
    saveUrgency(tx, entry.fields.id, card.urgency, null);
    savePaperState(tx, entry.fields.id, card.paper);
    return saveCase(tx, before, after, before.fields.version);
  });
  known[place] = { fields: after.fields, urgency: card.urgency, paper: card.paper };
}

// ---- the plain reference ----

type Key = string | number;

const isLate = ({ urgency }: Known, at: number) =>
  urgency.urgency_class === 0 && (urgency.urgency_sort_at ?? 0) < at;

function keyOf(card: Known, column: GridSortColumn): readonly Key[] | null {
  const { fields, urgency } = card;
  const single = (value: Key | null) => (value === null ? null : [value]);
  switch (column) {
    case "urgency":
      if (urgency.urgency_class === 3) return null;
      return [
        isLate(card, NOW) ? 0 : 1,
        urgency.urgency_class,
        isLate(card, NOW) ? PRIORITIES.indexOf(fields.priority) : 0,
        urgency.urgency_sort_at ?? 0,
      ];
    case "due_at":
      return urgency.urgency_class % 2 === 1 ? null : single(urgency.urgency_sort_at);
    case "priority":
      return [PRIORITIES.indexOf(fields.priority)];
    case "status":
      return [STATUSES.indexOf(fields.status)];
    case "service_mode":
      return fields.service_mode === null ? null : [SERVICE_MODES.indexOf(fields.service_mode)];
    case "paper":
      return [PAPER_STATES.indexOf(card.paper)];
    case "assignee":
      return single(fields.assignee === null ? null : (staffNames[fields.assignee] ?? fields.assignee));
    case "description":
      return single(fields.description === null ? null : [...fields.description].slice(0, 12).join(""));
    default:
      return single(fields[column]);
  }
}

function compareKeys(left: readonly Key[], right: readonly Key[]): number {
  for (const [place, key] of left.entries()) {
    const other = right[place];
    if (key === other || other === undefined) continue;
    if (typeof key === "number") return key - Number(other);
    return Buffer.compare(Buffer.from(key), Buffer.from(String(other)));
  }
  return 0;
}

function expectedIds({ filters, order }: GridQuery): string[] {
  const kept = known.map((card, place) => ({ card, place })).filter(({ card }) => keeps(card, filters));
  const sign = order.dir === "asc" ? 1 : -1;
  kept.sort((left, right) => {
    const [a, b] = [keyOf(left.card, order.column), keyOf(right.card, order.column)];
    if ((a === null) !== (b === null)) return a === null ? 1 : -1;
    return sign * ((a === null || b === null ? 0 : compareKeys(a, b)) || left.place - right.place);
  });
  return kept.map(({ card }) => card.fields.id);
}

const codeFilters = [
  "status",
  "waiting_for",
  "kind",
  "priority",
  "service_mode",
  "channel",
  "customer_level",
  "model",
  "assignee",
] as const;

function keeps(card: Known, filters: GridFilters): boolean {
  const { fields } = card;
  const codes = codeFilters.every((name) => {
    const wanted: readonly (string | null)[] | undefined = filters[name];
    return wanted === undefined || wanted.includes(fields[name]);
  });
  const { mine, registered, search } = filters;
  const at = fields.registered_at;
  return (
    codes &&
    (filters.paper === undefined || filters.paper.includes(card.paper)) &&
    (filters.open === undefined || isOpenStatus(fields.status) === filters.open) &&
    (mine === undefined || [fields.assignee, fields.registered_by, ...fields.collaborators].includes(mine)) &&
    (registered?.from == null || (at !== null && at >= registered.from)) &&
    (registered?.to == null || (at !== null && at < registered.to)) &&
    (filters.overdue === undefined || isLate(card, NOW) === filters.overdue) &&
    (filters.due_before === undefined || isLate(card, filters.due_before)) &&
    (search === undefined || (fields.description ?? "").includes(search))
  );
}

const some = <T>(values: readonly T[]) => fc.option(fc.subarray([...values]), { nil: undefined });
const filtersArbitrary = fc
  .record({
    status: some(STATUSES),
    waiting_for: some(WAITING_FOR),
    kind: some(KINDS),
    priority: some(PRIORITIES),
    service_mode: some(SERVICE_MODES),
    channel: some(CHANNELS),
    customer_level: some(["vip", "normal"] as const),
    paper: some(PAPER_STATES),
    assignee: some(["e1", "e2", "left", "nobody", null]),
    model: some(["CG-L500", "cg-a20", "XX"]),
    mine: fc.option(fc.constantFrom("e1", "e2", "nobody"), { nil: undefined }),
    registered: fc.option(fc.record({ from: time, to: time }), { nil: undefined }),
    open: fc.option(fc.boolean(), { nil: undefined }),
    overdue: fc.option(fc.boolean(), { nil: undefined }),
    due_before: fc.option(fc.integer({ min: NOW - 50, max: NOW + 50 }), { nil: undefined }),
    search: fc.option(fc.constantFrom("漏水", "水", "打不开", "没有"), { nil: undefined }),
  })
  // Mostly one or two filters: all of them together leave nothing.
  .chain((all) =>
    fc
      .subarray(
        Object.entries(all).filter(([, value]) => value !== undefined),
        { maxLength: 2 },
      )
      .map((entries) => Object.fromEntries(entries) as GridFilters),
  );
const queryArbitrary: fc.Arbitrary<GridQuery> = fc.record({
  filters: filtersArbitrary,
  order: fc.record({
    column: fc.constantFrom(...GRID_SORT_COLUMNS),
    dir: fc.constantFrom("asc" as const, "desc" as const),
  }),
  nowMs: fc.constant(NOW),
});
const pageArbitrary = fc
  .record({ start: fc.nat({ max: CARDS }), length: fc.nat({ max: 60 }) })
  .map(({ start, length }) => ({ start, end: start + length }));

const idsOf = (rows: readonly GridCard[]) => rows.map((row) => row.id);

describe("the grid agrees with a plain filter and sort", () => {
  test("in SQLite, pages of any place", () => {
    fc.assert(
      fc.property(queryArbitrary, pageArbitrary, (query, { start, end }) => {
        const expected = expectedIds(query);
        const found = queryGrid(store, query, { limit: end - start, offset: start });
        expect(idsOf(found?.rows ?? [])).toEqual(expected.slice(start, end));
        expect(found?.total).toBe(expected.length);
      }),
      { numRuns: 200 },
    );
  });

  test("in SQLite, followed by its cursor", () => {
    fc.assert(
      fc.property(queryArbitrary, fc.integer({ min: 1, max: 50 }), (query, limit) => {
        const ids: string[] = [];
        let after: string | null = null;
        do {
          const found = queryGrid(store, query, { limit, after });
          if (found === null) throw new Error("the cursor was refused");
          ids.push(...idsOf(found.rows));
          after = found.next;
        } while (after !== null);
        expect(ids).toEqual(expectedIds(query));
      }),
      { numRuns: 60 },
    );
  });

  test("in memory, while cards are added and changed", () => {
    const index = createColumnIndex(store);
    while (!index.warm(50));
    expect(index.state()).toBe("sorted");
    const step = fc.record({
      added: fc.array(cardArbitrary, { maxLength: 2 }),
      changed: fc.array(fc.tuple(fc.nat({ max: CARDS - 1 }), cardArbitrary), { maxLength: 4 }),
      query: queryArbitrary,
      page: pageArbitrary,
    });
    fc.assert(
      fc.property(step, ({ added, changed, query, page }) => {
        added.forEach(add);
        for (const [place, card] of changed) change(place, card);
        const expected = expectedIds(query);
        const found = index.page(query, page.start, page.end);
        expect(idsOf(found.rows)).toEqual(expected.slice(page.start, page.end));
        expect(found.total).toBe(expected.length);
        expect(countGrid(store, query)).toBe(expected.length);
      }),
      { numRuns: 150 },
    );
  });
});

describe("a grid of one store", () => {
  test("shows what the card has, and who is assigned by name", () => {
    const card = known.find(({ fields }) => fields.assignee === "e1");
    const query: GridQuery = { filters: {}, order: { column: "no", dir: "asc" }, nowMs: NOW };
    const row = createGridIndex(store)
      .page(query, 0, known.length)
      .rows.find(({ id }) => id === card?.fields.id);
    expect(row).toMatchObject({
      no: card?.fields.no,
      customer_name: card?.fields.customer_name,
      description: card?.fields.description,
      assignee: "e1",
      assignee_name: "丁示例",
      paper: card?.paper,
      urgency_class: card?.urgency.urgency_class,
    });
  });

  test("a person's new name moves the cards at once", () => {
    const grid = createGridIndex(store);
    const query: GridQuery = {
      filters: { assignee: ["e1", "e2", "e3"] },
      order: { column: "assignee", dir: "asc" },
      nowMs: NOW,
    };
    // 丁 < 乙 < 甲 by code point.
    const assignees = () => [...new Set(grid.page(query, 0, known.length).rows.map((row) => row.assignee))];
    expect(assignees()).toEqual(["e1", "e3", "e2"]);
    store.sqlite.exec(`UPDATE "staff" SET "name" = '丙示例', "version" = "version" + 1 WHERE "code" = 'e2'`);
    expect(assignees()).toEqual(["e1", "e2", "e3"]);
    store.sqlite.exec(`UPDATE "staff" SET "name" = '甲示例', "version" = "version" + 1 WHERE "code" = 'e2'`);
    expect(assignees()).toEqual(["e1", "e3", "e2"]);
  });

  test("a search that is kept follows what the grid does not show", () => {
    const grid = createGridIndex(store);
    const query: GridQuery = {
      filters: { search: "主板受潮" },
      order: { column: "no", dir: "asc" },
      nowMs: NOW,
    };
    expect(grid.page(query, 0, 9).total).toBe(0);
    const before = loadState(store, { id: "card-0" });
    if (before === null) throw new Error("no card");
    const fields = { ...before.fields, fault_cause: "主板受潮", version: before.fields.version + 1 };
    immediate(store, (tx) => saveCase(tx, before, { ...before, fields }, before.fields.version));
    expect(idsOf(grid.page(query, 0, 9).rows)).toEqual(["card-0"]);
  });

  test("a cursor of another order is refused", () => {
    const query: GridQuery = { filters: {}, order: { column: "no", dir: "asc" }, nowMs: NOW };
    const next = queryGrid(store, query, { limit: 5 })?.next ?? "";
    expect(
      queryGrid(store, { ...query, order: { column: "urgency", dir: "asc" } }, { limit: 5, after: next }),
    ).toBeNull();
    expect(queryGrid(store, query, { limit: 5, after: "xx" })).toBeNull();
  });
});
