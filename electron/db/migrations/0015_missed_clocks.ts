import type { Migration } from "./migration";

/** Missed clocks by their due: what the overdue list of a report reads (DOMAIN 7 `monthly_report`). */
export const migration0015: Migration = {
  version: 15,
  name: "missed_clocks",
  sql: `
CREATE INDEX "milestone_breached_by_due" ON "milestone" ("due_at") WHERE "state" = 'breached';
`,
};
