import type { Migration } from "./migration";

/** What a store keeps about itself: settings, policies, calendar, numbers, operations. */
export const migration0001: Migration = {
  version: 1,
  name: "store",
  sql: `
CREATE TABLE "schema_migration" (
  "version" INTEGER PRIMARY KEY NOT NULL,
  "name" TEXT NOT NULL,
  "sha256" TEXT NOT NULL,
  "applied_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "setting" (
  "key" TEXT PRIMARY KEY NOT NULL,
  "value" TEXT NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "updated_by" TEXT,
  CONSTRAINT "setting_value" CHECK (json_valid("value"))
) STRICT, WITHOUT ROWID;

CREATE TABLE "policy_version" (
  "preset" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "table" TEXT NOT NULL,
  "note" TEXT,
  "created_at" INTEGER NOT NULL,
  "created_by" TEXT,
  PRIMARY KEY("preset", "version"),
  CONSTRAINT "policy_version_table" CHECK (json_valid("table"))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER "policy_version_no_update" BEFORE UPDATE ON "policy_version" BEGIN
  SELECT RAISE(ABORT, 'policy_version is append-only');
END;

CREATE TRIGGER "policy_version_no_delete" BEFORE DELETE ON "policy_version" BEGIN
  SELECT RAISE(ABORT, 'policy_version is append-only');
END;

CREATE TABLE "calendar_override" (
  "day" TEXT PRIMARY KEY NOT NULL,
  "working" INTEGER NOT NULL,
  "spans" TEXT,
  "name" TEXT,
  "updated_at" INTEGER NOT NULL,
  "updated_by" TEXT,
  CONSTRAINT "calendar_override_day" CHECK ("day" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  CONSTRAINT "calendar_override_working" CHECK ("working" IN (0, 1)),
  CONSTRAINT "calendar_override_spans" CHECK (json_valid("spans"))
) STRICT, WITHOUT ROWID;

CREATE TABLE "number_counter" (
  "series" TEXT NOT NULL,
  "scope" TEXT NOT NULL,
  "last" INTEGER NOT NULL,
  PRIMARY KEY("series", "scope"),
  CONSTRAINT "number_counter_last" CHECK ("last" >= 0)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER "number_counter_no_delete" BEFORE DELETE ON "number_counter" BEGIN
  SELECT RAISE(ABORT, 'number_counter is never deleted');
END;

CREATE TRIGGER "number_counter_only_up" BEFORE UPDATE ON "number_counter"
WHEN NEW."last" < OLD."last" OR NEW."series" <> OLD."series" OR NEW."scope" <> OLD."scope" BEGIN
  SELECT RAISE(ABORT, 'number_counter never goes back');
END;

CREATE TABLE "operation" (
  "op_id" TEXT PRIMARY KEY NOT NULL,
  "payload_hash" TEXT NOT NULL,
  "card_id" TEXT,
  "result_version" INTEGER,
  "result" TEXT,
  "at" INTEGER NOT NULL,
  "by" TEXT,
  CONSTRAINT "operation_result" CHECK (json_valid("result"))
) STRICT;
CREATE INDEX "operation_by_card" ON "operation" ("card_id");

CREATE TRIGGER "operation_no_update" BEFORE UPDATE ON "operation" BEGIN
  SELECT RAISE(ABORT, 'operation is never changed');
END;

CREATE TABLE "saved_view" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "owner" TEXT,
  "name" TEXT NOT NULL,
  "definition" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  CONSTRAINT "saved_view_definition" CHECK (json_valid("definition"))
) STRICT;
CREATE UNIQUE INDEX "saved_view_by_owner_and_name" ON "saved_view" ("owner","name");

CREATE TABLE "fault_category" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "product_category" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "check_items" TEXT NOT NULL,
  "active" INTEGER NOT NULL,
  "position" INTEGER NOT NULL,
  CONSTRAINT "fault_category_check_items" CHECK (json_valid("check_items")),
  CONSTRAINT "fault_category_active" CHECK ("active" IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX "fault_category_by_name" ON "fault_category" ("product_category","name");
`,
};
