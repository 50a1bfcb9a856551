import { FIGURE_DEFINITIONS, reachesGoal } from "#shared/domain/figures/definitions";
import type { FigureSet, FigureValue } from "#shared/domain/figures/results";
import type { FigureCode, FigureUnit } from "#shared/domain/figures/vocabulary";
import type { Text } from "#shared/text/text";
import { printedChange, printedNumber } from "../cell-text";
import { type Cell, change, count, fraction, none, share } from "../table";

/** Figures as cells and words of a report: shares as percent, changes of shares in percentage points (PRINT 4). */

const DECIMALS: Readonly<Record<FigureUnit, number>> = {
  count: 0,
  share: 1,
  minutes: 1,
  hours: 1,
  score: 1,
  times: 2,
};

/** Minutes of a median or P90 are whole: nearest ranks of whole minutes. */
export type FigurePlace = "value" | "median" | "p90";

export function decimalsOf(code: FigureCode, place: FigurePlace = "value"): number {
  const { unit } = FIGURE_DEFINITIONS[code];
  return unit === "minutes" && place !== "value" ? 0 : DECIMALS[unit];
}

function isShare(code: FigureCode): boolean {
  return FIGURE_DEFINITIONS[code].unit === "share";
}

/** In the unit that is printed: percent for shares. */
export function printedValueOf(code: FigureCode, value: number): number {
  return isShare(code) ? value * 100 : value;
}

export function figureCell(
  code: FigureCode,
  figure: FigureValue | undefined,
  place: FigurePlace = "value",
): Cell {
  const value = figure?.[place] ?? null;
  return isShare(code) ? share(value) : count(value, decimalsOf(code, place));
}

export function changeCell(
  code: FigureCode,
  now: FigureValue | undefined,
  before: FigureValue | undefined,
  place: FigurePlace = "value",
): Cell {
  const [value, earlier] = [now?.[place] ?? null, before?.[place] ?? null];
  if (value === null || earlier === null) return none;
  return change(printedValueOf(code, value), printedValueOf(code, earlier), decimalsOf(code, place));
}

/** 397 / 412; a mean says over how many; counts and turnover have none. */
export function basisCell(code: FigureCode, figure: FigureValue): Cell {
  const { unit } = FIGURE_DEFINITIONS[code];
  if (unit === "count" || unit === "times" || !figure.denominator) return none;
  // Completeness is a mean of shares: its numerator is no number of cards.
  if (unit === "share" && code !== "completeness") return fraction(figure.numerator, figure.denominator);
  return count(figure.denominator);
}

/** `≥ 95%`, `≤ 30`; "—" without a goal. */
export function goalText(code: FigureCode, goal: number | null, text: Text): string {
  if (goal === null) return text.t("time.none");
  const { direction } = FIGURE_DEFINITIONS[code];
  const shown = Number(printedValueOf(code, goal).toFixed(2));
  return `${direction === "lower" ? "≤" : "≥"} ${shown}${isShare(code) ? "%" : ""}`;
}

export function verdictOf(
  code: FigureCode,
  figure: FigureValue,
  text: Text,
): { readonly word: string; readonly isMissed: boolean } | null {
  const reached = reachesGoal(code, figure);
  if (reached === null) return null;
  return { word: text.t(reached ? "paper.met" : "paper.missed"), isMissed: !reached };
}

/** 96.4%, 21.6 分钟, 92.6 分, 412 张. */
export function figureWords(code: FigureCode, value: number, text: Text): string {
  const { unit } = FIGURE_DEFINITIONS[code];
  const digits = printedNumber(printedValueOf(code, value), decimalsOf(code));
  if (unit === "share") return `${digits}%`;
  return unit === "times" ? digits : `${digits} ${text.t(`figure.unit.${unit}`)}`;
}

/** The value without its unit, and the unit: for tiles. */
export function figureParts(
  code: FigureCode,
  figure: FigureValue,
  text: Text,
): { readonly value: string; readonly unit: string } {
  if (figure.value === null) return { value: text.t("time.none"), unit: "" };
  const { unit } = FIGURE_DEFINITIONS[code];
  const value = printedNumber(printedValueOf(code, figure.value), decimalsOf(code));
  return { value, unit: text.t(`figure.unit.${unit}`) };
}

/** ▲ 1.6, or "—" where one of both is missing. */
export function changeWords(
  code: FigureCode,
  now: number | null,
  before: number | null | undefined,
  text: Text,
): string {
  if (now === null || before === null || before === undefined) return text.t("time.none");
  const decimals = decimalsOf(code);
  const round = (value: number) => Number(printedValueOf(code, value).toFixed(decimals));
  return printedChange(Number((round(now) - round(before)).toFixed(decimals)), decimals);
}

/** The value of one figure in a set that may lack it. */
export function figureIn(figures: Partial<FigureSet> | undefined, code: FigureCode): number | null {
  return figures?.[code]?.value ?? null;
}
