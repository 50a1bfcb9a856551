import type { StoreReader } from "#electron/db/connection";
import { findIssue, type IssueHead } from "#electron/repositories/figures/report-issue-repository";
import type { FiguresView, IssueView } from "#shared/contract/figures-views";
import type { FigureScope } from "#shared/domain/figures/scope";
import { isFiltered } from "#shared/domain/figures/scope";

/** The report whose issue freezes a month. */
export const MONTHLY_REPORT = "monthly_report";

/** What an issued report keeps: everything that is printed of its figures. */
export type FrozenFigures = Pick<
  FiguresView,
  "current" | "previous" | "last_year" | "adjustments" | "weights" | "staff"
>;

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
  // Written by `issueReport` from the type that it is read as.
  return issue && { issued: issueView(issue.head), figures: issue.figures as FrozenFigures };
}
