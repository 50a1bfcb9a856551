import type { EpochMs } from "#shared/domain/card/case-state";

/** What the window is shown of printed reports (DOMAIN 7). */

/** The manager's own words of one report. */
export interface ReportWordsView {
  readonly text: string;
  /** 0 where nobody has written yet; goes back with the next text. */
  readonly version: number;
  readonly written_by: string | null;
  readonly written_at: EpochMs | null;
  /** Its report has been issued: what is written stays. */
  readonly locked: boolean;
}

export interface SavedReport {
  readonly file: string;
  /** Null for a spreadsheet. */
  readonly pages: number | null;
}
