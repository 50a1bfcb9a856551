import { Temporal } from "temporal-polyfill";
import { DEFAULT_ORDER, type GridFilters, type GridQuery } from "#electron/repositories/grid/grid-query";
import type { GridFilter, GridSort, ViewName } from "#shared/contract/workbench-channels";
import type { LocalDate } from "#shared/domain/card/case-state";
import type { Actor } from "#shared/domain/card/decision";
import { maskedKinds } from "#shared/domain/masking/needs";
import type { Desk } from "../desk";

/** Midnight that begins a store-local day, as an instant. */
export function dayStartMs(day: LocalDate, zone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
}

/** Midnight that ends it. */
export function dayEndMs(day: LocalDate, zone: string): number {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
}

interface ViewFacts {
  readonly person: string;
  /** Asked for by one view only: the first days and zones that are looked up take a while. */
  readonly endOfTodayMs: () => number;
}

/** The eight views that ship (UX 3, board 01). */
const VIEWS: Readonly<Record<ViewName, (facts: ViewFacts) => GridFilters>> = {
  open: () => ({ open: true }),
  mine: ({ person }) => ({ open: true, mine: person }),
  due_today: ({ endOfTodayMs }) => ({ open: true, due_before: endOfTodayMs() }),
  undispatched: () => ({ open: true, status: ["registered", "classified", "pending_approval", "rework"] }),
  waiting_parts: () => ({ open: true, status: ["waiting"], waiting_for: ["parts"] }),
  to_confirm: () => ({ open: true, status: ["completed"] }),
  to_archive: () => ({ open: true, status: ["confirmed"] }),
  paper_out: () => ({ open: true, paper: ["printed"] }),
};

/** Filters of a view for a person, as of now. */
export function filtersOfView(desk: Desk, view: ViewName, person: string): GridFilters {
  const endOfTodayMs = () => dayEndMs(desk.clock().calendar.localDate(desk.nowMs()), desk.settings().zone);
  return VIEWS[view]({ person, endOfTodayMs });
}

function given<T extends object>(values: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

const NOBODY = "none";

/** A filter of the contract → the repository's query. Of several sort columns the first decides. */
export function gridQueryOf(desk: Desk, filter: GridFilter, sort: GridSort, actor: Actor | null): GridQuery {
  const person = actor?.code ?? "";
  const { view, assignee, model, customer_level, from, to, search, overdue, ...lists } = filter;
  const { zone } = desk.settings();
  const registered =
    from === undefined && to === undefined
      ? undefined
      : { from: from ? dayStartMs(from, zone) : null, to: to ? dayEndMs(to, zone) : null };
  const text = search?.trim();
  return {
    filters: {
      ...(view ? filtersOfView(desk, view, person) : {}),
      ...given(lists),
      ...given({
        assignee: assignee === undefined ? undefined : [assignee === NOBODY ? null : assignee],
        model: model === undefined ? undefined : [model],
        customer_level: customer_level === undefined ? undefined : [customer_level],
        registered,
        overdue: overdue ? true : undefined,
        search: text === "" ? undefined : text,
        search_hides: actor === null || !text ? undefined : maskedKinds(actor),
      }),
    },
    order: sort[0] ?? DEFAULT_ORDER,
    nowMs: desk.nowMs(),
  };
}
