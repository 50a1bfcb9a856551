import type { StoreReader } from "#electron/db/connection";
import { listStaff } from "#electron/repositories/staff-repository";
import { snapshot } from "#electron/repositories/transaction";
import { ok, type Result } from "#shared/contract/error-codes";
import type { FiguresView } from "#shared/contract/figures-views";
import type { Actor } from "#shared/domain/card/decision";
import { previousPeriod, samePeriodLastYear } from "#shared/domain/figures/period";
import { type FigureScope, isFiltered } from "#shared/domain/figures/scope";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";
import { adjustmentsFor, changesBetween } from "./adjustments";
import { about, type FigureQuestion, questionOf } from "./figure-question";
import { type FrozenFigures, frozenOf } from "./frozen-figures";
import { comparedFigures, figuresOnly, periodFigures } from "./period-figures";

/** The figures of a scope as they are now, whatever was issued. */
export function figuresNow(desk: Desk, reader: StoreReader, question: FigureQuestion): FrozenFigures {
  const { period, filters } = question;
  return {
    current: periodFigures(reader, question),
    previous: comparedFigures(reader, about(question, previousPeriod(period))),
    last_year: comparedFigures(reader, about(question, samePeriodLastYear(period))),
    adjustments: isFiltered(filters) ? [] : adjustmentsFor(reader, question),
    weights: desk.settings(reader).survey_weights,
    staff: Object.fromEntries(listStaff(reader).map(({ code, name }) => [code, name])),
  };
}

/**
 * `figures.show`: set, breakdowns and lists of a scope with the period before and the same of last year (DOMAIN 6).
 * An issued month answers what was frozen, and beside it what changed since.
 */
export function showFigures(desk: Desk, actor: Actor, scope: FigureScope): Result<FiguresView> {
  const allowed = authorise(actor, "figures.read");
  if (!allowed.ok) return allowed;
  const asked = questionOf(desk, scope);
  if (!asked.ok) return asked;
  const question = asked.value;
  const reader = desk.store;
  return ok(
    snapshot(desk.store, () => {
      const { period, zone } = question;
      const frozen = frozenOf(reader, scope);
      if (!frozen) {
        const now = figuresNow(desk, reader, question);
        return { scope, period, zone, issued: null, ...now, adjustments_since: [] };
      }
      const { issued, figures } = frozen;
      const adjustments_since = changesBetween(
        period.code,
        figures.current.figures,
        figuresOnly(reader, question),
      );
      return { scope, period, zone, issued, ...figures, adjustments_since };
    }),
  );
}
