import { ok, type Result } from "#shared/contract/error-codes";
import { type FiguresByPerson, PERSON_FIGURES, type PersonFigures } from "#shared/contract/ledger-views";
import { ASSESSMENT_READ_ROLES } from "#shared/domain/assessment/assessment";
import type { Actor } from "#shared/domain/card/decision";
import { holdsAny } from "#shared/domain/card/roles";
import type { BreakdownRow } from "#shared/domain/figures/results";
import type { Desk } from "../desk";
import { fromOneState, questionOf } from "../figures/figure-question";
import { frozenOf } from "../figures/frozen-figures";
import { periodFigures } from "../figures/period-figures";

function figuresOf({ figures }: BreakdownRow): PersonFigures {
  return Object.fromEntries(
    PERSON_FIGURES.flatMap((code) => {
      const value = figures[code];
      return value === undefined ? [] : [[code, value]];
    }),
  );
}

/** The month's figures by person (DOMAIN 6), frozen ones once its report has been issued. Failure: `invalid_input`. */
export function personFigures(desk: Desk, period: string): Result<FiguresByPerson> {
  const question = questionOf(desk, { period });
  if (!question.ok) return question;
  const rows = fromOneState(desk.store, () => {
    const frozen = frozenOf(desk.store, { period });
    const current = frozen?.figures.current ?? periodFigures(desk.store, question.value);
    return current.breakdowns.staff;
  });
  return ok(Object.fromEntries(rows.flatMap((row) => (row.key === null ? [] : [[row.key, figuresOf(row)]]))));
}

/** As a person may see them: supervisors everybody's, the others their own. Failure: `invalid_input`. */
export function figuresOfPeople(desk: Desk, actor: Actor, period: string): Result<FiguresByPerson> {
  const figures = personFigures(desk, period);
  if (!figures.ok || holdsAny(actor.roles, ASSESSMENT_READ_ROLES)) return figures;
  const own = figures.value[actor.code];
  return ok(own === undefined ? {} : { [actor.code]: own });
}
