import type { Text } from "#shared/text/text";
import { printedNumber, printedShare } from "../cell-text";
import { axisFromZero } from "../charts/axis";
import type { PlotChart, Shade } from "../charts/chart";
import type { Block } from "../report-paper";
import { text as cell, count, left, MOST_ROWS, none, type ReportTable, right, share } from "../table";
import { previousWords } from "./head";
import { tableOrNothing } from "./indicators";
import type { ReportSnapshot } from "./report-snapshot";

/** Bars of a Pareto; what is rarer goes together. */
const MOST_BARS = 9;
const VITAL_SHARE = 0.8;
const NAME_LENGTH = 7;
const SHOWN_MODELS = 8;
/** A few faults among thousands sold: one decimal would say 0.0 %. */
export const FAULT_RATE_DECIMALS = 2;

function shortName(name: string): string {
  const characters = Array.from(name);
  return characters.length <= NAME_LENGTH ? name : `${characters.slice(0, NAME_LENGTH - 1).join("")}…`;
}

interface ParetoBar {
  readonly name: string;
  readonly cards: number;
  readonly cumulative: number;
  readonly isVital: boolean;
}

function paretoBars(snapshot: ReportSnapshot, text: Text): readonly ParetoBar[] {
  const rows = snapshot.figures.current.breakdowns.fault_category;
  const shown = rows.length <= MOST_BARS ? rows : rows.slice(0, MOST_BARS - 1);
  const bars = shown.map((row): ParetoBar => {
    const before = row.cumulative_share - row.share;
    return {
      name: row.fault_category ?? text.t("paper.without_category"),
      cards: row.cards,
      cumulative: row.cumulative_share,
      // The bar that crosses 80 % still belongs to the vital few.
      isVital: before < VITAL_SHARE && row.fault_category !== null,
    };
  });
  const rest = rows.slice(shown.length).reduce((sum, row) => sum + row.cards, 0);
  if (rest === 0) return bars;
  return [...bars, { name: text.t("paper.others"), cards: rest, cumulative: 1, isVital: false }];
}

/** Fault categories, the most frequent first, with the share of all that they add up to. */
export function paretoChart(snapshot: ReportSnapshot, text: Text): PlotChart {
  const bars = paretoBars(snapshot, text);
  const all = bars.reduce((sum, bar) => sum + bar.cards, 0);
  return {
    kind: "plot",
    height: 74,
    names: bars.map(({ name }) => name),
    categories: bars.map(({ name, cards }) => `${shortName(name)}\n${printedNumber(cards, 0)}`),
    axis: { from: 0, to: 1, step: 0.2, format: "percent" },
    axisSide: "right",
    bars: {
      name: text.t("paper.column.faults"),
      values: bars.map(({ cards }) => cards / all),
      shades: bars.map(({ isVital }): Shade => (isVital ? "dark" : "light")),
      share: 0.62,
    },
    lines: [
      {
        name: text.t("paper.column.cumulative"),
        values: bars.map(({ cumulative }) => cumulative),
        labels: bars.map(({ cumulative }) => printedShare(cumulative)),
      },
    ],
    guide: VITAL_SHARE,
    legend: true,
  };
}

/** Kind A cards per product model, with the rate over those sold (DOMAIN 6). */
export function modelTable(snapshot: ReportSnapshot, text: Text, shown = SHOWN_MODELS): ReportTable {
  const { current, period } = snapshot.figures;
  const rows = current.breakdowns.model;
  const rest = rows.slice(shown);
  const sum = (of: (row: (typeof rows)[number]) => number) => rest.reduce((total, row) => total + of(row), 0);
  const lines = rows.slice(0, shown).map((row) => ({
    cells: [
      cell(
        row.model === null ? text.t("paper.without_model") : [row.model, row.name].filter(Boolean).join(" "),
      ),
      count(row.cards),
      count(row.units_sold),
      share(row.fault_rate, FAULT_RATE_DECIMALS),
      share(row.previous_fault_rate, FAULT_RATE_DECIMALS),
      row.main_fault === null ? none : cell(`${row.main_fault.fault_category} ${row.main_fault.cards}`),
      count(row.not_first_fixed),
    ],
  }));
  const others = {
    cells: [
      cell(text.t("paper.other_models", { count: rest.length })),
      count(sum(({ cards }) => cards)),
      none,
      none,
      none,
      none,
      count(sum(({ not_first_fixed }) => not_first_fixed)),
    ],
  };
  return {
    id: "models",
    title: text.t("paper.heading.models"),
    columns: [
      left(text.t("paper.column.model"), 56),
      right(text.t("paper.column.faults"), 17),
      right(text.t("paper.column.units_sold"), 20),
      right(text.t("paper.column.fault_rate"), 17),
      right(previousWords(period, text), 16),
      left(text.t("paper.column.main_fault"), 32),
      right(text.t("paper.column.not_first_fixed"), 20),
    ],
    rows: rest.length === 0 ? lines : [...lines, others],
    note: text.t("paper.model_note"),
  };
}

/** Fault categories as a table: what the Pareto shows, for reading and for spreadsheets. */
export function categoryTable(snapshot: ReportSnapshot, text: Text): ReportTable {
  const rows = snapshot.figures.current.breakdowns.fault_category;
  const more = rows.length - MOST_ROWS;
  return {
    id: "fault_categories",
    title: text.t("paper.heading.categories"),
    columns: [
      left(text.t("figure.breakdown.fault_category"), 60),
      right(text.t("paper.column.faults"), 24),
      right(text.t("paper.column.share"), 24),
      right(text.t("paper.column.cumulative"), 28),
      left(text.t("paper.column.frequent"), 30),
    ],
    rows: rows.slice(0, MOST_ROWS).map((row) => ({
      cells: [
        cell(row.fault_category ?? text.t("paper.without_category")),
        count(row.cards),
        share(row.share),
        share(row.cumulative_share),
        row.frequent ? cell(text.t("paper.frequent")) : none,
      ],
    })),
    note: more > 0 ? text.t("paper.more_rows", { count: more }) : null,
  };
}

function monthOf(period: string, text: Text): string {
  const month = period.split("-")[1] ?? "";
  return /^\d\d$/.test(month) ? text.t("paper.month", { month: Number(month) }) : month;
}

/** The three most frequent categories over the last periods. */
export function faultTrendChart(snapshot: ReportSnapshot, text: Text): PlotChart | null {
  const { periods, lines } = snapshot.extras.fault_trend;
  if (lines.length === 0 || lines.every(({ cards }) => cards.every((number) => number === 0))) return null;
  return {
    kind: "plot",
    height: 52,
    names: periods.map(({ code }) => code),
    categories: periods.map(({ code }) => monthOf(code, text)),
    axis: axisFromZero(
      lines.flatMap(({ cards }) => cards),
      "count",
    ),
    axisSide: "left",
    bars: null,
    lines: lines.map(({ fault_category, cards }) => ({
      name: fault_category,
      values: cards,
      endLabel: `${shortName(fault_category)} ${printedNumber(cards.at(-1) ?? 0, 0)}`,
    })),
    guide: null,
    legend: false,
  };
}

/** Part 三: Pareto, models, trend. */
export function faultBlocks(snapshot: ReportSnapshot, text: Text): readonly Block[] {
  const all = snapshot.figures.current.breakdowns.fault_category.reduce((sum, row) => sum + row.cards, 0);
  const trend = faultTrendChart(snapshot, text);
  return [
    { kind: "heading", level: 1, text: text.t("paper.part.faults"), newPage: true },
    { kind: "heading", level: 2, text: text.t("paper.heading.pareto", { count: all }) },
    all === 0
      ? { kind: "paragraph", text: text.t("paper.no_faults") }
      : { kind: "chart", chart: paretoChart(snapshot, text), caption: text.t("paper.figure.pareto") },
    { kind: "heading", level: 2, text: text.t("paper.heading.models") },
    tableOrNothing(modelTable(snapshot, text), text, text.t("paper.no_faults")),
    {
      kind: "heading",
      level: 2,
      text: text.t("paper.heading.fault_trend", { count: snapshot.extras.fault_trend.periods.length }),
    },
    trend === null
      ? { kind: "paragraph", text: text.t("paper.no_faults") }
      : { kind: "chart", chart: trend, caption: text.t("paper.figure.fault_trend") },
  ];
}
