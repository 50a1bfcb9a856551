import type { GridApi } from "ag-grid-community";
import { useEffect, useRef } from "react";
import type { GridRow } from "#shared/contract/views";
import { useAppState } from "../api/app-state";
import { onDeskEvent } from "../api/bridge";
import { isClosedOff } from "../lock/change-person";
import { useDisplay } from "../ui/display";
import { useCellEdit } from "./cell-edit";
import { refreshRows, turnLevels } from "./grid-rows";
import { useSelection } from "./selection";

/** Somebody is at work in the grid: with the keyboard, the mouse, or with selected rows. */
function isEngaged(frame: HTMLElement | null): boolean {
  if (frame === null || useSelection.getState().ids.size > 0 || useSelection.getState().all) return true;
  return (
    frame.checkVisibility({ visibilityProperty: true }) &&
    (frame.contains(document.activeElement) || frame.matches(":hover"))
  );
}

/** Sets in place what changed, and turns the levels on with the clock; the order waits while somebody works in it. */
export function useRowsUpToDate(
  api: GridApi<GridRow> | null,
  frame: React.RefObject<HTMLElement | null>,
): void {
  const nowMs = useDisplay((display) => display.nowMs);
  const editing = useCellEdit((edit) => edit.open !== null);
  // Main answers to nothing then, or not yet.
  const { data: state } = useAppState();
  const closedOff = state === undefined || isClosedOff(state);
  const holding = editing || closedOff;
  const waiting = useRef<{ ids: Set<string> | null } | null>(null);

  useEffect(() => {
    if (api === null) return;
    const bring = (ids: readonly string[] | null) =>
      void refreshRows(api, { ids, engaged: isEngaged(frame.current) });
    // An open editor keeps its row: changes wait until it is closed (UX 3).
    if (!holding && waiting.current !== null) {
      const { ids } = waiting.current;
      waiting.current = null;
      bring(ids === null ? null : [...ids]);
    }
    return onDeskEvent("cards.changed", ({ ids }) => {
      if (!holding) {
        bring(ids);
        return;
      }
      const known = waiting.current === null ? new Set<string>() : waiting.current.ids;
      waiting.current = { ids: ids === null || known === null ? null : new Set([...known, ...ids]) };
    });
  }, [api, holding, frame]);

  const shownAtMs = useRef(nowMs);
  useEffect(() => {
    // The rows that are there were read at this minute.
    if (api === null || nowMs === shownAtMs.current) return;
    const isFirstTold = shownAtMs.current === 0;
    shownAtMs.current = nowMs;
    // Main's first answer: the rows come from the same minute.
    if (isFirstTold) return;
    turnLevels(api, nowMs);
    if (!closedOff && !useCellEdit.getState().open)
      void refreshRows(api, { ids: null, engaged: isEngaged(frame.current) });
  }, [api, nowMs, closedOff, frame]);
}
