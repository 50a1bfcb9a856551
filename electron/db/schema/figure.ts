import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import {
  ACTIONS,
  CHANNELS,
  GRADES,
  KINDS,
  PRIORITIES,
  SERVICE_MODES,
  WAITING_FOR,
} from "#shared/domain/card/vocabulary";
import { CLOCK_FACT_STATES } from "#shared/domain/figures/card-facts";
import { FIGURE_CODES } from "#shared/domain/figures/vocabulary";
import { card } from "./card";
import { code, columnChecks, flag, instant, rule, when } from "./columns";

/**
 * What the figures of DOMAIN 6 ask of a card, one narrow row per card, written with it in one transaction: a month of
 * ten thousand cards is then read in one sweep instead of from the wide rows, the lists and the log of each.
 */
export const cardFigure = sqliteTable(
  "card_figure",
  {
    /** In the order of their making, so that the cards of a month lie together. */
    row_id: integer("row_id").primaryKey({ autoIncrement: true }),
    card_id: text("card_id")
      .notNull()
      .references(() => card.id),
    no: text("no"),
    store: text("store").notNull(),
    /** Registered and neither cancelled nor merged. */
    counted: flag("counted").notNull(),
    kind: code("kind", KINDS),
    service_mode: code("service_mode", SERVICE_MODES),
    priority: code("priority", PRIORITIES).notNull(),
    channel: code("channel", CHANNELS),
    model: text("model"),
    assignee: text("assignee"),
    group: text("group"),
    fault_category: text("fault_category"),
    registered_at: instant("registered_at"),
    first_completed_at: instant("first_completed_at"),
    confirmed_at: instant("confirmed_at"),
    /** Kind A, outcome repaired. */
    repaired: flag("repaired").notNull(),
    round: integer("round").notNull(),
    repeat_of: text("repeat_of"),
    grade: code("grade", GRADES),
    satisfaction: integer("satisfaction"),
    completeness: real("completeness"),
    /** Valid surveys, and the sum of their indexes. */
    surveys: integer("surveys").notNull(),
    survey_sum: real("survey_sum").notNull(),
    followed_up: flag("followed_up").notNull(),
    /** Store checks. */
    checks: integer("checks").notNull(),
    checks_passed: integer("checks_passed").notNull(),
    /** Result of the first sample check; null where never sampled. */
    sample_pass: flag("sample_pass"),
    /** First `respond` or `accept` that counts; from the log. */
    first_response_at: instant("first_response_at"),
    /** Imported history: its first round was not lived through here; from the log. */
    history: flag("history").notNull(),
  },
  (t) => [
    ...columnChecks("card_figure", t),
    rule("card_figure_counted_registered", `"counted" = 0 OR "registered_at" IS NOT NULL`),
    rule("card_figure_checks", `0 <= "checks_passed" AND "checks_passed" <= "checks"`),
    uniqueIndex("card_figure_by_card").on(t.card_id),
    index("card_figure_by_registered").on(t.registered_at).where(when(`"counted" = 1`)),
    index("card_figure_by_completed")
      .on(t.first_completed_at)
      .where(when(`"counted" = 1 AND "first_completed_at" IS NOT NULL`)),
    index("card_figure_by_confirmed")
      .on(t.confirmed_at)
      .where(when(`"counted" = 1 AND "confirmed_at" IS NOT NULL`)),
  ],
);

/**
 * The first-round clocks that on-time figures judge, of counted cards only; the index alone answers a month.
 * `running` past its due counts as a miss when it is read, so that no time has to be rewritten.
 */
export const figureClock = sqliteTable(
  "figure_clock",
  {
    card_id: text("card_id")
      .notNull()
      .references(() => card.id),
    code: code("code", FIGURE_CODES).notNull(),
    due_at: instant("due_at").notNull(),
    state: code("state", CLOCK_FACT_STATES).notNull(),
    /** Met by an entry made late (补录). */
    late_entry: flag("late_entry").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.card_id, t.code] }),
    ...columnChecks("figure_clock", t),
    index("figure_clock_by_due").on(t.code, t.due_at, t.state, t.late_entry),
  ],
);

/** Stretches in which a card waited for one thing, from its log. */
export const cardWait = sqliteTable(
  "card_wait",
  {
    card_id: text("card_id")
      .notNull()
      .references(() => card.id),
    n: integer("n").notNull(),
    waiting_for: code("waiting_for", WAITING_FOR).notNull(),
    round: integer("round").notNull(),
    from_at: instant("from_at").notNull(),
    to_at: instant("to_at"),
  },
  (t) => [
    primaryKey({ columns: [t.card_id, t.n] }),
    ...columnChecks("card_wait", t),
    index("card_wait_by_end").on(t.waiting_for, t.to_at).where(when(`"to_at" IS NOT NULL`)),
  ],
);

/** Every rework of a card, from its log. */
export const cardRework = sqliteTable(
  "card_rework",
  {
    card_id: text("card_id")
      .notNull()
      .references(() => card.id),
    /** 2, 3 …: the round that it opened. */
    round: integer("round").notNull(),
    at: instant("at").notNull(),
    cause: code("cause", ACTIONS).notNull(),
    reason: text("reason"),
    /** `result` as it stood when the rework began. */
    first_result: text("first_result"),
  },
  (t) => [
    primaryKey({ columns: [t.card_id, t.round] }),
    ...columnChecks("card_rework", t),
    rule("card_rework_round", `"round" >= 2`),
    index("card_rework_by_time").on(t.at),
  ],
);
