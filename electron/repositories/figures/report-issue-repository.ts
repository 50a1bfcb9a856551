import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";

/** A report that was issued; `figures` is what it froze. */
export interface ReportIssue {
  readonly report: string;
  /** A period's code. */
  readonly period: string;
  readonly figures: unknown;
  readonly event_head: number;
  readonly issued_at: EpochMs;
  readonly issued_by: StaffCode;
}

export type IssueHead = Omit<ReportIssue, "figures"> & {
  readonly issued_by_name: string | null;
  readonly samples: number;
};

const HEAD = `i."report", i."period", i."event_head", i."issued_at", i."issued_by", s."name" AS "issued_by_name",
  (SELECT count(*) FROM "quality_sample" q WHERE q."period" = i."period") AS "samples"`;
const FROM = `FROM "report_issue" i LEFT JOIN "staff" s ON s."code" = i."issued_by"`;

const heads = named("issue.list", `SELECT ${HEAD} ${FROM} ORDER BY i."period" DESC, i."report"`);
const one = named(
  "issue.find",
  `SELECT ${HEAD}, i."figures" ${FROM} WHERE i."report" = ? AND i."period" = ?`,
);
const insertion = named(
  "issue.insert",
  `INSERT INTO "report_issue" ("report", "period", "figures", "event_head", "issued_at", "issued_by")
   VALUES (?, ?, ?, ?, ?, ?)`,
);

/** Every issued report without what it froze, the newest period first. */
export function listIssues(reader: StoreReader): readonly IssueHead[] {
  return reader.all<IssueHead>(heads);
}

/** An issued report with what it froze; null where it was not issued. */
export function findIssue(
  reader: StoreReader,
  report: string,
  period: string,
): { readonly head: IssueHead; readonly figures: unknown } | null {
  const row = reader.get<IssueHead & { figures: string }>(one, report, period);
  if (row === undefined) return null;
  const { figures, ...head } = row;
  return { head, figures: JSON.parse(figures) };
}

const since = named(
  "issue.since",
  `SELECT "period", "issued_at" FROM "report_issue" WHERE "issued_at" >= ? ORDER BY "issued_at"`,
);

/** Periods whose report was issued at or after an instant, in that order. */
export function issuedPeriodsSince(
  reader: StoreReader,
  sinceMs: EpochMs,
): readonly Pick<ReportIssue, "period" | "issued_at">[] {
  return reader.all<Pick<ReportIssue, "period" | "issued_at">>(since, sinceMs);
}

/** Freezes a report; one that is issued already throws. */
export function insertIssue(tx: StoreTransaction, issue: ReportIssue): void {
  const { report, period, figures, event_head, issued_at, issued_by } = issue;
  tx.run(insertion, report, period, JSON.stringify(figures), event_head, issued_at, issued_by);
}
