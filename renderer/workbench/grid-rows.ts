import type { GridApi, IRowNode } from "ag-grid-community";
import type { GridRow } from "#shared/contract/views";
import { ask, call } from "../api/bridge";
import { levelAt } from "../ui/sla";
import { movedRows } from "./moved-rows";
import { rowOfDetail } from "./row-of-detail";
import { rememberRows } from "./row-store";
import { useWorkbench } from "./workbench-state";

/** Rows read beyond what is in sight when the list is compared with the data. */
const MARGIN_ROWS = 20;
/** Cards of a change that are read one by one; more than this and the list says that it has changed. */
const MAX_SINGLE_READS = 12;

function sameRow(left: GridRow, right: GridRow): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function setIfChanged(node: IRowNode<GridRow>, row: GridRow): void {
  if (node.data !== undefined && sameRow(node.data, row)) return;
  node.setData(row);
  rememberRows([row]);
}

/** Turns the levels of loaded rows on with the clock, so that bar and tint follow; the order stays. */
export function turnLevels(api: GridApi<GridRow>, nowMs: number): void {
  api.forEachNode((node) => {
    const row = node.data;
    if (row === undefined) return;
    const level = levelAt(row, nowMs);
    if (level !== row.level) node.setData({ ...row, level });
  });
}

/** Reads the given cards again and sets their rows in place. */
async function rereadRows(api: GridApi<GridRow>, ids: readonly string[]): Promise<void> {
  for (const id of ids.slice(0, MAX_SINGLE_READS)) {
    const node = api.getRowNode(id);
    if (node?.data === undefined) continue;
    const result = await call("card.show", { ref: id });
    if (result.ok && node.data !== undefined) setIfChanged(node, rowOfDetail(node.data, result.value));
  }
}

interface Compared {
  /** Rows that would stand elsewhere, or not at all, if the list were read again. */
  readonly moved: number;
  /** Rows in sight that the fresh list no longer holds there. */
  readonly missingIds: readonly string[];
}

/** A list that only grew or shrank at its end takes its rows; otherwise they wait until the order is taken. */
function takeTotal(api: GridApi<GridRow>, total: number, moved: number): void {
  useWorkbench.setState({ total });
  const shown = api.getDisplayedRowCount();
  if (total === shown || moved > 0) return;
  api.setRowCount(total, true);
  // The page that the new rows belong to may have been read without them.
  if (total > shown) api.refreshInfiniteCache();
}

/** Reads the part of the list that is in sight, sets what changed in place, and says what would move. */
async function compareInSight(api: GridApi<GridRow>): Promise<Compared> {
  const { filter, sort, loaded, total } = useWorkbench.getState();
  const first = Math.max(0, api.getFirstDisplayedRowIndex() - MARGIN_ROWS);
  const last = api.getLastDisplayedRowIndex() + MARGIN_ROWS;
  const page = await ask("card.grid", { filter, sort, start_row: first, end_row: last + 1 });
  const fresh = new Map(page.rows.map((row) => [row.id, row]));
  const before: string[] = [];
  const after: string[] = [];
  const missingIds: string[] = [];
  for (let index = first; index <= last; index += 1) {
    const node = api.getDisplayedRowAtIndex(index);
    // A page that is still on its way comes in the new order by itself.
    if (node?.data === undefined) continue;
    before.push(node.data.id);
    const there = page.rows[index - first];
    if (there !== undefined) after.push(there.id);
    const row = fresh.get(node.data.id);
    if (row === undefined) missingIds.push(node.data.id);
    else setIfChanged(node, row);
  }
  const moved = movedRows(before, after);
  if (before.length > 0) takeTotal(api, page.total, moved);
  // An empty list has no page that could be refreshed; nobody's hands are on a row of it.
  else if (loaded && total === 0 && page.total > 0) api.purgeInfiniteCache();
  return { moved, missingIds };
}

export interface RefreshOptions {
  /** Cards that changed; null = any may have. */
  readonly ids: readonly string[] | null;
  /** Somebody works in the list: rows change in place and the order waits. */
  readonly engaged: boolean;
}

/** Brings the list up to date after a change, without moving a row under anybody's hands (UX 3). */
export async function refreshRows(api: GridApi<GridRow>, { ids, engaged }: RefreshOptions): Promise<void> {
  try {
    const { moved, missingIds } = await compareInSight(api);
    if (moved === 0) {
      useWorkbench.setState({ moved: 0 });
      return;
    }
    if (!engaged) {
      applyOrder(api);
      return;
    }
    const changed = ids === null ? missingIds : missingIds.filter((id) => ids.includes(id));
    await rereadRows(api, changed);
    useWorkbench.setState({ moved });
  } catch (failed) {
    useWorkbench.setState({ failed });
  }
}

/** Reads the list again in its order; the rows stay until the new ones are there. */
export function applyOrder(api: GridApi<GridRow>): void {
  useWorkbench.setState({ moved: 0, failed: null });
  api.refreshInfiniteCache();
}
