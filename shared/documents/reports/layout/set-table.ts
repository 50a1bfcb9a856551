import type { PageDrawing } from "../../layout/page-drawing";
import type { Typesetter } from "../../layout/typesetter";
import { type Mm, mmFromPt, type Pt } from "../../layout/units";
import { cellText } from "../cell-text";
import type { Column, ReportTable, Row } from "../table";
import type { Piece } from "./flow";
import { REPORT_TYPE, ROW_RULE_COLOUR, TABLE_HEAD_FILL, TABLE_RULES } from "./report-scale";
import { baselineIn, linesOf, paragraphPieces } from "./set-text";

const PADDING: Mm = 1.3;
/** After a column of numbers (PRINT 6). */
const GAP_AFTER_NUMBERS: Mm = mmFromPt(11);
/** Above and below the lines of a row. */
const ROW_AIR: Mm = 1.5;
/** A cell with more lines than this may go on on the next page. */
const LINES_PER_SLICE = 12;

interface PlacedColumn extends Column {
  readonly x: Mm;
  readonly w: Mm;
  readonly padLeft: Mm;
}

function placeColumns(columns: readonly Column[], width: Mm): readonly PlacedColumn[] {
  const sum = columns.reduce((total, column) => total + column.width, 0);
  let x = 0;
  return columns.map((column, index) => {
    const w = (column.width / sum) * width;
    const isAfterNumbers = column.align === "left" && columns[index - 1]?.align === "right";
    const placed = { ...column, x, w, padLeft: isAfterNumbers ? GAP_AFTER_NUMBERS - PADDING : PADDING };
    x += w;
    return placed;
  });
}

interface SetRow {
  readonly texts: readonly string[];
  readonly bold: (column: number) => boolean;
}

interface TableSetting {
  readonly columns: readonly PlacedColumn[];
  readonly width: Mm;
  readonly size: Pt;
  readonly pitch: Mm;
  readonly type: Typesetter;
}

function rule(page: PageDrawing, x: Mm, y: Mm, width: Mm, weight: Pt, colour = "#000000"): void {
  page.markPoints(
    [
      { x, y },
      { x: x + width, y },
    ],
    { stroke: colour, weight },
  );
}

function drawCells(
  page: PageDrawing,
  lines: readonly (readonly string[])[],
  { x, y, height, row }: { x: Mm; y: Mm; height: Mm; row: SetRow },
  { columns, size, pitch }: TableSetting,
): void {
  columns.forEach((column, index) => {
    const own = lines[index] ?? [];
    const bold = row.bold(index);
    const top = y + (height - own.length * pitch) / 2;
    own.forEach((line, place) => {
      const baseline = top + place * pitch + baselineIn(pitch, size);
      if (column.align === "left") page.text(line, x + column.x + column.padLeft, baseline, { size, bold });
      else if (column.align === "right") {
        page.text(line, x + column.x + column.w - PADDING, baseline, { size, bold, align: "right" });
      } else page.text(line, x + column.x + column.w / 2, baseline, { size, bold, align: "centre" });
    });
  });
}

/** A row as one piece, or as several where a cell is very long; only the last has the rule. */
function rowPieces(
  row: SetRow,
  setting: TableSetting,
  head: Piece | undefined,
  weight: Pt,
): readonly Piece[] {
  const { columns, pitch, size, type } = setting;
  const lines = columns.map((column, index) =>
    linesOf(
      row.texts[index] ?? "",
      column.w - column.padLeft - PADDING,
      { size, bold: row.bold(index) },
      type,
    ).map((line) => line.text),
  );
  const longest = Math.max(1, ...lines.map((own) => own.length));
  const slices = Math.ceil(longest / LINES_PER_SLICE);
  return Array.from({ length: slices }, (_unused, slice): Piece => {
    const own = lines.map((all) => all.slice(slice * LINES_PER_SLICE, (slice + 1) * LINES_PER_SLICE));
    const count = Math.max(1, ...own.map((some) => some.length));
    const height = count * pitch + ROW_AIR;
    return {
      height,
      gap: 0,
      ...(head === undefined ? {} : { head }),
      draw: (page, { x, y }) => {
        drawCells(page, own, { x, y, height, row }, setting);
        const isLast = slice === slices - 1;
        if (!isLast) return;
        const isOuter = weight === TABLE_RULES.outer;
        rule(page, x, y + height, setting.width, weight, isOuter ? "#000000" : ROW_RULE_COLOUR);
      },
    };
  });
}

function headPiece(row: SetRow, setting: TableSetting): Piece {
  const [piece] = rowPieces(row, setting, undefined, TABLE_RULES.head);
  const height = piece?.height ?? 0;
  return {
    height,
    gap: 1.4,
    keepWithNext: true,
    draw: (page, at, placed) => {
      page.shade({ x: at.x, y: at.y, w: setting.width, h: height }, TABLE_HEAD_FILL);
      piece?.draw(page, at, placed);
      rule(page, at.x, at.y, setting.width, TABLE_RULES.outer);
      rule(page, at.x, at.y + height, setting.width, TABLE_RULES.head);
    },
  };
}

function setRow(row: Row, zone: string): SetRow {
  const strongCells = new Set(row.strongCells ?? []);
  return {
    texts: row.cells.map((cell) => cellText(cell, zone)),
    bold: (column) => row.strong === true || strongCells.has(column),
  };
}

/** A table with so few rows is never broken. */
const WHOLE_ROWS = 9;

/** No page begins or ends with a single row of a table. */
function staysWithNext(index: number, count: number): boolean {
  const isLast = index === count - 1;
  return !isLast && (count <= WHOLE_ROWS || index === 0 || index === count - 2);
}

/** A table as a head and rows; the head repeats on every page, and stands over at least two rows (PRINT 6). */
export function tablePieces(
  table: ReportTable,
  { width, zone, type }: { readonly width: Mm; readonly zone: string; readonly type: Typesetter },
): readonly Piece[] {
  const size = table.dense ? REPORT_TYPE.denseTable : REPORT_TYPE.table;
  const setting: TableSetting = {
    columns: placeColumns(table.columns, width),
    width,
    size,
    pitch: mmFromPt(size) * 1.32,
    type,
  };
  const head = headPiece({ texts: table.columns.map((column) => column.head), bold: () => true }, setting);
  const count = table.rows.length;
  const rows = table.rows.flatMap((row, index) => {
    const weight = index === count - 1 ? TABLE_RULES.outer : TABLE_RULES.row;
    const pieces = rowPieces(setRow(row, zone), setting, head, weight);
    return staysWithNext(index, count) ? pieces.map((piece) => ({ ...piece, keepWithNext: true })) : pieces;
  });
  const note = table.note === null ? [] : notePieces(table.note, width, type);
  return [head, ...rows, ...note];
}

function notePieces(note: string, width: Mm, type: Typesetter): readonly Piece[] {
  const style = { size: REPORT_TYPE.note };
  return paragraphPieces(note, { style, pitch: 4.6, width, gap: 1.6 }, type);
}
