import { useState } from "react";
import type { UnitView } from "#shared/contract/views";
import { call } from "../api/bridge";
import { useDeskQuery } from "../api/queries";
import { useText } from "../ui/display";
import { CheckBox, Field, SelectInput, TextInput } from "../ui/Field";
import { ArchivePart } from "./ArchivePart";
import { RecordDialog } from "./RecordDialog";

function UnitDialog({ unit, onClose }: { readonly unit: UnitView | null; readonly onClose: () => void }) {
  const text = useText();
  const staff = useDeskQuery("staff.list", {}).data ?? [];
  const [name, setName] = useState(unit?.name ?? "");
  const [leader, setLeader] = useState(unit?.leader ?? "");
  const [active, setActive] = useState(unit?.active ?? true);
  const fields = { name, leader: leader === "" ? null : leader, active };
  return (
    <RecordDialog
      title={unit === null ? text.t("archive.new_unit") : unit.name}
      name={name}
      ready={name.trim() !== ""}
      onSave={() => (unit === null ? call("unit.add", fields) : call("unit.update", { id: unit.id, fields }))}
      onClose={onClose}
    >
      {(wrong) => (
        <>
          <Field label={text.field("name")} error={wrong("name")}>
            {(ids) => <TextInput {...ids} value={name} onChange={(event) => setName(event.target.value)} />}
          </Field>
          <Field label={text.field("leader")} error={wrong("leader")}>
            {(ids) => (
              <SelectInput
                {...ids}
                value={leader}
                emptyLabel={text.t("archive.no_leader")}
                choices={staff
                  .filter((person) => person.active)
                  .map((person) => ({ value: person.code, label: person.name }))}
                onChoose={setLeader}
              />
            )}
          </Field>
          <CheckBox label={text.t("archive.in_use")} checked={active} onToggle={setActive} />
        </>
      )}
    </RecordDialog>
  );
}

/** 班组. */
export default function UnitsPart() {
  const text = useText();
  const units = useDeskQuery("unit.list", {});
  const staff = useDeskQuery("staff.list", {}).data ?? [];
  const nameOf = (code: string | null) => staff.find((person) => person.code === code)?.name ?? code ?? "—";
  return (
    <ArchivePart
      title={text.t("settings.units")}
      right="units"
      rows={units.data}
      error={units.error}
      onRetry={() => void units.refetch()}
      keyOf={(unit: UnitView) => unit.id}
      isSoft={(unit) => !unit.active}
      empty={text.t("archive.empty_unit")}
      addLabel={text.t("archive.new_unit")}
      columns={[
        { id: "name", label: text.field("name"), cell: (unit) => unit.name },
        { id: "leader", label: text.field("leader"), widthPx: 200, cell: (unit) => nameOf(unit.leader) },
        {
          id: "active",
          label: text.field("status"),
          widthPx: 100,
          cell: (unit) => text.t(unit.active ? "archive.in_use" : "archive.stopped"),
        },
      ]}
      dialog={(unit, close) => <UnitDialog unit={unit} onClose={close} />}
    />
  );
}
