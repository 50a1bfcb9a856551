import type { StoreTransaction } from "#electron/db/connection";
import { reserveBlankForm } from "#electron/repositories/blank-form-repository";
import { takeNumber } from "#electron/repositories/number-repository";
import { insertPrint, nextCopyNumber } from "#electron/repositories/print-log-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import { requestedDocument } from "#shared/documents/templates/compose";
import type { Actor } from "#shared/domain/card/decision";
import { blankNumber, blankNumberScope } from "#shared/domain/numbering/card-number";
import type { Desk } from "../desk";
import type { PlannedSheet, PrintPlan } from "./plan-print";

const LAYOUT_VERSION = 1;

/** Takes a blank form's number; false where another print took it meanwhile. */
function takeBlank(desk: Desk, tx: StoreTransaction, actor: Actor, wanted: string): boolean {
  const { prefix, store } = desk.settings(tx);
  const scope = blankNumberScope(prefix, store, desk.clock(tx).calendar.localDate(desk.nowMs()));
  if (blankNumber(scope, takeNumber(tx, "blank", scope)) !== wanted) return false;
  reserveBlankForm(tx, wanted, desk.nowMs(), actor.code);
  return true;
}

function isStillRight(tx: StoreTransaction, document: string, sheet: PlannedSheet): boolean {
  if (sheet.card_id === null || sheet.copy === 0) return true;
  return nextCopyNumber(tx, { card_id: sheet.card_id }, document, sheet.n) === sheet.copy;
}

/**
 * Logs what was rendered (DOMAIN 7: every print). The labels on the paper were read before: where another
 * print came between, nothing is logged and the answer is `busy`, so that the caller renders again.
 */
export function recordPrint(
  desk: Desk,
  actor: Actor,
  plan: PrintPlan,
  printed: { readonly pagesOfCases: readonly number[]; readonly printer: string | null },
): Result<null> {
  const document = requestedDocument(plan.request);
  const recorded = desk.write((tx): Result<null> => {
    for (const [index, sheet] of plan.sheets.entries()) {
      const isRight =
        sheet.blank_no === null
          ? isStillRight(tx, document, sheet)
          : takeBlank(desk, tx, actor, sheet.blank_no);
      if (!isRight) return fail("busy", { reason: "printed_meanwhile" });
      insertPrint(tx, {
        ...(sheet.card_id === null ? { subject: sheet.blank_no ?? "" } : { card_id: sheet.card_id }),
        document,
        n: sheet.n,
        copy: sheet.copy,
        pages: printed.pagesOfCases[index] ?? 1,
        paper: plan.request.setup.paper,
        printed_by: actor.code,
        printed_at: desk.nowMs(),
        printer: printed.printer,
        layout_version: LAYOUT_VERSION,
        returns_signed: true,
      });
    }
    return ok(null);
  });
  if (!recorded.ok) return recorded;
  const ids = plan.sheets.flatMap((sheet) => sheet.card_id ?? []);
  if (ids.length > 0) desk.announce({ what: "cards", ids });
  return recorded;
}
