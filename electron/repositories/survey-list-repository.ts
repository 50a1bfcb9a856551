import { named, type StoreReader } from "#electron/db/connection";
import { survey } from "#electron/db/schema/card-lists";
import type { SurveyedCard } from "#shared/contract/survey-views";
import type { EpochMs, Survey } from "#shared/domain/card/case-state";
import type { Instants } from "#shared/domain/figures/period";
import type { InvalidReason } from "#shared/domain/survey/survey-index";
import { accessTo } from "./table-access";

/** What lists and calls ask of surveys and follow-ups; every query goes by an index on time. */

const surveys = accessTo(survey);

const CARD = `c."id" AS "card_id", coalesce(c."no", c."external_no") AS "no", c."status", c."round",
  c."customer_name", c."customer_level", c."model", c."assignee", c."completed_at"`;
const SHEET = surveys.columns.map((column) => `s."${column}" AS "s_${column}"`).join(", ");
/** Merged and cancelled cards are out of everything that is counted (DOMAIN 6). */
const COUNTED = `c."status" NOT IN ('cancelled', 'merged')`;
const FROM = `FROM "survey" s JOIN "card" c ON c."id" = s."card_id"`;
const BACK = `s."collected_at" >= ?1 AND s."collected_at" < ?2 AND ${COUNTED}`;
const REFUSED = `s."refused_at" >= ?1 AND s."refused_at" < ?2 AND ${COUNTED}`;

const backList = (name: string, condition: string) =>
  named(
    `survey.list.${name}`,
    `SELECT ${CARD}, ${SHEET} ${FROM} WHERE ${BACK} AND ${condition}
     ORDER BY s."collected_at" DESC, s."card_id", s."n" LIMIT ?3`,
  );
const validList = backList("valid", `s."valid" = 1`);
const invalidList = backList("invalid", `s."valid" = 0 AND (?4 IS NULL OR s."invalid_reason" = ?4)`);
const refusedList = named(
  "survey.list.refused",
  `SELECT ${CARD}, ${SHEET} ${FROM} WHERE ${REFUSED} ORDER BY s."refused_at" DESC, s."card_id" LIMIT ?3`,
);
const outList = named(
  "survey.list.out",
  // Without the hint SQLite takes the index of collected ones, where everything that is not back stands together.
  `SELECT ${CARD}, ${SHEET} FROM "survey" s INDEXED BY "survey_out" JOIN "card" c ON c."id" = s."card_id"
   WHERE s."collected_at" IS NULL AND s."refused" = 0 AND s."handed_out_at" >= ?1 AND s."round" = c."round"
     AND c."status" IN ('completed', 'confirmed', 'archived')
   ORDER BY s."handed_out_at", s."card_id" LIMIT ?2`,
);
const counted = named(
  "survey.counts",
  `SELECT CASE WHEN s."valid" = 1 THEN 'valid' ELSE s."invalid_reason" END AS "code", count(*) AS "count"
   ${FROM} WHERE ${BACK} GROUP BY 1
   UNION ALL SELECT 'refused', count(*) ${FROM} WHERE ${REFUSED}`,
);

/** A survey with its card. */
export interface ListedSurvey extends SurveyedCard {
  readonly survey: Survey;
}

function listed(row: Record<string, unknown>): ListedSurvey {
  const card: Record<string, unknown> = {};
  const sheet: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) {
    if (name.startsWith("s_")) sheet[name.slice(2)] = value;
    else card[name] = value;
  }
  const { card_id: _card, ...item } = surveys.decode(sheet);
  return { ...(card as unknown as SurveyedCard), survey: item };
}

function rowsOf(reader: StoreReader, ...query: Parameters<StoreReader["all"]>): readonly ListedSurvey[] {
  return reader.all<Record<string, unknown>>(...query).map(listed);
}

/** Valid samples collected in [from, to), the newest first. */
export function validSurveys(reader: StoreReader, { fromMs, toMs }: Instants, limit: number) {
  return rowsOf(reader, validList, fromMs, toMs, limit);
}

/** Samples collected in [from, to) that do not count, of one reason or of any. */
export function invalidSurveys(
  reader: StoreReader,
  { fromMs, toMs }: Instants,
  limit: number,
  reason: InvalidReason | null,
) {
  return rowsOf(reader, invalidList, fromMs, toMs, limit, reason);
}

export function refusedSurveys(reader: StoreReader, { fromMs, toMs }: Instants, limit: number) {
  return rowsOf(reader, refusedList, fromMs, toMs, limit);
}

/** Handed out since an instant and neither back nor refused, the oldest first. */
export function surveysOut(reader: StoreReader, sinceMs: EpochMs, limit: number) {
  return rowsOf(reader, outList, sinceMs, limit);
}

/** How many samples of [from, to) count, were refused, or are out for each reason. */
export function surveyCounts(reader: StoreReader, { fromMs, toMs }: Instants): ReadonlyMap<string, number> {
  const rows = reader.all<{ code: string; count: number }>(counted, fromMs, toMs);
  return new Map(rows.map(({ code, count }) => [code, count]));
}

/** A completed card with what is still wanted of its customer. */
export interface WantedCard extends SurveyedCard {
  readonly completed_at: EpochMs;
  readonly phone: string | null;
  readonly contact: string | null;
  /** When its survey went out, where one is out. */
  readonly handed_out_at: EpochMs | null;
  readonly survey_wanted: boolean;
  readonly follow_up_wanted: boolean;
  /** The policy's own due, where it has the clock. */
  readonly survey_due_at: EpochMs | null;
  readonly follow_up_due_at: EpochMs | null;
}

/** A second round may be completed long after the first completion, by which the index goes. */
const LONGEST_REWORK_MS = 60 * 86_400_000;

const dueOf = (milestone: string) =>
  `(SELECT m."due_at" FROM "milestone" m WHERE m."card_id" = c."id" AND m."milestone" = '${milestone}'
    ORDER BY m."round" DESC, m."occurrence" DESC LIMIT 1)`;
const wanted = named(
  "survey.wanted",
  `SELECT * FROM (
     SELECT ${CARD}, c."phone", c."contact",
       (SELECT max(s."handed_out_at") FROM "survey" s WHERE s."card_id" = c."id" AND s."round" = c."round"
          AND s."collected_at" IS NULL AND s."refused" = 0) AS "handed_out_at",
       c."status" <> 'archived' AND NOT EXISTS (SELECT 1 FROM "survey" s WHERE s."card_id" = c."id"
          AND s."round" = c."round" AND (s."collected_at" IS NOT NULL OR s."refused" = 1)) AS "survey_wanted",
       NOT EXISTS (SELECT 1 FROM "follow_up" f WHERE f."card_id" = c."id"
          AND f."followed_up_at" >= c."completed_at") AS "follow_up_wanted",
       ${dueOf("survey")} AS "survey_due_at", ${dueOf("follow_up")} AS "follow_up_due_at"
     FROM "card" c
     WHERE c."first_completed_at" >= ?1 - ${LONGEST_REWORK_MS} AND c."completed_at" >= ?1
       AND c."status" IN ('completed', 'confirmed', 'archived') AND c."imported" = 0)
   WHERE "survey_wanted" = 1 OR "follow_up_wanted" = 1 ORDER BY "completed_at", "card_id"`,
);

/** Cards completed since an instant whose survey is not back, or that nobody has followed up. */
export function wantedCards(reader: StoreReader, sinceMs: EpochMs): readonly WantedCard[] {
  return reader.all<Record<string, unknown>>(wanted, sinceMs).map((row) => ({
    ...(row as unknown as WantedCard),
    survey_wanted: row["survey_wanted"] === 1,
    follow_up_wanted: row["follow_up_wanted"] === 1,
  }));
}
