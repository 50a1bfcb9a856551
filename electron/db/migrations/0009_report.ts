import type { Migration } from "./migration";

/** Issued reports, samples, the rectification ledger, staff assessment. */
export const migration0009: Migration = {
  version: 9,
  name: "report",
  sql: `
CREATE TABLE "report_issue" (
  "report" TEXT NOT NULL,
  "period" TEXT NOT NULL,
  "figures" TEXT NOT NULL,
  "event_head" INTEGER NOT NULL,
  "issued_at" INTEGER NOT NULL,
  "issued_by" TEXT NOT NULL,
  PRIMARY KEY("report", "period"),
  CONSTRAINT "report_issue_figures" CHECK (json_valid("figures"))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER "report_issue_no_update" BEFORE UPDATE ON "report_issue" BEGIN
  SELECT RAISE(ABORT, 'report_issue is append-only');
END;

CREATE TRIGGER "report_issue_no_delete" BEFORE DELETE ON "report_issue" BEGIN
  SELECT RAISE(ABORT, 'report_issue is append-only');
END;

CREATE TABLE "quality_sample" (
  "period" TEXT NOT NULL,
  "card_id" TEXT NOT NULL,
  "place" INTEGER NOT NULL,
  "seed" TEXT NOT NULL,
  "drawn_at" INTEGER NOT NULL,
  "check_n" INTEGER,
  PRIMARY KEY("period", "card_id"),
  FOREIGN KEY ("card_id") REFERENCES "card"("id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "periodic_survey" (
  "period" TEXT NOT NULL,
  "customer_id" TEXT NOT NULL,
  "place" INTEGER NOT NULL,
  "seed" TEXT NOT NULL,
  "drawn_at" INTEGER NOT NULL,
  "interviewed_at" INTEGER,
  "interviewed_by" TEXT,
  "scores" TEXT,
  "overall" INTEGER,
  "comment" TEXT,
  PRIMARY KEY("period", "customer_id"),
  FOREIGN KEY ("customer_id") REFERENCES "customer"("id"),
  CONSTRAINT "periodic_survey_scores" CHECK (json_valid("scores"))
) STRICT, WITHOUT ROWID;

CREATE TABLE "ledger_entry" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "source" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "problem" TEXT NOT NULL,
  "cause" TEXT,
  "measure" TEXT,
  "owner" TEXT,
  "due_on" TEXT,
  "result" TEXT,
  "verified_by" TEXT,
  "verified_at" INTEGER,
  "fed_back_at" INTEGER,
  "created_by" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "version" INTEGER NOT NULL,
  CONSTRAINT "ledger_entry_source" CHECK ("source" IN ('survey', 'report', 'patrol', 'manual', 'suggestion')),
  CONSTRAINT "ledger_entry_state" CHECK ("state" IN ('open', 'in_progress', 'to_verify', 'closed', 'rejected')),
  CONSTRAINT "ledger_entry_due_on" CHECK ("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;
CREATE INDEX "ledger_entry_by_state" ON "ledger_entry" ("state","due_on");

CREATE TABLE "ledger_card" (
  "entry_id" INTEGER NOT NULL,
  "card_id" TEXT NOT NULL,
  PRIMARY KEY("entry_id", "card_id"),
  FOREIGN KEY ("entry_id") REFERENCES "ledger_entry"("id"),
  FOREIGN KEY ("card_id") REFERENCES "card"("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "ledger_card_by_card" ON "ledger_card" ("card_id");

CREATE TABLE "assessment_item" (
  "code" TEXT PRIMARY KEY NOT NULL,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "min_points" REAL NOT NULL,
  "max_points" REAL NOT NULL,
  "active" INTEGER NOT NULL,
  "position" INTEGER NOT NULL,
  CONSTRAINT "assessment_item_kind" CHECK ("kind" IN ('deduction', 'bonus')),
  CONSTRAINT "assessment_item_active" CHECK ("active" IN (0, 1)),
  CONSTRAINT "assessment_item_points" CHECK (0 < "min_points" AND "min_points" <= "max_points")
) STRICT;

CREATE TABLE "assessment_entry" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "period" TEXT NOT NULL,
  "staff" TEXT NOT NULL,
  "item" TEXT NOT NULL,
  "points" REAL NOT NULL,
  "card_id" TEXT,
  "note" TEXT,
  "entered_by" TEXT NOT NULL,
  "entered_at" INTEGER NOT NULL,
  "withdrawn_at" INTEGER,
  FOREIGN KEY ("staff") REFERENCES "staff"("code"),
  FOREIGN KEY ("item") REFERENCES "assessment_item"("code"),
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "assessment_entry_tied" CHECK ("card_id" IS NOT NULL OR "note" IS NOT NULL)
) STRICT;
CREATE INDEX "assessment_entry_by_period" ON "assessment_entry" ("period","staff");
`,
};
