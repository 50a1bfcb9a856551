import { type CSSProperties, useEffect, useMemo, useRef } from "react";
import type { GridRow } from "#shared/contract/views";
import { firstScreenDrawn } from "../../api/first-screen";
import { useRegion } from "../../commands/regions";
import { densityOf, ROW_HEIGHT_PX, useDisplay, useText } from "../../ui/display";
import { SkeletonRows } from "../../ui/ListStates";
import { useWindowSize } from "../../ui/use-window-size";
import { SelectHeader } from "../grid-cells";
import { type GridColumn, type PlacedColumn, placedColumns, SELECT_WIDTH_PX } from "../grid-columns";
import { loadCardGrid } from "../load-card-grid";
import { useWorkbench } from "../workbench-state";
import { FirstRow } from "./FirstRow";
import { askGridPage, isFirstList, rowsInSight, useFirstPage } from "./first-page";
import "./first-rows.css";
import {
  onFirstRowsClick,
  onFirstRowsDoubleClick,
  onFirstRowsFocus,
  onFirstRowsKey,
} from "./first-rows-input";
import { useFirstRowsPlace } from "./first-rows-place";

/** What follows the rows comes when the page has nothing better to do, such as answering a key. */
const IDLE_WITHIN_MS = 60;
const NO_ROWS: readonly GridRow[] = [];

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

function useShownColumns(): readonly PlacedColumn[] {
  const text = useText();
  const { widthPx } = useWindowSize();
  const hidden = useWorkbench((state) => state.hiddenColumns);
  return useMemo(
    () => placedColumns(text, { windowWidthPx: widthPx, hidden }).filter(({ shown }) => shown),
    [text, widthPx, hidden],
  );
}

function templateOf(columns: readonly PlacedColumn[]): string {
  const widths = columns.map(({ column, widthPx }) =>
    column.flex ? `minmax(${widthPx}px, 1fr)` : `${widthPx}px`,
  );
  return [`${SELECT_WIDTH_PX}px`, ...widths].join(" ");
}

/** Where the columns that stay end; null where all of them scroll. */
function pinnedEdgePx(columns: readonly PlacedColumn[]): number | null {
  const pinned = columns.filter((column) => column.pinned);
  return pinned.length === 0 ? null : pinned.reduce((sum, { widthPx }) => sum + widthPx, SELECT_WIDTH_PX) - 1;
}

/** Once the rows are drawn: the grid's program and page first, then what the rest of the desk asks for. */
function useWhatFollows(drawn: boolean): void {
  useEffect(() => {
    if (!drawn) return;
    // Both are on their way while the rows are painted.
    askGridPage();
    loadCardGrid().catch(() => {
      // Said where it is needed: GridPlace asks again.
    });
    const frame = requestAnimationFrame(() =>
      requestIdleCallback(firstScreenDrawn, { timeout: IDLE_WITHIN_MS }),
    );
    return () => cancelAnimationFrame(frame);
  }, [drawn]);
}

/**
 * The first page of the list as the grid will show it: seen, opened, selected and gone through by key before the grid
 * library has started. What it can't do itself (edit, sort, scroll further) the grid does as soon as it is there.
 */
export function FirstRows() {
  const text = useText();
  const { heightPx: windowHeightPx } = useWindowSize();
  const ownDensity = useWorkbench((state) => state.density);
  const storeDensity = useDisplay((display) => display.density);
  const columns = useShownColumns();
  const page = useFirstPage((state) => state.page);
  const list = useWorkbench(isFirstList) ? page : null;
  const table = useRef<HTMLTableElement>(null);
  const region = useRegion(() =>
    table.current?.querySelector<HTMLElement>("td[data-column=urgency]")?.focus(),
  );
  useWhatFollows(list !== null);

  const heightPx = ROW_HEIGHT_PX[densityOf(ownDensity ?? storeDensity, windowHeightPx)];
  const rows = list?.rows ?? NO_ROWS;
  const edgePx = pinnedEdgePx(columns);
  return (
    <>
      <table
        ref={(element) => {
          table.current = element;
          return region(element);
        }}
        aria-label={text.t("grid.label")}
        aria-rowcount={(list?.total ?? 0) + 1}
        aria-busy="true"
        className="first-rows"
        data-pinned={edgePx === null ? undefined : ""}
        style={
          { "--first-columns": templateOf(columns), "--first-pinned": `${edgePx ?? 0}px` } as CSSProperties
        }
        onKeyDown={(event) => onFirstRowsKey(rows, event)}
        onFocus={({ target }) => onFirstRowsFocus(rows, target)}
        onBlur={() => useFirstRowsPlace.setState({ at: null })}
        onClick={({ target }) => onFirstRowsClick(target)}
        onDoubleClick={({ target }) => onFirstRowsDoubleClick(rows, target)}
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
          {rows.slice(0, rowsInSight(windowHeightPx, heightPx)).map((row, index) => (
            <FirstRow key={row.id} row={row} index={index} heightPx={heightPx} columns={columns} />
          ))}
        </tbody>
      </table>
      {list === null && (
        <div className="grid-waiting">
          <SkeletonRows rows={24} />
        </div>
      )}
    </>
  );
}
