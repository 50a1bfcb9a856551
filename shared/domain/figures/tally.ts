import { FIGURE_DEFINITIONS } from "./definitions";
import { CARD_FIGURES, CARD_FIGURES_BY_BASIS, CARD_SCORES, type CardFigure, type FigureCard } from "./judge";
import type { FigureSet, FigureValue } from "./results";
import { FIGURE_CODES, type FigureCode } from "./vocabulary";

/**
 * Sums of every figure over some cards, clocks and waits, by the place of its code: tens of thousands of cards and
 * clocks go into a dozen tallies each.
 */
export interface Tally {
  readonly of: Float64Array;
  readonly good: Float64Array;
  /** Met by an entry made late. */
  readonly late: Float64Array;
  /** The single values of figures with a median and a P90. */
  readonly values: readonly (number[] | null)[];
}

/** The place behind the last code: card scores, for where there is no valid survey. */
const SCORES = FIGURE_CODES.length;
const PLACE_OF: ReadonlyMap<FigureCode, number> = new Map(FIGURE_CODES.map((code, place) => [code, place]));

function placeOf(code: FigureCode): number {
  return PLACE_OF.get(code) ?? SCORES;
}

/** Goals that a store set itself. */
export type FigureGoals = Readonly<Partial<Record<FigureCode, number>>>;

/** What the stock book brings: cost of used parts and mean stock at cost, both in 分. */
export interface StockSum {
  readonly used: number;
  readonly mean: number;
}

export function newTally(): Tally {
  return {
    of: new Float64Array(SCORES + 1),
    good: new Float64Array(SCORES + 1),
    late: new Float64Array(SCORES + 1),
    values: FIGURE_CODES.map((code) => (FIGURE_DEFINITIONS[code].spread ? [] : null)),
  };
}

/** `tally.of[place] += …` where the place is known to exist. */
function add(sums: Float64Array, place: number, amount: number): void {
  sums[place] = (sums[place] ?? 0) + amount;
}

type PlacedFigure = Pick<CardFigure, "judge"> & { readonly place: number };

const PLACED: Readonly<Record<CardFigure["basis"], readonly PlacedFigure[]>> = {
  registered_at: placed("registered_at"),
  first_completed_at: placed("first_completed_at"),
  confirmed_at: placed("confirmed_at"),
};

function placed(basis: CardFigure["basis"]): readonly PlacedFigure[] {
  const figures = CARD_FIGURES_BY_BASIS[basis].map((code) => ({
    judge: CARD_FIGURES[code].judge,
    place: placeOf(code),
  }));
  return CARD_SCORES.basis === basis ? [...figures, { judge: CARD_SCORES.judge, place: SCORES }] : figures;
}

/** Adds one card, which lies in the period by the given date, to some tallies. */
export function addCard(tallies: readonly Tally[], card: FigureCard, basis: CardFigure["basis"]): void {
  for (const { judge, place } of PLACED[basis]) {
    const judged = judge(card);
    if (judged === null) continue;
    for (const tally of tallies) {
      add(tally.of, place, judged.of);
      add(tally.good, place, judged.good);
      tally.values[place]?.push(judged.good);
    }
  }
}

/** So many clocks of one outcome; `met` and `late` as SQLite has them. */
export interface JudgedClocks {
  readonly code: FigureCode;
  readonly met: boolean | number;
  readonly late: boolean | number;
  readonly count: number;
}

/** Adds clocks of an on-time figure to some tallies. */
export function addClocks(tallies: readonly Tally[], { code, met, late, count }: JudgedClocks): void {
  const place = placeOf(code);
  for (const tally of tallies) {
    add(tally.of, place, count);
    if (met) add(tally.good, place, count);
    if (met && late) add(tally.late, place, count);
  }
}

/** Adds one wait for parts that ended. */
export function addPartsWait(tallies: readonly Tally[], inTime: boolean): void {
  addClocks(tallies, { code: "parts_rate", met: inTime, late: false, count: 1 });
}

/** The middle of sorted values: the mean of the two middle ones where their number is even; null over none. */
export function medianOf(sorted: readonly number[]): number | null {
  const half = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 0 ? half - 1 : half], sorted[half]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** The nearest rank: the smallest value that at least this share of all does not exceed; null over none. */
export function nearestRank(sorted: readonly number[], percent: number): number | null {
  // In whole percent: 0.9 × 10 as floating point may lie just above 9.
  return sorted[Math.max(1, Math.ceil((percent * sorted.length) / 100)) - 1] ?? null;
}

const P90 = 90;

function goalOf(code: FigureCode, goals: FigureGoals): number | null {
  return goals[code] ?? FIGURE_DEFINITIONS[code].goal;
}

function ratio(good: number, of: number): number | null {
  return of === 0 ? null : good / of;
}

function figureAt(code: FigureCode, place: number, tally: Tally, goals: FigureGoals): FigureValue {
  const { unit, milestones, spread } = FIGURE_DEFINITIONS[code];
  const [of, good, late] = [tally.of[place] ?? 0, tally.good[place] ?? 0, tally.late[place] ?? 0];
  const goal = goalOf(code, goals);
  if (unit === "count") return { value: good, numerator: good, denominator: null, goal };
  const rate = { value: ratio(good, of), numerator: good, denominator: of, goal };
  if (spread) {
    const sorted = (tally.values[place] ?? []).toSorted((left, right) => left - right);
    return { ...rate, median: medianOf(sorted), p90: nearestRank(sorted, P90) };
  }
  if (milestones.length === 0) return rate;
  return { ...rate, late_entries: late, late_as_missed: ratio(good - late, of) };
}

function satisfactionOf(tally: Tally, goals: FigureGoals): FigureValue {
  const bySurvey = figureAt("satisfaction_index", placeOf("satisfaction_index"), tally, goals);
  if (bySurvey.value !== null || tally.of[SCORES] === 0) return bySurvey;
  return { ...figureAt("satisfaction_index", SCORES, tally, goals), basis_note: "card_scores" };
}

function turnoverOf(stock: StockSum | null, goals: FigureGoals): FigureValue {
  const goal = goalOf("stock_turnover", goals);
  if (stock === null) {
    return { value: null, numerator: null, denominator: null, goal, basis_note: "not_filterable" };
  }
  return { value: ratio(stock.used, stock.mean), numerator: stock.used, denominator: stock.mean, goal };
}

/** The figures that a tally makes. `stock` null: asked with a filter that stock does not know. */
export function figureSetOf(tally: Tally, stock: StockSum | null, goals: FigureGoals): FigureSet {
  const set = FIGURE_CODES.map((code, place) => [code, figureAt(code, place, tally, goals)] as const);
  return {
    // Made from the whole list of codes.
    ...(Object.fromEntries(set) as FigureSet),
    satisfaction_index: satisfactionOf(tally, goals),
    stock_turnover: turnoverOf(stock, goals),
  };
}

/** How many cards were completed: what the lines of a breakdown are ordered by. */
export function completedIn(tally: Tally): number {
  return tally.good[placeOf("volume_completed")] ?? 0;
}

/** The figures of one line of a breakdown: those that have anything to say. */
export function partialSetOf(tally: Tally, goals: FigureGoals): Partial<FigureSet> {
  const { stock_turnover, ...figures } = figureSetOf(tally, null, goals);
  const told = Object.entries(figures).filter(
    ([, figure]) => figure.value !== null && (figure.denominator !== null || figure.value !== 0),
  );
  return Object.fromEntries(told);
}
