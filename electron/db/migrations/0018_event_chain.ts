import type { Migration } from "./migration";

/**
 * The chain over the events, its keys, and the keys of persons (SAFETY 6). Events that are there already are sealed
 * when the store is opened next (`seal-older-events`), because only the program has the keys.
 */
export const migration0018: Migration = {
  version: 18,
  name: "event_chain",
  sql: `
ALTER TABLE "card_event" ADD COLUMN "personal" TEXT;

CREATE TABLE "chain_key" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "from_seq" INTEGER NOT NULL,
  "sealed_to" INTEGER NOT NULL,
  "reason" TEXT NOT NULL,
  "check" TEXT NOT NULL,
  "made_at" INTEGER NOT NULL,
  "endorsed" TEXT,
  "recovery" BLOB,
  "recovery_made_at" INTEGER,
  CONSTRAINT "chain_key_reason" CHECK ("reason" IN ('first', 'older_store', 'key_missing'))
) STRICT;
CREATE INDEX "chain_key_by_from" ON "chain_key" ("from_seq");

CREATE TRIGGER "chain_key_no_delete" BEFORE DELETE ON "chain_key" BEGIN
  SELECT RAISE(ABORT, 'chain_key is never deleted');
END;

CREATE TRIGGER "chain_key_is_kept" BEFORE UPDATE OF "id", "from_seq", "sealed_to", "reason", "check", "made_at" ON "chain_key" BEGIN
  SELECT RAISE(ABORT, 'chain_key is append-only');
END;

CREATE TABLE "chain_head" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "seq" INTEGER NOT NULL,
  "hash" TEXT NOT NULL,
  "mac" TEXT NOT NULL,
  CONSTRAINT "chain_head_one" CHECK ("id" = 1)
) STRICT;

CREATE TRIGGER "chain_head_no_delete" BEFORE DELETE ON "chain_head" BEGIN
  SELECT RAISE(ABORT, 'chain_head is never deleted');
END;

CREATE TABLE "carried_secret" (
  "name" TEXT PRIMARY KEY NOT NULL,
  "contents" BLOB NOT NULL
) STRICT;

DROP TABLE "customer_key";
CREATE TABLE "customer_key" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "customer_id" TEXT,
  "card_id" TEXT,
  "key" BLOB,
  "wrapped_by" TEXT NOT NULL,
  "erased_at" INTEGER,
  FOREIGN KEY ("customer_id") REFERENCES "customer"("id"),
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "customer_key_owner" CHECK (("customer_id" IS NULL) <> ("card_id" IS NULL)),
  CONSTRAINT "customer_key_erased" CHECK (("key" IS NULL) = ("erased_at" IS NOT NULL))
) STRICT;
CREATE INDEX "customer_key_by_customer" ON "customer_key" ("customer_id");
CREATE INDEX "customer_key_by_card" ON "customer_key" ("card_id");

CREATE TRIGGER "customer_key_no_delete" BEFORE DELETE ON "customer_key" BEGIN
  SELECT RAISE(ABORT, 'customer_key is never deleted');
END;
`,
};
