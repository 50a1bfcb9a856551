import type { StoreReader } from "#electron/db/connection";
import { findIssue } from "#electron/repositories/figures/report-issue-repository";
import { shiftPeriod } from "#shared/domain/figures/period";
import type { Adjustment, FigureSet, FigureValue } from "#shared/domain/figures/results";
import { FIGURE_CODES, type FigureCode } from "#shared/domain/figures/vocabulary";
import { about, type FigureQuestion } from "./figure-question";
import { type FrozenFigures, MONTHLY_REPORT } from "./frozen-figures";
import { figuresOnly } from "./period-figures";

/** How many months back a report still tells of what changed. */
const MONTHS_BACK = 3;
const COMPARED = ["value", "numerator", "denominator", "median", "p90"] as const;
const TINY = 1e-9;

function isOther(left: number | null | undefined, right: number | null | undefined): boolean {
  if (typeof left !== "number" || typeof right !== "number") return (left ?? null) !== (right ?? null);
  return Math.abs(left - right) > TINY * Math.max(1, Math.abs(left), Math.abs(right));
}

function differs(issued: FigureValue, now: FigureValue): boolean {
  return COMPARED.some((name) => isOther(issued[name], now[name]));
}

/** The figures of a period that are otherwise now than they were last told. */
export function changesBetween(
  period: string,
  told: Partial<FigureSet>,
  now: FigureSet,
): readonly Adjustment[] {
  return FIGURE_CODES.flatMap((code: FigureCode): Adjustment[] => {
    const issued = told[code];
    return issued && differs(issued, now[code]) ? [{ period, code, issued, now: now[code] }] : [];
  });
}

/** What reports up to this month said last of an issued month: its own figures, then the adjustments of later ones. */
function lastTold(reader: StoreReader, question: FigureQuestion, monthsBack: number): FigureSet | null {
  const month = shiftPeriod(question.period, -monthsBack).code;
  const issue = findIssue(reader, MONTHLY_REPORT, month);
  if (!issue) return null;
  let told = (issue.figures as FrozenFigures).current.figures;
  for (let later = monthsBack - 1; later > 0; later -= 1) {
    const next = findIssue(reader, MONTHLY_REPORT, shiftPeriod(question.period, -later).code);
    const changes = next ? (next.figures as FrozenFigures).adjustments : [];
    const ofMonth = changes.filter((change) => change.period === month);
    told = { ...told, ...Object.fromEntries(ofMonth.map(({ code, now }) => [code, now])) };
  }
  return told;
}

/** What changed of the issued months before this one since a report last told of them (DOMAIN 6). */
export function adjustmentsFor(reader: StoreReader, question: FigureQuestion): readonly Adjustment[] {
  if (question.period.kind !== "month") return [];
  return Array.from({ length: MONTHS_BACK }, (_unused, index) => index + 1).flatMap((monthsBack) => {
    const told = lastTold(reader, question, monthsBack);
    if (!told) return [];
    const month = shiftPeriod(question.period, -monthsBack);
    return changesBetween(month.code, told, figuresOnly(reader, about(question, month)));
  });
}
