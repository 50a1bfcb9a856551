import { useState } from "react";
import { usePerson, useReadyState } from "../api/app-state";
import { openPrint } from "../app/navigation";
import { Button } from "../ui/Button";
import { useText } from "../ui/display";
import { KeyCap } from "../ui/KeyCap";
import { BulkDialog } from "./BulkDialog";
import "./bulk-bar.css";
import { BULK_COMMANDS, type BulkCommand, leftOutReason } from "./bulk-actions";
import { clearSelection, selectAll, selectedCount, useSelection } from "./selection";
import { useSelectedRows } from "./use-selected-rows";
import { useWorkbench } from "./workbench-state";

/** In place of the filter bar while cards are selected: what can be done with how many of them. */
export default function BulkBar() {
  const text = useText();
  const person = usePerson();
  const { read_only } = useReadyState();
  const selection = useSelection();
  const total = useWorkbench((state) => state.total);
  const rows = useSelectedRows();
  const [open, setOpen] = useState<BulkCommand | null>(null);
  const count = selectedCount(selection, total);
  const fitting = ({ job }: BulkCommand) =>
    rows.filter((row) => leftOutReason(job, row, { person, text }) === null);

  const start = (command: BulkCommand) => {
    const fits = fitting(command);
    if (command.job.does === "print" && fits.length === rows.length) {
      openPrint({ document: command.job.document, cards: fits.map((row) => row.id) });
    } else setOpen(command);
  };
  return (
    <>
      <div className="bulk-bar" role="toolbar" aria-label={text.t("bulk.selected", { n: count })}>
        <b className="bulk-count">{text.t("bulk.selected", { n: count })}</b>
        {count < total && (
          <button type="button" className="bulk-all" onClick={selectAll}>
            {text.t("bulk.select_all", { n: total })}
          </button>
        )}
        {BULK_COMMANDS.map((command) => {
          const n = fitting(command).length;
          const writes = command.job.does === "act";
          return (
            <Button
              key={command.id}
              small
              disabled={n === 0 || (writes && read_only)}
              onClick={() => start(command)}
            >
              {text.t(command.label as "bulk.dispatch")} <b>{n}</b>
            </Button>
          );
        })}
        <span className="bulk-hint">{text.t("bulk.hint")}</span>
        <button type="button" className="bulk-cancel" onClick={clearSelection}>
          <KeyCap chord="Esc" /> {text.t("bulk.cancel")}
        </button>
      </div>
      {/* Beside the bar, not in it: the bar's colours are its own. */}
      {open !== null && <BulkDialog command={open} rows={rows} onClose={() => setOpen(null)} />}
    </>
  );
}
