import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { classes } from "./class-names";
import { useText } from "./display";
import "./record-table.css";

export interface RecordColumn<Row> {
  readonly id: string;
  readonly label: string;
  readonly widthPx?: number;
  /** In English, where the words need more room than the Chinese ones. */
  readonly widthEnPx?: number;
  /** Numbers stand at the right. */
  readonly number?: true;
  readonly cell: (row: Row) => ReactNode;
}

export interface RecordTableProps<Row> {
  readonly label: string;
  readonly columns: readonly RecordColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly currentKey: string | null;
  /** Enter or a click. */
  readonly onOpen: (row: Row) => void;
  /** Rows that are out of use are shown softer. */
  readonly isSoft?: (row: Row) => boolean;
}

/** How far a key goes in a table of records. */
export const RECORD_STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 12,
  PageUp: -12,
};

/** The keyboard goes to a row of the table's body. */
export function focusRow(body: HTMLElement | null, index: number): void {
  body?.querySelectorAll<HTMLElement>("tr")[index]?.focus();
}

/** The headings of a table of records; `children` are further cells of the row. */
export function RecordHead<Row>({
  columns,
  children,
}: {
  readonly columns: readonly RecordColumn<Row>[];
  readonly children?: ReactNode;
}) {
  const text = useText();
  const widthOf = ({ widthPx, widthEnPx }: RecordColumn<Row>) =>
    text.lang === "en" ? (widthEnPx ?? widthPx) : widthPx;
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            className={classes(column.number && "record-number")}
            style={{ width: widthOf(column) }}
          >
            {column.label}
          </th>
        ))}
        {children}
      </tr>
    </thead>
  );
}

/** A list of records: arrows go from row to row, Enter opens. For archives; cards have their own grid. */
export function RecordTable<Row>(props: RecordTableProps<Row>) {
  const { label, columns, rows, keyOf, currentKey, onOpen, isSoft } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const currentIndex = rows.findIndex((row) => keyOf(row) === currentKey);
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, index: number) => {
    if (event.ctrlKey || event.altKey) return;
    const row = rows[index];
    const step = RECORD_STEPS[event.key];
    if (event.key === "Enter" && row !== undefined) onOpen(row);
    else if (step !== undefined) {
      focusRow(body.current, Math.max(0, Math.min(rows.length - 1, index + step)));
    } else return;
    event.preventDefault();
  };
  return (
    <table className="record-table" aria-label={label}>
      <RecordHead columns={columns} />
      <tbody ref={body}>
        {rows.map((row, index) => (
          <tr
            key={keyOf(row)}
            tabIndex={index === Math.max(0, currentIndex) ? 0 : -1}
            aria-current={index === currentIndex ? "true" : undefined}
            className={classes(isSoft?.(row) && "record-soft")}
            onClick={() => onOpen(row)}
            onKeyDown={(event) => onKeyDown(event, index)}
          >
            {columns.map((column) => (
              <td key={column.id} className={classes(column.number && "record-number")}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
