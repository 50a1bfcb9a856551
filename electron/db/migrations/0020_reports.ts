import type { Migration } from "./migration";

/** The manager's own words of a report; notices of reports that are due (the table is made anew for its new kinds). */
export const migration0020: Migration = {
  version: 20,
  name: "reports",
  sql: `
CREATE TABLE "report_words" (
  "report" TEXT NOT NULL,
  "period" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "written_by" TEXT NOT NULL,
  "written_at" INTEGER NOT NULL,
  "version" INTEGER NOT NULL,
  PRIMARY KEY("report", "period"),
  FOREIGN KEY ("written_by") REFERENCES "staff"("code")
) STRICT, WITHOUT ROWID;

CREATE TABLE "notice_19" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "kind" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  "card_id" TEXT,
  "period" TEXT,
  "lines" TEXT NOT NULL,
  "total" INTEGER NOT NULL,
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "notice_kind" CHECK ("kind" IN ('reminder', 'while_off', 'safety', 'report_due', 'report_made')),
  CONSTRAINT "notice_lines" CHECK (json_valid("lines")),
  CONSTRAINT "notice_total" CHECK ("total" >= 1)
) STRICT;
INSERT INTO "notice_19" ("id", "kind", "at", "card_id", "period", "lines", "total")
  SELECT "id", "kind", "at", "card_id", NULL, "lines", "total" FROM "notice";
DROP TABLE "notice";
ALTER TABLE "notice_19" RENAME TO "notice";
CREATE INDEX "notice_by_time" ON "notice" ("at");
CREATE UNIQUE INDEX "notice_of_report" ON "notice" ("kind","period") WHERE "period" IS NOT NULL;
`,
};
