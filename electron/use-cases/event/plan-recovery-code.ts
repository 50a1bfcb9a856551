import { findStaff } from "#electron/repositories/staff-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import { recoveryCodePaper } from "#shared/documents/reports/papers/recovery-code";
import type { DocumentRequest } from "#shared/documents/templates/compose";
import { letterheadOf } from "#shared/documents/view-models/card-snapshots";
import type { Actor } from "#shared/domain/card/decision";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";
import { readRecoveryCode } from "./recovery-code";

/**
 * The sheet of a code that was just made, ready to be drawn (SAFETY 6). Nothing of it is kept, so it is no document of
 * the print log. Failures: `forbidden`, `invalid_input` on `code`.
 */
export function planRecoveryCode(desk: Desk, actor: Actor, code: string): Result<DocumentRequest> {
  const allowed = authorise(actor, "keys.recover");
  if (!allowed.ok) return allowed;
  const read = readRecoveryCode(code);
  if (read === null) return fail("invalid_input", { fields: [{ field: "code", code: "invalid_value" }] });
  const settings = desk.settings();
  const nowMs = desk.nowMs();
  const paper = recoveryCodePaper({
    lang: settings.lang,
    letterhead: letterheadOf(settings),
    store_no: `${settings.prefix}-${settings.store}`,
    day: desk.clock().calendar.localDate(nowMs),
    zone: settings.zone,
    code: read,
    printed_at: nowMs,
    printed_by: findStaff(desk.store, actor.code)?.name ?? actor.code,
  });
  return ok({
    code: "report",
    document: "recovery_code",
    setup: {
      paper: "a4",
      offsetX: settings.printer_offset_x_mm,
      offsetY: settings.printer_offset_y_mm,
      fax: false,
    },
    cases: [{ paper, createdAtMs: nowMs }],
  });
}
