import type { GridApi } from "ag-grid-community";
import { type RefObject, useEffect } from "react";
import type { GridRow } from "#shared/contract/views";
import { readyState } from "../api/app-state";
import { ask } from "../api/bridge";
import { openPrint } from "../app/navigation";
import { useCommandHandler } from "../commands/command-handlers";
import { currentText } from "../ui/display";
import { say, sayFailed } from "../ui/undo-strip";
import { BULK_LIMIT } from "./bulk-limit";
import { useCellEdit } from "./cell-edit";
import { planEdit } from "./edit-plan";
import { openRow } from "./open-row";
import {
  clearSelection,
  isSelected,
  selectAll,
  selectedCount,
  setSelected,
  toggleSelected,
  useSelection,
} from "./selection";
import { openWhy } from "./why/why-state";
import { useWorkbench } from "./workbench-state";

interface AtCell {
  readonly api: GridApi<GridRow>;
  readonly row: GridRow;
  readonly rowIndex: number;
  readonly columnId: string;
}

function atCell(api: GridApi<GridRow>): AtCell | null {
  const cell = api.getFocusedCell();
  if (cell === null) return null;
  const row = api.getDisplayedRowAtIndex(cell.rowIndex)?.data;
  return row === undefined ? null : { api, row, rowIndex: cell.rowIndex, columnId: cell.column.getColId() };
}

function extendSelection({ api, row, rowIndex, columnId }: AtCell, step: 1 | -1): void {
  const next = api.getDisplayedRowAtIndex(rowIndex + step);
  setSelected(row.id, true);
  if (next?.data === undefined) return;
  setSelected(next.data.id, true);
  api.ensureIndexVisible(rowIndex + step);
  api.setFocusedCell(rowIndex + step, columnId);
}

/** Starts editing the cell, or says why it can't be edited (UX 3 inline edit). */
export function startEdit({ row, rowIndex, columnId }: Omit<AtCell, "api">): void {
  const state = readyState();
  const person = state?.person;
  if (state === null || !person) return;
  const plan = planEdit(row, columnId, { person, readOnly: state.read_only, text: currentText() });
  if ("refusal" in plan) say(plan.refusal);
  else useCellEdit.setState({ open: { row, rowIndex, column: plan.column, action: plan.action } });
}

async function copyNumber(row: GridRow): Promise<void> {
  if (row.no === null) return;
  await navigator.clipboard.writeText(row.no).then(
    () => say(currentText().t("grid.copied", { no: row.no ?? "" })),
    () => sayFailed(currentText().t("error.internal")),
  );
}

type CellKey = (at: AtCell) => void;

/** Keys in a cell, by chord. Everything else is the grid's own (arrows, Home, Page Down …). */
const CELL_KEYS: Readonly<Record<string, CellKey>> = {
  Enter: ({ row, rowIndex }) => openRow(row, rowIndex),
  Space: ({ row }) => toggleSelected(row.id),
  "Shift+ArrowDown": (at) => extendSelection(at, 1),
  "Shift+ArrowUp": (at) => extendSelection(at, -1),
  "Ctrl+a": () => selectAll(),
  "Ctrl+c": ({ row }) => void copyNumber(row),
};

function cellChord(event: KeyboardEvent): string {
  const key = event.key === " " ? "Space" : event.key;
  if (event.altKey || event.metaKey) return "";
  return `${event.ctrlKey ? "Ctrl+" : ""}${event.shiftKey ? "Shift+" : ""}${key}`;
}

/** Caught on its way into the grid, which would start editing, select or sort by these keys itself. */
function onCellKey(api: GridApi<GridRow>, event: KeyboardEvent): void {
  if (event.isComposing || event.keyCode === 229) return;
  if (!(event.target instanceof Element) || event.target.closest(".ag-cell") === null) return;
  const act = CELL_KEYS[cellChord(event)];
  const at = act === undefined ? null : atCell(api);
  if (act === undefined || at === null) return;
  event.preventDefault();
  event.stopPropagation();
  act(at);
}

/** Cards that a command of the toolbar means: the selected ones in the list's order, else the current one. */
async function meantIds(): Promise<readonly string[]> {
  const { all, ids } = useSelection.getState();
  const { total, currentId, filter, sort } = useWorkbench.getState();
  if (selectedCount({ all, ids }, total) === 0) return currentId === null ? [] : [currentId];
  const inOrder = await ask("card.ids", { filter, sort, limit: BULK_LIMIT }).catch(() => [...ids]);
  const selected = inOrder.filter((id) => isSelected({ all, ids }, id));
  // Selected by hand and out of the list by now: still meant.
  return all ? selected : [...selected, ...[...ids].filter((id) => !selected.includes(id))];
}

async function printMeant(): Promise<void> {
  const cards = await meantIds();
  if (cards.length > 0) openPrint({ document: "flow_card", cards: [...cards] });
}

/** Connects the grid's keys and the commands that mean its rows. */
export function useGridCommands(
  api: GridApi<GridRow> | null,
  frame: RefObject<HTMLElement | null>,
  shown: boolean,
): void {
  useEffect(() => {
    const element = frame.current;
    if (api === null || element === null) return;
    const onKey = (event: KeyboardEvent) => onCellKey(api, event);
    element.addEventListener("keydown", onKey, { capture: true });
    return () => element.removeEventListener("keydown", onKey, { capture: true });
  }, [api, frame]);

  const on = shown && api !== null;
  const here = () => (api === null ? null : atCell(api));

  useCommandHandler(
    "edit_cell",
    () => {
      const at = here();
      if (at === null) return false;
      startEdit(at);
      return true;
    },
    on,
  );
  useCommandHandler(
    "why_deadline",
    () => {
      const { currentId } = useWorkbench.getState();
      if (currentId === null) return false;
      openWhy(currentId);
      return true;
    },
    on,
  );
  useCommandHandler(
    "print",
    () => {
      void printMeant();
      return true;
    },
    on,
  );
  useCommandHandler(
    "back",
    () => {
      const selection = useSelection.getState();
      if (!selection.all && selection.ids.size === 0) return false;
      clearSelection();
      return true;
    },
    on,
  );
}
