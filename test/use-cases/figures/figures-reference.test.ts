import { expect, test } from "vitest";
import { storedFactsOf } from "#electron/repositories/figures/figure-facts";
import { fillDemoStore } from "#electron/use-cases/demo/fill-demo-store";
import { figureRows } from "#electron/use-cases/figures/figure-rows";
import { bringFiguresUpToDate, rebuildFigures } from "#electron/use-cases/figures/rebuild-figures";
import { showFigures } from "#electron/use-cases/figures/show-figures";
import { usePolicy } from "#electron/use-cases/policy/policies";
import { ok } from "#shared/contract/error-codes";
import type { FiguresView } from "#shared/contract/figures-views";
import { FIGURE_DEFINITIONS } from "#shared/domain/figures/definitions";
import { parsePeriod, previousPeriod, samePeriodLastYear } from "#shared/domain/figures/period";
import type { BreakdownRow, FigureSet } from "#shared/domain/figures/results";
import type { FigureFilters } from "#shared/domain/figures/scope";
import { FIGURE_CODES } from "#shared/domain/figures/vocabulary";
import { accepted, type DeskFixture, openDeskFixture } from "#test/builders/desk-fixture";
import { liveThrough } from "#test/builders/random-histories";
import {
  type RawStore,
  readRawStore,
  type SlowFigure,
  type SlowScope,
  slowFigures,
} from "#test/builders/slow-figures";

const OCTOBER = Date.UTC(2026, 8, 20);
const PERIODS = ["2026-09", "2026-10", "2026-11", "2026-W41", "2026-Q4", "2026-10-05..2026-10-17"];
const FILTERED_PERIOD = "2026-10";
const FILTERS: readonly FigureFilters[] = [
  {},
  { kind: ["A"] },
  { kind: ["B", "C"], channel: ["phone", "wechat", "counter"] },
  { person: ["eng1"], service_mode: ["on_site"] },
  { priority: ["high"], model: ["XQB-80"] },
  { group: ["一组"] },
  { kind: ["A"], fault_category: ["异响"] },
  { store: ["nowhere"] },
];

function shown({ desk, as }: DeskFixture, period: string, filters: FigureFilters = {}): FiguresView {
  return accepted(showFigures(desk, as("sup1"), { period, filters }));
}

function scopeOf(period: string, filters: FigureFilters = {}): SlowScope {
  const { from_day, to_day } = parsePeriod(period) ?? { from_day: "", to_day: "" };
  return { from: from_day, to: to_day, filters };
}

const NAMES = ["value", "numerator", "denominator", "median", "p90", "late_as_missed"] as const;

function expectClose(found: FigureSet, slow: Readonly<Record<string, SlowFigure>>, where: string): void {
  for (const code of FIGURE_CODES) {
    const [is, wanted] = [found[code], slow[code]];
    expect(is.basis_note, `${where} ${code} note`).toBe(wanted?.basis_note);
    for (const name of NAMES) {
      const [left, right] = [is[name] ?? null, wanted?.[name] ?? null];
      if (left === null || right === null) expect(left, `${where} ${code} ${name}`).toBe(right);
      else expect(left, `${where} ${code} ${name}`).toBeCloseTo(right, 6);
    }
  }
}

/** A breakdown's line says what the cards of that line say; what it leaves out is nothing or none. */
function expectLine(row: BreakdownRow, slow: Readonly<Record<string, SlowFigure>>, where: string): void {
  for (const code of FIGURE_CODES) {
    if (code === "stock_turnover") continue;
    const [is, wanted] = [row.figures[code], slow[code]];
    if (is === undefined) expect(wanted?.value ?? 0, `${where} ${code}`).toBe(0);
    else expect(is.value, `${where} ${code}`).toBeCloseTo(wanted?.value ?? Number.NaN, 6);
  }
}

const COLUMN_OF = {
  kind: "kind",
  service_mode: "service_mode",
  priority: "priority",
  channel: "channel",
  staff: "assignee",
  group: "group",
  store: "store",
} as const;

function expectBreakdowns(view: FiguresView, raw: RawStore, period: string): void {
  const scope = scopeOf(period);
  for (const [by, column] of Object.entries(COLUMN_OF) as [keyof typeof COLUMN_OF, string][]) {
    for (const row of view.current.breakdowns[by]) {
      const slow = slowFigures(raw, { ...scope, only: (card) => card[column] === row.key });
      expectLine(row, slow, `${period} ${by} ${row.key}`);
    }
  }
  for (const row of view.current.breakdowns.day) {
    const day = row.key ?? "";
    expectLine(row, slowFigures(raw, { from: day, to: day }), `day ${day}`);
  }
}

function expectAll(fixture: DeskFixture, periods: readonly string[]): void {
  const raw = readRawStore(fixture.desk);
  for (const period of periods) {
    // What filters do does not hang on the kind of period.
    for (const filters of period === FILTERED_PERIOD ? FILTERS : [{}]) {
      const view = shown(fixture, period, filters);
      const where = `${period} ${JSON.stringify(filters)}`;
      expectClose(view.current.figures, slowFigures(raw, scopeOf(period, filters)), where);
      const own = parsePeriod(period);
      if (!own) throw new Error(period);
      for (const [name, other] of [
        ["previous", previousPeriod(own)],
        ["last_year", samePeriodLastYear(own)],
      ] as const) {
        const slow = slowFigures(raw, scopeOf(other.code, filters));
        expectClose(view[name].figures, slow, `${where} ${name}`);
      }
    }
  }
  expectBreakdowns(shown(fixture, "2026-10"), raw, "2026-10");
}

/** A history that lacks what makes figures hard would prove little. */
function expectDiverse(raw: RawStore): void {
  const cardsThat = (holds: (card: RawStore["cards"][number]) => boolean) => raw.cards.filter(holds).length;
  const acted = (action: string) =>
    cardsThat(({ events }) => events.some((event) => event.action === action));
  const rare = {
    merged: cardsThat(({ row }) => row["status"] === "merged"),
    undone: cardsThat(({ undone }) => undone > 0),
    cancelled: cardsThat(({ row }) => row["status"] === "cancelled"),
    reworked: cardsThat(({ row }) => Number(row["round"]) > 1),
    repeats: cardsThat(({ row }) => row["repeat_of"] !== null),
    late: cardsThat(({ lateTimes }) => lateTimes.size > 0),
    partsWaits: cardsThat(({ events }) => events.some(({ after }) => after["waiting_for"] === "parts")),
    checked: acted("qc_pass"),
    sampled: acted("qc_sample"),
    surveyed: acted("collect_survey"),
    followed: acted("follow_up"),
    waived: acted("waive"),
    breached: cardsThat(({ clocks }) => clocks.some(({ state }) => state === "breached")),
  };
  for (const [what, cards] of Object.entries(rare)) expect(cards, what).toBeGreaterThan(0);
}

/** Works every card out again and finds what was kept. */
function expectSameAfterRebuild({ desk }: DeskFixture): void {
  const ids = desk.store.sqlite.prepare(`SELECT "id" FROM "card"`).pluck().all() as string[];
  const facts = () => ids.map((id) => storedFactsOf(desk.store, id));
  const kept = facts();
  accepted(desk.write((tx) => ok(rebuildFigures(desk, tx))));
  const states = (list: ReturnType<typeof facts>) =>
    JSON.parse(JSON.stringify(list).replaceAll('"breached"', '"running"'));
  // A clock that ran over meanwhile is only called so once somebody looks at its card.
  expect(states(facts())).toEqual(states(kept));
  expect(ids.length).toBeGreaterThan(0);
}

test.each([
  [11, "flow_card"],
  [23, "script"],
  [37, "electronics"],
] as const)(
  "agree with the slow reference over random histories, seed %i, policy %s",
  async (seed, policy) => {
    const fixture = await openDeskFixture();
    accepted(usePolicy(fixture.desk, fixture.as("sup1"), policy, null));
    liveThrough(fixture, { seed, cards: 45, fromMs: OCTOBER, days: 50 });
    expectDiverse(readRawStore(fixture.desk));
    expectAll(fixture, PERIODS);
    expectSameAfterRebuild(fixture);
    expectAll(fixture, ["2026-10"]);
  },
);

test("agree over the demo store, whose cards live through every story", async () => {
  const fixture = await openDeskFixture();
  fixture.at("2026-11-21T15:46:00+08:00");
  accepted(fillDemoStore(fixture.desk, { cards: 150, seed: 5 }));
  expectAll(fixture, ["2026-10", "2026-Q3"]);
  expectSameAfterRebuild(fixture);
});

test("every number opens the rows that it counts", async () => {
  const fixture = await openDeskFixture();
  liveThrough(fixture, { seed: 51, cards: 40, fromMs: OCTOBER, days: 40 });
  const { desk, as } = fixture;
  const scope = { period: "2026-10" };
  const { figures } = shown(fixture, "2026-10").current;
  for (const code of FIGURE_CODES) {
    if (code === "stock_turnover") continue;
    const total = (part: "numerator" | "denominator" | "missed") =>
      accepted(figureRows(desk, as("sup1"), { scope, code, part, limit: 500 })).total;
    const { numerator, denominator } = figures[code];
    const isMean = FIGURE_DEFINITIONS[code].unit !== "share" || code === "completeness";
    // Several surveys or checks of one card are one row.
    if (code === "satisfaction_index" || code === "qc_pass_rate") continue;
    expect(total("denominator"), code).toBe(denominator ?? numerator);
    if (isMean) continue;
    expect(total("numerator"), code).toBe(numerator);
    expect(total("missed"), code).toBe((denominator ?? 0) - (numerator ?? 0));
  }
});

test("a store of older rules is read again when it is opened, once", async () => {
  const fixture = await openDeskFixture();
  const ids = liveThrough(fixture, { seed: 7, cards: 6, fromMs: OCTOBER, days: 20 });
  const { desk } = fixture;
  const facts = () => ids.map((id) => storedFactsOf(desk.store, id));
  expect(accepted(bringFiguresUpToDate(desk))).toBe(false);
  accepted(desk.write((tx) => ok(rebuildFigures(desk, tx))));
  const kept = facts();
  desk.store.sqlite.exec(`DELETE FROM "setting" WHERE "key" = 'figures.version';
    DELETE FROM "card_figure"; DELETE FROM "figure_clock"; DELETE FROM "card_wait"; DELETE FROM "card_rework"`);
  expect(shown(fixture, "2026-Q4").current.figures.volume_registered.value).toBe(0);
  expect(accepted(bringFiguresUpToDate(desk))).toBe(true);
  expect(facts()).toEqual(kept);
  expect(accepted(bringFiguresUpToDate(desk))).toBe(false);
});
