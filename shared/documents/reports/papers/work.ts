import { sumFen } from "#shared/domain/money/fen";
import type { Text } from "#shared/text/text";
import { printedNumber, printedShare } from "../cell-text";
import type { Block } from "../report-paper";
import {
  type Cell,
  text as cell,
  centre,
  count,
  left,
  MOST_ROWS,
  money,
  none,
  type ReportTable,
  right,
} from "../table";
import { FAULT_RATE_DECIMALS } from "./faults";
import { figureCell, figureWords } from "./figure-cells";
import { tableOrNothing } from "./indicators";
import { personName, restSentence } from "./lists";
import type { LedgerLine, ReportSnapshot } from "./report-snapshot";

/** Parts, people, ledger and suggestions. */

const MOST_ACCUSED_MODELS = 3;
/** From so many faults on a model is worth a letter to the people who build it. */
const LEAST_FAULTS = 3;

/** Whole quantities without decimals; refrigerant is used by the kilogram. */
function quantity(value: number): Cell {
  return count(value, Number.isInteger(value) ? 0 : 1);
}

/** Parts used in the period and what is left of them. */
export function partTable(snapshot: ReportSnapshot, text: Text): ReportTable {
  const { parts, figures } = snapshot.figures.current;
  const rows = parts.rows.slice(0, MOST_ROWS).map((part) => ({
    cells: [
      cell([part.name, part.part].filter((word) => word !== "").join(" ")),
      quantity(part.used),
      money(part.used_value),
      quantity(part.closing),
      quantity(part.min_level),
      part.closing < part.min_level ? cell(text.t("paper.part.below")) : none,
    ],
  }));
  const turnover = figures.stock_turnover.value;
  const total = {
    strong: true,
    cells: [
      cell(text.t("paper.total")),
      none,
      money(sumFen(parts.rows.map(({ used_value }) => used_value))),
      none,
      none,
      turnover === null
        ? none
        : cell(text.t("paper.turnover", { times: figureWords("stock_turnover", turnover, text) })),
    ],
  };
  return {
    id: "parts",
    title: text.t("paper.part.parts"),
    columns: [
      left(text.t("paper.column.part"), 62),
      right(text.t("paper.column.used"), 18),
      right(text.t("paper.column.amount"), 26),
      right(text.t("paper.column.closing"), 22),
      right(text.t("paper.column.min_level"), 22),
      left(text.t("paper.column.remark"), 30),
    ],
    rows: rows.length === 0 ? [] : [...rows, total],
    note: restSentence(parts.total, text),
  };
}

/** Work and quality per person. */
export function peopleTable(snapshot: ReportSnapshot, text: Text): ReportTable {
  const { current } = snapshot.figures;
  const { roles, assessed } = snapshot.extras;
  const reworked = new Map<string | null, number>();
  for (const { assignee } of current.reworks.rows) reworked.set(assignee, (reworked.get(assignee) ?? 0) + 1);
  const totals = new Map(assessed.map(({ staff, total }) => [staff, total]));
  const people = current.breakdowns.staff;
  return {
    id: "people",
    title: text.t("paper.part.people"),
    columns: [
      left(text.t("paper.column.name"), 22),
      left(text.t("paper.column.role"), 26),
      right(text.t("paper.column.completed"), 16),
      right(text.t("figure.name.response_rate"), 24),
      right(text.t("figure.name.resolve_rate"), 24),
      right(text.t("figure.name.first_fix_rate"), 24),
      right(text.t("paper.column.satisfaction"), 20),
      right(text.t("paper.column.reworks"), 14),
      right(text.t("paper.column.assessed"), 18),
    ],
    rows: people.slice(0, MOST_ROWS).map(({ key, figures }) => {
      const role = key === null ? undefined : roles[key];
      return {
        cells: [
          cell(personName(snapshot, key) ?? text.t("paper.nobody")),
          role === undefined ? none : cell(text.word("role", role)),
          count(figures.volume_completed?.value ?? 0),
          figureCell("response_rate", figures.response_rate),
          figureCell("resolve_rate", figures.resolve_rate),
          figureCell("first_fix_rate", figures.first_fix_rate),
          figureCell("satisfaction_index", figures.satisfaction_index),
          count(reworked.get(key) ?? 0),
          count((key === null ? undefined : totals.get(key)) ?? null),
        ],
      };
    }),
    note: restSentence(people.length, text),
  };
}

/** What customers suggest stands in a part of its own. */
function problemsOf({ extras }: ReportSnapshot): readonly LedgerLine[] {
  return extras.ledger.filter(({ source }) => source !== "suggestion");
}

function ledgerState(line: LedgerLine, text: Text): string {
  return line.due === "over" ? text.t("paper.ledger.overdue") : text.word("ledger_state", line.state);
}

/** Problems and what is done about them (DOMAIN 5.9). */
export function ledgerTable(snapshot: ReportSnapshot, text: Text): ReportTable {
  const lines = problemsOf(snapshot);
  return {
    id: "ledger",
    title: text.t("paper.part.ledger"),
    dense: true,
    columns: [
      left(text.t("paper.column.no"), 12),
      left(text.t("paper.column.problem"), 42),
      right(text.t("paper.column.cards_behind"), 16),
      left(text.t("paper.column.cause"), 32),
      left(text.t("paper.column.measure"), 36),
      left(text.t("paper.column.owner"), 16),
      right(text.t("paper.column.due_on"), 16),
      left(text.t("paper.column.state"), 24),
    ],
    rows: lines.slice(0, MOST_ROWS).map((line) => ({
      cells: [
        cell(String(line.id)),
        cell(line.problem),
        count(line.cards),
        cell(line.cause),
        cell(line.measure),
        cell(personName(snapshot, line.owner)),
        line.due_on === null ? none : { kind: "day", day: line.due_on },
        cell(ledgerState(line, text)),
      ],
    })),
    note: restSentence(lines.length, text),
  };
}

interface Suggestion {
  readonly to: string;
  readonly model: string;
  readonly seen: string;
  readonly asked: string;
  readonly source: string;
}

/** Models whose faults are mostly one and the same: something for the people who design and build them. */
function modelSuggestions(snapshot: ReportSnapshot, text: Text): readonly Suggestion[] {
  const accused = snapshot.figures.current.breakdowns.model.filter(
    ({ model, main_fault }) => model !== null && main_fault !== null && main_fault.cards >= LEAST_FAULTS,
  );
  return accused.slice(0, MOST_ACCUSED_MODELS).flatMap((row): Suggestion[] => {
    if (row.main_fault === null || row.model === null) return [];
    const { fault_category, cards } = row.main_fault;
    const rate =
      row.fault_rate === null || row.previous_fault_rate === null || row.fault_rate <= row.previous_fault_rate
        ? ""
        : text.t("paper.suggestion.rate", {
            before: printedShare(row.previous_fault_rate, FAULT_RATE_DECIMALS),
            now: printedShare(row.fault_rate, FAULT_RATE_DECIMALS),
          });
    return [
      {
        to: text.t("paper.suggestion.to_research"),
        model: row.model,
        seen:
          text.t("paper.suggestion.seen", {
            fault: fault_category,
            cards: printedNumber(cards, 0),
            share: printedShare(cards / row.cards),
          }) + rate,
        asked: text.t("paper.suggestion.asked", { fault: fault_category }),
        source: text.t("paper.suggestion.from_cards", { count: row.cards }),
      },
    ];
  });
}

/** What customers suggested, with what becomes of it (采纳进展). */
function customerSuggestions(snapshot: ReportSnapshot, text: Text): readonly Suggestion[] {
  return snapshot.extras.ledger
    .filter(({ source }) => source === "suggestion")
    .map((line) => ({
      to: text.t("paper.suggestion.to_product"),
      model: text.t("time.none"),
      seen: line.problem,
      asked: line.measure ?? text.word("suggestion_progress", line.state),
      source:
        line.cards === 0
          ? text.t("time.none")
          : text.t("paper.suggestion.from_customers", { count: line.cards }),
    }));
}

/** Part 九: to research, production and product people. */
export function suggestionTable(snapshot: ReportSnapshot, text: Text): ReportTable {
  const all = [...modelSuggestions(snapshot, text), ...customerSuggestions(snapshot, text)];
  return {
    id: "suggestions",
    title: text.t("paper.part.suggestions"),
    columns: [
      centre(text.t("paper.column.place"), 12),
      left(text.t("paper.column.to"), 20),
      left(text.t("paper.column.model"), 24),
      left(text.t("paper.column.seen"), 54),
      left(text.t("paper.column.asked"), 54),
      left(text.t("paper.column.source"), 18),
    ],
    dense: true,
    rows: all.slice(0, MOST_ROWS).map((suggestion, index) => ({
      cells: [
        count(index + 1),
        cell(suggestion.to),
        cell(suggestion.model),
        cell(suggestion.seen),
        cell(suggestion.asked),
        cell(suggestion.source),
      ],
    })),
    note: restSentence(all.length, text),
  };
}

/** Parts 六 to 九. */
export function workBlocks(snapshot: ReportSnapshot, text: Text): readonly Block[] {
  const part = (title: string, block: Block): readonly Block[] => [
    { kind: "heading", level: 1, text: title },
    block,
  ];
  return [
    ...part(
      text.t("paper.part.parts"),
      tableOrNothing(partTable(snapshot, text), text, text.t("paper.no_parts")),
    ),
    ...part(text.t("paper.part.people"), tableOrNothing(peopleTable(snapshot, text), text)),
    ...part(
      text.t("paper.part.ledger"),
      tableOrNothing(ledgerTable(snapshot, text), text, text.t("paper.no_ledger")),
    ),
    ...part(
      text.t("paper.part.suggestions"),
      tableOrNothing(suggestionTable(snapshot, text), text, text.t("paper.no_suggestions")),
    ),
  ];
}
