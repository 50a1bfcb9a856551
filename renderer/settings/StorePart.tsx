import { useText } from "../ui/display";
import { Field, TextInput } from "../ui/Field";
import { LogoPicker } from "../ui/LogoPicker";
import { SettingsForm } from "./SettingsForm";
import { useSettingsDraft } from "./settings-draft";

const LINES = ["name", "address", "phone", "hours"] as const;

/** 门店与信头. */
export default function StorePart() {
  const text = useText();
  const draft = useSettingsDraft();
  const { values, change, wrong } = draft;
  return (
    <SettingsForm title={text.t("settings.store")} draft={draft}>
      {LINES.map((name) => (
        <Field
          key={name}
          label={
            name === "name"
              ? text.t("first_run.store_name")
              : name === "phone"
                ? text.t("first_run.phone")
                : text.field(name)
          }
          error={wrong(name)}
        >
          {(ids) => (
            <TextInput
              {...ids}
              value={values[name] ?? ""}
              onChange={(event) => change({ [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Field label={text.field("logo")} error={wrong("logo")}>
        {() => <LogoPicker logo={values.logo} onChange={(logo) => change({ logo })} />}
      </Field>
      <div className="settings-pair">
        <Field label={text.field("prefix")} hint={text.t("settings.identity_fixed")}>
          {(ids) => <TextInput {...ids} value={values.prefix} disabled />}
        </Field>
        <Field label={text.field("store")}>
          {(ids) => <TextInput {...ids} value={values.store} disabled />}
        </Field>
      </div>
    </SettingsForm>
  );
}
