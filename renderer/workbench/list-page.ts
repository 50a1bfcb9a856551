import type { ChannelOutput } from "#shared/contract/channels";
import type { GridFilter, GridSort } from "#shared/contract/workbench-channels";
import { useCardOrder } from "../app/card-order";
import { rememberRows } from "./row-store";
import { useWorkbench } from "./workbench-state";

export type ListPage = ChannelOutput<"card.grid">;

/** Tells the workbench and Alt+↑↓ of a page of the list that was read. */
export function takeListPage(
  { filter, sort }: { readonly filter: GridFilter; readonly sort: GridSort },
  { rows, total }: ListPage,
): void {
  rememberRows(rows);
  useWorkbench.setState({ total, loaded: true, failed: null });
  useCardOrder.setState({ filter, sort, total });
}
