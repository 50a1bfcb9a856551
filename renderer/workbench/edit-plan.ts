import type { GridRow, SignedInPerson } from "#shared/contract/views";
import type { Action } from "#shared/domain/card/vocabulary";
import type { FieldName } from "#shared/text/field-names-zh";
import type { Text } from "#shared/text/text";
import { shortStatus } from "../ui/status-words";
import { assigningAction, rowRefusal } from "./row-actions";

/** The columns that UX 3 lets be edited in place. */
export const EDITABLE_COLUMNS = ["assignee", "promised_at", "priority", "model", "description"] as const;
export type EditableColumn = (typeof EDITABLE_COLUMNS)[number];

function isEditable(column: string): column is EditableColumn {
  return EDITABLE_COLUMNS.some((name) => name === column);
}

const ACTION_OF: Readonly<Record<Exclude<EditableColumn, "assignee">, Action>> = {
  promised_at: "edit",
  model: "edit",
  description: "edit",
  priority: "set_priority",
};

export interface EditPlan {
  readonly column: EditableColumn;
  readonly action: Action;
}

/** Whether F2 may edit a cell now: by which action, or in words why not. */
export function planEdit(
  row: GridRow,
  column: string,
  asked: { readonly person: SignedInPerson; readonly readOnly: boolean; readonly text: Text },
): EditPlan | { readonly refusal: string } {
  const { person, readOnly, text } = asked;
  if (!isEditable(column)) return { refusal: text.t("edit.not_here") };
  if (readOnly) return { refusal: text.t("edit.read_only") };
  if (row.status === "draft") return { refusal: text.t("edit.draft") };
  const field = text.field(column satisfies FieldName);
  const notNow = { refusal: text.t("edit.not_now", { field, status: shortStatus(row, text) }) };
  const action = column === "assignee" ? assigningAction(row) : ACTION_OF[column];
  if (action === null || (column === "promised_at" && row.promised_at === null)) return notNow;
  const refusal = rowRefusal(action, row, person);
  if (refusal === null) return { column, action };
  if (refusal.reason === "state") return notNow;
  const needs = text.list(refusal.needs.map((who) => text.wordOf("who", who)));
  return { refusal: text.t("edit.not_you", { field, needs }) };
}
