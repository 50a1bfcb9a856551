import type { FigureValue } from "#shared/domain/figures/results";

/** Signed points with a true minus: `−3`, `+5`, `0`. */
export function signedPoints(points: number): string {
  if (points === 0) return "0";
  return points < 0 ? `−${String(-points)}` : `+${String(points)}`;
}

/** A rate as a percentage with one decimal; "—" over nothing. */
export function rateWords(figure: FigureValue | undefined): string {
  return figure?.value === null || figure === undefined ? "—" : `${(figure.value * 100).toFixed(1)}%`;
}

/** A score with one decimal; "—" over nothing. */
export function scoreWords(figure: FigureValue | undefined): string {
  return figure?.value === null || figure === undefined ? "—" : figure.value.toFixed(1);
}

/** True where a figure has a goal and is under it. */
export function isMissed(figure: FigureValue | undefined): boolean {
  return figure !== undefined && figure.value !== null && figure.goal !== null && figure.value < figure.goal;
}
