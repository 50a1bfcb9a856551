import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { StaffCode } from "#shared/domain/card/case-state";
import {
  CHANNELS,
  CUSTOMER_LEVELS,
  KINDS,
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
    /** The next deadline as `StoredUrgency` has it: only an event changes it, what is late is asked with a time. */
    urgency_class: integer("urgency_class").notNull(),
    urgency_sort_at: instant("urgency_sort_at"),
    urgency_milestone: code("urgency_milestone", MILESTONES),
    urgency_round: integer("urgency_round"),
    urgency_paused_since: instant("urgency_paused_since"),
    urgency_warn50_at: instant("urgency_warn50_at"),
    urgency_warn80_at: instant("urgency_warn80_at"),
    urgency_start_at: instant("urgency_start_at"),
    /** The customer's name as it sorts. */
    customer_sort: text("customer_sort"),
    /** The first characters of the description, as they sort. */
    description_sort: text("description_sort"),
  },
  (t) => [
    ...columnChecks("card_grid", t),
    rule("card_grid_urgency_class", `"urgency_class" BETWEEN 0 AND 3`),
    rule("card_grid_urgency_sort_at", `("urgency_class" = 3) = ("urgency_sort_at" IS NULL)`),
    uniqueIndex("card_grid_by_card").on(t.card_id),
    uniqueIndex("card_grid_by_change").on(t.change_seq),
    index("card_grid_by_no").on(t.no),
    index("card_grid_by_customer").on(t.customer_sort),
    index("card_grid_by_description").on(t.description_sort),
    index("card_grid_open_by_urgency").on(t.urgency_class, t.urgency_sort_at).where(when(`"open" = 1`)),
  ],
);
