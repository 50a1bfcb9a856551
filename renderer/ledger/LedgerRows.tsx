import type { LedgerRow } from "#shared/contract/ledger-views";
import { useText } from "../ui/display";
import { RecordTable } from "../ui/RecordTable";
import { DueChip } from "./DueChip";
import { changeLedgerView } from "./ledger-state";
import { StateMark } from "./StateMark";
import { useStaffNames } from "./use-staff-names";

/** The entries as a table; Enter or a click shows one beside it. */
export function LedgerRows({
  rows,
  current,
}: {
  readonly rows: readonly LedgerRow[];
  readonly current: number | null;
}) {
  const text = useText();
  const { nameOf } = useStaffNames();
  return (
    <RecordTable
      label={text.t("ledger.list")}
      rows={rows}
      keyOf={(row) => String(row.id)}
      currentKey={current === null ? null : String(current)}
      onOpen={(row) => changeLedgerView({ current: row.id })}
      isSoft={(row) => row.state === "closed" || row.state === "rejected"}
      columns={[
        { id: "no", label: text.t("ledger.col.no"), widthPx: 54, number: true, cell: (row) => row.id },
        {
          id: "state",
          label: text.t("ledger.col.state"),
          widthPx: 92,
          widthEnPx: 122,
          cell: (row) => <StateMark state={row.state} />,
        },
        {
          id: "due",
          label: text.t("ledger.col.due"),
          widthPx: 112,
          widthEnPx: 150,
          cell: (row) => <DueChip row={row} />,
        },
        {
          id: "problem",
          label: text.t("ledger.col.problem"),
          cell: (row) => <span title={row.problem}>{row.problem}</span>,
        },
        {
          id: "source",
          label: text.t("ledger.col.source"),
          widthPx: 84,
          widthEnPx: 106,
          cell: (row) => text.word("ledger_source", row.source),
        },
        {
          id: "owner",
          label: text.t("ledger.col.owner"),
          widthPx: 84,
          cell: (row) => (row.owner === null ? "—" : nameOf(row.owner)),
        },
        {
          id: "cards",
          label: text.t("ledger.col.cards"),
          widthPx: 62,
          number: true,
          cell: (row) => row.cards,
        },
      ]}
    />
  );
}
