import type { ColDef } from "ag-grid-community";
import type { GridRow } from "#shared/contract/views";
import type { GridSort } from "#shared/contract/workbench-channels";
import type { Text } from "#shared/text/text";
import { SelectCell, SelectHeader } from "./grid-cells";
import {
  areColumnsPinned,
  type ColumnLayout,
  type GridColumn,
  placedColumns,
  SELECT_COLUMN,
  SELECT_WIDTH_PX,
} from "./grid-columns";
import { emptyClass } from "./grid-words";

/**
 * The grid library's column definitions in a language and for a window width.
 * @param firstSort the order that the grid is made with; it keeps a later one itself
 */
export function columnDefs(
  text: Text,
  layout: ColumnLayout & { readonly firstSort: GridSort },
): ColDef<GridRow>[] {
  const select: ColDef<GridRow> = {
    colId: SELECT_COLUMN,
    headerName: text.t("column.select"),
    headerComponent: SelectHeader,
    cellRenderer: SelectCell,
    cellClass: "cell-select",
    headerClass: "cell-select",
    width: SELECT_WIDTH_PX,
    sortable: false,
    resizable: false,
    pinned: areColumnsPinned(layout.windowWidthPx) ? "left" : false,
  };
  const columns = placedColumns(text, layout).map(
    ({ column, widthPx, shown, pinned }): ColDef<GridRow> => ({
      colId: column.id,
      headerName: text.t(column.label),
      ...cellOf(column, text),
      ...(column.flex ? { flex: 1, minWidth: widthPx } : { width: widthPx }),
      hide: !shown,
      pinned: pinned ? "left" : false,
      sortingOrder: ["asc", "desc"],
      initialSort: layout.firstSort.find(({ column: sorted }) => sorted === column.id)?.dir ?? null,
    }),
  );
  return [select, ...columns];
}

function cellOf(column: GridColumn, text: Text): ColDef<GridRow> {
  if ("cell" in column) return { cellRenderer: column.cell, cellClass: `cell-${column.id}` };
  const { word } = column;
  return {
    valueGetter: ({ data }) => (data === undefined ? "" : word.word(data, text)),
    cellClass: ["cell-word", `cell-${column.id}`],
    cellClassRules: {
      "cell-waiting": ({ data }) => data === undefined,
      [emptyClass(word)]: ({ data }) => data !== undefined && word.isEmpty(data),
    },
  };
}
