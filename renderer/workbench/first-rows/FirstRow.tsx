import { memo } from "react";
import type { GridRow } from "#shared/contract/views";
import { useText } from "../../ui/display";
import { SelectCell } from "../grid-cells";
import { type GridColumn, type PlacedColumn, SELECT_COLUMN } from "../grid-columns";
import { emptyClass } from "../grid-words";
import { rowLook } from "../row-look";
import { isSelected, useSelection } from "../selection";

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

interface FirstRowProps {
  readonly row: GridRow;
  readonly index: number;
  readonly heightPx: number;
  readonly columns: readonly PlacedColumn[];
}

/** A row as the grid will show it, from the same columns, words and cells. */
export const FirstRow = memo(({ row, index, heightPx, columns }: FirstRowProps) => {
  const selected = useSelection((selection) => isSelected(selection, row.id));
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-row={index}
      className={`first-row ${rowLook(row)}`}
      style={{ top: index * heightPx, height: heightPx }}
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
