import { DEFAULT_ORDER, type GridFilters } from "#electron/repositories/grid/grid-query";
import { snapshot } from "#electron/repositories/transaction";
import type { ChannelOutput } from "#shared/contract/channels";
import { VIEW_NAMES, type ViewName } from "#shared/contract/workbench-channels";
import type { Actor } from "#shared/domain/card/decision";
import type { Desk } from "../desk";
import { filtersOfView } from "./grid-query";

/** How many cards each view holds, and how many are late: the numbers on the tabs. */
export function countViews(desk: Desk, actor: Actor): ChannelOutput<"card.counts"> {
  return snapshot(desk.store, () => {
    const nowMs = desk.nowMs();
    const filters: GridFilters[] = [
      ...VIEW_NAMES.map((view) => filtersOfView(desk, view, actor.code)),
      { open: true, overdue: true },
    ];
    const counts = desk
      .grid()
      .counts(filters.map((item) => ({ filters: item, order: DEFAULT_ORDER, nowMs })));
    const byView = Object.fromEntries(VIEW_NAMES.map((view, index) => [view, counts[index] ?? 0])) as Record<
      ViewName,
      number
    >;
    return { ...byView, overdue: counts.at(-1) ?? 0 };
  });
}
