import { AG_GRID_LOCALE_CN } from "@ag-grid-community/locale";
import {
  type CellDoubleClickedEvent,
  type CellFocusedEvent,
  type CellMouseOverEvent,
  CellStyleModule,
  type ColDef,
  ColumnApiModule,
  type GetRowIdParams,
  type GridApi,
  type GridReadyEvent,
  InfiniteRowModelModule,
  LocaleModule,
  ModuleRegistry,
  RowApiModule,
  RowSelectionModule,
  type RowSelectionOptions,
  RowStyleModule,
  ScrollApiModule,
} from "ag-grid-community";
import { AgGridReact } from "ag-grid-react";
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import type { GridRow } from "#shared/contract/views";
import type { GridSort } from "#shared/contract/workbench-channels";
import { useCardOrder } from "../app/card-order";
import { useRegion } from "../commands/regions";
import { currentText, densityOf, ROW_HEIGHT_PX, useDisplay, useText } from "../ui/display";
import { SkeletonRows } from "../ui/ListStates";
import { useWindowSize } from "../ui/use-window-size";
import { useCellEdit } from "./cell-edit";
import { columnDefs } from "./column-defs";
import { EmptyList } from "./EmptyList";
import { EDITABLE_COLUMNS } from "./edit-plan";
import { PAGE_ROWS } from "./first-rows/first-page";
import { GRID_COLUMNS, wholeWord } from "./grid-columns";
import { applyOrder } from "./grid-rows";
import { useGridSignals } from "./grid-signals";
import { datasourceOf, widthMeasured } from "./grid-source";
import { deskGridTheme } from "./grid-theme";
import { openRow } from "./open-row";
import { ROW_LOOKS } from "./row-look";
import { isSelected, useSelection } from "./selection";
import { startEdit, useGridCommands } from "./use-grid-commands";
import { useRowsUpToDate } from "./use-rows-up-to-date";
import { useTakeOver } from "./use-take-over";
import { changeSort, type SortColumn, useWorkbench } from "./workbench-state";

ModuleRegistry.registerModules([
  InfiniteRowModelModule,
  RowSelectionModule,
  RowStyleModule,
  CellStyleModule,
  RowApiModule,
  ColumnApiModule,
  ScrollApiModule,
  LocaleModule,
]);

const PAGES_KEPT = 20;
/** Rows that nobody knows yet are not drawn as if they were there: each would be drawn twice. */
const FIRST_ROWS_GUESS = 1;
/** Rows drawn above and below what is seen. */
const ROWS_BEYOND = 4;

const ROW_CLASSES = Object.fromEntries(
  Object.entries(ROW_LOOKS).map(([name, applies]) => [
    name,
    ({ data }: { readonly data: GridRow | undefined }) => data !== undefined && applies(data),
  ]),
);

const SORTABLE: ReadonlySet<string> = new Set(GRID_COLUMNS.map((column) => column.id));

function isSortColumn(id: string): id is SortColumn {
  return SORTABLE.has(id);
}

/** Shows the selection of our own store in the rows that are loaded. */
function showSelection(api: GridApi<GridRow>): void {
  const selection = useSelection.getState();
  api.forEachNode((node) => {
    if (node.data === undefined) return;
    const selected = isSelected(selection, node.data.id);
    if (node.isSelected() !== selected) node.setSelected(selected);
  });
}

const COLUMN_DEFAULTS: ColDef<GridRow> = {
  sortable: true,
  resizable: true,
  suppressMovable: true,
  suppressHeaderMenuButton: true,
};

/** The selection is our own store's (a view as a query); the grid only shows it in its loaded rows. */
const ROW_SELECTION: RowSelectionOptions<GridRow> = {
  mode: "multiRow",
  checkboxes: false,
  headerCheckbox: false,
  enableClickSelection: false,
};

function idOfRow({ data }: GetRowIdParams<GridRow>): string {
  return data.id;
}

function onCellFocused({ api, rowIndex }: CellFocusedEvent<GridRow>): void {
  const row = rowIndex === null ? undefined : api.getDisplayedRowAtIndex(rowIndex)?.data;
  if (row !== undefined) useWorkbench.setState({ currentId: row.id });
}

function onCellMouseOver({ event, data, column }: CellMouseOverEvent<GridRow>): void {
  const cell = event?.target instanceof Element ? event.target.closest<HTMLElement>(".ag-cell") : null;
  if (cell !== null && data !== undefined) cell.title = wholeWord(column.getColId(), data, currentText());
}

function onCellDoubleClicked({ data, rowIndex, column }: CellDoubleClickedEvent<GridRow>): void {
  if (data === undefined || rowIndex === null) return;
  const columnId = column.getColId();
  const editable = EDITABLE_COLUMNS.some((name) => name === columnId);
  if (editable) startEdit({ row: data, rowIndex, columnId });
  else openRow(data, rowIndex);
}

/** Follows what is asked of the grid from outside: its order, its selection, the keyboard's place. */
function useAsked(api: GridApi<GridRow> | null, shown: boolean): void {
  const sort = useWorkbench((state) => state.sort);
  useEffect(() => {
    // The grid is made in this order; telling it once more would make it read its rows again.
    if (api === null || JSON.stringify(sortOf(api)) === JSON.stringify(sort)) return;
    const [first] = sort;
    api.applyColumnState({
      state: first === undefined ? [] : [{ colId: first.column, sort: first.dir }],
      defaultState: { sort: null },
    });
  }, [api, sort]);

  useEffect(() => {
    if (api === null) return;
    return useSelection.subscribe(() => showSelection(api));
  }, [api]);

  const orderAsked = useGridSignals((signals) => signals.applyOrder);
  useEffect(() => {
    if (api !== null && orderAsked > 0) applyOrder(api);
  }, [api, orderAsked]);

  const focusAsked = useGridSignals((signals) => signals.focusCurrent);
  useEffect(() => {
    if (focusAsked > 0) focusRow(api);
  }, [api, focusAsked]);

  // Back from another screen nobody has a hand in the list: it may take its order.
  useEffect(() => {
    if (shown && api !== null && useWorkbench.getState().moved > 0) applyOrder(api);
  }, [shown, api]);
}

export interface CardGridProps {
  /** The workbench is the screen that is seen. */
  readonly shown: boolean;
  /** The rows are on the screen, or the reason why there are none. */
  readonly onDrawn: () => void;
}

/** The grid of cards: rows from main page by page, in main's order; nothing is sorted or filtered here. */
export default function CardGrid({ shown, onDrawn }: CardGridProps) {
  const text = useText();
  const size = useWindowSize();
  const filter = useWorkbench((state) => state.filter);
  const sort = useWorkbench((state) => state.sort);
  const hidden = useWorkbench((state) => state.hiddenColumns);
  const ownDensity = useWorkbench((state) => state.density);
  const storeDensity = useDisplay((display) => display.density);
  const [firstSort] = useState(sort);
  const [api, setApi] = useState<GridApi<GridRow> | null>(null);
  const [width] = useState(widthMeasured);
  const frame = useRef<HTMLDivElement>(null);

  const datasource = useMemo(() => datasourceOf(filter, sort, width.measured), [filter, sort, width]);
  const columns = useMemo(
    () => columnDefs(text, { windowWidthPx: size.widthPx, hidden, firstSort }),
    [text, size.widthPx, hidden, firstSort],
  );
  const rowHeight = ROW_HEIGHT_PX[densityOf(ownDensity ?? storeDensity, size.heightPx)];

  useRowsUpToDate(api, frame);
  useGridCommands(api, frame, shown);
  useAsked(api, shown);
  const drawn = useTakeOver(api, frame, onDrawn);
  const region = useRegion(() => focusRow(api));

  return (
    <div
      ref={(element) => {
        frame.current = element;
        return region(element);
      }}
      className="card-grid"
      // Until its rows are drawn, the first ones stand over it.
      aria-hidden={!drawn}
    >
      <AgGridReact<GridRow>
        // The grid takes its language once, as it is made.
        key={text.lang}
        theme={deskGridTheme}
        rowModelType="infinite"
        datasource={datasource}
        columnDefs={columns}
        defaultColDef={COLUMN_DEFAULTS}
        getRowId={idOfRow}
        rowHeight={rowHeight}
        cacheBlockSize={PAGE_ROWS}
        maxBlocksInCache={PAGES_KEPT}
        infiniteInitialRowCount={FIRST_ROWS_GUESS}
        rowBuffer={ROWS_BEYOND}
        rowClassRules={ROW_CLASSES}
        rowSelection={ROW_SELECTION}
        alwaysShowVerticalScroll
        maintainColumnOrder
        suppressNoRowsOverlay
        suppressDragLeaveHidesColumns
        suppressCellFocus={false}
        animateRows={false}
        {...(text.lang === "zh" ? { localeText: AG_GRID_LOCALE_CN } : {})}
        onGridReady={({ api: ready }: GridReadyEvent<GridRow>) => {
          setApi(ready);
          useCardOrder.setState({ indexOf: (id) => ready.getRowNode(id)?.rowIndex ?? null });
        }}
        onGridSizeChanged={width.onGridSizeChanged}
        onModelUpdated={({ api: updated }) => showSelection(updated)}
        onSortChanged={({ api: sorted }) => changeSort(sortOf(sorted))}
        onCellFocused={onCellFocused}
        onCellMouseOver={onCellMouseOver}
        onCellDoubleClicked={onCellDoubleClicked}
      />
      <Waiting />
      <EmptyList />
      <Editing api={api} />
    </div>
  );
}

function sortOf(api: GridApi<GridRow>): GridSort {
  return api
    .getColumnState()
    .flatMap(({ colId, sort }) =>
      isSortColumn(colId) && sort != null ? [{ column: colId, dir: sort }] : [],
    );
}

const loadEditor = () => import("./CellEditor");
const CellEditor = lazy(loadEditor);
/** By then the first rows are on the screen; the first edit shall not wait for its program. */
const EDITOR_AFTER_MS = 500;

function Editing({ api }: { readonly api: GridApi<GridRow> | null }) {
  const open = useCellEdit((edit) => edit.open !== null);
  const loaded = useWorkbench((state) => state.loaded);
  useEffect(() => {
    if (!loaded) return;
    const timer = setTimeout(() => void loadEditor(), EDITOR_AFTER_MS);
    return () => clearTimeout(timer);
  }, [loaded]);
  return open ? (
    <Suspense fallback={null}>
      <CellEditor api={api} />
    </Suspense>
  ) : null;
}

/** Grey rows over a list whose first page takes long (UX 2). */
function Waiting() {
  const loaded = useWorkbench((state) => state.loaded || state.failed !== null);
  if (loaded) return null;
  return (
    <div className="grid-waiting">
      <SkeletonRows rows={24} />
    </div>
  );
}

/** F6: back to the row where the keyboard was, or to the first one. */
function focusRow(api: GridApi<GridRow> | null): void {
  if (api === null) return;
  const { currentId } = useWorkbench.getState();
  const node = currentId === null ? undefined : api.getRowNode(currentId);
  const index = node?.rowIndex ?? api.getFirstDisplayedRowIndex();
  const column = api.getFocusedCell()?.column ?? "urgency";
  if (index < 0) return;
  api.ensureIndexVisible(index);
  api.setFocusedCell(index, column);
}
