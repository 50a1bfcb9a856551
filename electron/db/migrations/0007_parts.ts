import type { Migration } from "./migration";

/** Parts, stock and its book, numbered pieces. */
export const migration0007: Migration = {
  version: 7,
  name: "parts",
  sql: `
CREATE TABLE "part" (
  "code" TEXT PRIMARY KEY NOT NULL,
  "name" TEXT NOT NULL,
  "part_group" TEXT,
  "model_codes" TEXT NOT NULL,
  "unit_cost" INTEGER NOT NULL,
  "price" INTEGER NOT NULL,
  "min_level" INTEGER NOT NULL,
  "location" TEXT,
  "key_part" INTEGER NOT NULL,
  "shelf_life_days" INTEGER,
  "active" INTEGER NOT NULL,
  "version" INTEGER NOT NULL,
  CONSTRAINT "part_model_codes" CHECK (json_valid("model_codes")),
  CONSTRAINT "part_key_part" CHECK ("key_part" IN (0, 1)),
  CONSTRAINT "part_active" CHECK ("active" IN (0, 1)),
  CONSTRAINT "part_unit_cost" CHECK ("unit_cost" >= 0),
  CONSTRAINT "part_price" CHECK ("price" >= 0),
  CONSTRAINT "part_min_level" CHECK ("min_level" >= 0),
  CONSTRAINT "part_shelf_life_days" CHECK ("shelf_life_days" > 0)
) STRICT;

CREATE TABLE "stock" (
  "part" TEXT NOT NULL,
  "holder" TEXT NOT NULL,
  "expires" TEXT NOT NULL,
  "quantity" INTEGER NOT NULL,
  PRIMARY KEY("part", "holder", "expires"),
  FOREIGN KEY ("part") REFERENCES "part"("code"),
  CONSTRAINT "stock_never_negative" CHECK ("quantity" >= 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX "stock_by_holder" ON "stock" ("holder");

CREATE TABLE "stock_movement" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "part" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "quantity" INTEGER NOT NULL,
  "from_holder" TEXT,
  "to_holder" TEXT,
  "expires_on" TEXT,
  "serials" TEXT NOT NULL,
  "card_id" TEXT,
  "part_use_n" INTEGER,
  "unit_cost" INTEGER NOT NULL,
  "reason" TEXT,
  "reverses" INTEGER,
  "at" INTEGER NOT NULL,
  "by" TEXT NOT NULL,
  FOREIGN KEY ("part") REFERENCES "part"("code"),
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "stock_movement_kind" CHECK ("kind" IN ('receive', 'issue', 'use', 'return', 'scrap', 'count')),
  CONSTRAINT "stock_movement_expires_on" CHECK ("expires_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  CONSTRAINT "stock_movement_serials" CHECK (json_valid("serials")),
  CONSTRAINT "stock_movement_moves" CHECK ("kind" = 'count' OR "quantity" > 0)
) STRICT;
CREATE UNIQUE INDEX "stock_movement_reversed_once" ON "stock_movement" ("reverses");
CREATE INDEX "stock_movement_by_part" ON "stock_movement" ("part","at");
CREATE INDEX "stock_movement_by_card" ON "stock_movement" ("card_id");
CREATE INDEX "stock_movement_by_time" ON "stock_movement" ("at");

CREATE TRIGGER "stock_movement_no_update" BEFORE UPDATE ON "stock_movement" BEGIN
  SELECT RAISE(ABORT, 'stock_movement is append-only');
END;

CREATE TRIGGER "stock_movement_no_delete" BEFORE DELETE ON "stock_movement" BEGIN
  SELECT RAISE(ABORT, 'stock_movement is append-only');
END;

CREATE TABLE "part_serial" (
  "part" TEXT NOT NULL,
  "serial" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "holder" TEXT,
  "card_id" TEXT,
  "expires_on" TEXT,
  PRIMARY KEY("part", "serial"),
  FOREIGN KEY ("part") REFERENCES "part"("code"),
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "part_serial_state" CHECK ("state" IN ('on_shelf', 'issued', 'used', 'scrapped')),
  CONSTRAINT "part_serial_expires_on" CHECK ("expires_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT, WITHOUT ROWID;
CREATE INDEX "part_serial_by_serial" ON "part_serial" ("serial");
CREATE INDEX "part_serial_by_card" ON "part_serial" ("card_id");
`,
};
