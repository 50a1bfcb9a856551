import { faultsOf } from "#electron/repositories/figures/figure-lists";
import { snapshot } from "#electron/repositories/transaction";
import { ok, type Result } from "#shared/contract/error-codes";
import type { FaultTrend, FigureTrend } from "#shared/contract/figures-views";
import type { Actor } from "#shared/domain/card/decision";
import { type Period, shiftPeriod } from "#shared/domain/figures/period";
import type { FigureScope } from "#shared/domain/figures/scope";
import type { FigureCode } from "#shared/domain/figures/vocabulary";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";
import { about, type FigureQuestion, questionOf } from "./figure-question";
import { frozenOf } from "./frozen-figures";
import { figuresOnly } from "./period-figures";

interface TrendRequest {
  readonly scope: FigureScope;
  readonly periods: number;
}

/** So many periods of one kind, the last of them the question's own. */
function periodsUpTo(period: Period, count: number): readonly Period[] {
  return Array.from({ length: count }, (_unused, index) => shiftPeriod(period, index - count + 1));
}

function asked(desk: Desk, actor: Actor, scope: FigureScope): Result<FigureQuestion> {
  const allowed = authorise(actor, "figures.read");
  return allowed.ok ? questionOf(desk, scope) : allowed;
}

/** `figures.trend`: some figures over periods in a row; issued months as they were frozen. */
export function figureTrend(
  desk: Desk,
  actor: Actor,
  request: TrendRequest & { readonly codes: readonly FigureCode[] },
): Result<FigureTrend> {
  const { scope, codes } = request;
  const question = asked(desk, actor, scope);
  if (!question.ok) return question;
  const periods = periodsUpTo(question.value.period, request.periods);
  const reader = desk.store;
  const sets = snapshot(desk.store, () =>
    periods.map(
      (period) =>
        frozenOf(reader, { ...scope, period: period.code })?.figures.current.figures ??
        figuresOnly(reader, about(question.value, period), codes),
    ),
  );
  return ok({
    periods,
    values: Object.fromEntries(codes.map((code) => [code, sets.map((set) => set[code])])),
  });
}

/** `figures.fault_trend`: kind A cards per fault category over periods in a row. */
export function faultTrend(
  desk: Desk,
  actor: Actor,
  request: TrendRequest & { readonly fault_categories: readonly string[] },
): Result<FaultTrend> {
  const question = asked(desk, actor, request.scope);
  if (!question.ok) return question;
  const periods = periodsUpTo(question.value.period, request.periods);
  const counts = snapshot(desk.store, () =>
    periods.map((period) => faultsOf(desk.store, "fault_category", about(question.value, period))),
  );
  return ok({
    periods,
    lines: request.fault_categories.map((fault_category) => ({
      fault_category,
      cards: counts.map((count) => count.get(fault_category) ?? 0),
    })),
  });
}
