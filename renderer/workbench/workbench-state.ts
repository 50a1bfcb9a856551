import { create } from "zustand";
import type { SavedView } from "#shared/contract/view-channels";
import type { GridFilter, GridSort, ViewName } from "#shared/contract/workbench-channels";
import type { DensityChoice } from "../ui/display";
import { forgetRows } from "./row-store";
import { clearSelection } from "./selection";

export type SortColumn = GridSort[number]["column"];

/** The eight views that ship, in the order of their tabs (UX board 01). */
export const SHIPPED_VIEWS = [
  "open",
  "mine",
  "due_today",
  "undispatched",
  "waiting_parts",
  "to_confirm",
  "to_archive",
  "paper_out",
] as const satisfies readonly ViewName[];

export const DEFAULT_SORT: GridSort = [{ column: "urgency", dir: "asc" }];

export interface WorkbenchState {
  readonly filter: GridFilter;
  readonly sort: GridSort;
  /** The saved view whose tab is chosen, by id; null where a shipped one is, or none. */
  readonly savedView: string | null;
  readonly hiddenColumns: readonly SortColumn[];
  /** Row height of this computer; null = as the store's settings say. */
  readonly density: DensityChoice | null;
  /** Cards under the current filter. */
  readonly total: number;
  /** False until the first page of the current list is there. */
  readonly loaded: boolean;
  /** Card of the row that the keyboard is on. */
  readonly currentId: string | null;
  /** How many rows would stand elsewhere if the list were read again (UX 3). */
  readonly moved: number;
  /** Why the last page of rows was not read. */
  readonly failed: unknown;
}

export const useWorkbench = create<WorkbenchState>(() => ({
  filter: { view: "open" },
  sort: DEFAULT_SORT,
  savedView: null,
  hiddenColumns: [],
  density: null,
  total: 0,
  loaded: false,
  currentId: null,
  moved: 0,
  failed: null,
}));

/** Another list: nothing of the old selection can stay. */
function showList(
  list: Partial<Pick<WorkbenchState, "filter" | "sort" | "savedView" | "hiddenColumns" | "density">>,
): void {
  clearSelection();
  forgetRows();
  useWorkbench.setState({ savedView: null, ...list, loaded: false, moved: 0, failed: null });
}

export function chooseView(view: ViewName): void {
  showList({ filter: { view }, sort: DEFAULT_SORT, hiddenColumns: [] });
}

/** The next person at this window finds all open cards, and no filter that somebody else has set. */
export function leaveWorkbench(): void {
  chooseView("open");
  useWorkbench.setState({ density: null, currentId: null });
}

export function chooseSavedView(view: SavedView): void {
  showList({
    filter: view.filter,
    sort: view.sort,
    hiddenColumns: view.hidden_columns,
    density: view.density,
    savedView: view.id,
  });
}

/** Changes part of the filter; undefined takes a condition away. */
export function changeFilter(
  change: { readonly [Name in keyof GridFilter]: GridFilter[Name] | undefined },
): void {
  const merged = { ...useWorkbench.getState().filter, ...change };
  const filter = Object.fromEntries(
    Object.entries(merged).filter(([, value]) => value !== undefined && value !== "" && !isEmptyList(value)),
  ) as GridFilter;
  showList({ filter });
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** Takes over a whole filter, e.g. from the search box. */
export function replaceFilter(filter: GridFilter): void {
  showList({ filter });
}

export function changeSort(sort: GridSort): void {
  const before = useWorkbench.getState();
  if (JSON.stringify(before.sort) === JSON.stringify(sort)) return;
  clearSelection();
  useWorkbench.setState({ sort, moved: 0 });
}

export function toggleColumn(column: SortColumn): void {
  useWorkbench.setState(({ hiddenColumns }) => ({
    hiddenColumns: hiddenColumns.includes(column)
      ? hiddenColumns.filter((hidden) => hidden !== column)
      : [...hiddenColumns, column],
  }));
}
