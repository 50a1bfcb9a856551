import type { Migration } from "./migration";

/** Waits are counted on the PC's running time; which pepper a hash was made with; a PIN that must be changed. */
export const migration0019: Migration = {
  version: 19,
  name: "credential",
  sql: `
CREATE TABLE "credential_next" (
  "staff" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "salt" BLOB NOT NULL,
  "hash" BLOB NOT NULL,
  "parameters" TEXT NOT NULL,
  "set_at" INTEGER NOT NULL,
  "failed_attempts" INTEGER NOT NULL,
  "last_attempt_at" INTEGER,
  "lock_left_ms" INTEGER,
  "lock_mark_ms" INTEGER,
  "reset_needed" INTEGER NOT NULL,
  "must_change" INTEGER NOT NULL,
  "pepper" TEXT,
  PRIMARY KEY("staff", "kind"),
  FOREIGN KEY ("staff") REFERENCES "staff"("code"),
  CONSTRAINT "credential_kind" CHECK ("kind" IN ('pin', 'password')),
  CONSTRAINT "credential_parameters" CHECK (json_valid("parameters")),
  CONSTRAINT "credential_reset_needed" CHECK ("reset_needed" IN (0, 1)),
  CONSTRAINT "credential_must_change" CHECK ("must_change" IN (0, 1)),
  CONSTRAINT "credential_failed_attempts" CHECK ("failed_attempts" >= 0)
) STRICT, WITHOUT ROWID;

INSERT INTO "credential_next"
  SELECT "staff", "kind", "salt", "hash", "parameters", "set_at", "failed_attempts", "last_attempt_at",
    NULL, NULL, "reset_needed", 0, NULL
  FROM "credential";
DROP TABLE "credential";
ALTER TABLE "credential_next" RENAME TO "credential";
`,
};
