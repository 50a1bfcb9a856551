import { snapshot } from "#electron/repositories/transaction";
import type { ChannelParsed } from "#shared/contract/channels";
import type { GridPage } from "#shared/contract/views";
import type { Actor } from "#shared/domain/card/decision";
import type { Desk } from "../desk";
import { gridQueryOf } from "./grid-query";
import { gridRowViews } from "./grid-row-view";

/** One page of the workbench grid, sorted and filtered here (ARCHITECTURE 5). */
export function pageCards(desk: Desk, actor: Actor, request: ChannelParsed<"card.grid">): GridPage {
  return snapshot(desk.store, () => {
    const query = gridQueryOf(desk, request.filter, request.sort, actor);
    const { rows, total } = desk.grid().page(query, request.start_row, request.end_row);
    return { rows: gridRowViews(desk.store, rows, query.nowMs), total };
  });
}
