import type { EpochMs, LocalDate } from "#shared/domain/card/case-state";
import type { Fen } from "#shared/domain/money/fen";

/**
 * A table of a report with typed cells: the same one is drawn on paper and written into a spreadsheet, so that both
 * always say the same.
 */

export type Cell =
  /** Not applicable, or a rate over nothing: "—" (PRINT 4). */
  | { readonly kind: "none" }
  /** Empty text is left blank: it can be filled in by hand. */
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly value: number; readonly decimals: number; readonly unit?: string }
  /** 0…1, shown as percent with one decimal, or as many as it needs. */
  | { readonly kind: "share"; readonly value: number; readonly decimals?: number }
  | { readonly kind: "money"; readonly value: Fen }
  | { readonly kind: "instant"; readonly at: EpochMs }
  | { readonly kind: "day"; readonly day: LocalDate }
  /** How long something took; `open`: it goes on. */
  | { readonly kind: "duration"; readonly ms: number; readonly open: boolean }
  /** ▲ or ▼ and by how much; percentage points for shares. */
  | { readonly kind: "change"; readonly value: number; readonly decimals: number }
  | {
      readonly kind: "fraction";
      readonly numerator: number;
      readonly denominator: number;
      readonly decimals?: number;
    };

export type ColumnAlign = "left" | "right" | "centre";

export interface Column {
  readonly head: string;
  /** Share of the table's width; those of a table need not add up to anything. */
  readonly width: number;
  readonly align: ColumnAlign;
}

export interface Row {
  readonly cells: readonly Cell[];
  /** 合计, and what else stands out (PRINT 6). */
  readonly strong?: boolean;
  /** Places of single cells that stand out. */
  readonly strongCells?: readonly number[];
}

export interface ReportTable {
  /** Names the sheet in a spreadsheet; unique in a report. */
  readonly id: string;
  /** What stands above it; long lists say here how many there are. */
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Said below, e.g. how many more there are. */
  readonly note: string | null;
  /** Long lists are set smaller (PRINT 2). */
  readonly dense?: boolean;
}

/** Lists in reports show at most so many rows, and then how many more (DOMAIN 7). */
export const MOST_ROWS = 40;

export const none: Cell = { kind: "none" };

export function text(value: string | null): Cell {
  return value === null ? none : { kind: "text", text: value };
}

export function count(value: number | null, decimals = 0, unit?: string): Cell {
  return value === null ? none : { kind: "number", value, decimals, ...(unit === undefined ? {} : { unit }) };
}

export function share(value: number | null | undefined, decimals?: number): Cell {
  if (value === null || value === undefined) return none;
  return { kind: "share", value, ...(decimals === undefined ? {} : { decimals }) };
}

export function money(value: Fen): Cell {
  return { kind: "money", value };
}

export function instant(at: EpochMs | null): Cell {
  return at === null ? none : { kind: "instant", at };
}

export function fraction(numerator: number | null, denominator: number | null): Cell {
  if (numerator === null || denominator === null || denominator === 0) return none;
  return { kind: "fraction", numerator, denominator };
}

/** `value` minus `before`, rounded to what is shown; "—" where one of both is missing. */
export function change(value: number | null, before: number | null | undefined, decimals: number): Cell {
  if (value === null || before === null || before === undefined) return none;
  const round = (number: number) => Number(number.toFixed(decimals));
  return { kind: "change", value: Number((round(value) - round(before)).toFixed(decimals)), decimals };
}

export function left(head: string, width: number): Column {
  return { head, width, align: "left" };
}

export function right(head: string, width: number): Column {
  return { head, width, align: "right" };
}

export function centre(head: string, width: number): Column {
  return { head, width, align: "centre" };
}
