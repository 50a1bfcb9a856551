import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { PART_SERIAL_STATES, STOCK_MOVEMENT_KINDS } from "#shared/domain/parts/vocabulary";
import { card } from "./card";
import { code, columnChecks, day, flag, instant, json, money, rule } from "./columns";

export const part = sqliteTable(
  "part",
  {
    code: text("code").primaryKey(),
    name: text("name").notNull(),
    part_group: text("part_group"),
    model_codes: json<readonly string[]>("model_codes").notNull(),
    unit_cost: money("unit_cost").notNull(),
    price: money("price").notNull(),
    min_level: integer("min_level").notNull(),
    location: text("location"),
    /** 屏幕, 主板, 电池 …: needs a serial, old and new (DOMAIN 5.2). */
    key_part: flag("key_part").notNull(),
    shelf_life_days: integer("shelf_life_days"),
    active: flag("active").notNull(),
    version: integer("version").notNull(),
  },
  (t) => [
    ...columnChecks("part", t),
    rule("part_unit_cost", `"unit_cost" >= 0`),
    rule("part_price", `"price" >= 0`),
    rule("part_min_level", `"min_level" >= 0`),
    rule("part_shelf_life_days", `"shelf_life_days" > 0`),
  ],
);

/** What lies where: on the shelf (`shelf`) or with a person, one row per use-by date ('' = none). Never negative. */
export const stock = sqliteTable(
  "stock",
  {
    part: text("part")
      .notNull()
      .references(() => part.code),
    holder: text("holder").notNull(),
    expires: text("expires").notNull(),
    quantity: integer("quantity").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.part, t.holder, t.expires] }),
    rule("stock_never_negative", `"quantity" >= 0`),
    index("stock_by_holder").on(t.holder),
  ],
);

/** The stock book; append-only by triggers, a mistake is taken back by a movement that names it. */
export const stockMovement = sqliteTable(
  "stock_movement",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    part: text("part")
      .notNull()
      .references(() => part.code),
    kind: code("kind", STOCK_MOVEMENT_KINDS).notNull(),
    /** Pieces that changed hands; a count may be negative (less found than booked). */
    quantity: integer("quantity").notNull(),
    from_holder: text("from_holder"),
    to_holder: text("to_holder"),
    expires_on: day("expires_on"),
    serials: json<readonly string[]>("serials").notNull(),
    card_id: text("card_id").references(() => card.id),
    /** The item of the card's part_use list that it belongs to. */
    part_use_n: integer("part_use_n"),
    unit_cost: money("unit_cost").notNull(),
    reason: text("reason"),
    reverses: integer("reverses"),
    at: instant("at").notNull(),
    by: text("by").notNull(),
  },
  (t) => [
    ...columnChecks("stock_movement", t),
    rule("stock_movement_moves", `"kind" = 'count' OR "quantity" > 0`),
    uniqueIndex("stock_movement_reversed_once").on(t.reverses),
    index("stock_movement_by_part").on(t.part, t.at),
    index("stock_movement_by_card").on(t.card_id),
    index("stock_movement_by_time").on(t.at),
  ],
);

/** One numbered piece and where it is now; its way is in the stock book. */
export const partSerial = sqliteTable(
  "part_serial",
  {
    part: text("part")
      .notNull()
      .references(() => part.code),
    serial: text("serial").notNull(),
    state: code("state", PART_SERIAL_STATES).notNull(),
    holder: text("holder"),
    card_id: text("card_id").references(() => card.id),
    expires_on: day("expires_on"),
  },
  (t) => [
    primaryKey({ columns: [t.part, t.serial] }),
    ...columnChecks("part_serial", t),
    index("part_serial_by_serial").on(t.serial),
    index("part_serial_by_card").on(t.card_id),
  ],
);
