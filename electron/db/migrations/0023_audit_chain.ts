import type { Migration } from "./migration";

/**
 * The log beside the cards gets a chain of its own (SAFETY 6). Entries that are there already are sealed when the store
 * is opened next (`seal-older-audits`), because only the program has the keys.
 */
export const migration0023: Migration = {
  version: 23,
  name: "audit_chain",
  sql: `
ALTER TABLE "audit_entry" ADD COLUMN "sealed_by" TEXT;
ALTER TABLE "audit_entry" ADD COLUMN "prev_hash" TEXT;
ALTER TABLE "audit_entry" ADD COLUMN "hash" TEXT;

CREATE TABLE "audit_head" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "seq" INTEGER NOT NULL,
  "hash" TEXT NOT NULL,
  "mac" TEXT NOT NULL,
  "sealed_to" INTEGER NOT NULL,
  CONSTRAINT "audit_head_one" CHECK ("id" = 1)
) STRICT;

CREATE TRIGGER "audit_head_no_delete" BEFORE DELETE ON "audit_head" BEGIN
  SELECT RAISE(ABORT, 'audit_head is never deleted');
END;

CREATE TRIGGER "audit_head_is_kept" BEFORE UPDATE OF "sealed_to" ON "audit_head" BEGIN
  SELECT RAISE(ABORT, 'audit_head is append-only');
END;
`,
};
