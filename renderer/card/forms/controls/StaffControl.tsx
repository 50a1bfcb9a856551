import { X } from "lucide-react";
import { match } from "pinyin-pro";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import type { StaffView } from "#shared/contract/views";
import { holdsAny } from "#shared/domain/card/roles";
import { ASSIGNABLE_ROLES } from "#shared/domain/card/vocabulary";
import { useDeskQuery } from "../../../api/queries";
import { Button } from "../../../ui/Button";
import { useText } from "../../../ui/display";
import { Picker, type PickerItem } from "../../../ui/Picker";
import { type ControlProps, listOf, textOf } from "../control-props";

function matches(person: StaffView, query: string): boolean {
  const wanted = query.trim().toLowerCase();
  if (wanted === "") return true;
  const { name, code } = person;
  return (
    name.toLowerCase().includes(wanted) ||
    code.toLowerCase().startsWith(wanted) ||
    match(name, wanted, { continuous: true }) !== null
  );
}

/** People to choose from, the least busy first; a complaint goes to a supervisor (DOMAIN 2.3). */
function usePeople(props: ControlProps, query: string): readonly StaffView[] {
  const { data } = useDeskQuery("staff.list", {});
  const { field, context } = props;
  return useMemo(() => {
    const anyone = field.kind === "staff_list" || field.name === "expert";
    const complaint = context.card.fields.kind === "C" && field.name === "assignee";
    return (data ?? [])
      .filter(({ active }) => active)
      .filter(({ roles }) => anyone || holdsAny(roles, complaint ? ["supervisor"] : ASSIGNABLE_ROLES))
      .filter((person) => matches(person, query))
      .toSorted((left, right) => left.due_today - right.due_today || left.open_cards - right.open_cards);
  }, [data, query, field.kind, field.name, context.card.fields.kind]);
}

function useItems(people: readonly StaffView[]): readonly PickerItem[] {
  const text = useText();
  return people.map((person) => ({
    key: person.code,
    label: text.t("picker.choose", { name: person.name }),
    content: (
      <span className="staff-line">
        <b>{person.name}</b>
        <span>
          {person.group ?? text.list(person.roles.slice(0, 1).map((role) => text.word("role", role)))}
        </span>
        <span>{text.t("card.field.load", { open: person.open_cards, today: person.due_today })}</span>
      </span>
    ),
  }));
}

/** One person: name, group, load; letters of the name, pinyin or the code find them. */
export function StaffControl(props: ControlProps) {
  const { value, onChange, label, ids } = props;
  const text = useText();
  const code = textOf(value);
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState("");
  const people = usePeople(props, query);
  const items = useItems(people);
  const { data } = useDeskQuery("staff.list", {});
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    setQuery("");
    // The button comes back in the next frame.
    requestAnimationFrame(() => button.current?.focus());
  };
  const typeToOpen = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.key.length !== 1 || event.key === " ") return;
    event.preventDefault();
    setQuery(event.key);
    setOpen(true);
  };
  if (open) {
    return (
      <Picker
        label={label}
        text={query}
        onText={setQuery}
        items={items}
        onPick={(picked) => {
          onChange(picked);
          close();
        }}
        onCancel={close}
      />
    );
  }
  const chosen = data?.find((person) => person.code === code);
  return (
    <button
      {...ids}
      ref={button}
      type="button"
      className="input staff-button"
      aria-haspopup="listbox"
      onClick={() => setOpen(true)}
      onKeyDown={typeToOpen}
    >
      {chosen ? <b>{chosen.name}</b> : <span className="muted">{text.t("form.choose")}</span>}
      {chosen && (
        <span className="muted">
          {text.t("card.field.load", { open: chosen.open_cards, today: chosen.due_today })}
        </span>
      )}
    </button>
  );
}

/** Several people, each removable. */
export function StaffListControl(props: ControlProps) {
  const { value, onChange } = props;
  const text = useText();
  const { data } = useDeskQuery("staff.list", {});
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState("");
  const codes = listOf(value);
  const people = usePeople(props, query).filter(({ code }) => !codes.includes(code));
  const items = useItems(people);
  return (
    <div className="staff-list">
      {codes.map((code) => {
        const name = data?.find((person) => person.code === code)?.name ?? code;
        return (
          <button
            key={code}
            type="button"
            className="staff-chip"
            title={text.t("card.field.remove_row")}
            onClick={() => onChange(codes.filter((other) => other !== code))}
          >
            {name}
            <X size={12} aria-hidden />
          </button>
        );
      })}
      {open ? (
        <Picker
          label={props.label}
          text={query}
          onText={setQuery}
          items={items}
          onPick={(code) => {
            onChange([...codes, code]);
            setOpen(false);
            setQuery("");
          }}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <Button small look="link" onClick={() => setOpen(true)}>
          {text.t("card.field.add_person")}
        </Button>
      )}
    </div>
  );
}
