import { type CSSProperties, type KeyboardEvent, memo, useEffect, useRef } from "react";
import type { GridRow } from "#shared/contract/views";
import { firstScreenDrawn } from "../api/first-screen";
import { useRegion } from "../commands/regions";
import { densityOf, ROW_HEIGHT_PX, useDisplay, useText } from "../ui/display";
import { useWindowSize } from "../ui/use-window-size";
import { EDITABLE_COLUMNS } from "./edit-plan";
import "./first-rows.css";
import { askGridPage, isFirstList, rowsInSight, useFirstPage } from "./first-page";
import { useFirstRowsPlace } from "./first-rows-place";
import { SelectCell, SelectHeader } from "./grid-cells";
import {
  GRID_COLUMNS,
  type GridColumn,
  type PlacedColumn,
  placedColumns,
  SELECT_COLUMN,
  SELECT_WIDTH_PX,
} from "./grid-columns";
import { emptyClass } from "./grid-words";
import { loadCardGrid } from "./load-card-grid";
import { openRow } from "./open-row";
import { rowLook } from "./row-look";
import { isSelected, toggleSelected, useSelection } from "./selection";
import { changeSort, useWorkbench } from "./workbench-state";

/** What follows the rows comes when the page has nothing better to do, such as answering a key. */
const IDLE_WITHIN_MS = 60;

function cellClass(column: GridColumn, row: GridRow): string {
  if ("cell" in column) return `first-cell cell-${column.id}`;
  const nothing = column.word.isEmpty(row) ? ` ${emptyClass(column.word)}` : "";
  return `first-cell cell-word cell-${column.id}${nothing}`;
}

function Cell({ column, row }: { readonly column: GridColumn; readonly row: GridRow }) {
  const text = useText();
  return (
    <td tabIndex={-1} data-column={column.id} className={cellClass(column, row)}>
      {"cell" in column ? <column.cell data={row} /> : column.word.word(row, text)}
    </td>
  );
}

interface RowProps {
  readonly row: GridRow;
  readonly index: number;
  readonly heightPx: number;
  readonly columns: readonly PlacedColumn[];
}

const Row = memo(({ row, index, heightPx, columns }: RowProps) => {
  const selected = useSelection((selection) => isSelected(selection, row.id));
  const style = { top: index * heightPx, height: heightPx };
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-row={index}
      className={`first-row ${rowLook(row)}`}
      style={style}
    >
      <td tabIndex={-1} data-column={SELECT_COLUMN} className="first-cell cell-select">
        <SelectCell data={row} />
      </td>
      {columns.map(({ column }) => (
        <Cell key={column.id} column={column} row={row} />
      ))}
    </tr>
  );
});

function HeaderCell({ column }: { readonly column: GridColumn }) {
  const text = useText();
  const dir = useWorkbench(({ sort }) => sort.find((sorted) => sorted.column === column.id)?.dir);
  const order =
    dir === undefined ? {} : ({ "aria-sort": dir === "asc" ? "ascending" : "descending" } as const);
  return (
    <th scope="col" data-column={column.id} className="first-head-cell" {...order}>
      <span>{text.t(column.label)}</span>
      {dir !== undefined && <i className={`sort-arrow sort-${dir}`} />}
    </th>
  );
}

/** Where an arrow key goes from a cell. */
const STEPS: Readonly<Record<string, { readonly rows: number; readonly columns: number }>> = {
  ArrowUp: { rows: -1, columns: 0 },
  ArrowDown: { rows: 1, columns: 0 },
  ArrowLeft: { rows: 0, columns: -1 },
  ArrowRight: { rows: 0, columns: 1 },
};

interface CellPlace {
  readonly element: HTMLElement;
  readonly rowIndex: number;
  readonly columnId: string;
}

function placeOf(target: EventTarget): CellPlace | null {
  const element = target instanceof Element ? target.closest<HTMLElement>("[data-column]") : null;
  const row = element?.parentElement?.dataset["row"];
  const columnId = element?.dataset["column"];
  if (element == null || row === undefined || columnId === undefined) return null;
  return { element, rowIndex: Number(row), columnId };
}

function cellBeside({ element, rowIndex }: CellPlace, step: (typeof STEPS)[string]): HTMLElement | null {
  const row = element.parentElement;
  const body = row?.parentElement;
  if (row == null || body == null || step === undefined) return null;
  const column = [...row.children].indexOf(element) + step.columns;
  const beside = body.querySelector(`[data-row="${rowIndex + step.rows}"]`)?.children[column];
  return beside instanceof HTMLElement ? beside : null;
}

function onKeyDown(rows: readonly GridRow[], event: KeyboardEvent): void {
  const place = placeOf(event.target);
  const row = place === null ? undefined : rows[place.rowIndex];
  if (place === null || row === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
  const step = event.shiftKey ? undefined : STEPS[event.key];
  if (step !== undefined) cellBeside(place, step)?.focus();
  else if (event.key === "Enter") openRow(row, place.rowIndex);
  else if (event.key === " ") toggleSelected(row.id);
  else return;
  event.preventDefault();
}

function onFocus(rows: readonly GridRow[], target: EventTarget): void {
  const place = placeOf(target);
  const row = place === null ? undefined : rows[place.rowIndex];
  if (place === null || row === undefined) return;
  useFirstRowsPlace.setState({ at: { rowIndex: place.rowIndex, columnId: place.columnId } });
  useWorkbench.setState({ currentId: row.id });
}

/** A column's head, or its arrow: the list in that order, or in the other one. */
function onClick(target: EventTarget): void {
  const head = target instanceof Element ? target.closest<HTMLElement>("th[data-column]") : null;
  const column = GRID_COLUMNS.find(({ id }) => id === head?.dataset["column"])?.id;
  if (column === undefined) return;
  const [sorted] = useWorkbench.getState().sort;
  const isAscending = sorted?.column === column && sorted.dir === "asc";
  changeSort([{ column, dir: isAscending ? "desc" : "asc" }]);
}

function onDoubleClick(rows: readonly GridRow[], target: EventTarget): void {
  const place = placeOf(target);
  const row = place === null ? undefined : rows[place.rowIndex];
  if (place === null || row === undefined) return;
  if (EDITABLE_COLUMNS.some((name) => name === place.columnId)) useFirstRowsPlace.setState({ editing: true });
  else openRow(row, place.rowIndex);
}

/** Rows of the first page, and how many cards the list has; none while another list is chosen. */
function useRows(): { readonly rows: readonly GridRow[]; readonly total: number } | null {
  const page = useFirstPage((state) => state.page);
  const isFirst = useWorkbench(isFirstList);
  return isFirst ? page : null;
}

function templateOf(columns: readonly PlacedColumn[]): string {
  const widths = columns.map(({ column, widthPx }) =>
    column.flex ? `minmax(${widthPx}px, 1fr)` : `${widthPx}px`,
  );
  return [`${SELECT_WIDTH_PX}px`, ...widths].join(" ");
}

/**
 * The first page of the list as the grid will show it: seen, opened, selected and gone through by key before the grid
 * library has started. What it can't do itself (edit, sort) is done by the grid as soon as that is there.
 */
export function FirstRows() {
  const text = useText();
  const size = useWindowSize();
  const hidden = useWorkbench((state) => state.hiddenColumns);
  const ownDensity = useWorkbench((state) => state.density);
  const storeDensity = useDisplay((display) => display.density);
  const topRow = useFirstRowsPlace((place) => place.topRow);
  const list = useRows();
  const frame = useRef<HTMLTableElement>(null);
  const region = useRegion(() => frame.current?.querySelector<HTMLElement>("[data-column=urgency]")?.focus());

  useEffect(() => {
    if (list === null) return;
    // Both are on their way while the rows are painted.
    askGridPage();
    loadCardGrid().catch(() => {
      // Said where it is needed: GridPlace asks again.
    });
    const frameAsked = requestAnimationFrame(() =>
      requestIdleCallback(firstScreenDrawn, { timeout: IDLE_WITHIN_MS }),
    );
    return () => cancelAnimationFrame(frameAsked);
  }, [list]);

  const heightPx = ROW_HEIGHT_PX[densityOf(ownDensity ?? storeDensity, size.heightPx)];
  const columns = placedColumns(text, { windowWidthPx: size.widthPx, hidden }).filter(({ shown }) => shown);
  const rows = list?.rows ?? [];
  const last = topRow + rowsInSight(size.heightPx, heightPx);
  return (
    <table
      ref={(element) => {
        frame.current = element;
        return region(element);
      }}
      aria-label={text.t("grid.label")}
      aria-busy="true"
      className="first-rows"
      style={{ "--first-columns": templateOf(columns) } as CSSProperties}
      onKeyDown={(event) => onKeyDown(rows, event)}
      onFocus={({ target }) => onFocus(rows, target)}
      onBlur={() => useFirstRowsPlace.setState({ at: null })}
      onClick={({ target }) => onClick(target)}
      onDoubleClick={({ target }) => onDoubleClick(rows, target)}
    >
      <thead>
        <tr className="first-head">
          <th scope="col" className="first-head-cell cell-select">
            <SelectHeader />
          </th>
          {columns.map(({ column }) => (
            <HeaderCell key={column.id} column={column} />
          ))}
        </tr>
      </thead>
      <tbody
        className="first-body"
        style={{ "--first-height": `${(list?.total ?? 0) * heightPx}px` } as CSSProperties}
        onScroll={({ currentTarget }) =>
          useFirstRowsPlace.setState({ topRow: Math.floor(currentTarget.scrollTop / heightPx) })
        }
      >
        {rows.slice(topRow, last).map((row, offset) => (
          <Row key={row.id} row={row} index={topRow + offset} heightPx={heightPx} columns={columns} />
        ))}
      </tbody>
    </table>
  );
}
