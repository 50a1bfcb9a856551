import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { OpeningHours } from "#shared/domain/calendar/calendar-settings";
import { columnChecks, day, flag, instant, json, rule } from "./columns";

/** One migration that was applied, with the sum of its text: an edited one is noticed (ARCHITECTURE 2). */
export const schemaMigration = sqliteTable("schema_migration", {
  version: integer("version").primaryKey(),
  name: text("name").notNull(),
  sha256: text("sha256").notNull(),
  applied_at: instant("applied_at").notNull(),
});

/** The store's own settings: one JSON value a key, validated by the schema of that key. */
export const setting = sqliteTable(
  "setting",
  {
    key: text("key").primaryKey(),
    value: json<unknown>("value").notNull(),
    updated_at: instant("updated_at").notNull(),
    updated_by: text("updated_by"),
  },
  (t) => columnChecks("setting", t),
);

/** Frozen texts of the deadline policies: a card keeps the version it was registered under (DOMAIN 4.2). */
export const policyVersion = sqliteTable(
  "policy_version",
  {
    preset: text("preset").notNull(),
    version: integer("version").notNull(),
    table: json<unknown>("table").notNull(),
    note: text("note"),
    created_at: instant("created_at").notNull(),
    created_by: text("created_by"),
  },
  (t) => [primaryKey({ columns: [t.preset, t.version] }), ...columnChecks("policy_version", t)],
);

/** What the store says of one date; it stands above the notices (DOMAIN 4.4). */
export const calendarOverride = sqliteTable(
  "calendar_override",
  {
    day: day("day").primaryKey(),
    working: flag("working").notNull(),
    spans: json<OpeningHours>("spans"),
    name: text("name"),
    updated_at: instant("updated_at").notNull(),
    updated_by: text("updated_by"),
  },
  (t) => columnChecks("calendar_override", t),
);

/** The last number given in a series and scope, e.g. series `card`, scope `SH-S01-20261121`. */
export const numberCounter = sqliteTable(
  "number_counter",
  { series: text("series").notNull(), scope: text("scope").notNull(), last: integer("last").notNull() },
  (t) => [primaryKey({ columns: [t.series, t.scope] }), rule("number_counter_last", `"last" >= 0`)],
);

/**
 * One command of a client: the same `op_id` answers as it did the first time, with another payload it is a
 * conflict. An fsync error can hide a commit; the retry finds it here (SAFETY 1).
 */
export const operation = sqliteTable(
  "operation",
  {
    op_id: text("op_id").primaryKey(),
    payload_hash: text("payload_hash").notNull(),
    card_id: text("card_id"),
    result_version: integer("result_version"),
    result: json<unknown>("result"),
    at: instant("at").notNull(),
    by: text("by"),
  },
  (t) => [...columnChecks("operation", t), index("operation_by_card").on(t.card_id)],
);

/** A filter, sort, columns and density as a tab; without owner it is shared (UX 3). */
export const savedView = sqliteTable(
  "saved_view",
  {
    id: text("id").primaryKey(),
    owner: text("owner"),
    name: text("name").notNull(),
    definition: json<unknown>("definition").notNull(),
    position: integer("position").notNull(),
  },
  (t) => [...columnChecks("saved_view", t), uniqueIndex("saved_view_by_owner_and_name").on(t.owner, t.name)],
);

/** The store's own fault list per product category (DOMAIN 3.2), with its extra check items (DOMAIN 5.3). */
export const faultCategory = sqliteTable(
  "fault_category",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    product_category: text("product_category").notNull(),
    name: text("name").notNull(),
    check_items: json<Readonly<Record<string, string>>>("check_items").notNull(),
    active: flag("active").notNull(),
    position: integer("position").notNull(),
  },
  (t) => [
    ...columnChecks("fault_category", t),
    uniqueIndex("fault_category_by_name").on(t.product_category, t.name),
  ],
);
