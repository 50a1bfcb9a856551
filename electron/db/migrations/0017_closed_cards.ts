import type { Migration } from "./migration";

/** Closed cards by the time of closing, with their customer: what a quarter's survey is drawn from (DOMAIN 5.7). */
export const migration0017: Migration = {
  version: 17,
  name: "closed_cards",
  sql: `
CREATE INDEX "card_by_archived" ON "card" ("archived_at","customer_id") WHERE "archived_at" IS NOT NULL;
`,
};
