import type { StoreReader } from "#electron/db/connection";
import { findFields } from "#electron/repositories/case-repository";
import type { GridCard, GridOrder } from "#electron/repositories/grid/grid-query";
import { queryGrid } from "#electron/repositories/grid/grid-sql";
import { cardExpression, parseSearch } from "#electron/repositories/search-query";
import { findStaff } from "#electron/repositories/staff-repository";
import { snapshot } from "#electron/repositories/transaction";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { GridRow } from "#shared/contract/views";
import type { CardFields, EpochMs } from "#shared/domain/card/case-state";
import type { Actor } from "#shared/domain/card/decision";
import { localDate } from "#shared/domain/card/field-types";
import { isMember, type Status } from "#shared/domain/card/vocabulary";
import { GRID_SORT_COLUMNS, type GridSortColumn } from "#shared/domain/workbench/sort-columns";
import type { Desk } from "../desk";
import { gridQueryOf } from "../workbench/grid-query";
import { gridRowViews } from "../workbench/grid-row-view";
import { checked } from "./command-options";

export interface ListRequest {
  readonly status?: readonly Status[] | undefined;
  readonly search?: string | undefined;
  /** Store-local days of registered_at, both inclusive. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly overdue?: boolean | undefined;
  readonly assignee?: string | undefined;
  /** A column, `-` before it for descending. Default: newest registration first. */
  readonly sort?: string | undefined;
  readonly limit?: number | undefined;
  readonly after?: string | undefined;
}

/** A card's own fields, and how it stands now: its next deadline, who has it, its paper. */
export type ListedCard = GridRow & CardFields;

export interface CardList {
  readonly rows: readonly ListedCard[];
  readonly total: number;
  readonly next: string | null;
}

const DEFAULT_LIMIT = 100;

function listedCards(reader: StoreReader, cards: readonly GridCard[], nowMs: EpochMs): ListedCard[] {
  return gridRowViews(reader, cards, nowMs).flatMap((row) => {
    const fields = findFields(reader, { id: row.id });
    return fields ? [{ ...row, ...fields }] : [];
  });
}

function orderOf(sort: string | undefined): Result<GridOrder> {
  if (sort === undefined) return ok({ column: "registered_at", dir: "desc" });
  const [, sign, name = ""] = /^([-+]?)(.*?)(?::(?:asc|desc))?$/.exec(sort) ?? [];
  const columns: readonly GridSortColumn[] = GRID_SORT_COLUMNS;
  if (!isMember(columns, name))
    return fail("invalid_input", { fields: [{ field: "sort", code: "unknown_value" }] });
  return ok({ column: name, dir: sign === "-" || sort.endsWith(":desc") ? "desc" : "asc" });
}

function dayOf(field: string, value: string | undefined): Result<string | undefined> {
  if (value === undefined) return ok(undefined);
  const day = checked(localDate, value);
  return day.ok ? day : fail("invalid_input", { fields: [{ field, code: "invalid_date" }] });
}

/** `card list` (CLI.md). Failures: `invalid_input` (day, sort, cursor), `not_found` (assignee). */
export function listCards(desk: Desk, actor: Actor | null, request: ListRequest): Result<CardList> {
  const order = orderOf(request.sort);
  if (!order.ok) return order;
  const from = dayOf("from", request.from);
  if (!from.ok) return from;
  const to = dayOf("to", request.to);
  if (!to.ok) return to;
  const { assignee } = request;
  if (assignee !== undefined && assignee !== "none" && !findStaff(desk.store, assignee)) {
    return fail("not_found", { what: "staff", ref: assignee });
  }
  // Asked for what nothing can be found by (a lone “%”), a list of every card would be taken for the answer.
  const search = request.search?.trim() ?? "";
  if (search !== "" && cardExpression(parseSearch(search), null) === null)
    return ok({ rows: [], total: 0, next: null });
  return snapshot(desk.store, (): Result<CardList> => {
    const query = gridQueryOf(
      desk,
      {
        ...(request.status ? { status: [...request.status] } : {}),
        ...(from.value ? { from: from.value } : {}),
        ...(to.value ? { to: to.value } : {}),
        ...(request.search ? { search: request.search } : {}),
        ...(request.overdue ? { overdue: true } : {}),
        ...(assignee ? { assignee } : {}),
      },
      [order.value],
      actor,
    );
    const found = queryGrid(desk.store, query, {
      limit: request.limit ?? DEFAULT_LIMIT,
      after: request.after ?? null,
    });
    if (!found) return fail("invalid_input", { fields: [{ field: "after", code: "invalid_value" }] });
    // A full page may be the last one: the cursor is given only where there is something behind it.
    const behind = found.next === null ? null : queryGrid(desk.store, query, { limit: 1, after: found.next });
    return ok({
      rows: listedCards(desk.store, found.rows, query.nowMs),
      total: found.total,
      next: behind?.rows.length ? found.next : null,
    });
  });
}
