import type { GridApi } from "ag-grid-community";
import { useEffect, useState } from "react";
import type { GridRow } from "#shared/contract/views";
import { leaveFirstRows } from "./first-rows/first-rows-place";
import { startEdit } from "./use-grid-commands";
import { useWorkbench } from "./workbench-state";

/** Whether the first card's own row is on the page; a row that waits for its card does not count. */
function isFirstRowDrawn(api: GridApi<GridRow>, frame: HTMLElement | null): boolean {
  const row = api.getDisplayedRowAtIndex(0)?.data;
  if (row === undefined || frame === null) return false;
  return frame.querySelector(`.ag-row[row-id="${CSS.escape(row.id)}"] .ag-cell`) !== null;
}

/**
 * The grid goes on where somebody is in the rows that were there first, as soon as its own are drawn.
 * @returns whether it has
 */
export function useTakeOver(
  api: GridApi<GridRow> | null,
  frame: React.RefObject<HTMLElement | null>,
  onDrawn: () => void,
): boolean {
  const settled = useWorkbench(({ loaded, failed }) => loaded || failed !== null);
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    if (api === null || !settled || drawn) return;
    let waiting = 0;
    const takeOver = () => {
      const { total, failed } = useWorkbench.getState();
      if (total > 0 && failed === null && !isFirstRowDrawn(api, frame.current)) {
        waiting = requestAnimationFrame(takeOver);
        return;
      }
      setDrawn(true);
      const { at, editing, topRow } = leaveFirstRows();
      if (topRow > 0) api.ensureIndexVisible(topRow, "top");
      if (at !== null) api.setFocusedCell(at.rowIndex, at.columnId);
      const here = editing && at !== null ? api.getDisplayedRowAtIndex(at.rowIndex)?.data : undefined;
      if (here !== undefined && at !== null) startEdit({ ...at, row: here });
      onDrawn();
    };
    waiting = requestAnimationFrame(takeOver);
    return () => cancelAnimationFrame(waiting);
  }, [api, frame, onDrawn, settled, drawn]);
  return drawn;
}
