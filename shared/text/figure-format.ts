import { FIGURE_DEFINITIONS } from "#shared/domain/figures/definitions";
import type { FigureValue } from "#shared/domain/figures/results";
import type { FigureCode, FigureUnit } from "#shared/domain/figures/vocabulary";
import type { Text } from "./text";

/** Figures as a person reads them; nothing over nothing is "—", never 0 (DOMAIN 6, PRINT 4). */

const DECIMALS: Readonly<Record<FigureUnit, number>> = {
  count: 0,
  share: 1,
  minutes: 0,
  hours: 1,
  score: 1,
  times: 2,
};

/** A share is 0…1 inside and percent outside. */
function shown(unit: FigureUnit, value: number): number {
  return unit === "share" ? value * 100 : value;
}

/** `95.4%`, `214`, `12 分钟`, `4.2 小时`, `91.7`; "—" for null. */
export function formatFigure(code: FigureCode, value: number | null, text: Text): string {
  if (value === null) return text.t("time.none");
  const { unit } = FIGURE_DEFINITIONS[code];
  const digits = shown(unit, value).toFixed(DECIMALS[unit]);
  if (unit === "share") return `${digits}%`;
  return unit === "minutes" || unit === "hours" ? `${digits} ${text.t(`figure.unit.${unit}`)}` : digits;
}

/** `+0.8`, `−1.2` (percentage points for a share); "—" where one of both is missing. */
export function formatChange(
  code: FigureCode,
  now: number | null,
  before: number | null | undefined,
  text: Text,
): string {
  if (now === null || before === null || before === undefined) return text.t("time.none");
  const { unit } = FIGURE_DEFINITIONS[code];
  const change = Number((shown(unit, now) - shown(unit, before)).toFixed(DECIMALS[unit]));
  const digits = Math.abs(change).toFixed(DECIMALS[unit]);
  return change === 0 ? `±${digits}` : `${change > 0 ? "+" : "−"}${digits}`;
}

/** `187 / 196` of a share, `142 个` values of a mean, the count alone where there is no denominator; "—" over nothing. */
export function formatFraction(
  code: FigureCode,
  { numerator, denominator }: FigureValue,
  text: Text,
): string {
  const none = text.t("time.none");
  if (FIGURE_DEFINITIONS[code].unit !== "share" && denominator !== null) {
    return text.t("figure.values", { n: denominator });
  }
  if (numerator === null && denominator === null) return none;
  const round = (value: number | null) => (value === null ? none : String(Number(value.toFixed(1))));
  return denominator === null ? round(numerator) : `${round(numerator)} / ${round(denominator)}`;
}

/** `≥ 95%`, `≤ 30 分钟`; null without a goal. */
export function formatGoal(code: FigureCode, goal: number | null, text: Text): string | null {
  if (goal === null) return null;
  const { direction, unit } = FIGURE_DEFINITIONS[code];
  const sign = direction === "lower" ? "≤" : "≥";
  const whole = unit === "share" ? `${Number((goal * 100).toFixed(1))}%` : String(goal);
  return `${sign} ${whole}${unit === "minutes" ? ` ${text.t("figure.unit.minutes")}` : ""}`;
}
