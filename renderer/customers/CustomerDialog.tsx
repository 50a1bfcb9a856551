import { useState } from "react";
import type { CustomerView } from "#shared/contract/views";
import { call } from "../api/bridge";
import { openCustomer } from "../app/navigation";
import { RecordDialog } from "../settings/RecordDialog";
import { useText } from "../ui/display";
import { CheckBox, Field, TextArea, TextInput } from "../ui/Field";

const LINES = ["name", "phone", "contact", "address"] as const;
type Draft = Readonly<Record<(typeof LINES)[number] | "note", string>> & { readonly vip: boolean };

function draftOf(customer: CustomerView | null): Draft {
  return {
    name: customer?.name ?? "",
    phone: customer?.phone ?? "",
    contact: customer?.contact ?? "",
    address: customer?.address ?? "",
    note: customer?.note ?? "",
    vip: customer?.customer_level === "vip",
  };
}

async function save(customer: CustomerView | null, { vip, ...lines }: Draft) {
  const fields = { ...lines, customer_level: vip ? ("vip" as const) : ("normal" as const) };
  if (customer !== null)
    return call("customer.update", { id: customer.id, version: customer.version, fields });
  const added = await call("customer.add", fields);
  if (added.ok) openCustomer(added.value.id);
  return added;
}

/** A customer's record in the archive; cards keep what was true when they were written. */
export function CustomerDialog({
  customer,
  onClose,
}: {
  readonly customer: CustomerView | null;
  readonly onClose: () => void;
}) {
  const text = useText();
  const [draft, setDraft] = useState(() => draftOf(customer));
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  return (
    <RecordDialog
      title={customer === null ? text.t("customers.new") : customer.name}
      name={draft.name}
      ready={draft.name.trim() !== "" && draft.phone.trim() !== ""}
      onSave={() => save(customer, draft)}
      onClose={onClose}
    >
      {(wrong) => (
        <>
          <div className="settings-pair">
            {LINES.map((name) => (
              <Field
                key={name}
                label={name === "name" ? text.t("customers.name") : text.field(name)}
                error={wrong(name)}
              >
                {(ids) => (
                  <TextInput
                    {...ids}
                    value={draft[name]}
                    onChange={(event) => change({ [name]: event.target.value })}
                  />
                )}
              </Field>
            ))}
          </div>
          <CheckBox label={text.t("vip")} checked={draft.vip} onToggle={(vip) => change({ vip })} />
          <Field label={text.t("customers.note")} error={wrong("note")}>
            {(ids) => (
              <TextArea
                {...ids}
                value={draft.note}
                onChange={(event) => change({ note: event.target.value })}
              />
            )}
          </Field>
          {customer !== null && <p className="field-hint">{text.t("customers.card_keeps")}</p>}
        </>
      )}
    </RecordDialog>
  );
}
