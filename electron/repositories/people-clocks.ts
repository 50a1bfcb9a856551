import { named, type StoreReader } from "#electron/db/connection";
import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";

/** The open cards of one person, or of nobody yet (`staff` null), and how their next deadlines stand. */
export interface PersonClocks {
  readonly staff: StaffCode | null;
  readonly name: string | null;
  readonly open: number;
  readonly breached: number;
  /** In time still, and due before the instant that was asked for. */
  readonly soon: number;
}

const byPerson = named(
  "card.byPerson",
  `SELECT g."assignee" AS "staff", s."name", g."open", g."breached", g."soon" FROM (
     SELECT "assignee", count(*) AS "open",
       total("urgency_class" = 0 AND "urgency_sort_at" < ?1) AS "breached",
       total("urgency_class" = 0 AND "urgency_sort_at" BETWEEN ?1 AND ?2) AS "soon"
     FROM "card_grid" WHERE "open" = 1 GROUP BY "assignee") g
   LEFT JOIN "staff" s ON s."code" = g."assignee"
   ORDER BY g."breached" DESC, g."soon" DESC, g."open" DESC, g."assignee"`,
);

/** Who has how many open cards, late ones first. */
export function clocksByPerson(reader: StoreReader, nowMs: EpochMs, soonMs: EpochMs): PersonClocks[] {
  return reader.all<PersonClocks>(byPerson, nowMs, soonMs);
}
