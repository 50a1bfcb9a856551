import type { LedgerRow } from "#shared/contract/ledger-views";
import type { StaffCode } from "#shared/domain/card/case-state";
import type { Text } from "#shared/text/text";
import { type Cell, count, left, MOST_ROWS, none, type ReportTable, right, text } from "../table";

export interface LedgerTableOptions {
  readonly names: Readonly<Record<StaffCode, string>>;
  /** Default: as many as a list in a report may show (DOMAIN 7); null = all, for a spreadsheet. */
  readonly most?: number | null;
}

function orNone(value: string | null): Cell {
  return value === null || value.trim() === "" ? none : text(value);
}

function dueCell(row: LedgerRow, words: Text): Cell {
  if (row.due_on === null) return none;
  if (row.due !== "over") return text(row.due_on);
  return text(`${row.due_on} ■ ${words.t("ledger.due_over", { n: -(row.days_left ?? 0) })}`);
}

function noteOf(all: number, shown: number, words: Text): string | null {
  return all > shown ? words.t("ledger.paper.more", { n: all - shown }) : null;
}

/** 问题-整改台账 as a table: for the monthly report, and whole for a spreadsheet (DOMAIN 5.9). */
export function ledgerTable(
  rows: readonly LedgerRow[],
  words: Text,
  { names, most = MOST_ROWS }: LedgerTableOptions,
): ReportTable {
  const shown = most === null ? rows : rows.slice(0, most);
  const nameOf = (code: StaffCode | null) => (code === null ? null : (names[code] ?? code));
  return {
    id: "ledger",
    title: words.t("ledger.list"),
    columns: [
      right(words.t("ledger.col.no"), 8),
      left(words.t("ledger.col.source"), 14),
      left(words.t("ledger.col.problem"), 44),
      left(words.t("ledger.cause"), 30),
      left(words.t("ledger.measure"), 38),
      left(words.t("ledger.col.owner"), 13),
      left(words.t("ledger.due_on"), 20),
      left(words.t("ledger.col.state"), 14),
      left(words.t("ledger.result"), 34),
      right(words.t("ledger.col.cards"), 10),
    ],
    rows: shown.map((row) => ({
      cells: [
        count(row.id),
        text(words.word("ledger_source", row.source)),
        text(row.problem),
        orNone(row.cause),
        orNone(row.measure),
        orNone(nameOf(row.owner)),
        dueCell(row, words),
        text(words.word("ledger_state", row.state)),
        orNone(row.result),
        count(row.cards),
      ],
      ...(row.due === "over" ? { strongCells: [6] } : {}),
    })),
    note: noteOf(rows.length, shown.length, words),
    dense: true,
  };
}

/** Suggestions with 采纳进展 and whether their customers have been told (PRINT 6: 九 研发/生产建议). */
export function suggestionTable(
  rows: readonly LedgerRow[],
  words: Text,
  { names, most = MOST_ROWS }: LedgerTableOptions,
): ReportTable {
  const suggestions = rows.filter(({ source }) => source === "suggestion");
  const shown = most === null ? suggestions : suggestions.slice(0, most);
  return {
    id: "suggestions",
    title: words.t("ledger.paper.suggestions"),
    columns: [
      right(words.t("ledger.col.no"), 8),
      left(words.t("ledger.paper.suggestion"), 60),
      left(words.t("ledger.progress"), 24),
      left(words.t("ledger.measure"), 40),
      left(words.t("ledger.col.owner"), 14),
      left(words.t("ledger.paper.fed_back"), 22),
    ],
    rows: shown.map((row) => ({
      cells: [
        count(row.id),
        text(row.problem),
        text(words.word("suggestion_progress", row.state)),
        orNone(row.measure),
        orNone(row.owner === null ? null : (names[row.owner] ?? row.owner)),
        row.fed_back_at === null
          ? orNone(row.feedback_due ? words.t("ledger.feedback_due") : null)
          : { kind: "instant", at: row.fed_back_at },
      ],
    })),
    note: noteOf(suggestions.length, shown.length, words),
  };
}
