import type { Migration } from "./migration";

/** Customers, product models and the units that customers own. */
export const migration0003: Migration = {
  version: 3,
  name: "customer",
  sql: `
CREATE TABLE "customer" (
  "row_id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "contact" TEXT,
  "phone" TEXT NOT NULL,
  "phone_digits" TEXT NOT NULL,
  "address" TEXT,
  "level" TEXT NOT NULL,
  "note" TEXT,
  "erased_at" INTEGER,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "version" INTEGER NOT NULL,
  CONSTRAINT "customer_level" CHECK ("level" IN ('vip', 'normal')),
  CONSTRAINT "customer_version_positive" CHECK ("version" >= 1)
) STRICT;
CREATE UNIQUE INDEX "customer_by_id" ON "customer" ("id");
CREATE INDEX "customer_by_phone_digits" ON "customer" ("phone_digits");
CREATE INDEX "customer_by_name" ON "customer" ("name");

CREATE TABLE "customer_key" (
  "customer_id" TEXT PRIMARY KEY NOT NULL,
  "key" BLOB,
  "erased_at" INTEGER,
  FOREIGN KEY ("customer_id") REFERENCES "customer"("id"),
  CONSTRAINT "customer_key_erased" CHECK (("key" IS NULL) = ("erased_at" IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE "product_model" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "code" TEXT NOT NULL,
  "brand" TEXT,
  "name" TEXT NOT NULL,
  "category" TEXT,
  "warranty_months" INTEGER,
  "units_sold" INTEGER,
  "active" INTEGER NOT NULL,
  "version" INTEGER NOT NULL,
  CONSTRAINT "product_model_active" CHECK ("active" IN (0, 1)),
  CONSTRAINT "product_model_warranty_months" CHECK ("warranty_months" >= 0),
  CONSTRAINT "product_model_units_sold" CHECK ("units_sold" >= 0)
) STRICT;
CREATE UNIQUE INDEX "product_model_by_code" ON "product_model" ("code");

CREATE TABLE "part_group_warranty" (
  "model_id" TEXT NOT NULL,
  "part_group" TEXT NOT NULL,
  "months" INTEGER NOT NULL,
  PRIMARY KEY("model_id", "part_group"),
  FOREIGN KEY ("model_id") REFERENCES "product_model"("id"),
  CONSTRAINT "part_group_warranty_months" CHECK ("months" >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE "device" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "customer_id" TEXT NOT NULL,
  "model_id" TEXT,
  "model" TEXT NOT NULL,
  "serial_no" TEXT,
  "purchase_date" TEXT,
  "received_date" TEXT,
  "purchase_channel" TEXT,
  "purchase_proof_no" TEXT,
  "replaced_by" TEXT,
  "created_at" INTEGER NOT NULL,
  "version" INTEGER NOT NULL,
  FOREIGN KEY ("customer_id") REFERENCES "customer"("id"),
  FOREIGN KEY ("model_id") REFERENCES "product_model"("id"),
  FOREIGN KEY ("replaced_by") REFERENCES "device"("id"),
  CONSTRAINT "device_purchase_date" CHECK ("purchase_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  CONSTRAINT "device_received_date" CHECK ("received_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  CONSTRAINT "device_purchase_channel" CHECK ("purchase_channel" IN ('store', 'online', 'tv', 'phone', 'mail'))
) STRICT;
CREATE INDEX "device_by_customer" ON "device" ("customer_id");
CREATE INDEX "device_by_serial" ON "device" ("serial_no") WHERE "serial_no" IS NOT NULL;
`,
};
