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

/** The rows as one table: hazard, tries, lost, corrupt, time. */
export function tortureTable(rows: readonly TortureRow[]): string {
  const cells = rows.map((row) => [
    row.hazard,
    String(row.tries),
    String(row.lost),
    String(row.corrupt),
    `${(row.ms / 1000).toFixed(1)} s`,
  ]);
  const head = ["hazard", "tries", "lost", "corrupt", "time"];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...cells.map((line) => (line[column] ?? "").length)),
  );
  const line = (parts: readonly string[]) =>
    parts.map((part, column) => part.padEnd(widths[column] ?? 0)).join("  ");
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...cells.map(line)].join("\n");
}
