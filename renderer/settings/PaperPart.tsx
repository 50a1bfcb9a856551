import { PAPER_CODES, type PaperCode } from "#shared/documents/layout/papers";
import { useText } from "../ui/display";
import { Field, SelectInput, TextInput } from "../ui/Field";
import { SettingsForm } from "./SettingsForm";
import { useSettingsDraft } from "./settings-draft";

/** Sizes are written alike in every language. */
const PAPER_NAMES: Readonly<Record<PaperCode, string>> = {
  a4: "A4",
  a5: "A5",
  "241x140": "241 × 140 mm",
  "241x93": "241 × 93 mm",
  "241x280": "241 × 280 mm",
};
const OFFSETS = ["printer_offset_x_mm", "printer_offset_y_mm"] as const;

/** 纸张与打印. */
export default function PaperPart() {
  const text = useText();
  const draft = useSettingsDraft();
  const { values, change, wrong } = draft;
  return (
    <SettingsForm title={text.t("settings.paper")} draft={draft}>
      <Field label={text.field("default_paper")} error={wrong("default_paper")}>
        {(ids) => (
          <SelectInput
            {...ids}
            value={PAPER_CODES.find((code) => code === values.default_paper) ?? ""}
            choices={PAPER_CODES.map((value) => ({ value, label: PAPER_NAMES[value] }))}
            onChoose={(default_paper) => default_paper !== "" && change({ default_paper })}
          />
        )}
      </Field>
      <p className="field-hint">{text.t("settings.offset_hint")}</p>
      <div className="settings-pair">
        {OFFSETS.map((name) => (
          <Field key={name} label={text.field(name)} error={wrong(name)}>
            {(ids) => (
              <TextInput
                {...ids}
                type="number"
                min={-20}
                max={20}
                step={0.5}
                value={values[name]}
                onChange={(event) => change({ [name]: event.target.valueAsNumber || 0 })}
              />
            )}
          </Field>
        ))}
      </div>
    </SettingsForm>
  );
}
