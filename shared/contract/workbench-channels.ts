import * as z from "zod";
import { localDate } from "#shared/domain/card/field-types";
import {
  CHANNELS,
  CUSTOMER_LEVELS,
  KINDS,
  PRIORITIES,
  SERVICE_MODES,
  STATUSES,
  WAITING_FOR,
} from "#shared/domain/card/vocabulary";
import { GRID_SORT_COLUMNS } from "#shared/domain/workbench/sort-columns";
import { channel } from "./channel";
import type { ApprovalList, GridPage, Queue, SearchGroups } from "./views";

const nothing = z.strictObject({});

export const VIEW_NAMES = [
  "open",
  "mine",
  "due_today",
  "undispatched",
  "waiting_parts",
  "to_confirm",
  "to_archive",
  "paper_out",
] as const;
export type ViewName = (typeof VIEW_NAMES)[number];

export const gridFilterSchema = z.strictObject({
  view: z.enum(VIEW_NAMES).optional(),
  status: z.array(z.enum(STATUSES)).optional(),
  waiting_for: z.array(z.enum(WAITING_FOR)).optional(),
  kind: z.array(z.enum(KINDS)).optional(),
  priority: z.array(z.enum(PRIORITIES)).optional(),
  service_mode: z.array(z.enum(SERVICE_MODES)).optional(),
  channel: z.array(z.enum(CHANNELS)).optional(),
  customer_level: z.enum(CUSTOMER_LEVELS).optional(),
  paper: z.array(z.enum(["none", "printed", "signed", "online"])).optional(),
  /** A staff code, or `none` for cards that nobody has yet. */
  assignee: z.string().optional(),
  model: z.string().optional(),
  /** Store-local days of registered_at, both inclusive. */
  from: localDate.optional(),
  to: localDate.optional(),
  overdue: z.boolean().optional(),
  search: z.string().max(200).optional(),
});
export type GridFilter = z.output<typeof gridFilterSchema>;

export const gridSortSchema = z.array(
  z.strictObject({ column: z.enum(GRID_SORT_COLUMNS), dir: z.enum(["asc", "desc"]) }),
);
export type GridSort = z.output<typeof gridSortSchema>;

/** Channels of the first screen: its lists, their counts, and the search (UX 3). */
export const workbenchChannels = {
  "card.grid": channel<GridPage>()(
    z.strictObject({
      filter: gridFilterSchema,
      sort: gridSortSchema,
      start_row: z.int().min(0),
      end_row: z.int().min(0).max(10_000_000),
    }),
  ),
  "card.counts": channel<Readonly<Record<ViewName, number>> & { readonly overdue: number }>()(nothing),
  "card.ids": channel<readonly string[]>()(
    z.strictObject({ filter: gridFilterSchema, sort: gridSortSchema, limit: z.int().min(1).max(1000) }),
  ),
  "card.queue": channel<Queue>()(nothing),
  "card.search": channel<SearchGroups>()(
    z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(50) }),
  ),
  /** Pending requests that the person may decide (UX 6); a store that allows self-approval lists one's own too. */
  "approval.list": channel<ApprovalList>()(nothing),
} as const;
