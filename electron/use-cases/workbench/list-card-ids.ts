import { snapshot } from "#electron/repositories/transaction";
import type { ChannelParsed } from "#shared/contract/channels";
import type { Actor } from "#shared/domain/card/decision";
import type { Desk } from "../desk";
import { gridQueryOf } from "./grid-query";

/** Ids of everything a view shows, in its order: what `Ctrl+A` selects (UX 3: as a query, not as loaded rows). */
export function listCardIds(desk: Desk, actor: Actor, request: ChannelParsed<"card.ids">): readonly string[] {
  return snapshot(desk.store, () => {
    const query = gridQueryOf(desk, request.filter, request.sort, actor);
    return desk
      .grid()
      .page(query, 0, request.limit)
      .rows.map((row) => row.id);
  });
}
