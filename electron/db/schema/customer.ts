import {
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { CUSTOMER_LEVELS, PURCHASE_CHANNELS } from "#shared/domain/card/vocabulary";
import { code, columnChecks, day, flag, instant, json, rule, when } from "./columns";

/** A customer of the archive; cards keep what was true then (DOMAIN 3.1). */
export const customer = sqliteTable(
  "customer",
  {
    /** The stable number that the search index uses. */
    row_id: integer("row_id").primaryKey({ autoIncrement: true }),
    id: text("id").notNull(),
    name: text("name").notNull(),
    contact: text("contact"),
    phone: text("phone").notNull(),
    /** Only the digits, for equality. */
    phone_digits: text("phone_digits").notNull(),
    address: text("address"),
    level: code("level", CUSTOMER_LEVELS).notNull(),
    note: text("note"),
    /** Set when the person asked to be erased: what is left is anonymous (DOMAIN 8). */
    erased_at: instant("erased_at"),
    created_at: instant("created_at").notNull(),
    updated_at: instant("updated_at").notNull(),
    version: integer("version").notNull(),
  },
  (t) => [
    ...columnChecks("customer", t),
    rule("customer_version_positive", `"version" >= 1`),
    uniqueIndex("customer_by_id").on(t.id),
    index("customer_by_phone_digits").on(t.phone_digits),
    index("customer_by_name").on(t.name),
  ],
);

export const productModel = sqliteTable(
  "product_model",
  {
    id: text("id").primaryKey(),
    code: text("code").notNull(),
    brand: text("brand"),
    name: text("name").notNull(),
    category: text("category"),
    /** Null takes the store's default (DOMAIN 5.5). */
    warranty_months: integer("warranty_months"),
    /** For the fault rate (DOMAIN 6); null where unknown. */
    units_sold: integer("units_sold"),
    active: flag("active").notNull(),
    version: integer("version").notNull(),
  },
  (t) => [
    ...columnChecks("product_model", t),
    rule("product_model_warranty_months", `"warranty_months" >= 0`),
    rule("product_model_units_sold", `"units_sold" >= 0`),
    uniqueIndex("product_model_by_code").on(t.code),
  ],
);

/** Another warranty for a group of parts of a model (DOMAIN 5.5). */
export const partGroupWarranty = sqliteTable(
  "part_group_warranty",
  {
    model_id: text("model_id")
      .notNull()
      .references(() => productModel.id),
    part_group: text("part_group").notNull(),
    months: integer("months").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.model_id, t.part_group] }),
    rule("part_group_warranty_months", `"months" >= 0`),
  ],
);

/** One unit that a customer owns. */
export const device = sqliteTable(
  "device",
  {
    id: text("id").primaryKey(),
    customer_id: text("customer_id")
      .notNull()
      .references(() => customer.id),
    model_id: text("model_id").references(() => productModel.id),
    model: text("model").notNull(),
    serial_no: text("serial_no"),
    purchase_date: day("purchase_date"),
    received_date: day("received_date"),
    purchase_channel: code("purchase_channel", PURCHASE_CHANNELS),
    purchase_proof_no: text("purchase_proof_no"),
    /** The unit it was exchanged for (DOMAIN 5.4: an exchange restarts the warranty). */
    replaced_by: text("replaced_by"),
    created_at: instant("created_at").notNull(),
    version: integer("version").notNull(),
  },
  (t) => [
    ...columnChecks("device", t),
    foreignKey({ columns: [t.replaced_by], foreignColumns: [t.id] }),
    index("device_by_customer").on(t.customer_id),
    index("device_by_serial").on(t.serial_no).where(when(`"serial_no" IS NOT NULL`)),
  ],
);

/**
 * Who was erased, by ids only, and which cards with them. A row without its customer: a restored backup from before
 * the customer. Append-only.
 */
export const erasure = sqliteTable(
  "erasure",
  {
    customer_id: text("customer_id").primaryKey(),
    card_ids: json<readonly string[]>("card_ids").notNull(),
    at: instant("at").notNull(),
  },
  (t) => columnChecks("erasure", t),
);
