import { FIGURE_DEFINITIONS } from "#shared/domain/figures/definitions";
import type { BreakdownRow } from "#shared/domain/figures/results";
import { type Breakdown, FIGURE_CODES, type FigureCode } from "#shared/domain/figures/vocabulary";
import type { Text } from "#shared/text/text";
import type { Block } from "../report-paper";
import {
  type Cell,
  type Column,
  text as cell,
  centre,
  count,
  left,
  none,
  type ReportTable,
  type Row,
  right,
  share,
} from "../table";
import {
  basisCell,
  changeCell,
  type FigurePlace,
  figureCell,
  figureIn,
  figureWords,
  goalText,
  verdictOf,
} from "./figure-cells";
import { currentWords, lastYearWords, previousWords } from "./head";
import type { ReportSnapshot } from "./report-snapshot";

/** The table of all figures, its breakdowns, and what the figures mean. */

const RESULT_COLUMN = 4;
const VALUE_COLUMN = 1;

/** The name with its unit where the number alone does not say it. */
function nameOf(code: FigureCode, text: Text): string {
  const { unit } = FIGURE_DEFINITIONS[code];
  const name = text.t(`figure.name.${code}`);
  return unit === "share" ? name : text.t("paper.with_unit", { name, unit: text.t(`figure.unit.${unit}`) });
}

function indicatorRow(snapshot: ReportSnapshot, code: FigureCode, text: Text): Row {
  const { current, previous, last_year } = snapshot.figures;
  const figure = current.figures[code];
  const verdict = verdictOf(code, figure, text);
  return {
    cells: [
      cell(
        FIGURE_DEFINITIONS[code].spread
          ? text.t("paper.mean_of", { name: nameOf(code, text) })
          : nameOf(code, text),
      ),
      figureCell(code, figure),
      basisCell(code, figure),
      figure.goal === null ? none : cell(goalText(code, figure.goal, text)),
      verdict === null ? none : cell(verdict.word),
      figureCell(code, previous.figures[code]),
      changeCell(code, figure, previous.figures[code]),
      figureCell(code, last_year.figures[code]),
      changeCell(code, figure, last_year.figures[code]),
    ],
    strongCells: verdict?.isMissed ? [VALUE_COLUMN, RESULT_COLUMN] : [VALUE_COLUMN],
  };
}

function spreadRow(
  snapshot: ReportSnapshot,
  code: FigureCode,
  place: Exclude<FigurePlace, "value">,
  text: Text,
): Row {
  const { current, previous, last_year } = snapshot.figures;
  const [now, before, then] = [current.figures[code], previous.figures[code], last_year.figures[code]];
  return {
    cells: [
      cell(text.t(`paper.${place}_of`, { name: nameOf(code, text) })),
      figureCell(code, now, place),
      basisCell(code, now),
      none,
      none,
      figureCell(code, before, place),
      changeCell(code, now, before, place),
      figureCell(code, then, place),
      changeCell(code, now, then, place),
    ],
    strongCells: [VALUE_COLUMN],
  };
}

/** Every figure asked for: this period, n / d, goal, result, the period before, last year (PRINT 6). */
export function indicatorTable(
  snapshot: ReportSnapshot,
  codes: readonly FigureCode[],
  text: Text,
  id = "indicators",
): ReportTable {
  const { period } = snapshot.figures;
  return {
    id,
    title: text.t("paper.part.indicators"),
    columns: [
      left(text.t("paper.column.figure"), 43),
      right(currentWords(period, text), 18),
      right(text.t("paper.column.basis"), 20),
      right(text.t("paper.column.goal"), 14),
      centre(text.t("paper.column.result"), 14),
      right(previousWords(period, text), 18),
      right(text.t("paper.column.change"), 15),
      right(lastYearWords(period, text), 18),
      right(text.t("paper.column.change"), 15),
    ],
    rows: codes.flatMap((code) =>
      FIGURE_DEFINITIONS[code].spread
        ? [
            indicatorRow(snapshot, code, text),
            spreadRow(snapshot, code, "median", text),
            spreadRow(snapshot, code, "p90", text),
          ]
        : [indicatorRow(snapshot, code, text)],
    ),
    note: null,
    dense: true,
  };
}

/** One column of a breakdown: a figure, or its share of all. */
export interface BreakdownColumn {
  readonly code: FigureCode;
  readonly as?: "share_of_all" | "p90";
  readonly head: string;
}

function breakdownCell(column: BreakdownColumn, row: BreakdownRow, all: number): Cell {
  const figure = row.figures[column.code];
  if (column.as === "share_of_all") {
    const value = figure?.value ?? 0;
    return all === 0 ? none : share(value / all);
  }
  if (figure === undefined) {
    return FIGURE_DEFINITIONS[column.code].unit === "count" ? count(0) : none;
  }
  return figureCell(column.code, figure, column.as === "p90" ? "p90" : "value");
}

/** Room for the words of a head; Chinese characters are twice as wide as letters. */
function widthOfHead(head: string): number {
  const lettersOf = (word: string) =>
    Array.from(word).reduce((sum, character) => sum + (character > "\u2e80" ? 2 : 1.15), 0);
  // A head of several words may take two lines; a word is never broken.
  const longest = Math.max(...head.split(" ").map(lettersOf));
  return Math.max(14, 4 + longest * 1.75);
}

/** A breakdown as a table with 合计 below; rows without a key are those that have none. */
export function breakdownTable(
  snapshot: ReportSnapshot,
  by: Breakdown,
  {
    id,
    title,
    columns,
    nameOfKey,
    withTotal,
  }: {
    readonly id: string;
    readonly title: string;
    readonly columns: readonly BreakdownColumn[];
    readonly nameOfKey: (key: string | null) => string;
    readonly withTotal: boolean;
  },
  text: Text,
): ReportTable {
  const { breakdowns, figures } = snapshot.figures.current;
  const heads: Column[] = columns.map(({ head }) => right(head, widthOfHead(head)));
  const rowOf = (name: string, row: BreakdownRow, strong: boolean): Row => ({
    cells: [
      cell(name),
      ...columns.map((column) => breakdownCell(column, row, figureIn(figures, column.code) ?? 0)),
    ],
    strong,
  });
  const rows = breakdowns[by].map((row) => rowOf(nameOfKey(row.key), row, false));
  const total = rowOf(text.t("paper.total"), { key: null, figures }, true);
  return {
    id,
    title,
    columns: [left(text.t(`figure.breakdown.${by}`), 36), ...heads],
    rows: withTotal && rows.length > 0 ? [...rows, total] : rows,
    note: null,
  };
}

/** What part of the on-time figures stands on entries made late (DOMAIN 2.2 补录). */
function lateEntriesNote(snapshot: ReportSnapshot, text: Text): string | null {
  const { figures } = snapshot.figures.current;
  const entries = FIGURE_CODES.reduce((sum, code) => sum + (figures[code].late_entries ?? 0), 0);
  if (entries === 0) return null;
  const response = figures.response_rate;
  const asMissed = response.late_as_missed ?? null;
  const sentence = text.t("paper.late_entries", { count: entries });
  if (!response.late_entries || asMissed === null) return sentence;
  return `${sentence}${text.t("paper.late_as_missed", { share: figureWords("response_rate", asMissed, text) })}`;
}

/** Part 一: all figures, then by kind. */
export function indicatorBlocks(snapshot: ReportSnapshot, text: Text): readonly Block[] {
  const late = lateEntriesNote(snapshot, text);
  const isByScores = snapshot.figures.current.figures.satisfaction_index.basis_note === "card_scores";
  const notes = [
    text.t("paper.indicator_note"),
    ...(isByScores ? [text.t("paper.by_card_scores")] : []),
    ...(late === null ? [] : [late]),
  ];
  return [
    { kind: "heading", level: 1, text: text.t("paper.part.indicators"), newPage: true },
    { kind: "paragraph", text: text.t("paper.change_note"), small: true },
    { kind: "table", table: indicatorTable(snapshot, FIGURE_CODES, text) },
    { kind: "paragraph", text: notes.join(""), small: true },
    { kind: "heading", level: 2, text: text.t("paper.heading.by_kind") },
    tableOrNothing(kindTable(snapshot, text), text),
  ];
}

export function kindTable(snapshot: ReportSnapshot, text: Text): ReportTable {
  return breakdownTable(
    snapshot,
    "kind",
    {
      id: "by_kind",
      title: text.t("paper.heading.by_kind"),
      nameOfKey: (key) =>
        key === null ? text.t("paper.not_classified") : `${key} ${text.wordOf("kind", key)}`,
      columns: [
        { code: "volume_registered", head: text.t("paper.column.registered") },
        { code: "volume_completed", head: text.t("paper.column.completed") },
        { code: "volume_registered", as: "share_of_all", head: text.t("paper.column.share") },
        { code: "handling_hours", head: text.t("paper.column.mean_hours") },
        { code: "response_rate", head: text.t("figure.name.response_rate") },
        { code: "satisfaction_index", head: text.t("paper.column.satisfaction") },
      ],
      withTotal: true,
    },
    text,
  );
}

/** A table, or a sentence where it would be empty. */
export function tableOrNothing(table: ReportTable, text: Text, sentence?: string): Block {
  if (table.rows.length > 0) return { kind: "table", table };
  return { kind: "paragraph", text: sentence ?? text.t("paper.nothing") };
}

/** What each figure is made of and by which date (PRINT 6 口径). */
export function definitionTable(text: Text): ReportTable {
  return {
    id: "definitions",
    title: text.t("paper.heading.definitions"),
    columns: [
      left(text.t("paper.column.figure"), 32),
      left(text.t("paper.column.definition"), 108),
      left(text.t("paper.column.basis_date"), 36),
    ],
    rows: FIGURE_CODES.map((code) => ({
      cells: [
        cell(text.t(`figure.name.${code}`)),
        cell(text.t(`figure.definition.${code}`)),
        cell(text.t(`figure.basis.${FIGURE_DEFINITIONS[code].dateBasis}`)),
      ],
    })),
    note: null,
    dense: true,
  };
}

/** What changed of earlier issued months (DOMAIN 6). */
export function adjustmentTable(snapshot: ReportSnapshot, text: Text): ReportTable {
  const { adjustments } = snapshot.figures;
  return {
    id: "adjustments",
    title: text.t("paper.heading.adjustments"),
    columns: [
      left(text.t("paper.column.period"), 26),
      left(text.t("paper.column.figure"), 50),
      right(text.t("paper.column.reported"), 34),
      right(text.t("paper.column.now"), 34),
      right(text.t("paper.column.change"), 30),
    ],
    rows: adjustments.map(({ period, code, issued, now }) => ({
      cells: [
        cell(period),
        cell(nameOf(code, text)),
        figureCell(code, issued),
        figureCell(code, now),
        changeCell(code, now, issued),
      ],
    })),
    note: null,
  };
}
