import type { ChannelInput, ChannelOutput } from "#shared/contract/channels";
import { call, type DeskResult, onDeskEvent } from "../api/bridge";
import { DEFAULT_SORT } from "./workbench-state";

type GridInput = ChannelInput<"card.grid">;
type GridResult = DeskResult<ChannelOutput<"card.grid">>;

/** Rows of one page of the grid. */
export const PAGE_ROWS = 100;

const FIRST_PAGE: GridInput = {
  filter: { view: "open" },
  sort: DEFAULT_SORT,
  start_row: 0,
  end_row: PAGE_ROWS,
};

let asked: Promise<GridResult> | null = null;
let answered: GridResult | null = null;

/**
 * Asks for the page that the workbench opens with while React and the grid still start. Where nobody is signed in
 * yet main refuses, and the grid asks for itself later.
 */
export function askFirstPage(): void {
  asked = call("card.grid", FIRST_PAGE);
  const stop = onDeskEvent("cards.changed", () => {
    // What came meanwhile may be out of date: the grid asks for itself.
    asked = null;
    answered = null;
    stop();
  });
  void asked.then((result) => {
    if (asked !== null && result.ok) answered = result;
    if (!result.ok) asked = null;
  });
}

/** The page that was asked for ahead: once, and only for the very same question. */
export function takeFirstPage(input: GridInput): GridResult | Promise<GridResult> | null {
  const page = answered ?? asked;
  if (page === null || JSON.stringify(input) !== JSON.stringify(FIRST_PAGE)) return null;
  asked = null;
  answered = null;
  return page;
}
