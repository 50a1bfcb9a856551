import { type ReactNode, useEffect, useState } from "react";
import type { StaffView } from "#shared/contract/views";
import { useDeskQuery } from "../api/queries";
import { useText } from "./display";
import { Picker } from "./Picker";
import { loadPinyin, matchPeople, type PinyinMatch } from "./person-match";
import "./person-picker.css";

export interface PersonPickerProps {
  /** What the person is chosen as, e.g. 责任人. */
  readonly label: string;
  /** Who is offered. */
  readonly offered: (person: StaffView) => boolean;
  readonly onPick: (person: StaffView) => void;
  readonly onCancel: () => void;
  readonly onTab?: (backwards: boolean) => void;
  readonly footer?: ReactNode;
}

function usePinyin(): PinyinMatch | null {
  const [byPinyin, setByPinyin] = useState<{ readonly match: PinyinMatch } | null>(null);
  useEffect(() => {
    let gone = false;
    void loadPinyin().then((match) => {
      if (!gone) setByPinyin({ match });
    });
    return () => {
      gone = true;
    };
  }, []);
  return byPinyin?.match ?? null;
}

/** Chooses a colleague (board 08): name or pinyin, with group and load beside each. */
export function PersonPicker({ label, offered, onPick, ...rest }: PersonPickerProps) {
  const text = useText();
  const [typed, setTyped] = useState("");
  const byPinyin = usePinyin();
  const staff = useDeskQuery("staff.list", {});
  const people = matchPeople((staff.data ?? []).filter(offered), typed, byPinyin);
  const items = people.map((person) => ({
    key: person.code,
    label: person.name,
    content: (
      <span className="person-line">
        <b>{person.name}</b>
        <span>
          {person.group ?? text.list(person.roles.slice(0, 1).map((role) => text.word("role", role)))}
        </span>
        <span>{text.t("edit.today_cards", { n: person.due_today })}</span>
        <span>
          {person.open_cards === 0
            ? text.t("edit.free")
            : text.t("edit.open_cards", { n: person.open_cards })}
        </span>
      </span>
    ),
  }));
  return (
    <Picker
      label={label}
      text={typed}
      onText={setTyped}
      items={items}
      onPick={(code) => {
        const person = people.find((candidate) => candidate.code === code);
        if (person !== undefined) onPick(person);
      }}
      {...rest}
    />
  );
}
