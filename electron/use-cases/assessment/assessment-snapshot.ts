import { findStaff, listStaff } from "#electron/repositories/staff-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type {
  AssessmentReportCode,
  AssessmentSnapshot,
} from "#shared/documents/reports/papers/assessment-paper";
import { letterheadOf } from "#shared/documents/view-models/card-snapshots";
import type { Actor } from "#shared/domain/card/decision";
import { parsePeriod } from "#shared/domain/figures/period";
import type { Lang } from "#shared/text/lang";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";
import { wholeAssessmentMonth } from "./assessment-month";
import { personFigures } from "./person-figures";

/**
 * What 考核明细表 and 考核汇总表 of a month are made of; the figures are frozen ones once its report has been issued.
 * Failures: `forbidden`, `invalid_input` for a period that is no month.
 */
export function assessmentSnapshot(
  desk: Desk,
  actor: Actor,
  report: AssessmentReportCode,
  periodCode: string,
  lang: Lang = desk.settings().lang,
): Result<AssessmentSnapshot> {
  const allowed = authorise(actor, "figures.read");
  if (!allowed.ok) return allowed;
  const period = parsePeriod(periodCode);
  if (period?.kind !== "month") {
    return fail("invalid_input", { fields: [{ field: "period", code: "not_a_month" }] });
  }
  const month = wholeAssessmentMonth(desk, period.code);
  if (!month.ok) return month;
  const figures = personFigures(desk, period.code);
  if (!figures.ok) return figures;
  const settings = desk.settings();
  const { closed, people, proposals } = month.value;
  return ok({
    report,
    lang,
    letterhead: letterheadOf(settings),
    store_no: `${settings.prefix}-${settings.store}`,
    period,
    zone: settings.zone,
    assessment: {
      month: { period: period.code, closed, people },
      figures: figures.value,
      names: Object.fromEntries(listStaff(desk.store).map(({ code, name }) => [code, name])),
    },
    undecided: proposals.length,
    printed_at: desk.nowMs(),
    printed_by: findStaff(desk.store, actor.code)?.name ?? actor.code,
  });
}
