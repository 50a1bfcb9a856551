import type { Migration } from "./migration";

/**
 * Who was erased, by ids only: a restored backup from before is told by what it has not in here that somebody in it is
 * to be erased again (DOMAIN 8). Those who were erased before this table are taken from the archive.
 */
export const migration0022: Migration = {
  version: 22,
  name: "erasure",
  sql: `
CREATE TABLE "erasure" (
  "customer_id" TEXT PRIMARY KEY NOT NULL,
  "card_ids" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  CONSTRAINT "erasure_card_ids" CHECK (json_valid("card_ids"))
) STRICT;

CREATE TRIGGER "erasure_no_update" BEFORE UPDATE ON "erasure" BEGIN
  SELECT RAISE(ABORT, 'erasure is append-only');
END;

CREATE TRIGGER "erasure_no_delete" BEFORE DELETE ON "erasure" BEGIN
  SELECT RAISE(ABORT, 'erasure is append-only');
END;

INSERT INTO "erasure" ("customer_id", "card_ids", "at")
  SELECT u."id", (SELECT json_group_array(c."id") FROM "card" c WHERE c."customer_id" = u."id"), u."erased_at"
  FROM "customer" u WHERE u."erased_at" IS NOT NULL;
`,
};
