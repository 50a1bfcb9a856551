import { useState } from "react";
import type { StaffView } from "#shared/contract/views";
import { ROLES, type Role } from "#shared/domain/card/vocabulary";
import { call } from "../api/bridge";
import { useDeskQuery } from "../api/queries";
import { useText } from "../ui/display";
import { CheckBox, Field, SelectInput, TextInput } from "../ui/Field";
import { ArchivePart } from "./ArchivePart";
import { RecordDialog } from "./RecordDialog";
import { useRight } from "./rights";
import { SecureStaff, signInWords } from "./SecureStaff";

interface Draft {
  readonly code: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly group: string;
  readonly phone: string;
  readonly active: boolean;
}

function draftOf(person: StaffView | null): Draft {
  return {
    code: person?.code ?? "",
    name: person?.name ?? "",
    roles: person?.roles ?? ["engineer"],
    group: person?.group ?? "",
    phone: person?.phone ?? "",
    active: person?.active ?? true,
  };
}

async function save(person: StaffView | null, { code, ...draft }: Draft) {
  const fields = {
    ...draft,
    roles: [...draft.roles],
    group: draft.group === "" ? null : draft.group,
    phone: draft.phone.trim() === "" ? null : draft.phone,
  };
  return person === null
    ? call("staff.add", { code, ...fields })
    : call("staff.update", { code: person.code, fields });
}

function StaffDialog({
  person,
  onClose,
}: {
  readonly person: StaffView | null;
  readonly onClose: () => void;
}) {
  const text = useText();
  const units = useDeskQuery("unit.list", {}).data ?? [];
  const [draft, setDraft] = useState(() => draftOf(person));
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const ready = draft.code.trim() !== "" && draft.name.trim() !== "" && draft.roles.length > 0;
  return (
    <RecordDialog
      title={person === null ? text.t("archive.new_staff") : person.name}
      name={draft.name}
      ready={ready}
      onSave={() => save(person, draft)}
      onClose={onClose}
    >
      {(wrong) => (
        <>
          <div className="settings-pair">
            <Field label={text.t("archive.person_name")} error={wrong("name")}>
              {(ids) => (
                <TextInput
                  {...ids}
                  value={draft.name}
                  onChange={(event) => change({ name: event.target.value })}
                />
              )}
            </Field>
            <Field label={text.field("code")} hint={text.t("archive.code_fixed")} error={wrong("code")}>
              {(ids) => (
                <TextInput
                  {...ids}
                  disabled={person !== null}
                  maxLength={20}
                  value={draft.code}
                  onChange={(event) => change({ code: event.target.value })}
                />
              )}
            </Field>
          </div>
          <Field label={text.field("roles")} hint={text.t("archive.roles_hint")} error={wrong("roles")}>
            {() => (
              <div className="role-boxes">
                {ROLES.map((role) => (
                  <CheckBox
                    key={role}
                    label={text.word("role", role)}
                    checked={draft.roles.includes(role)}
                    onToggle={(on) =>
                      change({
                        roles: ROLES.filter((other) => (other === role ? on : draft.roles.includes(other))),
                      })
                    }
                  />
                ))}
              </div>
            )}
          </Field>
          <div className="settings-pair">
            <Field label={text.field("group")} error={wrong("group")}>
              {(ids) => (
                <SelectInput
                  {...ids}
                  value={draft.group}
                  emptyLabel={text.t("archive.no_group")}
                  choices={units.map(({ name }) => ({ value: name, label: name }))}
                  onChoose={(group) => change({ group })}
                />
              )}
            </Field>
            <Field label={text.field("phone")} hint={text.t("form.optional")} error={wrong("phone")}>
              {(ids) => (
                <TextInput
                  {...ids}
                  value={draft.phone}
                  onChange={(event) => change({ phone: event.target.value })}
                />
              )}
            </Field>
          </div>
          <CheckBox
            label={text.t("archive.in_use")}
            checked={draft.active}
            onToggle={(active) => change({ active })}
          />
          {person !== null && <SecureStaff person={person} />}
        </>
      )}
    </RecordDialog>
  );
}

/** Who is locked after wrong tries, for the supervisor who helps; an administrator finds it in the person's dialog. */
function LockedPeople({ people }: { readonly people: readonly StaffView[] }) {
  const { may } = useRight("staff");
  if (may) return null;
  return people
    .filter(({ active, locked }) => active && locked !== null)
    .map((person) => (
      <div key={person.code} className="locked-person">
        <b>{person.name}</b>
        <SecureStaff person={person} />
      </div>
    ));
}

/** 员工. */
export default function StaffPart() {
  const text = useText();
  const staff = useDeskQuery("staff.list", {});
  return (
    <ArchivePart
      title={text.t("settings.staff")}
      right="staff"
      rows={staff.data}
      error={staff.error}
      onRetry={() => void staff.refetch()}
      keyOf={(person: StaffView) => person.code}
      isSoft={(person) => !person.active}
      empty={text.t("archive.empty_staff")}
      addLabel={text.t("archive.new_staff")}
      columns={[
        { id: "name", label: text.t("archive.person_name"), widthPx: 120, cell: (person) => person.name },
        { id: "code", label: text.field("code"), widthPx: 90, cell: (person) => person.code },
        {
          id: "roles",
          label: text.field("roles"),
          cell: (person) => text.list(person.roles.map((role) => text.word("role", role))),
        },
        { id: "group", label: text.field("group"), widthPx: 120, cell: (person) => person.group ?? "—" },
        { id: "phone", label: text.field("phone"), widthPx: 150, cell: (person) => person.phone ?? "—" },
        {
          id: "open",
          label: text.t("customers.open_cards"),
          widthPx: 70,
          number: true,
          cell: (person) => person.open_cards,
        },
        {
          id: "sign_in",
          label: text.t("staff.security"),
          widthPx: 120,
          cell: (person) => signInWords(person, text),
        },
        {
          id: "active",
          label: text.field("status"),
          widthPx: 90,
          cell: (person) => text.t(person.active ? "archive.in_use" : "archive.stopped"),
        },
      ]}
      below={<LockedPeople people={staff.data ?? []} />}
      dialog={(person, close) => <StaffDialog person={person} onClose={close} />}
    />
  );
}
