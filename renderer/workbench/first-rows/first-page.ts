import { create } from "zustand";
import type { ChannelInput } from "#shared/contract/channels";
import { call, type DeskResult, onDeskEvent } from "../../api/bridge";
import { firstScreenDrawn } from "../../api/first-screen";
import { ROW_HEIGHT_PX } from "../../ui/display";
import { type ListPage, takeListPage } from "../list-page";
import { DEFAULT_SORT, useWorkbench, type WorkbenchState } from "../workbench-state";

type GridInput = ChannelInput<"card.grid">;

/** Rows of one page of the grid. */
export const PAGE_ROWS = 100;

/** The list that the workbench opens with. */
const FIRST_LIST = { filter: { view: "open" }, sort: DEFAULT_SORT } as const;

/** Of the window's height: bars, tabs, filters and the heads of the columns. */
const AROUND_ROWS_PX = 177;
/** Rows below what is seen, so that a turn of the wheel shows no gap. */
const ROWS_BEYOND = 2;

/** Rows that a window of this height has room for. */
export function rowsInSight(windowHeightPx: number, rowHeightPx: number): number {
  return Math.max(1, Math.ceil((windowHeightPx - AROUND_ROWS_PX) / rowHeightPx)) + ROWS_BEYOND;
}

/** The rows that are drawn before the grid is there; null = none, or no longer. */
export const useFirstPage = create<{ readonly page: ListPage | null }>(() => ({ page: null }));

/** Whether the list that is chosen is the one that the workbench opens with. */
export function isFirstList({ filter, sort }: Pick<WorkbenchState, "filter" | "sort">): boolean {
  return JSON.stringify([filter, sort]) === JSON.stringify([FIRST_LIST.filter, FIRST_LIST.sort]);
}

/**
 * Asks for the rows that the workbench opens with while React still starts: no more than the window has room for.
 * Where nobody is signed in yet main refuses, and the grid asks for itself later.
 */
export function askFirstPage(): void {
  const rows = rowsInSight(window.innerHeight, ROW_HEIGHT_PX.compact);
  void call("card.grid", { ...FIRST_LIST, start_row: 0, end_row: rows }).then((result) => {
    if (!result.ok) {
      firstScreenDrawn();
      return;
    }
    if (isFirstList(useWorkbench.getState())) takeListPage(FIRST_LIST, result.value);
    useFirstPage.setState({ page: result.value });
  });
}

const GRID_PAGE: GridInput = { ...FIRST_LIST, start_row: 0, end_row: PAGE_ROWS };

let asked: Promise<DeskResult<ListPage>> | null = null;
let stopListening = () => {};

function forgetGridPage(): void {
  asked = null;
  stopListening();
}

/** Asks for the grid's own first page while its program is read, before everything else wants main. */
export function askGridPage(): void {
  forgetGridPage();
  asked = call("card.grid", GRID_PAGE);
  // What changes before the grid takes it may make it out of date: the grid asks for itself.
  stopListening = onDeskEvent("cards.changed", forgetGridPage);
}

/** The page that was asked for ahead: once, and only for the very same question. */
export function takeGridPage(input: GridInput): Promise<DeskResult<ListPage>> | null {
  if (asked === null || JSON.stringify(input) !== JSON.stringify(GRID_PAGE)) return null;
  const page = asked;
  forgetGridPage();
  return page;
}

/** The grid shows its own rows: nothing of the page stays for whoever sits here next. */
export function forgetFirstPage(): void {
  forgetGridPage();
  useFirstPage.setState({ page: null });
}
