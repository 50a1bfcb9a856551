import { Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "../ui/Button";
import { useText } from "../ui/display";
import { EmptyState, ErrorLine, SkeletonRows } from "../ui/ListStates";
import { type RecordColumn, RecordTable } from "../ui/RecordTable";
import { type Right, useRight } from "./rights";
import { MayNot } from "./SettingsForm";

export interface ArchivePartProps<Row> {
  readonly title: string;
  readonly right: Right;
  readonly rows: readonly Row[] | undefined;
  readonly total?: number;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly columns: readonly RecordColumn<Row>[];
  readonly keyOf: (row: Row) => string;
  readonly isSoft?: (row: Row) => boolean;
  readonly empty: string;
  readonly addLabel: string;
  /** Above the list, e.g. a field to search in it. */
  readonly tools?: ReactNode;
  readonly below?: ReactNode;
  /** The dialog for a record; null = a new one. */
  readonly dialog: (row: Row | null, close: () => void) => ReactNode;
}

/** One archive of the settings: list, 新增, and a dialog for each record. */
export function ArchivePart<Row>(props: ArchivePartProps<Row>) {
  const { title, right, rows, error, onRetry, columns, keyOf, isSoft, empty, addLabel } = props;
  const text = useText();
  const { may } = useRight(right);
  const [open, setOpen] = useState<{ readonly row: Row | null } | null>(null);
  const [currentKey, setCurrentKey] = useState<string | null>(null);
  const close = () => setOpen(null);
  const add = (
    <Button icon={Plus} look="primary" disabled={!may} onClick={() => setOpen({ row: null })}>
      {addLabel}
    </Button>
  );
  return (
    <div className="settings-archive">
      <header>
        <h2>{title}</h2>
        {props.tools}
        <span className="field-hint">{text.t("archive.total", { n: props.total ?? rows?.length ?? 0 })}</span>
        {add}
      </header>
      <MayNot right={right} />
      {error !== null && <ErrorLine error={error} onRetry={onRetry} />}
      <div className="settings-table">
        {rows === undefined && error === null && <SkeletonRows rows={10} />}
        {rows?.length === 0 && <EmptyState>{empty}</EmptyState>}
        {rows !== undefined && rows.length > 0 && (
          <RecordTable
            label={title}
            columns={columns}
            rows={rows}
            keyOf={keyOf}
            currentKey={currentKey}
            {...(isSoft === undefined ? {} : { isSoft })}
            onOpen={(row) => {
              setCurrentKey(keyOf(row));
              if (may) setOpen({ row });
            }}
          />
        )}
        {props.below}
      </div>
      {open !== null && props.dialog(open.row, close)}
    </div>
  );
}
