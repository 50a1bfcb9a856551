import { create } from "zustand";
import type { ChannelInput } from "#shared/contract/channels";
import { call, type DeskResult, onDeskEvent } from "../api/bridge";
import { firstScreenDrawn } from "../api/first-screen";
import { type ListPage, takeListPage } from "./list-page";
import { DEFAULT_SORT, useWorkbench, type WorkbenchState } from "./workbench-state";

type GridInput = ChannelInput<"card.grid">;
type GridResult = DeskResult<ListPage>;

/** Rows of one page of the grid. */
export const PAGE_ROWS = 100;

const FIRST_PAGE: GridInput = {
  filter: { view: "open" },
  sort: DEFAULT_SORT,
  start_row: 0,
  end_row: PAGE_ROWS,
};

/** The page that is drawn before the grid is there; null = none, or no longer. */
export const useFirstPage = create<{ readonly page: ListPage | null }>(() => ({ page: null }));

/** Whether the list that is chosen is the one that the workbench opens with. */
export function isFirstList({ filter, sort }: Pick<WorkbenchState, "filter" | "sort">): boolean {
  return JSON.stringify([filter, sort]) === JSON.stringify([FIRST_PAGE.filter, FIRST_PAGE.sort]);
}

let asked: Promise<GridResult> | null = null;

/**
 * Asks for the page that the workbench opens with while React still starts. Where nobody is signed in yet main
 * refuses, and the grid asks for itself later.
 */
export function askFirstPage(): void {
  asked = call("card.grid", FIRST_PAGE);
  const stop = onDeskEvent("cards.changed", () => {
    // What came meanwhile may be out of date: the grid asks for itself.
    asked = null;
    stop();
  });
  void asked.then((result) => {
    if (result.ok) {
      if (isFirstList(useWorkbench.getState())) takeListPage(FIRST_PAGE, result.value);
      useFirstPage.setState({ page: result.value });
      return;
    }
    asked = null;
    firstScreenDrawn();
  });
}

/** The page that was asked for ahead: once, and only for the very same question. */
export function takeFirstPage(input: GridInput): Promise<GridResult> | null {
  if (asked === null || JSON.stringify(input) !== JSON.stringify(FIRST_PAGE)) return null;
  const page = asked;
  asked = null;
  return page;
}

/** The grid shows its own rows: nothing of the page stays for whoever sits here next. */
export function forgetFirstPage(): void {
  asked = null;
  useFirstPage.setState({ page: null });
}
