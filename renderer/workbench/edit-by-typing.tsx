import { type KeyboardEvent, type ReactNode, useState } from "react";
import { Button } from "../ui/Button";
import { useDisplay, useText } from "../ui/display";
import { TextArea, TextInput } from "../ui/Field";
import { focusOnMount } from "../ui/focus-on-mount";
import { fullTime } from "../ui/time-format";
import { isoTime, readTypedTime } from "../ui/typed-time";
import type { After, EditorProps } from "./CellEditor";

interface TypedProps {
  readonly label: string;
  readonly hint?: string;
  readonly onSave: (after: After) => void;
  readonly onCancel: () => void;
  readonly saving: boolean;
  readonly children: ReactNode;
}

const SAVING_KEYS: Readonly<Record<string, After>> = { Enter: "down", Tab: "right" };

/** A small form over the cell: Enter saves and goes down, Tab saves and goes right, Esc leaves it as it was. */
function TypedEditor({ label, hint, onSave, onCancel, saving, children }: TypedProps) {
  const text = useText();
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const after = SAVING_KEYS[event.key];
    const isNewLine = event.key === "Enter" && event.shiftKey;
    if (event.key === "Escape") onCancel();
    else if (after !== undefined && !isNewLine && !event.ctrlKey) {
      onSave(event.key === "Tab" && event.shiftKey ? "left" : after);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <form className="typed-editor" aria-label={text.t("edit.label", { field: label })} onKeyDown={onKeyDown}>
      {children}
      <div className="typed-editor-foot">
        {hint !== undefined && <span>{hint}</span>}
        <Button small look="primary" shortcut="Enter" disabled={saving} onClick={() => onSave("down")}>
          {text.t("edit.save")}
        </Button>
      </div>
    </form>
  );
}

/** 描述: long text; Shift+Enter makes a new line. */
export function DescriptionEditor({ edit, onSave, onCancel, saving }: EditorProps) {
  const text = useText();
  const [typed, setTyped] = useState(edit.row.description ?? "");
  const label = text.field("description");
  return (
    <TypedEditor
      label={label}
      saving={saving}
      onSave={(after) => onSave({ description: typed }, after)}
      onCancel={onCancel}
    >
      <TextArea
        ref={focusOnMount}
        aria-label={label}
        className="description-editor"
        rows={3}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </TypedEditor>
  );
}

/** 预计完成: earlier only; later takes an approved extension (DOMAIN 4.3), which main will say. */
export function PromiseEditor({ edit, onSave, onCancel, saving }: EditorProps) {
  const text = useText();
  const zone = useDisplay((display) => display.zone);
  const { promised_at } = edit.row;
  const [typed, setTyped] = useState(promised_at === null ? "" : fullTime(promised_at, zone));
  const atMs = readTypedTime(typed, promised_at ?? 0, zone);
  const label = text.field("promised_at");
  return (
    <TypedEditor
      label={label}
      hint={text.t("edit.promise_hint")}
      saving={saving}
      onSave={(after) => {
        if (atMs !== null) onSave({ promised_at: isoTime(atMs) }, after);
      }}
      onCancel={onCancel}
    >
      <TextInput
        ref={focusOnMount}
        aria-label={label}
        aria-invalid={atMs === null ? true : undefined}
        onFocus={(event) => event.target.select()}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </TypedEditor>
  );
}
