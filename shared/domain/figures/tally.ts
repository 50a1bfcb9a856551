import { FIGURE_DEFINITIONS } from "./definitions";
import { CARD_FIGURES, CARD_FIGURES_BY_BASIS, CARD_SCORES, type CardFigure, type FigureCard } from "./judge";
import type { FigureSet, FigureValue } from "./results";
import { FIGURE_CODES, type FigureCode } from "./vocabulary";

/** What a code has summed up so far. */
interface Sum {
  of: number;
  good: number;
  /** Met by an entry made late. */
  late: number;
  /** The single values of figures with a median and a P90. */
  readonly values: number[] | null;
}

/** Sums of every figure over some cards, clocks and waits. */
export interface Tally {
  readonly sums: Readonly<Record<FigureCode, Sum>>;
  /** Card scores, for where there is no valid survey. */
  readonly scores: Sum;
}

/** Goals that a store set itself. */
export type FigureGoals = Readonly<Partial<Record<FigureCode, number>>>;

/** What the stock book brings: cost of used parts and mean stock at cost, both in 分. */
export interface StockSum {
  readonly used: number;
  readonly mean: number;
}

function newSum(spread: boolean): Sum {
  return { of: 0, good: 0, late: 0, values: spread ? [] : null };
}

export function newTally(): Tally {
  const sums = FIGURE_CODES.map((code) => [code, newSum(FIGURE_DEFINITIONS[code].spread)] as const);
  // Made from the whole list of codes.
  return { sums: Object.fromEntries(sums) as Record<FigureCode, Sum>, scores: newSum(false) };
}

/** Adds one card, which lies in the period by the given date, to some tallies. */
export function addCard(tallies: readonly Tally[], card: FigureCard, basis: CardFigure["basis"]): void {
  for (const code of CARD_FIGURES_BY_BASIS[basis]) {
    const judged = CARD_FIGURES[code].judge(card);
    if (judged === null) continue;
    for (const { sums } of tallies) {
      const sum = sums[code];
      sum.of += judged.of;
      sum.good += judged.good;
      sum.values?.push(judged.good);
    }
  }
  const scored = CARD_SCORES.basis === basis ? CARD_SCORES.judge(card) : null;
  if (scored === null) return;
  for (const { scores } of tallies) {
    scores.of += scored.of;
    scores.good += scored.good;
  }
}

/** So many clocks of one outcome. */
export interface JudgedClocks {
  readonly code: FigureCode;
  readonly met: boolean;
  readonly late: boolean;
  readonly count: number;
}

/** Adds clocks of an on-time figure to some tallies. */
export function addClocks(tallies: readonly Tally[], { code, met, late, count }: JudgedClocks): void {
  for (const { sums } of tallies) {
    const sum = sums[code];
    sum.of += count;
    if (met) sum.good += count;
    if (met && late) sum.late += count;
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

function figureOf(code: FigureCode, sum: Sum, goals: FigureGoals): FigureValue {
  const { unit, milestones, spread } = FIGURE_DEFINITIONS[code];
  const goal = goalOf(code, goals);
  if (unit === "count") return { value: sum.good, numerator: sum.good, denominator: null, goal };
  const rate = { value: ratio(sum.good, sum.of), numerator: sum.good, denominator: sum.of, goal };
  if (spread) {
    const sorted = (sum.values ?? []).toSorted((left, right) => left - right);
    return { ...rate, median: medianOf(sorted), p90: nearestRank(sorted, P90) };
  }
  if (milestones.length === 0) return rate;
  return { ...rate, late_entries: sum.late, late_as_missed: ratio(sum.good - sum.late, sum.of) };
}

function satisfactionOf({ sums, scores }: Tally, goals: FigureGoals): FigureValue {
  const bySurvey = figureOf("satisfaction_index", sums.satisfaction_index, goals);
  if (sums.satisfaction_index.of > 0 || scores.of === 0) return bySurvey;
  return { ...figureOf("satisfaction_index", scores, goals), basis_note: "card_scores" };
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
  const set = FIGURE_CODES.map((code) => [code, figureOf(code, tally.sums[code], goals)] as const);
  return {
    // Made from the whole list of codes.
    ...(Object.fromEntries(set) as FigureSet),
    satisfaction_index: satisfactionOf(tally, goals),
    stock_turnover: turnoverOf(stock, goals),
  };
}

/** The figures of one line of a breakdown: those that have anything to say. */
export function partialSetOf(tally: Tally, goals: FigureGoals): Partial<FigureSet> {
  const { stock_turnover, ...figures } = figureSetOf(tally, null, goals);
  const told = Object.entries(figures).filter(
    ([, figure]) => figure.value !== null && (figure.denominator !== null || figure.value !== 0),
  );
  return Object.fromEntries(told);
}
