import { volumeOf } from "#electron/repositories/card-lookups";
import { DEFAULT_ORDER, type GridFilters } from "#electron/repositories/grid/grid-query";
import { clocksByPerson } from "#electron/repositories/people-clocks";
import { snapshot } from "#electron/repositories/transaction";
import type { QueuePerson } from "#shared/contract/clock-views";
import type { GridRow, Queue, QueueItem } from "#shared/contract/views";
import type { Actor } from "#shared/domain/card/decision";
import type { Desk } from "../desk";
import { dayEndMs, dayStartMs } from "./grid-query";
import { gridRowViews } from "./grid-row-view";

const HOUR_MS = 3_600_000;
/** More than anybody reads; the counts beside the groups are true. */
const MAX_ITEMS = 200;

function groupOf(row: GridRow, nowMs: number, endOfTodayMs: number): QueueItem["group"] | null {
  if (row.level === "breached") return "breached";
  if (row.level === "paused") return "paused";
  if (row.due_at === null) return null;
  if (row.due_at <= nowMs + HOUR_MS) return "within_hour";
  return row.due_at < endOfTodayMs ? "later_today" : "later";
}

/** Who has how many open cards and what of them is pressing, the most pressed first; nobody's among them. */
export function queueByPerson(desk: Desk): readonly QueuePerson[] {
  const nowMs = desk.nowMs();
  return clocksByPerson(desk.store, nowMs, nowMs + HOUR_MS).map(({ soon, ...counts }) => ({
    ...counts,
    within_hour: soon,
  }));
}

/** The queue 下一步 (UX 3): one item per thing the store must do next, whatever the grid shows. */
export function nextThings(desk: Desk, _actor: Actor): Queue {
  return snapshot(desk.store, () => {
    const nowMs = desk.nowMs();
    const { zone } = desk.settings();
    const today = desk.clock().calendar.localDate(nowMs);
    const endOfTodayMs = dayEndMs(today, zone);
    const query = (filters: GridFilters) => ({ filters, order: DEFAULT_ORDER, nowMs });
    const index = desk.grid();
    const next = index.page(query({ open: true }), 0, MAX_ITEMS).rows;
    const items = gridRowViews(desk.store, next, nowMs).flatMap((row): QueueItem[] => {
      const group = groupOf(row, nowMs, endOfTodayMs);
      return group ? [{ row, group }] : [];
    });
    const [late = 0, hour = 0, day = 0, paused = 0, open = 0, paper_out = 0] = index.counts([
      query({ open: true, overdue: true }),
      query({ open: true, due_before: nowMs + HOUR_MS }),
      query({ open: true, due_before: endOfTodayMs }),
      query({ open: true, status: ["waiting"], waiting_for: ["customer", "quote", "goods"] }),
      query({ open: true }),
      query({ open: true, paper: ["printed"] }),
    ]);
    const volume = volumeOf(desk.store, dayStartMs(today, zone), endOfTodayMs);
    return {
      items,
      counts: {
        breached: late,
        within_hour: Math.max(0, hour - late),
        later_today: Math.max(0, day - hour),
        later: Math.max(0, open - day - paused),
        paused,
      },
      today_registered: volume.received,
      today_completed: volume.completed,
      paper_out,
    };
  });
}
