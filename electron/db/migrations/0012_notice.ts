import type { Migration } from "./migration";

/** Notices of deadlines, the clocks that are next to be told of, appointments by time. */
export const migration0012: Migration = {
  version: 12,
  name: "notice",
  sql: `
CREATE TABLE "notice" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "kind" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  "card_id" TEXT,
  "lines" TEXT NOT NULL,
  "total" INTEGER NOT NULL,
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "notice_kind" CHECK ("kind" IN ('reminder', 'while_off', 'safety')),
  CONSTRAINT "notice_lines" CHECK (json_valid("lines")),
  CONSTRAINT "notice_total" CHECK ("total" >= 1)
) STRICT;
CREATE INDEX "notice_by_time" ON "notice" ("at");

CREATE TABLE "notice_reader" (
  "notice_id" INTEGER NOT NULL,
  "staff" TEXT NOT NULL,
  "read_at" INTEGER,
  PRIMARY KEY("notice_id", "staff"),
  FOREIGN KEY ("notice_id") REFERENCES "notice"("id"),
  FOREIGN KEY ("staff") REFERENCES "staff"("code")
) STRICT, WITHOUT ROWID;
CREATE INDEX "notice_reader_by_staff" ON "notice_reader" ("staff","notice_id");

CREATE INDEX "milestone_to_tell" ON "milestone" (CASE "warned_percent" WHEN 0 THEN coalesce("warn_half_at", "warn_at", "due_at") WHEN 50 THEN coalesce("warn_at", "due_at") WHEN 80 THEN "due_at" WHEN 100 THEN "second_breach_at" END) WHERE "state" IN ('running', 'breached') AND "met_at" IS NULL AND "ended_at" IS NULL AND "warned_percent" < 200;
CREATE INDEX "card_by_appointment" ON "card" ("appointment_at") WHERE "appointment_at" IS NOT NULL;
`,
};
