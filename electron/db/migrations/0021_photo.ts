import type { Migration } from "./migration";

/** What became of an attachment's files: originals replaced by their clean copies, files that were removed. */
export const migration0021: Migration = {
  version: 21,
  name: "photo",
  sql: `
ALTER TABLE "attachment" ADD COLUMN "original_removed_at" INTEGER;
ALTER TABLE "attachment" ADD COLUMN "removed_at" INTEGER;
ALTER TABLE "attachment" ADD COLUMN "removed_because" TEXT
  CONSTRAINT "attachment_removed_because" CHECK ("removed_because" IN ('erased', 'consent_withdrawn'));
`,
};
