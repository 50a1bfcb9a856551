import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { classes } from "../ui/class-names";
import type { ControlIds } from "../ui/Field";

export interface Suggestion {
  readonly key: string;
  readonly content: ReactNode;
}

export interface SuggestInputProps {
  readonly ids: ControlIds;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly suggestions: readonly Suggestion[];
  readonly onPick: (key: string) => void;
  /** Enter: the key of the marked line, or null where none is; missing answers go on by themselves. */
  readonly onEnter: (marked: string | null) => void;
  readonly note?: ReactNode;
  readonly placeholder?: string;
  readonly className?: string;
  readonly inputMode?: "text" | "tel";
  /** The first line is marked from the start (a caller), or only after an arrow (a model). */
  readonly marksFirst?: boolean;
}

/** A field with lines below it while it has the focus: arrows mark, Enter takes, typing goes on. */
export function SuggestInput(props: SuggestInputProps) {
  const { ids, value, onChange, suggestions, onPick, onEnter, note, marksFirst = false, className } = props;
  const listId = useId();
  const [at, setAt] = useState<number | null>(null);
  const [shown, setShown] = useState(false);
  const marked =
    at === null ? (marksFirst && suggestions.length > 0 ? 0 : null) : Math.min(at, suggestions.length - 1);
  const open = shown && (suggestions.length > 0 || note !== undefined);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setAt(Math.max(0, Math.min(suggestions.length - 1, (marked ?? -1) + step)));
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      setShown(false);
      onEnter(marked === null ? null : (suggestions[marked]?.key ?? null));
      setAt(null);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      setShown(false);
    }
  };
  return (
    <div className="suggest">
      <input
        {...ids}
        className={classes("input", className)}
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-activedescendant={marked === null ? undefined : `${listId}-${marked}`}
        autoComplete="off"
        inputMode={props.inputMode}
        placeholder={props.placeholder}
        value={value}
        onChange={(event) => {
          setShown(true);
          setAt(null);
          onChange(event.target.value);
        }}
        onFocus={() => setShown(true)}
        onBlur={() => setShown(false)}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" className="suggest-list" hidden={!open} aria-label={props.placeholder}>
        {note !== undefined && <p className="suggest-note">{note}</p>}
        {suggestions.map(({ key, content }, index) => (
          <div
            key={key}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === marked}
            className={classes("suggest-line", index === marked && "suggest-marked")}
            onPointerDown={(event) => {
              event.preventDefault();
              setShown(false);
              onPick(key);
            }}
          >
            {content}
          </div>
        ))}
      </div>
    </div>
  );
}
