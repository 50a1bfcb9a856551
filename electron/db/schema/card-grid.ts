import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { StaffCode } from "#shared/domain/card/case-state";
import {
  CHANNELS,
  CUSTOMER_LEVELS,
  KINDS,
  MILESTONE_STATES,
  MILESTONES,
  PRIORITIES,
  SERVICE_MODES,
  STATUSES,
  WAITING_FOR,
} from "#shared/domain/card/vocabulary";
import { PAPER_STATES } from "#shared/domain/paper/vocabulary";
import { card } from "./card";
import { code, columnChecks, flag, instant, json, rule, when } from "./columns";

/**
 * What the grid filters and sorts by, one narrow row per card, written with the card in one transaction.
 * `row_id` is the card's stable number for the search index (a table without INTEGER PRIMARY KEY may be
 * renumbered by VACUUM); `change_seq` grows with every change, so that a cache can ask what is new, whichever
 * process wrote it.
 */
export const cardGrid = sqliteTable(
  "card_grid",
  {
    row_id: integer("row_id").primaryKey({ autoIncrement: true }),
    card_id: text("card_id")
      .notNull()
      .references(() => card.id),
    change_seq: integer("change_seq").notNull(),
    open: flag("open").notNull(),
    status: code("status", STATUSES).notNull(),
    waiting_for: code("waiting_for", WAITING_FOR),
    kind: code("kind", KINDS),
    priority: code("priority", PRIORITIES).notNull(),
    service_mode: code("service_mode", SERVICE_MODES),
    channel: code("channel", CHANNELS),
    customer_level: code("customer_level", CUSTOMER_LEVELS).notNull(),
    paper: code("paper", PAPER_STATES).notNull(),
    assignee: text("assignee"),
    registered_by: text("registered_by"),
    /** Null for none, so that the usual row stays small. */
    collaborators: json<readonly StaffCode[]>("collaborators"),
    model: text("model"),
    no: text("no"),
    registered_at: instant("registered_at"),
    promised_at: instant("promised_at"),
    /** 0 breached, 1 due, 2 paused, 3 nothing due (UX 3: the default order). */
    urgency_rank: integer("urgency_rank").notNull(),
    /** Place of the priority (0 = urgent) in a breached row, else 0: only breached rows sort by it. */
    urgency_priority: integer("urgency_priority").notNull(),
    urgency_due: instant("urgency_due"),
    next_milestone: code("next_milestone", MILESTONES),
    next_round: integer("next_round"),
    next_occurrence: integer("next_occurrence"),
    next_state: code("next_state", MILESTONE_STATES),
    next_start_at: instant("next_start_at"),
    next_due_at: instant("next_due_at"),
    /** The customer's name as it sorts. */
    customer_sort: text("customer_sort"),
    /** The first characters of the description, as they sort. */
    description_sort: text("description_sort"),
  },
  (t) => [
    ...columnChecks("card_grid", t),
    rule("card_grid_urgency_rank", `"urgency_rank" BETWEEN 0 AND 3`),
    rule("card_grid_urgency_priority", `"urgency_priority" BETWEEN 0 AND 3`),
    uniqueIndex("card_grid_by_card").on(t.card_id),
    uniqueIndex("card_grid_by_change").on(t.change_seq),
    index("card_grid_by_no").on(t.no),
    index("card_grid_by_customer").on(t.customer_sort),
    index("card_grid_by_description").on(t.description_sort),
    index("card_grid_by_registered").on(t.registered_at),
    index("card_grid_open_by_urgency")
      .on(t.urgency_rank, t.urgency_priority, t.urgency_due)
      .where(when(`"open" = 1`)),
    index("card_grid_open_by_assignee").on(t.assignee).where(when(`"open" = 1`)),
  ],
);
