import { sql } from "drizzle-orm";
import {
  blob,
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
import { customer } from "./customer";

/** Why a key of the chain was made. */
export const CHAIN_KEY_REASONS = ["first", "older_store", "key_missing"] as const;

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
    /** The personal values of payload, before and after, encrypted; a null stands in their places (SAFETY 6). */
    personal: text("personal"),
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

/**
 * The keys of the chain, one after the other: which event each begins with, and by whose word. The keys themselves
 * lie in the secrets folder; `recovery` is the key under the recovery code, which is stored nowhere.
 */
export const chainKey = sqliteTable(
  "chain_key",
  {
    id: text("id").primaryKey(),
    from_seq: integer("from_seq").notNull(),
    /** Events up to this one were there before the chain and were sealed when it began; 0 = none. */
    sealed_to: integer("sealed_to").notNull(),
    reason: code("reason", CHAIN_KEY_REASONS).notNull(),
    check: text("check").notNull(),
    made_at: instant("made_at").notNull(),
    /** The word of the key before for this one; null for the first, and while the one before is missing. */
    endorsed: text("endorsed"),
    recovery: blob("recovery", { mode: "buffer" }),
    recovery_made_at: instant("recovery_made_at"),
  },
  (t) => [...columnChecks("chain_key", t), index("chain_key_by_from").on(t.from_seq)],
);

/** Where the chain stands: what a cut-off end would not tell. One row. */
export const chainHead = sqliteTable(
  "chain_head",
  {
    id: integer("id").primaryKey(),
    seq: integer("seq").notNull(),
    hash: text("hash").notNull(),
    mac: text("mac").notNull(),
  },
  (t) => [...columnChecks("chain_head", t), rule("chain_head_one", `"id" = 1`)],
);

/** Secrets that a copy of the database takes along; empty in the database at work. */
export const carriedSecret = sqliteTable("carried_secret", {
  name: text("name").primaryKey(),
  contents: blob("contents", { mode: "buffer" }).notNull(),
});

/**
 * Keys that personal values in the event log are encrypted with; erasing a person's keys erases the person (SAFETY 6).
 * A customer's, or of a card that names no customer of the archive. A further one is made where the one before was
 * erased or can't be opened; the newest that can be opened is used.
 */
export const customerKey = sqliteTable(
  "customer_key",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    customer_id: text("customer_id").references(() => customer.id),
    card_id: text("card_id").references(() => card.id),
    /** Encrypted under the key of the chain that `wrapped_by` names; null once it is erased. */
    key: blob("key", { mode: "buffer" }),
    wrapped_by: text("wrapped_by").notNull(),
    erased_at: instant("erased_at"),
  },
  (t) => [
    ...columnChecks("customer_key", t),
    rule("customer_key_owner", `("customer_id" IS NULL) <> ("card_id" IS NULL)`),
    rule("customer_key_erased", `("key" IS NULL) = ("erased_at" IS NOT NULL)`),
    index("customer_key_by_customer").on(t.customer_id),
    index("customer_key_by_card").on(t.card_id),
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

/**
 * What is logged beside the cards: exports, un-masking, settings, sign-ins (DOMAIN 8). Append-only, in a chain of its
 * own under the keys of the events' chain.
 */
export const auditEntry = sqliteTable(
  "audit_entry",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    what: text("what").notNull(),
    by: text("by").notNull(),
    at: instant("at").notNull(),
    subject: text("subject"),
    details: json<unknown>("details").notNull().default(sql`'{}'`),
    /** The key of the chain that its sum is made with. */
    sealed_by: text("sealed_by"),
    prev_hash: text("prev_hash"),
    hash: text("hash"),
  },
  (t) => [...columnChecks("audit_entry", t), index("audit_entry_by_subject").on(t.subject)],
);

/** Where that chain stands. One row. */
export const auditHead = sqliteTable(
  "audit_head",
  {
    id: integer("id").primaryKey(),
    seq: integer("seq").notNull(),
    hash: text("hash").notNull(),
    mac: text("mac").notNull(),
    /** Entries up to this one were there before the chain and were sealed when it began; 0 = none. */
    sealed_to: integer("sealed_to").notNull(),
  },
  (t) => [...columnChecks("audit_head", t), rule("audit_head_one", `"id" = 1`)],
);
