import { CheckBlock } from "./CheckBlock";
import { KeyBlock } from "./KeyBlock";
import { PersonBlock } from "./PersonBlock";
import { RetentionBlock } from "./RetentionBlock";
import "./protection.css";
import { SettingsForm } from "../settings/SettingsForm";
import { useSettingsDraft } from "../settings/settings-draft";
import { useText } from "../ui/display";
import { CheckBox, Field, TextInput } from "../ui/Field";

/** 资料与核对 (UX 8, DOMAIN 8): how long, originals, one person's data, the check, the key. */
export default function ProtectionPart() {
  const text = useText();
  const draft = useSettingsDraft();
  const { values, change, wrong } = draft;
  return (
    <div className="protection">
      <SettingsForm title={text.t("settings.protection")} draft={draft}>
        <Field
          label={text.field("retention_months")}
          hint={text.t("privacy.retention.hint")}
          error={wrong("retention_months")}
        >
          {(ids) => (
            <TextInput
              {...ids}
              type="number"
              min={1}
              max={600}
              value={values.retention_months ?? ""}
              onChange={(event) => change({ retention_months: event.target.valueAsNumber || null })}
            />
          )}
        </Field>
        <CheckBox
          label={text.t("privacy.keep_originals")}
          checked={values.keep_originals}
          onToggle={(keep_originals) => change({ keep_originals })}
        />
      </SettingsForm>
      <RetentionBlock />
      <PersonBlock />
      <CheckBlock />
      <KeyBlock />
    </div>
  );
}
