import type { GridApi } from "ag-grid-community";
import { type CSSProperties, useLayoutEffect, useRef, useState } from "react";
import type { GridRow } from "#shared/contract/views";
import { failureText } from "#shared/text/failure-text";
import type { DeskFailure } from "../api/bridge";
import { actOnCard, rereadCard } from "../card/state/act";
import { useText } from "../ui/display";
import "./cell-editor.css";
import { closeCellEdit, type OpenEdit, useCellEdit } from "./cell-edit";
import { AssigneeEditor, ModelEditor, PriorityEditor } from "./edit-by-picker";
import { DescriptionEditor, PromiseEditor } from "./edit-by-typing";
import { rowOfDetail } from "./row-of-detail";

/** Where the keyboard goes after a cell was saved (UX 3): Enter down, Tab right. */
export type After = "down" | "right" | "left";

export interface EditorProps {
  readonly edit: OpenEdit;
  /** Sends the action's payload. */
  readonly onSave: (payload: Readonly<Record<string, unknown>>, after: After) => void;
  readonly onCancel: () => void;
  readonly saving: boolean;
}

const EDITORS: Readonly<Record<OpenEdit["column"], (props: EditorProps) => React.ReactNode>> = {
  assignee: AssigneeEditor,
  priority: PriorityEditor,
  model: ModelEditor,
  description: DescriptionEditor,
  promised_at: PromiseEditor,
};

const GAP_PX = 4;
const EDGE_PX = 8;

function cellElement({ row, column }: OpenEdit): HTMLElement | null {
  const id = CSS.escape(row.id);
  return document.querySelector(`.card-grid .ag-row[row-id="${id}"] .ag-cell[col-id="${column}"]`);
}

/** Under the cell, or above it where there is no room; never outside of the window. */
function placeAt(cell: DOMRect, editor: DOMRect): CSSProperties {
  const below = cell.bottom + GAP_PX;
  const fitsBelow = below + editor.height + EDGE_PX <= window.innerHeight;
  const top = fitsBelow ? below : Math.max(EDGE_PX, cell.top - GAP_PX - editor.height);
  const left = Math.min(cell.left, window.innerWidth - editor.width - EDGE_PX);
  return { top, left: Math.max(EDGE_PX, left) };
}

function usePlace(edit: OpenEdit): readonly [React.RefObject<HTMLDivElement | null>, CSSProperties] {
  const element = useRef<HTMLDivElement>(null);
  // Transparent and not hidden until it is placed: a hidden field can't take the keyboard.
  const [place, setPlace] = useState<CSSProperties>({ opacity: 0, top: 0, left: 0 });
  useLayoutEffect(() => {
    const cell = cellElement(edit);
    if (cell === null || element.current === null) return;
    const editor = element.current;
    const put = () => setPlace(placeAt(cell.getBoundingClientRect(), editor.getBoundingClientRect()));
    put();
    cell.dataset["editing"] = "";
    const observer = new ResizeObserver(put);
    observer.observe(editor);
    return () => {
      observer.disconnect();
      delete cell.dataset["editing"];
    };
  }, [edit]);
  return [element, place];
}

function moveOn(api: GridApi<GridRow>, { rowIndex, column }: OpenEdit, after: After | null): void {
  if (after === "down") {
    const next = Math.min(rowIndex + 1, api.getDisplayedRowCount() - 1);
    api.ensureIndexVisible(next);
    api.setFocusedCell(next, column);
    return;
  }
  api.setFocusedCell(rowIndex, column);
  if (after === "right") api.tabToNextCell();
  if (after === "left") api.tabToPreviousCell();
}

function Editor({ api, edit }: { readonly api: GridApi<GridRow>; readonly edit: OpenEdit }) {
  const text = useText();
  const [element, place] = usePlace(edit);
  const [failure, setFailure] = useState<DeskFailure | null>(null);
  const [saving, setSaving] = useState(false);
  const version = useRef(edit.row.version);

  const leave = (after: After | null) => {
    closeCellEdit();
    moveOn(api, edit, after);
  };
  const save = async (payload: Readonly<Record<string, unknown>>, after: After) => {
    if (saving) return;
    setSaving(true);
    const attempt = { action: edit.action, payload, op_id: crypto.randomUUID(), version: version.current };
    const result = await actOnCard(edit.row.id, attempt);
    setSaving(false);
    if (result.ok) {
      const node = api.getRowNode(edit.row.id);
      if (node?.data !== undefined) node.setData(rowOfDetail(node.data, result.value));
      leave(after);
      return;
    }
    setFailure(result);
    // What somebody else changed is read, so that the same key saves over it once the sentence was seen.
    if (result.code === "conflict")
      version.current = (await rereadCard(edit.row.id))?.fields.version ?? version.current;
  };

  const Content = EDITORS[edit.column];
  return (
    <div ref={element} className="cell-editor" style={place}>
      <Content
        edit={edit}
        saving={saving}
        onSave={(payload, after) => void save(payload, after)}
        onCancel={() => leave(null)}
      />
      {failure !== null && (
        <p className="cell-editor-failure" role="alert">
          {failureText(failure, text).sentence}
        </p>
      )}
    </div>
  );
}

/** The editor of the cell that is being edited: it lies over the grid, so that no refresh can end it. */
export default function CellEditor({ api }: { readonly api: GridApi<GridRow> | null }) {
  const edit = useCellEdit((state) => state.open);
  if (api === null || edit === null) return null;
  return <Editor key={`${edit.row.id} ${edit.column}`} api={api} edit={edit} />;
}
