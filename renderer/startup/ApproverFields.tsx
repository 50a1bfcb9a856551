import type { RestoreApprover } from "#shared/contract/backup-views";
import { useText } from "../ui/display";
import { Field, SelectInput, TextInput } from "../ui/Field";

/** Who says yes, with the PIN as far as it is typed. */
export interface ChosenApprover {
  readonly code: string | null;
  readonly pin: string;
}

/** Chooses the second person of a restore. */
export function ApproverFields({
  approvers,
  value,
  onChange,
}: {
  readonly approvers: readonly RestoreApprover[];
  readonly value: ChosenApprover;
  readonly onChange: (value: ChosenApprover) => void;
}) {
  const text = useText();
  const chosen = approvers.find(({ code }) => code === value.code);
  if (approvers.length === 0) return <p className="field-error">{text.t("restore.no_approver")}</p>;
  return (
    <>
      <Field label={text.t("restore.approver")}>
        {(ids) => (
          <SelectInput
            {...ids}
            value={value.code ?? ""}
            emptyLabel={text.t("form.choose")}
            choices={approvers.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))}
            onChoose={(code) => onChange({ code: code === "" ? null : code, pin: "" })}
          />
        )}
      </Field>
      {chosen?.has_pin === true && (
        <Field label={text.t("restore.pin", { name: chosen.name })}>
          {(ids) => (
            <TextInput
              {...ids}
              type="password"
              inputMode="numeric"
              value={value.pin}
              onChange={(event) => onChange({ ...value, pin: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}
