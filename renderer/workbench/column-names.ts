/** The columns of the grid by their sort names, in UX 3's order; apart from the grid, which loads later. */
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
