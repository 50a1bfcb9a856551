/** One line of the benchmark table (ARCHITECTURE 5). */
export interface BenchRow {
  readonly what: string;
  readonly figure: string;
  readonly goal: string;
  /** Figure ÷ goal, measured in the same run: 1 or less reaches the goal. */
  readonly ratio: number;
}

/** Median of some figures. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Nearest-rank quantile, 0…1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

/** The rows as a table for the terminal, and whether each reaches its goal. */
export function benchTable(rows: readonly BenchRow[]): string {
  const cells = rows.map((row) => [
    row.what,
    row.figure,
    row.goal,
    row.ratio.toFixed(2),
    row.ratio <= 1 ? "yes" : "no",
  ]);
  const head = ["what", "figure", "goal", "ratio", "reached"];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...cells.map((line) => (line[column] ?? "").length)),
  );
  const line = (parts: readonly string[]) =>
    parts.map((part, column) => part.padEnd(widths[column] ?? 0)).join("  ");
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...cells.map(line)].join("\n");
}
