import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";
import {
  type Channel,
  type CustomerLevel,
  type Kind,
  type Milestone,
  OPEN_STATUSES,
  type Priority,
  type ServiceMode,
  type Status,
  type WaitingFor,
} from "#shared/domain/card/vocabulary";
import type { StoredUrgency } from "#shared/domain/clock/urgency";
import type { PersonalKind } from "#shared/domain/masking/needs";
import type { PaperState } from "#shared/domain/paper/vocabulary";
import type { GridSortColumn } from "#shared/domain/workbench/sort-columns";

/**
 * One column and its direction; cards that have no value there come last in both. Equal cards stand in the order in
 * which they were made, in the same direction. `urgency` is the default order of UX 3: late (by priority, then
 * due), then by due, then standing still.
 */
export interface GridOrder {
  readonly column: GridSortColumn;
  readonly dir: "asc" | "desc";
}

export const DEFAULT_ORDER: GridOrder = { column: "urgency", dir: "asc" };

/** What the cards shown have in common; a filter that is left out asks nothing. An empty list finds no card. */
export interface GridFilters {
  readonly open?: boolean;
  readonly status?: readonly Status[];
  readonly waiting_for?: readonly WaitingFor[];
  readonly kind?: readonly Kind[];
  readonly priority?: readonly Priority[];
  readonly service_mode?: readonly ServiceMode[];
  readonly channel?: readonly Channel[];
  readonly customer_level?: readonly CustomerLevel[];
  readonly paper?: readonly PaperState[];
  /** Null among them = nobody's cards. */
  readonly assignee?: readonly (StaffCode | null)[];
  readonly model?: readonly string[];
  /** Registered, is assigned or works with on the card (我经手). */
  readonly mine?: StaffCode;
  /** Registered in [from, to). */
  readonly registered?: { readonly from: EpochMs | null; readonly to: EpochMs | null };
  /** The running clock is late at `nowMs`. */
  readonly overdue?: boolean;
  /** The running clock is late or due before this instant. */
  readonly due_before?: EpochMs;
  readonly search?: string;
  /** Personal values that are masked for who searches: the text is not looked for in them. */
  readonly search_hides?: ReadonlySet<PersonalKind>;
}

const openStatuses: ReadonlySet<string> = new Set(OPEN_STATUSES);

/** True where the filters can only leave open cards, which are few among many. */
export function asksOpenOnly({ open, status }: GridFilters): boolean {
  return open === true || status?.every((code) => openStatuses.has(code)) === true;
}

export interface GridQuery {
  readonly filters: GridFilters;
  readonly order: GridOrder;
  /** What is late now. */
  readonly nowMs: EpochMs;
}

/** One row of the grid as stored; its level now is `urgencyAt(row, nowMs)`. */
export interface GridCard extends StoredUrgency {
  readonly id: string;
  readonly no: string | null;
  readonly version: number;
  readonly status: Status;
  readonly waiting_for: WaitingFor | null;
  readonly round: number;
  readonly priority: Priority;
  readonly kind: Kind | null;
  readonly urgency_milestone: Milestone | null;
  readonly urgency_start_at: EpochMs | null;
  readonly customer_name: string | null;
  readonly customer_level: CustomerLevel;
  readonly phone: string | null;
  readonly model: string | null;
  /** The first 200 characters. */
  readonly description: string | null;
  readonly service_mode: ServiceMode | null;
  readonly assignee: StaffCode | null;
  readonly assignee_name: string | null;
  readonly promised_at: EpochMs | null;
  readonly registered_at: EpochMs | null;
  readonly paper: PaperState;
}

export interface GridCards {
  readonly rows: readonly GridCard[];
  readonly total: number;
  /** True where a search found more than could be counted: `total` is then a lower bound. */
  readonly total_is_least: boolean;
}

/** A search text's cards beyond this many are not counted. */
export const SEARCH_LIMIT = 20_000;
