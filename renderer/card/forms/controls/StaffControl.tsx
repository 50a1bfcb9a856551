import { X } from "lucide-react";
import { useState } from "react";
import type { StaffView } from "#shared/contract/views";
import { holdsAny } from "#shared/domain/card/roles";
import { ASSIGNABLE_ROLES, type Kind } from "#shared/domain/card/vocabulary";
import { useDeskQuery } from "../../../api/queries";
import { Button } from "../../../ui/Button";
import { useText } from "../../../ui/display";
import { PersonPicker } from "../../../ui/PersonPicker";
import { type ControlProps, listOf, textOf } from "../control-props";
import { StaffPick } from "./StaffPick";

/** Who can be the assignee of a card of that kind; a complaint goes to a supervisor (DOMAIN 2.3). */
export function assignable(kind: Kind | null): (person: StaffView) => boolean {
  return ({ active, roles }) => active && holdsAny(roles, kind === "C" ? ["supervisor"] : ASSIGNABLE_ROLES);
}

const anybody = ({ active }: StaffView): boolean => active;

/** One person: name, group, load; letters of the name, pinyin or the code find them. */
export function StaffControl({ field, label, value, onChange, ids, context }: ControlProps) {
  const offered = field.name === "assignee" ? assignable(context.card.fields.kind) : anybody;
  return <StaffPick label={label} value={textOf(value)} onChange={onChange} offered={offered} ids={ids} />;
}

/** Several people, each removable. */
export function StaffListControl({ label, value, onChange }: ControlProps) {
  const text = useText();
  const { data } = useDeskQuery("staff.list", {});
  const [open, setOpen] = useState(false);
  const codes = listOf(value);
  return (
    <div className="staff-list">
      {codes.map((code) => (
        <button
          key={code}
          type="button"
          className="staff-chip"
          title={text.t("card.field.remove_row")}
          onClick={() => onChange(codes.filter((other) => other !== code))}
        >
          {data?.find((person) => person.code === code)?.name ?? code}
          <X size={12} aria-hidden />
        </button>
      ))}
      {open ? (
        <PersonPicker
          label={label}
          offered={(person) => anybody(person) && !codes.includes(person.code)}
          onPick={({ code }) => {
            onChange([...codes, code]);
            setOpen(false);
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
