import { sql } from "drizzle-orm";
import {
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { ACTIONS } from "#shared/domain/card/vocabulary";
import { card } from "./card";
import { code, columnChecks, flag, instant, json, rule, when } from "./columns";

/**
 * The log of every card. Triggers refuse UPDATE and DELETE; what becomes of an event later (undone,
 * countersigned) is a row of its own. `prev_hash` and `hash` chain the whole store's events (SAFETY 6).
 */
export const cardEvent = sqliteTable(
  "card_event",
  {
    global_seq: integer("global_seq").primaryKey({ autoIncrement: true }),
    card_id: text("card_id")
      .notNull()
      .references(() => card.id),
    seq: integer("seq").notNull(),
    action: code("action", ACTIONS).notNull(),
    actor: text("actor").notNull(),
    on_behalf: text("on_behalf"),
    at: instant("at").notNull(),
    entered_at: instant("entered_at").notNull(),
    late: flag("late").notNull(),
    clock_flag: flag("clock_flag").notNull(),
    cause_seq: integer("cause_seq").notNull(),
    self_marked: flag("self_marked").notNull(),
    payload: json<unknown>("payload").notNull(),
    before: json<unknown>("before").notNull(),
    after: json<unknown>("after").notNull(),
    prev_hash: text("prev_hash"),
    hash: text("hash"),
  },
  (t) => [
    ...columnChecks("card_event", t),
    rule("card_event_seq_positive", `"seq" >= 1`),
    rule("card_event_cause", `"cause_seq" BETWEEN 1 AND "seq"`),
    uniqueIndex("card_event_by_card").on(t.card_id, t.seq),
    index("card_event_by_entered").on(t.entered_at),
    index("card_event_self_marked").on(t.global_seq).where(when(`"self_marked" = 1`)),
  ],
);

const eventKey = () => ({ card_id: text("card_id").notNull(), seq: integer("seq").notNull() });

/** `undone_by` = the sequence of the `undo` event; a redo undoes that one. */
export const eventUndo = sqliteTable(
  "event_undo",
  { ...eventKey(), undone_by: integer("undone_by").notNull() },
  (t) => [
    primaryKey({ columns: [t.card_id, t.seq] }),
    foreignKey({ columns: [t.card_id, t.seq], foreignColumns: [cardEvent.card_id, cardEvent.seq] }),
    rule("event_undo_later", `"undone_by" > "seq"`),
  ],
);

export const eventCountersign = sqliteTable(
  "event_countersign",
  { ...eventKey(), countersigned_by: text("countersigned_by").notNull(), at: instant("at").notNull() },
  (t) => [
    primaryKey({ columns: [t.card_id, t.seq] }),
    foreignKey({ columns: [t.card_id, t.seq], foreignColumns: [cardEvent.card_id, cardEvent.seq] }),
  ],
);

/** What is logged beside the cards: exports, un-masking, settings, sign-ins (DOMAIN 8). Append-only. */
export const auditEntry = sqliteTable(
  "audit_entry",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    what: text("what").notNull(),
    by: text("by").notNull(),
    at: instant("at").notNull(),
    subject: text("subject"),
    details: json<unknown>("details").notNull().default(sql`'{}'`),
  },
  (t) => [...columnChecks("audit_entry", t), index("audit_entry_by_subject").on(t.subject)],
);
