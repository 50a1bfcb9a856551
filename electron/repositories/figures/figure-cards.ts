import { type NamedQuery, named, type SqlValue, type StoreReader } from "#electron/db/connection";
import type { EpochMs } from "#shared/domain/card/case-state";
import type { CardFigure, FigureCard } from "#shared/domain/figures/judge";
import type { Instants } from "#shared/domain/figures/period";
import type { FigureFilters } from "#shared/domain/figures/scope";
import type { JudgedClocks } from "#shared/domain/figures/tally";
import type { FigureCode } from "#shared/domain/figures/vocabulary";

/** The column that each filter looks at. */
const FILTER_COLUMNS = {
  store: "store",
  kind: "kind",
  model: "model",
  person: "assignee",
  group: "group",
  fault_category: "fault_category",
  service_mode: "service_mode",
  priority: "priority",
  channel: "channel",
} as const satisfies Readonly<Record<keyof FigureFilters, string>>;
const filterNames = Object.keys(FILTER_COLUMNS) as (keyof FigureFilters)[];

/** A figure's SQL: the first values are the filters, `FILTERED` the condition on `card_figure` under the name `f`. */
export const FILTERED = filterNames
  .map((name, index) => {
    const place = `?${index + 1}`;
    return `(${place} IS NULL OR f."${FILTER_COLUMNS[name]}" IN (SELECT value FROM json_each(${place})))`;
  })
  .join(" AND ");

/** The place of a figure query's own value, counted from 1, behind those of the filters. */
export function place(own: number): string {
  return `?${filterNames.length + own}`;
}

/** The filters as the first values of a figure query. */
export function filterValues(filters: FigureFilters): readonly SqlValue[] {
  return filterNames.map((name) => {
    const values = filters[name];
    return values === undefined || values.length === 0 ? null : JSON.stringify(values);
  });
}

const CARD_COLUMNS = [
  "card_id",
  "store",
  "kind",
  "service_mode",
  "priority",
  "channel",
  "model",
  "assignee",
  "group",
  "fault_category",
  "registered_at",
  "first_completed_at",
  "confirmed_at",
  "repaired",
  "round",
  "grade",
  "satisfaction",
  "completeness",
  "surveys",
  "survey_sum",
  "followed_up",
  "checks",
  "checks_passed",
  "sample_pass",
  "first_response_at",
  "history",
] as const;

/** A card as judges see it, from `card_figure` under the name `f`. */
export const FIGURE_CARD = `${CARD_COLUMNS.map((column) => `f."${column}"`).join(", ")},
  CASE WHEN f."repaired" = 1 THEN EXISTS (SELECT 1 FROM "card" r WHERE r."repeat_of" = f."no"
    AND r."status" NOT IN ('cancelled', 'merged')) ELSE 0 END AS "repeated"`;

interface StoredCard
  extends Omit<FigureCard, "repaired" | "followed_up" | "sample_pass" | "history" | "repeated"> {
  readonly repaired: number;
  readonly followed_up: number;
  readonly sample_pass: number | null;
  readonly history: number;
  readonly repeated: number;
}

/** Flags as booleans. The row itself is changed: a month has tens of thousands of them. */
export function figureCardOf(row: object): FigureCard {
  const stored = row as StoredCard;
  return Object.assign(row, {
    repaired: stored.repaired === 1,
    followed_up: stored.followed_up === 1,
    sample_pass: stored.sample_pass === null ? null : stored.sample_pass === 1,
    history: stored.history === 1,
    repeated: stored.repeated === 1,
  }) as unknown as FigureCard;
}

const BASES = ["registered_at", "first_completed_at", "confirmed_at"] as const;

/** Counted cards whose date of one basis lies in the two own values, through the partial index of that date. */
function inPeriod(basis: CardFigure["basis"]): string {
  return `f."counted" = 1 AND f."${basis}" >= ${place(1)} AND f."${basis}" < ${place(2)}`;
}

const inAnyWay = named(
  "figures.cards",
  `SELECT ${FIGURE_CARD} FROM "card_figure" f WHERE ${FILTERED} AND f."row_id" IN (
     ${BASES.map((basis) => `SELECT f."row_id" FROM "card_figure" f WHERE ${inPeriod(basis)}`).join(" UNION ")})
   ORDER BY f."row_id"`,
);

/** Counted cards that were registered, first completed or last confirmed in a period. */
export function cardsOfPeriod(
  reader: StoreReader,
  filters: FigureFilters,
  { fromMs, toMs }: Instants,
): readonly FigureCard[] {
  return reader.all<object>(inAnyWay, ...filterValues(filters), fromMs, toMs).map(figureCardOf);
}

const byBasis: Readonly<Record<CardFigure["basis"], NamedQuery>> = {
  registered_at: queryOf("registered_at"),
  first_completed_at: queryOf("first_completed_at"),
  confirmed_at: queryOf("confirmed_at"),
};

function queryOf(basis: CardFigure["basis"]): NamedQuery {
  return named(
    `figures.cards.${basis}`,
    `SELECT ${FIGURE_CARD} FROM "card_figure" f WHERE ${inPeriod(basis)} AND ${FILTERED} ORDER BY f."${basis}"`,
  );
}

/** Counted cards that lie in a period by one date, in its order. */
export function cardsByBasis(
  reader: StoreReader,
  basis: CardFigure["basis"],
  filters: FigureFilters,
  { fromMs, toMs }: Instants,
): readonly FigureCard[] {
  return reader.all<object>(byBasis[basis], ...filterValues(filters), fromMs, toMs).map(figureCardOf);
}

const oneCard = named("figures.card", `SELECT ${FIGURE_CARD} FROM "card_figure" f WHERE f."card_id" = ?`);

/** One card as judges see it; null where there is none. */
export function figureCard(reader: StoreReader, cardId: string): FigureCard | null {
  const row = reader.get<object>(oneCard, cardId);
  return row === undefined ? null : figureCardOf(row);
}

/** A clock that is judged: met or not, by now. */
export interface JudgedClock extends JudgedClocks {
  readonly card_id: string;
  /** When it was due. */
  readonly atMs: EpochMs;
}

const JUDGED = (now: string) => `(k."state" <> 'running' OR k."due_at" < ${now})`;

const clockList = `SELECT k."code", k."card_id", k."due_at" AS "atMs", k."state" = 'met' AS "met",
    k."late_entry" AS "late", 1 AS "count"
  FROM "figure_clock" k`;
const allClocks = named(
  "figures.clocks",
  `${clockList} WHERE k."code" IN (SELECT value FROM json_each(?1)) AND k."due_at" >= ?2 AND k."due_at" < ?3
     AND ${JUDGED("?4")}`,
);
const filteredClocks = named(
  "figures.clocksFiltered",
  `${clockList} JOIN "card_figure" f ON f."card_id" = k."card_id"
   WHERE k."code" IN (SELECT value FROM json_each(${place(1)})) AND k."due_at" >= ${place(2)}
     AND k."due_at" < ${place(3)} AND ${JUDGED(place(4))} AND ${FILTERED}`,
);

interface ClockQuestion {
  readonly codes: readonly FigureCode[];
  readonly filters: FigureFilters;
  readonly instants: Instants;
  readonly nowMs: EpochMs;
}

function isOpen(filters: FigureFilters): boolean {
  return filterValues(filters).every((value) => value === null);
}

/** Judged first-round clocks of counted cards that fell due in a period, card by card. */
export function clocksOfPeriod(reader: StoreReader, question: ClockQuestion): readonly JudgedClock[] {
  const { codes, filters, instants, nowMs } = question;
  const own = [JSON.stringify(codes), instants.fromMs, instants.toMs, nowMs];
  return isOpen(filters)
    ? reader.all<JudgedClock>(allClocks, ...own)
    : reader.all<JudgedClock>(filteredClocks, ...filterValues(filters), ...own);
}

const SUMMED = `SELECT k."code", k."state" = 'met' AS "met", k."late_entry" AS "late", count(*) AS "count"
  FROM "figure_clock" k`;
const GROUPED = `GROUP BY 1, 2, 3`;
const allSums = named(
  "figures.clockSums",
  `${SUMMED} WHERE k."code" IN (SELECT value FROM json_each(?1)) AND k."due_at" >= ?2 AND k."due_at" < ?3
     AND ${JUDGED("?4")} ${GROUPED}`,
);
const filteredSums = named(
  "figures.clockSumsFiltered",
  `${SUMMED} JOIN "card_figure" f ON f."card_id" = k."card_id"
   WHERE k."code" IN (SELECT value FROM json_each(${place(1)})) AND k."due_at" >= ${place(2)}
     AND k."due_at" < ${place(3)} AND ${JUDGED(place(4))} AND ${FILTERED} ${GROUPED}`,
);

/** The same clocks counted by what became of them; without filters the index alone answers. */
export function clockSums(reader: StoreReader, question: ClockQuestion): readonly JudgedClocks[] {
  const { codes, filters, instants, nowMs } = question;
  const own = [JSON.stringify(codes), instants.fromMs, instants.toMs, nowMs];
  return isOpen(filters)
    ? reader.all<JudgedClocks>(allSums, ...own)
    : reader.all<JudgedClocks>(filteredSums, ...filterValues(filters), ...own);
}

/** A wait for parts that ended. */
export interface EndedWait {
  readonly card_id: string;
  readonly from_at: EpochMs;
  readonly to_at: EpochMs;
}

const partsWaits = named(
  "figures.partsWaits",
  `SELECT w."card_id", w."from_at", w."to_at" FROM "card_wait" w JOIN "card_figure" f ON f."card_id" = w."card_id"
   WHERE w."waiting_for" = 'parts' AND w."to_at" >= ${place(1)} AND w."to_at" < ${place(2)}
     AND f."counted" = 1 AND f."history" = 0 AND ${FILTERED} ORDER BY w."to_at", w."card_id", w."n"`,
);

/** Waits for parts that ended in a period, of counted cards but imported history. */
export function partsWaitsOfPeriod(
  reader: StoreReader,
  filters: FigureFilters,
  { fromMs, toMs }: Instants,
): readonly EndedWait[] {
  return reader.all<EndedWait>(partsWaits, ...filterValues(filters), fromMs, toMs);
}
