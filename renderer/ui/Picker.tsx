import { Search } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { classes } from "./class-names";
import { useText } from "./display";
import { focusOnMount } from "./focus-on-mount";
import "./picker.css";

export interface PickerItem {
  readonly key: string;
  /** Said for the item as a whole. */
  readonly label: string;
  /** What the line shows; without it the label. */
  readonly content?: ReactNode;
  /** Why it can't be chosen; shown instead of being chosen. */
  readonly blocked?: string;
}

export interface PickerProps {
  /** What is chosen here, at the right of the search field. */
  readonly label: string;
  /** In the empty field; without it, what to type for a person. */
  readonly placeholder?: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly items: readonly PickerItem[];
  readonly onPick: (key: string) => void;
  readonly onCancel: () => void;
  /** Tab: as before, and on to the next cell. */
  readonly onTab?: (backwards: boolean) => void;
  readonly footer?: ReactNode;
  /** Nothing typed yet: digits choose the numbered lines. */
  readonly digitsPick?: boolean;
}

const DIGITS = /^[1-9]$/;

/** A search field over a numbered list (board 08): type, arrows, Enter; digits while nothing is typed. */
export function Picker(props: PickerProps) {
  const {
    label,
    placeholder,
    text: query,
    onText,
    items,
    onPick,
    onCancel,
    onTab,
    footer,
    digitsPick = true,
  } = props;
  const text = useText();
  const listId = useId();
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const current = Math.min(at, items.length - 1);

  const pick = (index: number) => {
    const item = items[index];
    if (item !== undefined && item.blocked === undefined) onPick(item.key);
  };
  const move = (to: number) => {
    const next = Math.max(0, Math.min(items.length - 1, to));
    setAt(next);
    list.current?.children[next]?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(current + 1),
      ArrowUp: () => move(current - 1),
      PageDown: () => move(current + 8),
      PageUp: () => move(current - 8),
      Enter: () => pick(current),
      Escape: onCancel,
      Tab: () => onTab?.(event.shiftKey),
    };
    const digit = digitsPick && query === "" && DIGITS.test(event.key) && !event.ctrlKey && !event.altKey;
    const act = digit ? () => pick(Number(event.key) - 1) : keys[event.key];
    if (act === undefined || (event.key === "Tab" && onTab === undefined)) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  return (
    <div className="picker">
      <div className="picker-search">
        <Search size={14} aria-hidden />
        <input
          // The picker opens because somebody wants to type into it.
          ref={focusOnMount}
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={items.length > 0 ? `${listId}-${current}` : undefined}
          aria-label={label}
          placeholder={placeholder ?? text.t("picker.search")}
          autoComplete="off"
          value={query}
          onChange={(event) => {
            setAt(0);
            onText(event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
        <span className="picker-label">{label}</span>
      </div>
      <div ref={list} id={listId} role="listbox" aria-label={label} className="picker-list">
        {items.map((item, index) => (
          <div
            key={item.key}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            aria-disabled={item.blocked !== undefined}
            aria-label={item.label}
            className={classes("picker-item", index === current && "picker-current")}
            onPointerDown={(event) => {
              event.preventDefault();
              pick(index);
            }}
          >
            <span className="picker-digit">{index < 9 ? index + 1 : ""}</span>
            <span className="picker-content">{item.content ?? item.label}</span>
            {item.blocked !== undefined && <span className="picker-blocked">{item.blocked}</span>}
          </div>
        ))}
        {items.length === 0 && <p className="picker-none">{text.t("picker.none")}</p>}
      </div>
      {footer !== undefined && <div className="picker-foot">{footer}</div>}
    </div>
  );
}
