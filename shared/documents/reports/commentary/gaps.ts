import { FIGURE_DEFINITIONS, reachesGoal } from "#shared/domain/figures/definitions";
import type { FigureSet, FigureValue } from "#shared/domain/figures/results";
import { FIGURE_CODES, type FigureCode } from "#shared/domain/figures/vocabulary";

/** What the sentences of a report stand on: goals, gaps, changes. Pure; every number of a sentence comes from here. */

/** A figure that misses its goal. */
export interface Gap {
  readonly code: FigureCode;
  readonly figure: FigureValue;
  readonly value: number;
  readonly goal: number;
  /** How far from the goal, in the figure's own unit, always positive. */
  readonly by: number;
  /** Cards more that would have had to be good; null where it is no rate over cards. */
  readonly cards: number | null;
}

export interface GoalCount {
  readonly judged: number;
  readonly met: number;
  /** The widest first, measured against the goal. */
  readonly gaps: readonly Gap[];
}

function cardsShort({ numerator, denominator }: FigureValue, goal: number, code: FigureCode): number | null {
  if (FIGURE_DEFINITIONS[code].unit !== "share" || code === "completeness") return null;
  if (numerator === null || denominator === null) return null;
  return Math.max(1, Math.ceil(goal * denominator - numerator - 1e-9));
}

function gapOf(code: FigureCode, figure: FigureValue): Gap | null {
  const { value, goal } = figure;
  if (value === null || goal === null) return null;
  return { code, figure, value, goal, by: Math.abs(value - goal), cards: cardsShort(figure, goal, code) };
}

/** How many figures have a goal and a value, how many reach it, and which do not. */
export function goalsOf(figures: FigureSet, codes: readonly FigureCode[] = FIGURE_CODES): GoalCount {
  const judged = codes.filter((code) => reachesGoal(code, figures[code]) !== null);
  const missed = judged.filter((code) => reachesGoal(code, figures[code]) === false);
  const gaps = missed.flatMap((code) => gapOf(code, figures[code]) ?? []);
  return {
    judged: judged.length,
    met: judged.length - missed.length,
    gaps: gaps.toSorted((one, other) => other.by / other.goal - one.by / one.goal),
  };
}

/** A change between two periods. */
export interface Change {
  readonly code: FigureCode;
  readonly now: number;
  readonly before: number;
  /** now − before. */
  readonly by: number;
  /** True where it is for the worse. */
  readonly isWorse: boolean;
}

/** Rates over fewer cards jump by chance. */
const LEAST_JUDGED = 10;
/** Less than a percentage point is not worth a sentence. */
const LEAST_CHANGE = 0.01;

/** Rates that changed by at least a percentage point over enough cards, the strongest worsening first. */
export function changesOf(
  now: FigureSet,
  before: FigureSet,
  codes: readonly FigureCode[] = FIGURE_CODES,
): readonly Change[] {
  const found = codes.flatMap((code): Change[] => {
    const { unit, direction } = FIGURE_DEFINITIONS[code];
    const [current, earlier] = [now[code], before[code]];
    if (unit !== "share" || direction === null || current.value === null || earlier.value === null) return [];
    const judged = Math.min(current.denominator ?? 0, earlier.denominator ?? 0);
    const by = current.value - earlier.value;
    if (judged < LEAST_JUDGED || Math.abs(by) < LEAST_CHANGE) return [];
    const isWorse = direction === "higher" ? by < 0 : by > 0;
    return [{ code, now: current.value, before: earlier.value, by, isWorse }];
  });
  return found.toSorted(
    (one, other) => Number(other.isWorse) - Number(one.isWorse) || Math.abs(other.by) - Math.abs(one.by),
  );
}
