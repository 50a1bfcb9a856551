import type { ComponentType } from "react";
import type { GridRow } from "#shared/contract/views";
import type { MessageKey } from "#shared/text/messages";
import type { Text } from "#shared/text/text";
import {
  type CellProps,
  CustomerCell,
  DeadlineCell,
  PaperCell,
  PriorityCell,
  PromisedCell,
  StatusCell,
} from "./grid-cells";
import {
  ASSIGNEE_WORD,
  DESCRIPTION_WORD,
  MODEL_WORD,
  NUMBER_WORD,
  SERVICE_MODE_WORD,
  type WordCell,
} from "./grid-words";
import type { SortColumn } from "./workbench-state";

/** Exactly UX 3: the columns, their order and widths in px. */
export type GridColumn = {
  readonly id: SortColumn;
  readonly label: Extract<MessageKey, `column.${string}`>;
  readonly widthPx: number;
  /** The same words are longer there; the boards are in Chinese. */
  readonly englishWidthPx?: number;
  readonly flex?: true;
  /** Hidden in windows below 1400 px, in English below 1560 px. */
  readonly wideOnly?: true;
  /** Stays in place while the grid scrolls sideways in small windows (UX 11). */
  readonly pinnedWhenNarrow?: true;
} & GridCell;

type GridCell = { readonly word: WordCell } | { readonly cell: ComponentType<CellProps> };

export const GRID_COLUMNS: readonly GridColumn[] = [
  {
    id: "urgency",
    label: "column.urgency",
    widthPx: 122,
    englishWidthPx: 146,
    cell: DeadlineCell,
    pinnedWhenNarrow: true,
  },
  { id: "priority", label: "column.priority", widthPx: 42, cell: PriorityCell, pinnedWhenNarrow: true },
  { id: "no", label: "column.no", widthPx: 88, word: NUMBER_WORD, pinnedWhenNarrow: true },
  {
    id: "customer_name",
    label: "column.customer_name",
    widthPx: 148,
    cell: CustomerCell,
    pinnedWhenNarrow: true,
  },
  { id: "model", label: "column.model", widthPx: 114, word: MODEL_WORD },
  { id: "description", label: "column.description", widthPx: 150, flex: true, word: DESCRIPTION_WORD },
  { id: "service_mode", label: "column.service_mode", widthPx: 70, word: SERVICE_MODE_WORD, wideOnly: true },
  { id: "status", label: "column.status", widthPx: 116, englishWidthPx: 136, cell: StatusCell },
  { id: "assignee", label: "column.assignee", widthPx: 58, englishWidthPx: 76, word: ASSIGNEE_WORD },
  { id: "promised_at", label: "column.promised_at", widthPx: 90, englishWidthPx: 122, cell: PromisedCell },
  { id: "paper", label: "column.paper", widthPx: 64, englishWidthPx: 72, cell: PaperCell },
];

export const SELECT_COLUMN = "select";
export const SELECT_WIDTH_PX = 34;
const WIDE_FROM_PX = { zh: 1400, en: 1560 };
const NARROW_BELOW_PX = 1200;

export interface ColumnLayout {
  readonly windowWidthPx: number;
  readonly hidden: readonly SortColumn[];
}

/** How a column stands in the grid, in a language and for a window width. */
export interface PlacedColumn {
  readonly column: GridColumn;
  /** Of a column that takes what is left: its least width. */
  readonly widthPx: number;
  readonly shown: boolean;
  readonly pinned: boolean;
}

/** Every column in its order, also those that are not shown. */
export function placedColumns(text: Text, { windowWidthPx, hidden }: ColumnLayout): readonly PlacedColumn[] {
  const narrow = areColumnsPinned(windowWidthPx);
  return GRID_COLUMNS.map((column) => {
    const tooWide = column.wideOnly === true && windowWidthPx < WIDE_FROM_PX[text.lang];
    return {
      column,
      widthPx: text.lang === "en" ? (column.englishWidthPx ?? column.widthPx) : column.widthPx,
      shown: !tooWide && !hidden.includes(column.id),
      pinned: narrow && column.pinnedWhenNarrow === true,
    };
  });
}

/** Whether the first columns stay while the others scroll. */
export function areColumnsPinned(windowWidthPx: number): boolean {
  return windowWidthPx < NARROW_BELOW_PX;
}

const WORDS: ReadonlyMap<string, WordCell> = new Map(
  GRID_COLUMNS.flatMap((column) => ("word" in column ? [[column.id, column.word]] : [])),
);

/** What the mouse is told over a cell that is one word: all of it, as the column may be too narrow; "" for nothing. */
export function wholeWord(columnId: string, row: GridRow, text: Text): string {
  const cell = WORDS.get(columnId);
  if (cell === undefined || cell.isEmpty(row)) return "";
  return cell.whole?.(row) ?? cell.word(row, text);
}
