/** One line of the torture table (SAFETY 1): what was tried how often, and what it cost. */
export interface TortureRow {
  readonly hazard: string;
  readonly tries: number;
  /** Acknowledged data that was gone afterwards, or faults that nobody noticed. */
  readonly lost: number;
  /** Stores or files that were neither the old nor the new state. */
  readonly corrupt: number;
  readonly ms: number;
}

/** Times a scenario. */
export async function tortured(
  hazard: string,
  run: () => Promise<Pick<TortureRow, "tries" | "lost" | "corrupt">>,
): Promise<TortureRow> {
  const startedMs = performance.now();
  const result = await run();
  return { hazard, ...result, ms: Math.round(performance.now() - startedMs) };
}
