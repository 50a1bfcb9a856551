import type { StoreReader } from "#electron/db/connection";
import { findIssue, type IssueHead } from "#electron/repositories/figures/report-issue-repository";
import type { FiguresView, IssueView } from "#shared/contract/figures-views";
import type { ReportExtras } from "#shared/documents/reports/papers/report-snapshot";
import type { FigureScope } from "#shared/domain/figures/scope";
import { isFiltered } from "#shared/domain/figures/scope";

/** The report whose issue freezes a month. */
export const MONTHLY_REPORT = "monthly_report";

/** What an issued report keeps: everything that is printed of its figures. */
export type FrozenFigures = Pick<
  FiguresView,
  "current" | "previous" | "last_year" | "adjustments" | "weights" | "staff"
>;

/** What a report's row keeps in all: its figures, and what its paper says besides. */
export interface FrozenReport extends FrozenFigures {
  readonly extras: ReportExtras;
}

/** An issue as it is shown. */
export function issueView({ event_head: _head, ...issue }: IssueHead): IssueView {
  return issue;
}

/** What was frozen of a scope: the whole store's month, once it was issued; null for anything else. */
export function frozenOf(
  reader: StoreReader,
  scope: FigureScope,
): { readonly issued: IssueView; readonly figures: FrozenFigures } | null {
  if (isFiltered(scope.filters)) return null;
  const issue = findIssue(reader, MONTHLY_REPORT, scope.period);
  if (!issue) return null;
  // Written by `issueReport` from the type that it is read as.
  const { extras: _extras, ...figures } = issue.figures as FrozenReport;
  return { issued: issueView(issue.head), figures };
}

/** What an issued month's paper says besides the figures; null where it was not issued. */
export function frozenExtras(reader: StoreReader, period: string): ReportExtras | null {
  const issue = findIssue(reader, MONTHLY_REPORT, period);
  return issue && (issue.figures as FrozenReport).extras;
}
