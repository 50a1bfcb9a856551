import * as z from "zod";
import { channel } from "./channel";
import type { ReportWordsView, SavedReport } from "./report-views";

const report = { report: z.string().max(40), period: z.string().max(40) };
const LONGEST_WORDS = 4000;
const closing = { day: z.iso.date() };

/**
 * Channels of the printed reports (DOMAIN 7), which are the supervisor's, and of the closing list, which whoever is on
 * duty prints. `figures.issue` freezes a month.
 */
export const reportChannels = {
  /** Starts drawing; `print.progress` follows, `print.result` fetches the pages, `print.cancel` ends it. */
  "report.preview": channel<{ readonly job: string; readonly total: number }>()(z.strictObject(report)),
  /** Asks for a file and writes it, as PDF or spreadsheet; null = the person changed their mind. */
  "report.save": channel<SavedReport | null>()(z.strictObject({ ...report, as: z.enum(["pdf", "xlsx"]) })),
  /** Opens the system's print dialog. */
  "report.print": channel<{ readonly pages: number } | null>()(z.strictObject(report)),
  /** The closing list of a day (SAFETY 6), as the reports above. */
  "closing.preview": channel<{ readonly job: string; readonly total: number }>()(z.strictObject(closing)),
  "closing.save": channel<SavedReport | null>()(z.strictObject(closing)),
  "closing.print": channel<{ readonly pages: number } | null>()(z.strictObject(closing)),
  /** What the manager has written for a report. */
  "report.words": channel<ReportWordsView>()(z.strictObject(report)),
  /** Writes it; `version` is the one that was read. */
  "report.write_words": channel<ReportWordsView>()(
    z.strictObject({ ...report, text: z.string().max(LONGEST_WORDS), version: z.int().min(0) }),
  ),
} as const;
