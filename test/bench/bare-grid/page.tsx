// The least that the product's grid can cost: its library, as many rows and columns of plain words, nothing else.
import { createTheme, type IDatasource, InfiniteRowModelModule, ModuleRegistry } from "ag-grid-community";
import { AgGridReact } from "ag-grid-react";
import { createRoot } from "react-dom/client";

ModuleRegistry.registerModules([InfiniteRowModelModule]);

const COLUMNS = 12;
const ROWS = 100;

const columns = Array.from({ length: COLUMNS }, (_, column) => ({ field: `c${column}`, width: 110 }));
const rows = Array.from({ length: ROWS }, (_, row) =>
  Object.fromEntries(columns.map(({ field }) => [field, `脱水异响 ${row} ${field}`])),
);
const datasource: IDatasource = {
  getRows: ({ startRow, endRow, successCallback }) => successCallback(rows.slice(startRow, endRow), ROWS),
};

const container = document.getElementById("root");
if (container === null) throw new Error("index.html has no #root");
createRoot(container).render(
  <AgGridReact
    theme={createTheme()}
    rowModelType="infinite"
    datasource={datasource}
    columnDefs={columns}
    rowHeight={32}
    rowBuffer={0}
    infiniteInitialRowCount={1}
    suppressNoRowsOverlay
  />,
);
