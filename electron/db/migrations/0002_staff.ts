import type { Migration } from "./migration";

/** People, their roles, credentials, deputies, groups and duty. */
export const migration0002: Migration = {
  version: 2,
  name: "staff",
  sql: `
CREATE TABLE "staff" (
  "code" TEXT PRIMARY KEY NOT NULL,
  "name" TEXT NOT NULL,
  "phone" TEXT,
  "active" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "version" INTEGER NOT NULL,
  CONSTRAINT "staff_active" CHECK ("active" IN (0, 1)),
  CONSTRAINT "staff_code_shape" CHECK ("code" <> '' AND "code" <> 'system')
) STRICT;

CREATE TABLE "staff_role" (
  "staff" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  PRIMARY KEY("staff", "role"),
  FOREIGN KEY ("staff") REFERENCES "staff"("code"),
  CONSTRAINT "staff_role_role" CHECK ("role" IN ('clerk', 'tech_support', 'engineer', 'logistics', 'warehouse', 'finance', 'qc', 'supervisor', 'director', 'admin'))
) STRICT, WITHOUT ROWID;

CREATE TABLE "credential" (
  "staff" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "salt" BLOB NOT NULL,
  "hash" BLOB NOT NULL,
  "parameters" TEXT NOT NULL,
  "set_at" INTEGER NOT NULL,
  "failed_attempts" INTEGER NOT NULL,
  "last_attempt_at" INTEGER,
  "locked_until_at" INTEGER,
  "reset_needed" INTEGER NOT NULL,
  PRIMARY KEY("staff", "kind"),
  FOREIGN KEY ("staff") REFERENCES "staff"("code"),
  CONSTRAINT "credential_kind" CHECK ("kind" IN ('pin', 'password')),
  CONSTRAINT "credential_parameters" CHECK (json_valid("parameters")),
  CONSTRAINT "credential_reset_needed" CHECK ("reset_needed" IN (0, 1)),
  CONSTRAINT "credential_failed_attempts" CHECK ("failed_attempts" >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE "deputy" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "supervisor" TEXT NOT NULL,
  "deputy" TEXT NOT NULL,
  "from_at" INTEGER NOT NULL,
  "to_at" INTEGER NOT NULL,
  "named_by" TEXT NOT NULL,
  "ended_at" INTEGER,
  FOREIGN KEY ("supervisor") REFERENCES "staff"("code"),
  FOREIGN KEY ("deputy") REFERENCES "staff"("code"),
  CONSTRAINT "deputy_other_person" CHECK ("supervisor" <> "deputy"),
  CONSTRAINT "deputy_period" CHECK ("from_at" < "to_at")
) STRICT;
CREATE INDEX "deputy_by_deputy" ON "deputy" ("deputy","to_at");

CREATE TABLE "service_group" (
  "code" TEXT PRIMARY KEY NOT NULL,
  "name" TEXT NOT NULL,
  "leader" TEXT,
  "active" INTEGER NOT NULL,
  FOREIGN KEY ("leader") REFERENCES "staff"("code"),
  CONSTRAINT "service_group_active" CHECK ("active" IN (0, 1))
) STRICT;

CREATE TABLE "service_group_member" (
  "group" TEXT NOT NULL,
  "staff" TEXT NOT NULL,
  PRIMARY KEY("group", "staff"),
  FOREIGN KEY ("group") REFERENCES "service_group"("code"),
  FOREIGN KEY ("staff") REFERENCES "staff"("code")
) STRICT, WITHOUT ROWID;

CREATE TABLE "duty" (
  "day" TEXT NOT NULL,
  "staff" TEXT NOT NULL,
  "from_at" INTEGER NOT NULL,
  "to_at" INTEGER NOT NULL,
  PRIMARY KEY("day", "staff", "from_at"),
  FOREIGN KEY ("staff") REFERENCES "staff"("code"),
  CONSTRAINT "duty_day" CHECK ("day" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  CONSTRAINT "duty_period" CHECK ("from_at" < "to_at")
) STRICT, WITHOUT ROWID;
CREATE INDEX "duty_by_time" ON "duty" ("to_at");
`,
};
