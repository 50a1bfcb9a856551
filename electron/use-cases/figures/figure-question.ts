import type { Store } from "#electron/db/connection";
import { snapshot } from "#electron/repositories/transaction";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { EpochMs } from "#shared/domain/card/case-state";
import { FIGURE_DEFINITIONS } from "#shared/domain/figures/definitions";
import { type Instants, instantsOf, type Period, parsePeriod } from "#shared/domain/figures/period";
import type { FigureFilters, FigureScope } from "#shared/domain/figures/scope";
import type { FigureGoals } from "#shared/domain/figures/tally";
import { FIGURE_CODES, type FigureCode } from "#shared/domain/figures/vocabulary";
import type { Desk } from "../desk";

/** A scope as the repositories are asked for it. */
export interface FigureQuestion {
  readonly period: Period;
  readonly instants: Instants;
  readonly filters: FigureFilters;
  readonly zone: string;
  readonly nowMs: EpochMs;
  readonly goals: FigureGoals;
}

/** On-time figures, which judge clocks. */
export const CLOCK_FIGURES: readonly FigureCode[] = FIGURE_CODES.filter(
  (code) => FIGURE_DEFINITIONS[code].milestones.length > 0,
);

/** The scope in the store's zone, by the desk's clock; `invalid_input` for a period that is none. */
export function questionOf(desk: Desk, scope: FigureScope): Result<FigureQuestion> {
  const period = parsePeriod(scope.period);
  if (!period) return fail("invalid_input", { fields: [{ field: "period", code: "unknown_value" }] });
  const { zone, figure_goals } = desk.settings();
  return ok({
    period,
    instants: instantsOf(period, zone),
    filters: scope.filters ?? {},
    zone,
    nowMs: desk.nowMs(),
    goals: figure_goals,
  });
}

/** The same question about another period. */
export function about(question: FigureQuestion, period: Period): FigureQuestion {
  return { ...question, period, instants: instantsOf(period, question.zone) };
}

/** Reads from one state of the store, whatever other processes write meanwhile. */
export function fromOneState<Value>(store: Store, read: () => Value): Value {
  return snapshot(store, read);
}
