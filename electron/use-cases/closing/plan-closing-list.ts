import { ok, type Result } from "#shared/contract/error-codes";
import { closingListPaper } from "#shared/documents/reports/papers/closing-list";
import type { LocalDate } from "#shared/domain/card/case-state";
import type { Actor } from "#shared/domain/card/decision";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";
import type { ReportPlan } from "../report/plan-report";
import { CLOSING_LIST, closingSnapshot } from "./closing-snapshot";

export interface ClosingListOrder {
  /** A store-local day; today's by default. */
  readonly day?: LocalDate | undefined;
  /** A file copy (副本), which is not counted and does not come back. */
  readonly copy?: boolean | undefined;
}

/** The closing list of a day, ready to be drawn (SAFETY 6, DOMAIN 7.1). Failure: `forbidden`. */
export function planClosingList(
  desk: Desk,
  actor: Actor,
  { day: wanted, copy = false }: ClosingListOrder,
): Result<ReportPlan> {
  const allowed = authorise(actor, "closing_list.print");
  if (!allowed.ok) return allowed;
  const settings = desk.settings();
  const day = wanted ?? desk.clock().calendar.localDate(desk.nowMs());
  const said = closingSnapshot(desk, actor, day, copy);
  return ok({
    report: CLOSING_LIST,
    period: day,
    paper: closingListPaper(said),
    setup: {
      paper: "a4",
      offsetX: settings.printer_offset_x_mm,
      offsetY: settings.printer_offset_y_mm,
      fax: false,
    },
    createdAtMs: said.printed_at,
    lang: said.lang,
    label: said.copy,
  });
}
