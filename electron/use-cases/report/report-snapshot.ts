import type { StoreReader } from "#electron/db/connection";
import { findStaff } from "#electron/repositories/staff-repository";
import { snapshot } from "#electron/repositories/transaction";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { FigureReport, ReportSnapshot } from "#shared/documents/reports/papers/report-snapshot";
import { letterheadOf } from "#shared/documents/view-models/card-snapshots";
import type { Actor } from "#shared/domain/card/decision";
import type { Lang } from "#shared/text/lang";
import { textIn } from "#shared/text/text";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";
import { questionOf } from "../figures/figure-question";
import { frozenExtras } from "../figures/frozen-figures";
import { showFigures } from "../figures/show-figures";
import { reportExtras } from "./report-extras";

export interface ReportOrder {
  readonly report: FigureReport;
  /** A period's code. */
  readonly period: string;
}

/** A name; the program itself where it made the report alone. */
function printedBy(reader: StoreReader, { code }: Actor, lang: Lang): string {
  return code === "system" ? textIn(lang).t("paper.by_program") : (findStaff(reader, code)?.name ?? code);
}

/**
 * Everything that a report says, read from one state of the store; an issued month as it was frozen. Failures:
 * `forbidden`, `invalid_input` for a period that is none, or none of the report's.
 */
export function reportSnapshot(desk: Desk, actor: Actor, order: ReportOrder): Result<ReportSnapshot> {
  const allowed = authorise(actor, "figures.read");
  if (!allowed.ok) return allowed;
  const asked = questionOf(desk, { period: order.period });
  if (!asked.ok) return asked;
  const question = asked.value;
  if (order.report === "monthly_report" && question.period.kind !== "month") {
    return fail("invalid_input", { fields: [{ field: "period", code: "not_a_month" }] });
  }
  return snapshot(desk.store, (): Result<ReportSnapshot> => {
    const reader = desk.store;
    const figures = showFigures(desk, actor, { period: order.period });
    if (!figures.ok) return figures;
    const settings = desk.settings(reader);
    const { current } = figures.value;
    const frozen = order.report === "monthly_report" ? frozenExtras(reader, order.period) : null;
    return ok({
      report: order.report,
      lang: settings.lang,
      letterhead: letterheadOf(settings),
      store_no: `${settings.prefix}-${settings.store}`,
      figures: figures.value,
      extras:
        frozen ??
        reportExtras(desk, reader, { report: order.report, question, current, lang: settings.lang }),
      printed_at: desk.nowMs(),
      printed_by: printedBy(reader, actor, settings.lang),
    });
  });
}
