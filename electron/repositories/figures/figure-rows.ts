import { named, type StoreReader } from "#electron/db/connection";
import type { FigureCardRow } from "#shared/contract/figures-views";
import type { EpochMs } from "#shared/domain/card/case-state";
import type { Milestone, Status } from "#shared/domain/card/vocabulary";
import type { CardFigure } from "#shared/domain/figures/judge";
import type { Instants } from "#shared/domain/figures/period";
import type { FigureFilters } from "#shared/domain/figures/scope";
import type { FigureCode } from "#shared/domain/figures/vocabulary";
import { FILTERED, filterValues, place } from "./figure-cards";

type ShownCard = Pick<
  FigureCardRow,
  "card_id" | "no" | "customer_name" | "model" | "kind" | "priority" | "assignee" | "status"
>;

const shown = named(
  "figures.shownCards",
  `SELECT "id" AS "card_id", "no", "customer_name", "model", "kind", "priority", "assignee", "status" FROM "card"
   WHERE "id" IN (SELECT value FROM json_each(?))`,
);

/** What a list shows of some cards, by their ids. */
export function shownCards(reader: StoreReader, cardIds: readonly string[]): ReadonlyMap<string, ShownCard> {
  const rows = reader.all<ShownCard>(shown, JSON.stringify([...new Set(cardIds)]));
  return new Map(rows.map((row) => [row.card_id, row]));
}

/** A first-round clock as it is stored. */
export interface RowClock {
  readonly milestone: Milestone;
  readonly due_at: EpochMs;
  readonly met_at: EpochMs | null;
  readonly ended_at: EpochMs | null;
}

const clocks = named(
  "figures.rowClocks",
  `SELECT "milestone", "due_at", "met_at", "ended_at" FROM "milestone"
   WHERE "card_id" = ?1 AND "round" = 1 AND "due_at" = ?3 AND "milestone" IN (SELECT value FROM json_each(?2))`,
);

/** The clock behind a judged one: by its milestones and its due. */
export function rowClock(
  reader: StoreReader,
  cardId: string,
  milestones: readonly Milestone[],
  dueAtMs: EpochMs,
): RowClock | null {
  return reader.get<RowClock>(clocks, cardId, JSON.stringify(milestones), dueAtMs) ?? null;
}

interface Counted<Reason> {
  readonly reason: Reason;
  readonly cards: number;
}

export type ClockReason =
  | "judged"
  | "cancelled"
  | "merged"
  | "imported_history"
  | "due_elsewhere"
  | "not_yet_due"
  | "waived"
  | "not_applicable";

const notJudged = named(
  "figures.notJudged",
  `SELECT CASE
     WHEN c."status" IN ('cancelled', 'merged') THEN c."status"
     WHEN f."history" = 1 THEN 'imported_history'
     WHEN k."state" = 'running' AND k."due_at" >= ${place(4)} THEN 'not_yet_due'
     WHEN k."due_at" >= ${place(1)} AND k."due_at" < ${place(2)} THEN 'judged'
     WHEN k."due_at" IS NOT NULL THEN 'due_elsewhere'
     WHEN EXISTS (SELECT 1 FROM "milestone" m WHERE m."card_id" = c."id" AND m."round" = 1 AND m."state" = 'waived'
       AND m."milestone" IN (SELECT value FROM json_each(${place(5)}))) THEN 'waived'
     WHEN EXISTS (SELECT 1 FROM "milestone" m WHERE m."card_id" = c."id" AND m."round" = 1 AND m."state" = 'paused'
       AND m."milestone" IN (SELECT value FROM json_each(${place(5)}))) THEN 'not_yet_due'
     ELSE 'not_applicable' END AS "reason", count(*) AS "cards"
   FROM "card" c JOIN "card_figure" f ON f."card_id" = c."id"
     LEFT JOIN "figure_clock" k ON k."card_id" = c."id" AND k."code" = ${place(3)}
   WHERE c."registered_at" >= ${place(1)} AND c."registered_at" < ${place(2)} AND ${FILTERED} GROUP BY 1`,
);

/** What became of one clock of the cards that were registered in a period. */
export function clockReasons(
  reader: StoreReader,
  asked: {
    readonly code: FigureCode;
    readonly milestones: readonly Milestone[];
    readonly filters: FigureFilters;
    readonly instants: Instants;
    readonly nowMs: EpochMs;
  },
): readonly Counted<ClockReason>[] {
  const { code, milestones, filters, instants, nowMs } = asked;
  const own = [instants.fromMs, instants.toMs, code, nowMs, JSON.stringify(milestones)];
  return reader.all<Counted<ClockReason>>(notJudged, ...filterValues(filters), ...own);
}

const ended = (basis: CardFigure["basis"]) =>
  named(
    `figures.ended.${basis}`,
    `SELECT c."status" AS "reason", count(*) AS "cards" FROM "card" c JOIN "card_figure" f ON f."card_id" = c."id"
     WHERE c."${basis}" >= ${place(1)} AND c."${basis}" < ${place(2)} AND c."status" IN ('cancelled', 'merged')
       AND ${FILTERED} GROUP BY 1`,
  );
const endedBy = {
  registered_at: ended("registered_at"),
  first_completed_at: ended("first_completed_at"),
  confirmed_at: ended("confirmed_at"),
};

/** Cancelled and merged cards whose date lies in a period. */
export function endedCards(
  reader: StoreReader,
  basis: CardFigure["basis"],
  filters: FigureFilters,
  { fromMs, toMs }: Instants,
): readonly Counted<Extract<Status, "cancelled" | "merged">>[] {
  return reader.all<Counted<"cancelled" | "merged">>(endedBy[basis], ...filterValues(filters), fromMs, toMs);
}

/** A policy that judged cards stand under. */
export interface JudgedPolicy {
  readonly preset: string;
  readonly version: number;
  readonly name: string;
  readonly cards: number;
}

const policies = named(
  "figures.policies",
  `SELECT c."policy_preset" AS "preset", c."policy_version" AS "version",
     coalesce((SELECT p."table" ->> '$.name' FROM "policy_version" p
       WHERE p."preset" = c."policy_preset" AND p."version" = c."policy_version"), c."policy_preset") AS "name",
     count(*) AS "cards"
   FROM "figure_clock" k JOIN "card" c ON c."id" = k."card_id" JOIN "card_figure" f ON f."card_id" = k."card_id"
   WHERE k."code" = ${place(3)} AND k."due_at" >= ${place(1)} AND k."due_at" < ${place(2)}
     AND (k."state" <> 'running' OR k."due_at" < ${place(4)}) AND ${FILTERED}
   GROUP BY 1, 2 ORDER BY "cards" DESC, 1, 2`,
);

/** Policies of the cards whose clock a figure judges. */
export function judgedPolicies(
  reader: StoreReader,
  asked: {
    readonly code: FigureCode;
    readonly filters: FigureFilters;
    readonly instants: Instants;
    readonly nowMs: EpochMs;
  },
): readonly JudgedPolicy[] {
  const { code, filters, instants, nowMs } = asked;
  return reader.all<JudgedPolicy>(
    policies,
    ...filterValues(filters),
    instants.fromMs,
    instants.toMs,
    code,
    nowMs,
  );
}
