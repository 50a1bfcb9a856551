import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { INTERVAL_UNITS, PATROL_KINDS } from "#shared/domain/ledger/vocabulary";
import { card } from "./card";
import { code, columnChecks, day, flag, instant, json, rule } from "./columns";
import { customer } from "./customer";

/** A customer's site with what is installed there (DOMAIN 5.11). */
export const site = sqliteTable(
  "site",
  {
    id: text("id").primaryKey(),
    customer_id: text("customer_id")
      .notNull()
      .references(() => customer.id),
    name: text("name").notNull(),
    address: text("address"),
    contact: text("contact"),
    phone: text("phone"),
    acceptance_date: day("acceptance_date"),
    note: text("note"),
    active: flag("active").notNull(),
    created_at: instant("created_at").notNull(),
    version: integer("version").notNull(),
  },
  (t) => [...columnChecks("site", t), index("site_by_customer").on(t.customer_id)],
);

export const siteDevice = sqliteTable(
  "site_device",
  {
    site_id: text("site_id")
      .notNull()
      .references(() => site.id),
    n: integer("n").notNull(),
    brand: text("brand"),
    model: text("model").notNull(),
    quantity: integer("quantity").notNull(),
  },
  (t) => [primaryKey({ columns: [t.site_id, t.n] }), rule("site_device_quantity", `"quantity" > 0`)],
);

export const patrolPlan = sqliteTable(
  "patrol_plan",
  {
    id: text("id").primaryKey(),
    site_id: text("site_id")
      .notNull()
      .references(() => site.id),
    kind: code("kind", PATROL_KINDS).notNull(),
    interval_unit: code("interval_unit", INTERVAL_UNITS).notNull(),
    interval_count: integer("interval_count").notNull(),
    next_due_on: day("next_due_on").notNull(),
    assignee: text("assignee"),
    /** Check items, code → label. */
    checklist: json<Readonly<Record<string, string>>>("checklist").notNull(),
    active: flag("active").notNull(),
    version: integer("version").notNull(),
  },
  (t) => [
    ...columnChecks("patrol_plan", t),
    rule("patrol_plan_interval", `"interval_count" > 0`),
    index("patrol_plan_due").on(t.next_due_on),
    index("patrol_plan_by_site").on(t.site_id),
  ],
);

/** A due visit that became an S card; at most one a plan and day. */
export const patrolVisit = sqliteTable(
  "patrol_visit",
  {
    plan_id: text("plan_id")
      .notNull()
      .references(() => patrolPlan.id),
    due_on: day("due_on").notNull(),
    card_id: text("card_id")
      .notNull()
      .references(() => card.id),
  },
  (t) => [
    primaryKey({ columns: [t.plan_id, t.due_on] }),
    ...columnChecks("patrol_visit", t),
    index("patrol_visit_by_card").on(t.card_id),
  ],
);
