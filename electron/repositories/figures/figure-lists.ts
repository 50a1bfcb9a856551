import { named, type StoreReader } from "#electron/db/connection";
import type { EpochMs } from "#shared/domain/card/case-state";
import { SURVEY_DIMENSIONS, type SurveyDimension, type WaitingFor } from "#shared/domain/card/vocabulary";
import type { Instants } from "#shared/domain/figures/period";
import type {
  CutList,
  OverdueRow,
  RepeatRow,
  ReworkRow,
  SelfMarkedRow,
  SurveyFigures,
} from "#shared/domain/figures/results";
import type { FigureFilters } from "#shared/domain/figures/scope";
import type { InvalidReason } from "#shared/domain/survey/survey-index";
import { payloadReader, type StoredPayload } from "../event-repository";
import { FILTERED, filterValues, place } from "./figure-cards";

/** Rows of a list that are kept; how many there are is told beside them. */
const SHOWN = 200;

interface ListQuestion {
  readonly filters: FigureFilters;
  readonly instants: Instants;
}

function cut<Row>(rows: readonly Row[]): CutList<Row> {
  return { rows: rows.slice(0, SHOWN), total: rows.length };
}

const LATE_UNTIL = `coalesce(m."met_at", m."ended_at", ${place(3)})`;

/** A missed clock, through the index of its state; `running` past its due has only not been looked at since. */
const missed = (
  state: string,
) => `SELECT m."card_id", m."milestone", m."round", m."start_at", m."due_at", m."met_at",
    m."met_at" IS NULL AND m."ended_at" IS NULL AS "still_open",
    ${LATE_UNTIL} - m."due_at" AS "late_ms", f."no", f."model", f."assignee"
  FROM "milestone" m JOIN "card_figure" f ON f."card_id" = m."card_id"
  WHERE m."state" = '${state}' AND m."due_at" >= ${place(1)} AND m."due_at" < ${place(2)}
    AND m."due_at" < ${place(3)} AND f."counted" = 1 AND ${FILTERED}`;
const overdue = named(
  "figures.overdue",
  `SELECT * FROM (${missed("breached")} UNION ALL ${missed("running")})
   ORDER BY "late_ms" DESC, "due_at", "card_id", "milestone", "round" LIMIT ${SHOWN}`,
);
const overdueCount = named(
  "figures.overdueCount",
  `SELECT count(*) AS "total" FROM (${missed("breached")} UNION ALL ${missed("running")})`,
);
const customerName = named("figures.customerName", `SELECT "customer_name" FROM "card" WHERE "id" = ?`);

const waitsDuring = named(
  "figures.waitsDuring",
  `SELECT "waiting_for" FROM "card_wait"
   WHERE "card_id" = ?1 AND "from_at" < ?3 AND coalesce("to_at", ?3) > ?2
   ORDER BY min(coalesce("to_at", ?3), ?3) - max("from_at", ?2) DESC, "n" LIMIT 1`,
);

interface StoredOverdue extends Omit<OverdueRow, "still_open" | "waited_for" | "customer_name"> {
  readonly start_at: EpochMs | null;
  readonly still_open: number;
}

/** Missed milestones of every round that fell due in a period, the latest first. */
export function overdueOf(reader: StoreReader, question: ListQuestion, nowMs: EpochMs): CutList<OverdueRow> {
  const { filters, instants } = question;
  const values = [...filterValues(filters), instants.fromMs, instants.toMs, nowMs];
  const rows = reader.all<StoredOverdue>(overdue, ...values);
  return {
    total: reader.get<{ total: number }>(overdueCount, ...values)?.total ?? 0,
    rows: rows.map(({ start_at, still_open, ...row }) => {
      const lateUntil = row.due_at + row.late_ms;
      const [waited] = reader.pluck<WaitingFor>(waitsDuring, row.card_id, start_at ?? row.due_at, lateUntil);
      const [name] = reader.pluck<string | null>(customerName, row.card_id);
      return {
        ...row,
        customer_name: name ?? null,
        still_open: still_open === 1,
        waited_for: waited ?? null,
      };
    }),
  };
}

const reworks = named(
  "figures.reworks",
  `SELECT w."card_id", f."no", f."model", c."customer_name", f."assignee", w."round", w."at", w."cause", w."reason",
     w."first_result", c."result", c."outcome", c."status"
   FROM "card_rework" w JOIN "card_figure" f ON f."card_id" = w."card_id" JOIN "card" c ON c."id" = w."card_id"
   WHERE w."at" >= ${place(1)} AND w."at" < ${place(2)} AND f."counted" = 1 AND ${FILTERED}
   ORDER BY w."at", w."card_id", w."round"`,
);

/** Reworks that began in a period, in the order of time. */
export function reworksOf(reader: StoreReader, { filters, instants }: ListQuestion): CutList<ReworkRow> {
  return cut(reader.all<ReworkRow>(reworks, ...filterValues(filters), instants.fromMs, instants.toMs));
}

const repeats = named(
  "figures.repeats",
  `SELECT f."card_id", f."no", f."model", f."fault_category", f."registered_at", f."repeat_of",
     e."assignee" AS "earlier_assignee", c."status"
   FROM "card_figure" f JOIN "card" c ON c."id" = f."card_id" LEFT JOIN "card" e ON e."no" = f."repeat_of"
   WHERE f."counted" = 1 AND f."registered_at" >= ${place(1)} AND f."registered_at" < ${place(2)}
     AND f."repeat_of" IS NOT NULL AND ${FILTERED} ORDER BY f."registered_at", f."row_id"`,
);

/** Repeat repairs registered in a period. */
export function repeatsOf(reader: StoreReader, { filters, instants }: ListQuestion): CutList<RepeatRow> {
  return cut(reader.all<RepeatRow>(repeats, ...filterValues(filters), instants.fromMs, instants.toMs));
}

const selfMarked = named(
  "figures.selfMarked",
  `SELECT e."card_id", f."no", e."seq", e."action", e."actor", e."at", e."payload", e."personal",
     s."countersigned_by"
   FROM "card_event" e JOIN "card_figure" f ON f."card_id" = e."card_id"
     LEFT JOIN "event_countersign" s ON s."card_id" = e."card_id" AND s."seq" = e."seq"
   WHERE e."self_marked" = 1 AND e."at" >= ${place(1)} AND e."at" < ${place(2)} AND ${FILTERED}
     AND NOT EXISTS (SELECT 1 FROM "event_undo" u WHERE u."card_id" = e."card_id" AND u."seq" = e."seq")
   ORDER BY e."at", e."global_seq"`,
);

type StoredSelfMarked = Omit<SelfMarkedRow, "reason"> & StoredPayload;

/** 自批 and 自检 of a period (DOMAIN 2.3). */
export function selfMarkedOf(
  reader: StoreReader,
  { filters, instants }: ListQuestion,
): CutList<SelfMarkedRow> {
  const rows = reader.all<StoredSelfMarked>(
    selfMarked,
    ...filterValues(filters),
    instants.fromMs,
    instants.toMs,
  );
  const payloadOf = payloadReader(reader);
  return cut(
    rows.map(({ payload, personal, ...row }): SelfMarkedRow => {
      const { reason } = payloadOf({ card_id: row.card_id, seq: row.seq, payload, personal });
      return { ...row, reason: typeof reason === "string" ? reason : null };
    }),
  );
}

const surveys = named(
  "figures.surveys",
  `SELECT s."handed_out_at", s."refused", s."collected_at", s."valid", s."invalid_reason", s."scores", s."overall",
     s."choices"
   FROM "card_figure" f CROSS JOIN "survey" s ON s."card_id" = f."card_id"
   WHERE f."counted" = 1 AND f."first_completed_at" >= ${place(1)} AND f."first_completed_at" < ${place(2)}
     AND ${FILTERED}`,
);

interface StoredSurvey {
  readonly handed_out_at: EpochMs | null;
  readonly refused: number;
  readonly collected_at: EpochMs | null;
  readonly valid: number | null;
  readonly invalid_reason: InvalidReason | null;
  readonly scores: string;
  readonly overall: number | null;
  readonly choices: string;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function counted<Key extends string>(keys: readonly Key[]): readonly (readonly [Key, number])[] {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].toSorted((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1));
}

/** Surveys of the cards that were completed in a period (DOMAIN 5.7). */
export function surveyFiguresOf(reader: StoreReader, { filters, instants }: ListQuestion): SurveyFigures {
  const { fromMs, toMs } = instants;
  const rows = reader.all<StoredSurvey>(surveys, ...filterValues(filters), fromMs, toMs);
  const valid = rows.filter((row) => row.valid === 1);
  const scores = valid.map(
    (row) => JSON.parse(row.scores) as Readonly<Partial<Record<SurveyDimension, number>>>,
  );
  const dimensions = SURVEY_DIMENSIONS.map(
    (name) => [name, mean(scores.flatMap((score) => score[name] ?? []))] as const,
  );
  const choices = valid.flatMap((row) => JSON.parse(row.choices) as readonly string[]);
  return {
    handed_out: rows.filter((row) => row.handed_out_at !== null).length,
    refused: rows.filter((row) => row.refused === 1).length,
    collected: rows.filter((row) => row.collected_at !== null).length,
    valid: valid.length,
    invalid: counted(rows.flatMap((row) => (row.valid === 0 ? (row.invalid_reason ?? []) : []))).map(
      ([reason, count]) => ({ reason, count }),
    ),
    // Made from the whole list of dimensions.
    dimensions: Object.fromEntries(dimensions) as SurveyFigures["dimensions"],
    overall: mean(valid.flatMap((row) => row.overall ?? [])),
    choices: counted(choices).map(([choice, count]) => ({ choice, count })),
  };
}

const models = named("figures.models", `SELECT "code", "name", "units_sold" FROM "product_model"`);

/** What the archive knows of every product model, by its code. */
export function modelFacts(
  reader: StoreReader,
): ReadonlyMap<string, { readonly name: string; readonly units_sold: number | null }> {
  const rows = reader.all<{ code: string; name: string; units_sold: number | null }>(models);
  return new Map(rows.map(({ code, ...facts }) => [code, facts]));
}

const faultCounts = (column: "model" | "fault_category") =>
  named(
    `figures.faults.${column}`,
    `SELECT f."${column}" AS "key", count(*) AS "cards" FROM "card_figure" f
     WHERE f."counted" = 1 AND f."first_completed_at" >= ${place(1)} AND f."first_completed_at" < ${place(2)}
       AND f."kind" = 'A' AND ${FILTERED} GROUP BY 1`,
  );
const faultsBy = { model: faultCounts("model"), fault_category: faultCounts("fault_category") };

/** Kind A cards completed in a period, counted by model or fault category. */
export function faultsOf(
  reader: StoreReader,
  by: "model" | "fault_category",
  { filters, instants }: ListQuestion,
): ReadonlyMap<string | null, number> {
  const values = [...filterValues(filters), instants.fromMs, instants.toMs];
  const rows = reader.all<{ key: string | null; cards: number }>(faultsBy[by], ...values);
  return new Map(rows.map(({ key, cards }) => [key, cards]));
}
