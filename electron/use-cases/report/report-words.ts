import type { StoreReader } from "#electron/db/connection";
import { findIssue } from "#electron/repositories/figures/report-issue-repository";
import { findWords, saveWords } from "#electron/repositories/report/report-words-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { ReportWordsView } from "#shared/contract/report-views";
import type { ManagerWords } from "#shared/documents/reports/papers/report-snapshot";
import type { Actor } from "#shared/domain/card/decision";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";

/** What the paper prints of the manager's own words; empty ones are none. */
export function wordsOf(reader: StoreReader, report: string, period: string): ManagerWords | null {
  const words = findWords(reader, report, period);
  if (words === null || words.text.trim() === "") return null;
  const { text, written_by, written_by_name, written_at } = words;
  return { text, written_by: written_by_name ?? written_by, written_at };
}

function viewOf(reader: StoreReader, report: string, period: string): ReportWordsView {
  const words = findWords(reader, report, period);
  return {
    text: words?.text ?? "",
    version: words?.version ?? 0,
    written_by: words === null ? null : (words.written_by_name ?? words.written_by),
    written_at: words?.written_at ?? null,
    locked: findIssue(reader, report, period) !== null,
  };
}

export interface WordsOrder {
  readonly report: string;
  readonly period: string;
}

/** `report.words`: what the manager has written for a report. Failure: `forbidden`. */
export function readReportWords(desk: Desk, actor: Actor, order: WordsOrder): Result<ReportWordsView> {
  const allowed = authorise(actor, "figures.read");
  return allowed.ok ? ok(viewOf(desk.store, order.report, order.period)) : allowed;
}

/**
 * `report.write_words`: the manager's own words of a report, on its first page below what is computed. Failures:
 * `forbidden`, `invalid_state` once the report is issued, `conflict` where somebody else has written meanwhile.
 */
export function writeReportWords(
  desk: Desk,
  actor: Actor,
  { report, period, text, version }: WordsOrder & { readonly text: string; readonly version: number },
): Result<ReportWordsView> {
  const allowed = authorise(actor, "report.issue");
  if (!allowed.ok) return allowed;
  return desk.write((tx): Result<ReportWordsView> => {
    const issue = findIssue(tx, report, period);
    if (issue) return fail("invalid_state", { reason: "already_issued", period });
    const words = { report, period, text: text.trim(), written_by: actor.code, written_at: desk.nowMs() };
    if (!saveWords(tx, words, version)) {
      return fail("conflict", { version: findWords(tx, report, period)?.version ?? 0 });
    }
    return ok(viewOf(tx, report, period));
  });
}
