import { create } from "zustand";
import type { GridRow } from "#shared/contract/views";
import type { Action } from "#shared/domain/card/vocabulary";
import type { EditableColumn } from "./edit-plan";

export interface OpenEdit {
  readonly row: GridRow;
  readonly rowIndex: number;
  readonly column: EditableColumn;
  readonly action: Action;
}

/** The cell that is being edited, if any. The editor lies over the grid: no refresh can end it. */
export const useCellEdit = create<{ readonly open: OpenEdit | null }>(() => ({ open: null }));

export function closeCellEdit(): void {
  useCellEdit.setState({ open: null });
}
