/** Share of a month's completed repairs that head office samples (DOMAIN 5.3). */
const SAMPLE_SHARE_PERCENT = 10;

/** HMAC-SHA-256 of a text under a key, in hexadecimal. */
export type Hmac = (key: string, text: string) => string;

/** A completed repair that may be drawn. */
export interface DrawCandidate {
  readonly card_id: string;
  readonly no: string;
}

/** A drawn card; `place` counts from 1, the lowest sum first. */
export interface DrawnCard extends DrawCandidate {
  readonly place: number;
}

/**
 * The quality sample of a month (DOMAIN 5.3): the ceil(10 %) completed repairs with the lowest HMAC(card no, seed).
 * The seed is the event head at closing, so nobody can steer the draw and anybody can repeat it.
 */
export function drawQualitySample(
  candidates: readonly DrawCandidate[],
  seed: string,
  hmac: Hmac,
): readonly DrawnCard[] {
  // In whole percent: 0.1 × 30 as floating point lies just above 3.
  const size = Math.ceil((candidates.length * SAMPLE_SHARE_PERCENT) / 100);
  return candidates
    .map((candidate) => ({ candidate, sum: hmac(seed, candidate.no) }))
    .toSorted((left, right) => (left.sum < right.sum ? -1 : Number(left.sum > right.sum)))
    .slice(0, size)
    .map(({ candidate }, index) => ({ ...candidate, place: index + 1 }));
}
