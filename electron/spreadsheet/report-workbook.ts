import type { Axis, Chart } from "#shared/documents/reports/charts/chart";
import type { Block, ReportPaper } from "#shared/documents/reports/report-paper";
import type { Cell, ReportTable } from "#shared/documents/reports/table";
import type { Text } from "#shared/text/text";
import { dayOfSheet, daysOfDuration, instantOfSheet } from "./day-serial";
import type { NumberFormat, Sheet, SheetCell, SheetRow, Workbook } from "./workbook";

const DECIMAL_FORMATS: readonly NumberFormat[] = ["integer", "one_decimal", "two_decimals"];
const CHANGE_FORMATS: readonly NumberFormat[] = ["change_integer", "change_one", "change_two"];

function numberAs(formats: readonly NumberFormat[], decimals: number): NumberFormat {
  return formats[Math.min(decimals, formats.length - 1)] ?? "integer";
}

/** A cell of a report with its type; what is not applicable stays empty, so that columns can be reckoned with. */
function sheetCell(cell: Cell, zone: string): SheetCell {
  switch (cell.kind) {
    case "none":
      return null;
    case "text":
      return cell.text;
    case "number":
      return { value: cell.value, format: numberAs(DECIMAL_FORMATS, cell.decimals) };
    case "share":
      return { value: cell.value, format: cell.decimals === 2 ? "percent_fine" : "percent" };
    case "money":
      return { value: cell.value / 100, format: "two_decimals" };
    case "instant":
      return { value: instantOfSheet(cell.at, zone), format: "date_time" };
    case "day":
      return { value: dayOfSheet(cell.day), format: "date" };
    case "duration":
      return { value: daysOfDuration(cell.ms), format: "duration" };
    case "change":
      return { value: cell.value, format: numberAs(CHANGE_FORMATS, cell.decimals) };
    case "fraction":
      return `${cell.numerator} / ${cell.denominator}`;
  }
}

/** Columns of fractions become two: what was good, and of how many. */
function fractionColumns({ columns, rows }: ReportTable): ReadonlySet<number> {
  const isFraction = (index: number) => rows.some(({ cells }) => cells[index]?.kind === "fraction");
  return new Set(columns.map((_column, index) => index).filter(isFraction));
}

function splitFraction(cell: Cell, zone: string): readonly [SheetCell, SheetCell] {
  if (cell.kind !== "fraction") return [null, sheetCell(cell, zone)];
  const format = numberAs(DECIMAL_FORMATS, cell.decimals ?? 0);
  return [
    { value: cell.numerator, format },
    { value: cell.denominator, format },
  ];
}

/** A table as a sheet; its note stands below an empty row. */
export function tableSheet(table: ReportTable, zone: string, text: Text): Sheet {
  const fractions = fractionColumns(table);
  const heads = table.columns.flatMap(({ head }, index) =>
    fractions.has(index) ? [text.t("sheet.numerator"), text.t("sheet.denominator")] : [head],
  );
  const rows = table.rows.map(
    ({ cells, strong = false }): SheetRow => ({
      strong,
      cells: cells.flatMap((cell, index) =>
        fractions.has(index) ? splitFraction(cell, zone) : [sheetCell(cell, zone)],
      ),
    }),
  );
  const note = table.note === null ? [] : [{ cells: [] }, { cells: [table.note] }];
  return { name: table.title, heads, rows: [...rows, ...note] };
}

function chartFormat(axis: Axis): NumberFormat {
  if (axis.format === "percent") return "percent";
  return axis.format === "score" ? "two_decimals" : "integer";
}

/** The numbers behind a chart: one line per category, one column per series. */
function chartSheet(chart: Chart, name: string, text: Text): Sheet {
  if (chart.kind === "bars") {
    const rows = chart.rows.map(({ label, value }) => ({
      cells: [label, { value, format: "integer" as const }],
    }));
    return { name, heads: [text.t("sheet.category"), text.t("sheet.value")], rows };
  }
  const format = chartFormat(chart.axis);
  const number = (value: number | null | undefined): SheetCell =>
    value === null || value === undefined ? null : { value, format };
  if (chart.kind === "dots") {
    const { now, before, goal } = chart.names;
    const heads = [text.t("sheet.category"), now, before, ...(goal === null ? [] : [goal])];
    const rows = chart.rows.map((row) => ({
      cells: [row.label, number(row.now), number(row.before), ...(goal === null ? [] : [number(row.goal)])],
    }));
    return { name, heads, rows };
  }
  const bars = chart.bars === null ? [] : [chart.bars];
  const series = [...bars, ...chart.lines];
  const heads = [text.t("sheet.category"), ...series.map((line) => line.name || text.t("sheet.value"))];
  const rows = chart.names.map((category, index) => ({
    cells: [category, ...series.map(({ values }) => number(values[index]))],
  }));
  return { name, heads, rows };
}

/** Tables, and the numbers of charts under the heading that stands over them. */
function sheetsOf(blocks: readonly Block[], zone: string, text: Text): readonly Sheet[] {
  let heading = "";
  return blocks.flatMap((block): readonly Sheet[] => {
    if (block.kind === "heading") heading = block.text;
    if (block.kind === "table") return [tableSheet(block.table, zone, text)];
    if (block.kind === "chart") return [chartSheet(block.chart, heading, text)];
    return block.kind === "pair"
      ? [...sheetsOf(block.left, zone, text), ...sheetsOf(block.right, zone, text)]
      : [];
  });
}

function lines(texts: readonly string[]): readonly SheetRow[] {
  return texts.map((line) => ({ cells: [line] }));
}

/** Title, what the figures stand on, tiles, and everything that is said before the first numbered part. */
function summarySheet({ head, blocks }: ReportPaper, text: Text): Sheet {
  const firstPart = blocks.findIndex((block) => block.kind === "heading" && block.level === 1);
  const before = firstPart < 0 ? blocks : blocks.slice(0, firstPart);
  const rows = before.flatMap((block): readonly SheetRow[] => {
    if (block.kind === "heading") return [{ cells: [] }, { cells: [block.text], strong: true }];
    if (block.kind === "paragraph") return lines([block.text]);
    if (block.kind === "list") {
      return lines(
        block.items.map((item, index) => (block.numbered ? `${index + 1}. ${item}` : `• ${item}`)),
      );
    }
    if (block.kind === "tiles") {
      return block.tiles.map(({ label, value, unit, lines: below, verdict }) => ({
        cells: [label, `${value}${unit}`, ...below, verdict?.word ?? null],
      }));
    }
    return [];
  });
  return {
    name: text.t("sheet.summary"),
    heads: [],
    rows: [
      { cells: [head.letterhead.name] },
      { cells: [`${head.title} ${head.subtitle}`], strong: true },
      ...lines(head.facts),
      ...rows,
    ],
  };
}

/** Every table and chart of a report as a workbook, headings in the report's language. */
export function reportWorkbook(paper: ReportPaper, createdAtMs: number, text: Text): Workbook {
  const { head, zone, blocks } = paper;
  return {
    title: `${head.title} ${head.subtitle}`,
    creator: head.letterhead.name,
    createdAtMs,
    sheets: [summarySheet(paper, text), ...sheetsOf(blocks, zone, text)],
  };
}
