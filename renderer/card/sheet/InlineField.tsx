import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { z } from "zod";
import { editSchema } from "#shared/domain/card/card-input";
import type { CardFields } from "#shared/domain/card/case-state";
import { fieldErrorsOf } from "#shared/domain/card/field-types";
import { failureText, fieldCodeText } from "#shared/text/failure-text";
import { classes } from "../../ui/class-names";
import { useText } from "../../ui/display";
import { ConflictPanel } from "../bar/ConflictPanel";
import { isNewLineKey, typeNewLine } from "../forms/field-focus";
import { mayEdit, useCard } from "../state/card-state";
import { useAttempts } from "../state/use-attempt";

/** Fields of `edit` that are plain words on the sheet. */
export type EditableName = keyof z.input<typeof editSchema> & keyof CardFields;

export interface InlineFieldProps {
  readonly name: EditableName;
  readonly kind?: "line" | "text" | "date";
  /** Who fills it when, shown while it is empty. */
  readonly empty: string;
  /** What stands there instead of the plain value. */
  readonly shown?: string | undefined;
  readonly className?: string;
}

/** The code of what is wrong with a value, by the same schema that main uses; null = fine. */
function refusalOf(name: EditableName, value: string | null): string | null {
  const input = { [name]: value };
  const parsed = editSchema.safeParse(input);
  if (parsed.success) return null;
  return fieldErrorsOf(parsed.error, input)[0]?.code ?? "invalid_value";
}

/** A box of the sheet that is its own control: click or Enter to change, Enter saves, Esc leaves it (UX 5). */
export function InlineField({ name, kind = "line", empty, shown, className }: InlineFieldProps) {
  const work = useCard();
  const { card } = work;
  const text = useText();
  const stored = card.fields[name];
  const value = typeof stored === "string" ? stored : "";
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const attempts = useAttempts(card);
  const control = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const editing = typed !== null;
  const open = mayEdit(work);

  useEffect(() => {
    if (editing) control.current?.focus();
  }, [editing]);

  const leave = () => {
    setTyped(null);
    setWrong(null);
    attempts.forget();
    requestAnimationFrame(() => opener.current?.focus());
  };
  const save = async () => {
    if (typed === null || attempts.sending) return;
    if (typed === value) {
      setTyped(null);
      return;
    }
    const next = typed.trim() === "" ? null : typed;
    const code = refusalOf(name, next);
    setWrong(code);
    if (code !== null) return;
    if (await attempts.send({ action: "edit", payload: { [name]: next } })) setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement & HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") {
      event.preventDefault();
      leave();
    } else if (isNewLineKey(event) && kind === "text") {
      event.preventDefault();
      typeNewLine(event.currentTarget);
    } else if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey) {
      event.preventDefault();
      void save().then(() => requestAnimationFrame(() => opener.current?.focus()));
    }
  };

  if (!editing) {
    const words = shown ?? value;
    if (!open)
      return (
        <span className={classes("box-value", words === "" && "box-empty", className)}>
          {words === "" ? empty : words}
        </span>
      );
    return (
      <button
        ref={opener}
        type="button"
        className={classes("box-value box-button", words === "" && "box-empty", className)}
        title={text.t("card.sheet.edit_hint")}
        aria-label={`${text.t("card.sheet.edit_field", { field: text.field(name) })} ${words}`}
        onClick={() => {
          attempts.begin();
          setTyped(value);
        }}
      >
        {words === "" ? empty : words}
      </button>
    );
  }
  const shared = {
    ref: control,
    className: "input box-input",
    "aria-label": text.field(name),
    "aria-invalid": wrong === null ? undefined : (true as const),
    value: typed,
    onKeyDown,
    // What was typed is kept when the eye goes elsewhere; a refusal keeps the box open until it is answered.
    onBlur: () => {
      if (attempts.conflict === null && attempts.failure === null) void save();
    },
  };
  return (
    <span className={classes("box-editing", className)}>
      {kind === "text" ? (
        <textarea {...shared} rows={2} onChange={(event) => setTyped(event.target.value)} />
      ) : (
        <input
          {...shared}
          type={kind === "date" ? "date" : "text"}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      {wrong !== null && <span className="field-error">{fieldCodeText(wrong, text)}</span>}
      {attempts.failure !== null && (
        <span className="field-error" role="alert">
          {failureText(attempts.failure, text).sentence}
        </span>
      )}
      {attempts.conflict !== null && (
        <ConflictPanel
          conflict={attempts.conflict}
          onKeepMine={() => void attempts.sendAnyway().then((done) => done && setTyped(null))}
          onTakeTheirs={leave}
        />
      )}
    </span>
  );
}
