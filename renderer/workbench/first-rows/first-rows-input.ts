import type { KeyboardEvent } from "react";
import type { GridRow } from "#shared/contract/views";
import { EDITABLE_COLUMNS } from "../edit-plan";
import { GRID_COLUMNS } from "../grid-columns";
import { openRow } from "../open-row";
import { toggleSelected } from "../selection";
import { changeSort, useWorkbench } from "../workbench-state";
import { useFirstRowsPlace } from "./first-rows-place";

/** Where an arrow key goes from a cell. */
const STEPS: Readonly<Record<string, { readonly rows: number; readonly columns: number }>> = {
  ArrowUp: { rows: -1, columns: 0 },
  ArrowDown: { rows: 1, columns: 0 },
  ArrowLeft: { rows: 0, columns: -1 },
  ArrowRight: { rows: 0, columns: 1 },
};

interface CellPlace {
  readonly element: HTMLElement;
  readonly row: GridRow;
  readonly rowIndex: number;
  readonly columnId: string;
}

function placeOf(rows: readonly GridRow[], target: EventTarget): CellPlace | null {
  const element = target instanceof Element ? target.closest<HTMLElement>("td[data-column]") : null;
  const columnId = element?.dataset["column"];
  const rowIndex = Number(element?.parentElement?.dataset["row"]);
  const row = rows[rowIndex];
  return element == null || columnId === undefined || row === undefined
    ? null
    : { element, row, rowIndex, columnId };
}

function cellBeside({ element, rowIndex }: CellPlace, rows: number, columns: number): HTMLElement | null {
  const at = [...(element.parentElement?.children ?? [])].indexOf(element);
  const row = element.closest("tbody")?.querySelector(`[data-row="${rowIndex + rows}"]`);
  const beside = row?.children[at + columns];
  return beside instanceof HTMLElement ? beside : null;
}

/** Arrows go from cell to cell, Enter opens, Space selects; every other key is the grid's. */
export function onFirstRowsKey(rows: readonly GridRow[], event: KeyboardEvent): void {
  const place = placeOf(rows, event.target);
  if (place === null || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const step = STEPS[event.key];
  if (step !== undefined) cellBeside(place, step.rows, step.columns)?.focus();
  else if (event.key === "Enter") openRow(place.row, place.rowIndex);
  else if (event.key === " ") toggleSelected(place.row.id);
  else return;
  event.preventDefault();
}

/** The keyboard's place, for the grid to go on from. */
export function onFirstRowsFocus(rows: readonly GridRow[], target: EventTarget): void {
  const place = placeOf(rows, target);
  if (place === null) return;
  useFirstRowsPlace.setState({ at: { rowIndex: place.rowIndex, columnId: place.columnId } });
  useWorkbench.setState({ currentId: place.row.id });
}

/** The head of a column: the list in that order, or in the other one, which the grid is then made with. */
export function onFirstRowsClick(target: EventTarget): void {
  const head = target instanceof Element ? target.closest<HTMLElement>("th[data-column]") : null;
  const column = GRID_COLUMNS.find(({ id }) => id === head?.dataset["column"])?.id;
  if (column === undefined) return;
  const [sorted] = useWorkbench.getState().sort;
  const isAscending = sorted?.column === column && sorted.dir === "asc";
  changeSort([{ column, dir: isAscending ? "desc" : "asc" }]);
}

/** As in the grid: a cell that can be edited is edited, once the grid is there; any other opens the row. */
export function onFirstRowsDoubleClick(rows: readonly GridRow[], target: EventTarget): void {
  const place = placeOf(rows, target);
  if (place === null) return;
  if (EDITABLE_COLUMNS.some((name) => name === place.columnId)) useFirstRowsPlace.setState({ editing: true });
  else openRow(place.row, place.rowIndex);
}
