import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import type { EpochMs } from "#shared/domain/card/case-state";
import type { Instants } from "#shared/domain/figures/period";
import type { DrawCandidate, DrawnCard } from "#shared/domain/figures/quality-draw";

const candidates = named(
  "sample.candidates",
  `SELECT f."card_id", coalesce(f."no", f."card_id") AS "no" FROM "card_figure" f
   WHERE f."counted" = 1 AND f."first_completed_at" >= ? AND f."first_completed_at" < ? AND f."repaired" = 1
   ORDER BY f."row_id"`,
);
const insertion = named(
  "sample.insert",
  `INSERT INTO "quality_sample" ("period", "card_id", "place", "seed", "drawn_at") VALUES (?, ?, ?, ?, ?)`,
);
const drawn = named(
  "sample.list",
  `SELECT q."period", q."card_id", c."no", q."place", q."seed", q."drawn_at", f."sample_pass"
   FROM "quality_sample" q JOIN "card" c ON c."id" = q."card_id" JOIN "card_figure" f ON f."card_id" = q."card_id"
   WHERE q."period" = ? ORDER BY q."place"`,
);

/** Completed repairs of a month: what the sample is drawn from. */
export function drawCandidates(reader: StoreReader, { fromMs, toMs }: Instants): readonly DrawCandidate[] {
  return reader.all<DrawCandidate>(candidates, fromMs, toMs);
}

/** Keeps a drawn sample. */
export function insertSample(
  tx: StoreTransaction,
  period: string,
  cards: readonly DrawnCard[],
  { seed, at }: { readonly seed: string; readonly at: EpochMs },
): void {
  for (const { card_id, place } of cards) tx.run(insertion, period, card_id, place, seed, at);
}

/** A card of a month's sample, and what its first sample check said; null = not checked yet. */
export interface SampledCard {
  readonly period: string;
  readonly card_id: string;
  readonly no: string | null;
  readonly place: number;
  readonly seed: string;
  readonly drawn_at: EpochMs;
  readonly sample_pass: boolean | null;
}

/** The sample of a month in the order of the draw. */
export function sampleOf(reader: StoreReader, period: string): readonly SampledCard[] {
  return reader
    .all<Omit<SampledCard, "sample_pass"> & { readonly sample_pass: number | null }>(drawn, period)
    .map((row) => ({ ...row, sample_pass: row.sample_pass === null ? null : row.sample_pass === 1 }));
}
