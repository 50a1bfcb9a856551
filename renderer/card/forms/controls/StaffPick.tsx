import { type ReactNode, useRef, useState } from "react";
import type { StaffView } from "#shared/contract/views";
import { useDeskQuery } from "../../../api/queries";
import { useText } from "../../../ui/display";
import type { ControlIds } from "../../../ui/Field";
import { PersonPicker } from "../../../ui/PersonPicker";
import "../../common.css";

export interface StaffPickProps {
  readonly label: string;
  /** A staff code, or empty. */
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly offered: (person: StaffView) => boolean;
  readonly ids?: Partial<ControlIds>;
  readonly empty?: ReactNode;
}

/** The list may be longer than what is left of the form below the field. */
function showWhole(element: HTMLElement | null): void {
  if (element !== null) requestAnimationFrame(() => element.scrollIntoView({ block: "nearest" }));
}

/**
 * One colleague: a field that becomes the picker. An empty one opens as soon as the keyboard gets there, so
 * that two or three letters and Enter are enough; Esc leaves it empty.
 */
export function StaffPick({ label, value, onChange, offered, ids, empty }: StaffPickProps) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const { data } = useDeskQuery("staff.list", {});
  const button = useRef<HTMLButtonElement>(null);
  const returning = useRef(false);
  const close = () => {
    returning.current = true;
    setOpen(false);
    // The button comes back once React has drawn it; getting the focus then must not open it again.
    queueMicrotask(() => {
      button.current?.focus();
      returning.current = false;
    });
  };
  if (open) {
    return (
      <div ref={showWhole} className="staff-pick">
        <PersonPicker
          label={label}
          offered={offered}
          onPick={({ code }) => {
            onChange(code);
            close();
          }}
          onCancel={close}
        />
      </div>
    );
  }
  const chosen = data?.find((person) => person.code === value);
  return (
    <button
      {...ids}
      ref={button}
      type="button"
      className="input staff-button"
      aria-haspopup="listbox"
      aria-label={chosen === undefined ? label : `${label} ${chosen.name}`}
      onClick={() => setOpen(true)}
      onFocus={() => {
        if (value === "" && !returning.current) setOpen(true);
      }}
    >
      {chosen ? <b>{chosen.name}</b> : <span className="muted">{empty ?? text.t("form.choose")}</span>}
      {chosen && (
        <span className="muted">
          {text.t("card.field.load", { open: chosen.open_cards, today: chosen.due_today })}
        </span>
      )}
    </button>
  );
}
