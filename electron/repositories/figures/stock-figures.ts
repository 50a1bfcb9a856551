import { named, type StoreReader } from "#electron/db/connection";
import type { EpochMs } from "#shared/domain/card/case-state";
import type { Instants } from "#shared/domain/figures/period";
import type { PartRow } from "#shared/domain/figures/results";
import type { StockSum } from "#shared/domain/figures/tally";
import { fen } from "#shared/domain/money/fen";

/** Pieces that a movement brings into the store's hands or takes out of them; from hand to hand is nothing. */
const STOCK_CHANGE = `CASE WHEN m."kind" = 'count' THEN m."quantity"
  ELSE m."quantity" * ((m."to_holder" IS NOT NULL) - (m."from_holder" IS NOT NULL)) END`;
/** A use that was taken back is none, and neither is what took it back. */
const USED = `m."kind" = 'use' AND m."reverses" IS NULL
  AND NOT EXISTS (SELECT 1 FROM "stock_movement" b WHERE b."reverses" = m."id")`;

const used = named(
  "figures.stockUsed",
  `SELECT coalesce(sum(m."quantity" * m."unit_cost"), 0) AS "value" FROM "stock_movement" m
   WHERE m."at" >= ? AND m."at" < ? AND ${USED}`,
);
const worth = named(
  "figures.stockWorth",
  `SELECT coalesce(sum((${STOCK_CHANGE}) * m."unit_cost"), 0) AS "value" FROM "stock_movement" m WHERE m."at" < ?`,
);

function worthAt(reader: StoreReader, atMs: EpochMs): number {
  return reader.get<{ value: number }>(worth, atMs)?.value ?? 0;
}

/** Cost of the parts used in a period, and the mean of opening and closing stock at cost, in 分. */
export function stockSum(reader: StoreReader, { fromMs, toMs }: Instants): StockSum {
  return {
    used: reader.get<{ value: number }>(used, fromMs, toMs)?.value ?? 0,
    mean: (worthAt(reader, fromMs) + worthAt(reader, toMs)) / 2,
  };
}

const parts = named(
  "figures.partsUsed",
  `SELECT m."part", p."name", p."min_level",
     sum(CASE WHEN m."at" >= ?1 AND ${USED} THEN m."quantity" ELSE 0 END) AS "used",
     sum(CASE WHEN m."at" >= ?1 AND ${USED} THEN m."quantity" * m."unit_cost" ELSE 0 END) AS "used_value",
     sum(${STOCK_CHANGE}) AS "closing"
   FROM "stock_movement" m JOIN "part" p ON p."code" = m."part"
   WHERE m."at" < ?2 GROUP BY m."part" HAVING "used" > 0 OR "closing" < p."min_level"
   ORDER BY "used_value" DESC, m."part"`,
);

/** Parts that were used in a period or stood below their minimum at its end. */
export function partsOfPeriod(reader: StoreReader, { fromMs, toMs }: Instants): readonly PartRow[] {
  return reader
    .all<Omit<PartRow, "used_value"> & { readonly used_value: number }>(parts, fromMs, toMs)
    .map((row) => ({ ...row, used_value: fen(row.used_value) }));
}

/** A use of parts behind `stock_turnover`. */
export interface UseMovement {
  readonly movement: number;
  readonly part: string;
  readonly name: string;
  readonly quantity: number;
  readonly value: number;
  readonly card_id: string | null;
  readonly no: string | null;
  readonly at: EpochMs;
}

const uses = named(
  "figures.stockUses",
  `SELECT m."id" AS "movement", m."part", p."name", m."quantity", m."quantity" * m."unit_cost" AS "value",
     m."card_id", c."no", m."at"
   FROM "stock_movement" m JOIN "part" p ON p."code" = m."part" LEFT JOIN "card" c ON c."id" = m."card_id"
   WHERE m."at" >= ?1 AND m."at" < ?2 AND ${USED} ORDER BY m."at", m."id"`,
);

/** The uses of a period in the order of time. */
export function usesOfPeriod(reader: StoreReader, { fromMs, toMs }: Instants): readonly UseMovement[] {
  return reader.all<UseMovement>(uses, fromMs, toMs);
}
