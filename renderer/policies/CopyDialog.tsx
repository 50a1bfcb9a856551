import { useState } from "react";
import type { PolicyView } from "#shared/contract/clock-views";
import { call } from "../api/bridge";
import { refreshChannels } from "../api/queries";
import { RecordDialog } from "../settings/RecordDialog";
import { useText } from "../ui/display";
import { Field, TextInput } from "../ui/Field";
import { policyName } from "./policy-rows";

/** Copies a policy under a name of the store's own, to be changed afterwards. */
export function CopyDialog({
  from,
  onCopied,
  onClose,
}: {
  readonly from: PolicyView;
  readonly onCopied: (key: string) => void;
  readonly onClose: () => void;
}) {
  const text = useText();
  const [name, setName] = useState(() => text.t("policy.copy_default", { name: policyName(from, text) }));
  const copy = async () => {
    const result = await call("policy.copy", { from: from.key, name: name.trim() });
    if (!result.ok) return result;
    refreshChannels("policy.list");
    onCopied(result.value.key);
    return result;
  };
  return (
    <RecordDialog
      title={text.t("policy.copy_title", { name: policyName(from, text) })}
      name={name.trim()}
      ready={name.trim() !== ""}
      onSave={copy}
      onClose={onClose}
    >
      {(wrong) => (
        <Field label={text.t("policy.copy_name")} error={wrong("name")}>
          {(ids) => (
            <TextInput
              {...ids}
              maxLength={60}
              value={name}
              onFocus={(event) => event.target.select()}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      )}
    </RecordDialog>
  );
}
