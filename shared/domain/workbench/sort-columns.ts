/** The columns of the grid, in UX 3's order. */
export const GRID_COLUMN_NAMES = [
  "urgency",
  "priority",
  "no",
  "customer_name",
  "model",
  "description",
  "service_mode",
  "status",
  "assignee",
  "promised_at",
  "paper",
] as const;

/** What the grid can be sorted by: its columns, and two times that have none. */
export const GRID_SORT_COLUMNS = [...GRID_COLUMN_NAMES, "due_at", "registered_at"] as const;
export type GridSortColumn = (typeof GRID_SORT_COLUMNS)[number];
