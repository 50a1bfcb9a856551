import type { Migration } from "./migration";

/** Scripts, articles, customer sites and patrol plans. */
export const migration0010: Migration = {
  version: 10,
  name: "knowledge_and_site",
  sql: `
CREATE TABLE "script_line" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "step" INTEGER NOT NULL,
  "purpose" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  "active" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "updated_by" TEXT,
  CONSTRAINT "script_line_purpose" CHECK ("purpose" IN ('opening', 'empathy', 'checking_question', 'delay_notice', 'result_notice', 'satisfaction_question')),
  CONSTRAINT "script_line_active" CHECK ("active" IN (0, 1))
) STRICT;
CREATE INDEX "script_line_by_step" ON "script_line" ("step","position");

CREATE TABLE "avoided_word" (
  "word" TEXT PRIMARY KEY NOT NULL,
  "better" TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE "article" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "fault_category" TEXT,
  "title" TEXT NOT NULL,
  "steps" TEXT NOT NULL,
  "risk_note" TEXT,
  "active" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "updated_by" TEXT,
  "version" INTEGER NOT NULL,
  CONSTRAINT "article_active" CHECK ("active" IN (0, 1))
) STRICT;
CREATE INDEX "article_by_fault_category" ON "article" ("fault_category");

CREATE TABLE "article_card" (
  "article_id" INTEGER NOT NULL,
  "card_id" TEXT NOT NULL,
  PRIMARY KEY("article_id", "card_id"),
  FOREIGN KEY ("article_id") REFERENCES "article"("id"),
  FOREIGN KEY ("card_id") REFERENCES "card"("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "article_card_by_card" ON "article_card" ("card_id");

CREATE TABLE "site" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "customer_id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "address" TEXT,
  "contact" TEXT,
  "phone" TEXT,
  "acceptance_date" TEXT,
  "note" TEXT,
  "active" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "version" INTEGER NOT NULL,
  FOREIGN KEY ("customer_id") REFERENCES "customer"("id"),
  CONSTRAINT "site_acceptance_date" CHECK ("acceptance_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  CONSTRAINT "site_active" CHECK ("active" IN (0, 1))
) STRICT;
CREATE INDEX "site_by_customer" ON "site" ("customer_id");

CREATE TABLE "site_device" (
  "site_id" TEXT NOT NULL,
  "n" INTEGER NOT NULL,
  "brand" TEXT,
  "model" TEXT NOT NULL,
  "quantity" INTEGER NOT NULL,
  PRIMARY KEY("site_id", "n"),
  FOREIGN KEY ("site_id") REFERENCES "site"("id"),
  CONSTRAINT "site_device_quantity" CHECK ("quantity" > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE "patrol_plan" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "site_id" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "interval_unit" TEXT NOT NULL,
  "interval_count" INTEGER NOT NULL,
  "next_due_on" TEXT NOT NULL,
  "assignee" TEXT,
  "checklist" TEXT NOT NULL,
  "active" INTEGER NOT NULL,
  "version" INTEGER NOT NULL,
  FOREIGN KEY ("site_id") REFERENCES "site"("id"),
  CONSTRAINT "patrol_plan_kind" CHECK ("kind" IN ('patrol', 'maintenance', 'supervisor_patrol')),
  CONSTRAINT "patrol_plan_interval_unit" CHECK ("interval_unit" IN ('day', 'week', 'month', 'quarter', 'half_year', 'year')),
  CONSTRAINT "patrol_plan_next_due_on" CHECK ("next_due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  CONSTRAINT "patrol_plan_checklist" CHECK (json_valid("checklist")),
  CONSTRAINT "patrol_plan_active" CHECK ("active" IN (0, 1)),
  CONSTRAINT "patrol_plan_interval" CHECK ("interval_count" > 0)
) STRICT;
CREATE INDEX "patrol_plan_due" ON "patrol_plan" ("next_due_on");
CREATE INDEX "patrol_plan_by_site" ON "patrol_plan" ("site_id");

CREATE TABLE "patrol_visit" (
  "plan_id" TEXT NOT NULL,
  "due_on" TEXT NOT NULL,
  "card_id" TEXT NOT NULL,
  PRIMARY KEY("plan_id", "due_on"),
  FOREIGN KEY ("plan_id") REFERENCES "patrol_plan"("id"),
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "patrol_visit_due_on" CHECK ("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT, WITHOUT ROWID;
CREATE INDEX "patrol_visit_by_card" ON "patrol_visit" ("card_id");
`,
};
