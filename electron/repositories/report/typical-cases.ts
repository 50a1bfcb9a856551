import { named, type StoreReader } from "#electron/db/connection";
import type { CaseLine } from "#shared/documents/reports/papers/report-snapshot";
import type { Instants } from "#shared/domain/figures/period";

/**
 * Cards of a period that are worth telling (S3 步骤6: 典型案例复盘): major faults, complaints, dissatisfied customers,
 * reworks, then cards of the most frequent fault; each kind the longest in work first.
 */
const typical = named(
  "report.typicalCases",
  `SELECT "no", "model", "kind", "fault_category", "description", "fault_cause", "result", "status", "assignee", "why"
   FROM (
     SELECT c."no", c."model", c."kind", c."fault_category", c."description", c."fault_cause", c."result",
       c."status", c."assignee", f."registered_at" AS "registered_at",
       CASE WHEN c."impact" = 'safety' THEN 'safety' WHEN c."kind" = 'C' THEN 'complaint'
         WHEN c."grade" = 'dissatisfied' THEN 'dissatisfied' WHEN f."round" > 1 THEN 'rework'
         WHEN c."kind" = 'A' AND c."fault_category" = ?3 AND c."fault_cause" IS NOT NULL THEN 'frequent' END AS "why"
     FROM "card_figure" f JOIN "card" c ON c."id" = f."card_id"
     WHERE f."counted" = 1 AND f."registered_at" >= ?1 AND f."registered_at" < ?2)
   WHERE "why" IS NOT NULL
   ORDER BY CASE "why" WHEN 'safety' THEN 0 WHEN 'complaint' THEN 1 WHEN 'dissatisfied' THEN 2 WHEN 'rework' THEN 3
     ELSE 4 END, "registered_at", "no" LIMIT ?4`,
);

/** Typical cases of a period; `frequentFault` is its most frequent fault category, or null. */
export function typicalCases(
  reader: StoreReader,
  { fromMs, toMs }: Instants,
  frequentFault: string | null,
  limit: number,
): readonly CaseLine[] {
  return reader.all<CaseLine>(typical, fromMs, toMs, frequentFault, limit);
}
