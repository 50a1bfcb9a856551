import fs from "node:fs";
import path from "node:path";
import type { StoreReader, StoreTransaction } from "#electron/db/connection";
import type { PrintService } from "#electron/printing/print-service";
import { findIssue } from "#electron/repositories/figures/report-issue-repository";
import { findNotice, insertNotice, wasToldOfReport } from "#electron/repositories/notice-repository";
import { hasCardsBefore } from "#electron/repositories/report/store-age";
import { listStaff } from "#electron/repositories/staff-repository";
import { ok, type Result } from "#shared/contract/error-codes";
import type { StaffCode } from "#shared/domain/card/case-state";
import type { Actor } from "#shared/domain/card/decision";
import { instantsOf, type Period, periodAround, previousPeriod } from "#shared/domain/figures/period";
import type { Desk } from "../desk";
import { MONTHLY_REPORT } from "../figures/frozen-figures";
import { todayOf } from "../ledger/ledger-views";
import type { AddedNotice } from "../notice/reminders";
import { reportToFile } from "./report-to-file";

/** Where reports go that the program makes by itself. */
export const REPORTS_FOLDER = "reports";

/** The month whose report is due: the one before this, unless it is issued or the store had no card by then. */
export function dueMonth(desk: Desk, reader: StoreReader = desk.store): Period | null {
  const month = previousPeriod(periodAround("month", todayOf(desk)));
  if (findIssue(reader, MONTHLY_REPORT, month.code)) return null;
  const { toMs } = instantsOf(month, desk.settings(reader).zone);
  return hasCardsBefore(reader, toMs) ? month : null;
}

function readersOf(tx: StoreTransaction): readonly StaffCode[] {
  return listStaff(tx)
    .filter(({ active, roles }) => active && (roles.includes("supervisor") || roles.includes("director")))
    .map(({ code }) => code);
}

function tell(
  desk: Desk,
  kind: "report_due" | "report_made",
  period: string,
): Result<readonly AddedNotice[]> {
  return desk.write((tx) => {
    const readers = readersOf(tx);
    if (readers.length === 0 || wasToldOfReport(tx, kind, period)) return ok([]);
    const id = insertNotice(
      tx,
      { kind, at: desk.nowMs(), card_id: null, period, lines: [], total: 1 },
      readers,
    );
    const notice = findNotice(tx, id);
    return ok(notice ? [{ notice, readers }] : []);
  });
}

/**
 * From the 1st on supervisors and directors are told once that the month's report is due (by the 5th). Where the
 * program makes it by itself, `makeDueReport` tells instead.
 */
export function tellOfDueReport(desk: Desk): Result<readonly AddedNotice[]> {
  if (desk.readOnly || desk.settings().monthly_report_by_itself) return ok([]);
  const month = dueMonth(desk);
  if (month === null || wasToldOfReport(desk.store, "report_due", month.code)) return ok([]);
  return tell(desk, "report_due", month.code);
}

/** The program itself reads figures and writes a file; it issues nothing. */
const PROGRAM: Actor = { code: "system", roles: ["supervisor"] };

/**
 * Makes the draft of the month's report that is due into the data folder's `reports`, once, where the store wants it.
 * Answers whom to tell; a failure leaves everything to the next start.
 */
export async function makeDueReport(
  desk: Desk,
  printing: PrintService,
): Promise<Result<readonly AddedNotice[]>> {
  if (desk.readOnly || !desk.settings().monthly_report_by_itself) return ok([]);
  const month = dueMonth(desk);
  if (month === null || wasToldOfReport(desk.store, "report_made", month.code)) return ok([]);
  const folder = path.join(desk.dataFolder, REPORTS_FOLDER);
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${MONTHLY_REPORT}-${month.code}.pdf`);
  const made = await reportToFile(desk, PROGRAM, printing, {
    report: MONTHLY_REPORT,
    period: month.code,
    file,
  });
  return made.ok ? tell(desk, "report_made", month.code) : made;
}
