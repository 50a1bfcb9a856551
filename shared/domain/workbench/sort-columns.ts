/** The columns that the grid can be sorted by (UX 3). */
export const GRID_SORT_COLUMNS = [
  "urgency",
  "due_at",
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
  "registered_at",
] as const;
export type GridSortColumn = (typeof GRID_SORT_COLUMNS)[number];
