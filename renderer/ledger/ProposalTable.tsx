import { type KeyboardEvent, useEffect, useRef } from "react";
import { Button } from "../ui/Button";
import { classes } from "../ui/class-names";
import { focusRow, RECORD_STEPS, type RecordColumn, RecordHead } from "../ui/RecordTable";

export interface ProposalTableProps<Row> {
  readonly label: string;
  readonly columns: readonly RecordColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** The words on the buttons of a row; null = somebody else decides about it, and why. */
  readonly accept: (row: Row) => { readonly label: string } | { readonly blocked: string };
  readonly dismissLabel: string;
  /** `digit` 1–9, and 10 for the key 0; null for Enter and the button. */
  readonly onAccept: (row: Row, digit: number | null) => Promise<unknown>;
  readonly onDismiss: (row: Row) => Promise<unknown>;
  readonly disabled: boolean;
}

/** What facts propose, one decision a key: Enter takes it, Delete leaves it out; the keyboard goes on to the next. */
export function ProposalTable<Row>(props: ProposalTableProps<Row>) {
  const { label, columns, rows, keyOf, accept, dismissLabel, onAccept, onDismiss, disabled } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  /** Where the keyboard was when its row was decided. */
  const decidedAt = useRef<number | null>(null);
  useEffect(() => {
    if (decidedAt.current === null) return;
    focusRow(body.current, Math.min(rows.length - 1, decidedAt.current));
    decidedAt.current = null;
  }, [rows]);

  const decideAt = (index: number, act: (row: Row) => Promise<unknown>) => {
    const row = rows[index];
    if (row === undefined || disabled || "blocked" in accept(row)) return;
    decidedAt.current = index;
    void act(row);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, index: number) => {
    const other = event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing;
    // A key on one of the row's own buttons is the button's.
    if (other || event.target !== event.currentTarget) return;
    const step = RECORD_STEPS[event.key];
    if (step !== undefined) focusRow(body.current, Math.max(0, Math.min(rows.length - 1, index + step)));
    else if (event.key === "Enter") decideAt(index, (row) => onAccept(row, null));
    else if (event.key === "Delete") decideAt(index, onDismiss);
    else if (/^\d$/.test(event.key)) {
      const digit = event.key === "0" ? 10 : Number(event.key);
      decideAt(index, (row) => onAccept(row, digit));
    } else return;
    event.preventDefault();
  };
  return (
    <table className="record-table proposal-table" aria-label={label}>
      <RecordHead columns={columns}>
        <th scope="col" style={{ width: 208 }} />
      </RecordHead>
      <tbody ref={body}>
        {rows.map((row, index) => {
          const may = accept(row);
          return (
            <tr
              key={keyOf(row)}
              tabIndex={index === 0 ? 0 : -1}
              onKeyDown={(event) => onKeyDown(event, index)}
              className={classes("blocked" in may && "record-soft")}
            >
              {columns.map((column) => (
                <td key={column.id}>{column.cell(row)}</td>
              ))}
              <td className="proposal-buttons">
                {"blocked" in may ? (
                  may.blocked
                ) : (
                  <>
                    <Button
                      small
                      disabled={disabled}
                      onClick={() => decideAt(index, (one) => onAccept(one, null))}
                    >
                      {may.label}
                    </Button>
                    <Button small look="quiet" disabled={disabled} onClick={() => decideAt(index, onDismiss)}>
                      {dismissLabel}
                    </Button>
                  </>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
