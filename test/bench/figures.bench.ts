import type { Store } from "#electron/db/connection";
import { openDesk } from "#electron/use-cases/desk";
import { figureTrend } from "#electron/use-cases/figures/figure-trend";
import { showFigures } from "#electron/use-cases/figures/show-figures";
import type { Result } from "#shared/contract/error-codes";
import { localDateOf, parseLocalDate } from "#shared/domain/calendar/local-day";
import type { Actor } from "#shared/domain/card/decision";
import { FIGURE_CODES } from "#shared/domain/figures/vocabulary";
import { type BenchRow, median, quantile } from "./bench-row";
import { BENCH_NOW_MS } from "./many-cards";

const CARDS_A_PERIOD = 10_000;
const GOAL_MS = 1000;
const ROUNDS = 5;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const supervisor: Actor = { code: "sup", roles: ["supervisor"] };

/** Minutes after registration at which each on-time figure is due, and the milestone behind it. */
const CLOCKS = [
  ["register_rate", "register", 10],
  ["response_rate", "respond", 24 * 60],
  ["classify_rate", "classify", 30],
  ["dispatch_rate", "dispatch", 90],
  ["on_site_rate", "on_site", 26 * 60],
  ["resolve_rate", "resolve", 72 * 60],
  ["confirm_rate", "confirm", 74 * 60],
  ["archive_rate", "archive", 120 * 60],
] as const;

/**
 * Gives the cards of `fillStore` the rest of their lives: completed, confirmed, surveyed, with eight clocks each, one
 * in ten of them missed. In SQL, because a million lives through the rules would take a day.
 */
function fillLives(store: Store): void {
  const { sqlite } = store;
  sqlite.pragma("synchronous = OFF");
  sqlite.exec(`
    UPDATE "card_figure" SET "first_completed_at" = "registered_at" + ("row_id" * 7919 % 96 + 1) * ${HOUR_MS},
      "confirmed_at" = "registered_at" + ("row_id" * 7919 % 96 + 3) * ${HOUR_MS},
      "first_response_at" = "registered_at" + ("row_id" * 104729 % 300) * 60000,
      "repaired" = "kind" = 'A', "grade" = CASE "row_id" % 12 WHEN 0 THEN 'dissatisfied' ELSE 'satisfied' END,
      "satisfaction" = 3 + "row_id" % 3, "completeness" = 0.9, "surveys" = "row_id" % 2,
      "survey_sum" = "row_id" % 2 * (70 + "row_id" % 30), "followed_up" = "row_id" % 3 > 0, "checks" = "row_id" % 2,
      "checks_passed" = "row_id" % 2, "fault_category" = '故障' || "row_id" % 23, "group" = '组' || "row_id" % 5
    WHERE "counted" = 1;
    INSERT INTO "survey" ("card_id", "n", "round", "refused", "collected_at", "collected_by", "scores", "overall",
        "choices", "index", "valid")
      SELECT "card_id", 1, 1, 0, "confirmed_at", 'customer',
        '{"timeliness":5,"efficiency":4,"expertise":5,"attitude":5,"aftercare":4}', 5, '["价格合理"]', 92, 1
      FROM "card_figure" WHERE "surveys" = 1;`);
  for (const [code, milestone, minutes] of CLOCKS) {
    const due = `"registered_at" + ${minutes * 60_000}`;
    const state = `CASE WHEN ("row_id" * 31 + ${minutes}) % 10 = 0 THEN 'breached' ELSE 'met' END`;
    sqlite.exec(`
      INSERT INTO "figure_clock" ("card_id", "code", "due_at", "state", "late_entry")
        SELECT "card_id", '${code}', ${due}, ${state}, "row_id" % 40 = 0 FROM "card_figure" WHERE "counted" = 1;
      INSERT INTO "milestone" ("card_id", "milestone", "round", "occurrence", "state", "start_at", "due_at", "met_at",
          "paused_ms", "priority", "late_entry", "warned_percent")
        SELECT "card_id", '${milestone}', 1, 1, ${state}, "registered_at", ${due},
          ${due} + CASE WHEN ("row_id" * 31 + ${minutes}) % 10 = 0 THEN 5 ELSE -5 END * 60000, 0, "priority",
          "row_id" % 40 = 0, 0
        FROM "card_figure" WHERE "counted" = 1;`);
  }
  sqlite.exec("ANALYZE");
  sqlite.pragma("synchronous = FULL");
  sqlite.pragma("wal_checkpoint(TRUNCATE)");
}

function value<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.details ?? {})}`);
  return result.value;
}

/** Whole days, some way back from now, that hold about ten thousand cards. */
function periodOf(store: Store): { readonly code: string; readonly cards: number } {
  const [first, count] = store.sqlite
    .prepare(`SELECT min("registered_at"), count(*) FROM "card_figure" WHERE "counted" = 1`)
    .raw()
    .get() as [number, number];
  const days = Math.max(1, Math.ceil((CARDS_A_PERIOD / count) * ((BENCH_NOW_MS - first) / DAY_MS)));
  const today = parseLocalDate("2026-11-21") ?? 0;
  const to = today - 30;
  return {
    code: `${localDateOf(to - days + 1)}..${localDateOf(to)}`,
    cards: Math.round((count * days * DAY_MS) / (BENCH_NOW_MS - first)),
  };
}

function elapsedMs(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** The figures of a monthly report over a store that `fillStore` filled (ARCHITECTURE 5); asks for it last: it adds to it. */
export async function benchFigures(large: {
  readonly folder: string;
  readonly cards: number;
}): Promise<readonly BenchRow[]> {
  const desk = value(await openDesk(large.folder, { env: {}, checkPagesLater: true }));
  try {
    fillLives(desk.store);
    const { code, cards } = periodOf(desk.store);
    const scope = { period: code };
    const cold = elapsedMs(() => value(showFigures(desk, supervisor, scope)));
    const shown = Array.from({ length: ROUNDS }, () =>
      elapsedMs(() => value(showFigures(desk, supervisor, scope))),
    );
    const ofOne = elapsedMs(() =>
      value(showFigures(desk, supervisor, { ...scope, filters: { person: ["E01"] } })),
    );
    const trend = elapsedMs(() =>
      value(figureTrend(desk, supervisor, { scope, codes: [...FIGURE_CODES], periods: 12 })),
    );
    const p50 = median(shown);
    return [
      {
        what: `figures of a report: ${cards.toLocaleString("en")} cards of ${large.cards.toLocaleString("en")}, with two periods to compare`,
        figure: `${p50.toFixed(0)} ms (first ${cold.toFixed(0)}, worst ${quantile(shown, 1).toFixed(0)}; of one engineer ${ofOne.toFixed(0)}; every figure over twelve periods ${trend.toFixed(0)})`,
        goal: `≤ ${GOAL_MS} ms`,
        ratio: p50 / GOAL_MS,
      },
    ];
  } finally {
    desk.close();
  }
}
