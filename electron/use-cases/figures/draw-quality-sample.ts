import { createHmac } from "node:crypto";
import type { StoreTransaction } from "#electron/db/connection";
import { eventHead } from "#electron/repositories/event-repository";
import {
  drawCandidates,
  insertSample,
  type SampledCard,
  sampleOf,
} from "#electron/repositories/figures/quality-sample-repository";
import type { EpochMs } from "#shared/domain/card/case-state";
import type { Instants } from "#shared/domain/figures/period";
import { drawQualitySample, type Hmac } from "#shared/domain/figures/quality-draw";

const hmac: Hmac = (key, text) => createHmac("sha256", key).update(text).digest("hex");

/**
 * Draws a month's quality sample and keeps it (DOMAIN 5.3): at the issue of the month, from the event head at that
 * moment, once and for all. A month that is drawn already answers its sample.
 */
export function drawSampleOfMonth(
  tx: StoreTransaction,
  month: { readonly code: string; readonly instants: Instants },
  at: EpochMs,
): readonly SampledCard[] {
  const known = sampleOf(tx, month.code);
  if (known.length > 0) return known;
  const head = eventHead(tx);
  const seed = `${head.globalSeq}:${head.hash ?? ""}`;
  const drawn = drawQualitySample(drawCandidates(tx, month.instants), seed, hmac);
  insertSample(tx, month.code, drawn, { seed, at });
  return sampleOf(tx, month.code);
}
