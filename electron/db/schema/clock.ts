import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { MILESTONE_STATES, MILESTONES, PRIORITIES } from "#shared/domain/card/vocabulary";
import { card } from "./card";
import { code, columnChecks, flag, instant, rule, when } from "./columns";

/** When somebody is next to be told of a clock: at 50 %, 80 %, the breach, the second breach (DOMAIN 4.2). */
export const TELL_AT = `CASE "warned_percent" WHEN 0 THEN coalesce("warn_half_at", "warn_at", "due_at") WHEN 50 THEN coalesce("warn_at", "due_at") WHEN 80 THEN "due_at" WHEN 100 THEN "second_breach_at" END`;
/** Clocks that somebody may still have to be told of. Queries repeat both texts, so that the index serves them. */
export const UNTOLD = `"state" IN ('running', 'breached') AND "met_at" IS NULL AND "ended_at" IS NULL AND "warned_percent" < 200`;

/**
 * One clock of one card (DOMAIN 4.2) as far as queues, reminders and figures ask for it; why it is so is worked
 * out again from the events. `occurrence` counts what stands "each time" (expert, parts).
 */
export const milestone = sqliteTable(
  "milestone",
  {
    card_id: text("card_id")
      .notNull()
      .references(() => card.id),
    milestone: code("milestone", MILESTONES).notNull(),
    round: integer("round").notNull(),
    occurrence: integer("occurrence").notNull(),
    state: code("state", MILESTONE_STATES).notNull(),
    start_at: instant("start_at"),
    due_at: instant("due_at"),
    met_at: instant("met_at"),
    ended_at: instant("ended_at"),
    paused_ms: integer("paused_ms").notNull(),
    /** When the pause began that is still on. */
    paused_since_at: instant("paused_since_at"),
    /** When 50 % and 80 % of the time are used; null where the milestone does not warn then. */
    warn_half_at: instant("warn_half_at"),
    warn_at: instant("warn_at"),
    /** Late by more than the limit itself: the director hears of it. */
    second_breach_at: instant("second_breach_at"),
    priority: code("priority", PRIORITIES).notNull(),
    /** Met by an event that was entered late (补录): a miss when late entries count as misses. */
    late_entry: flag("late_entry").notNull(),
    /** The highest share of the time already told to somebody: 0, 50, 80, 100, 200. */
    warned_percent: integer("warned_percent").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.card_id, t.milestone, t.round, t.occurrence] }),
    ...columnChecks("milestone", t),
    rule("milestone_round_positive", `"round" >= 1`),
    rule("milestone_occurrence_positive", `"occurrence" >= 1`),
    rule("milestone_paused_ms", `"paused_ms" >= 0`),
    rule("milestone_warned_percent", `"warned_percent" IN (0, 50, 80, 100, 200)`),
    index("milestone_running_by_due").on(t.due_at).where(when(`"state" = 'running'`)),
    index("milestone_breached_by_due").on(t.due_at).where(when(`"state" = 'breached'`)),
    index("milestone_to_tell").on(sql.raw(TELL_AT)).where(when(UNTOLD)),
    index("milestone_by_due").on(t.milestone, t.due_at),
  ],
);
