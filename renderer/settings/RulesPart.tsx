import { IMPACTS, PRIORITIES } from "#shared/domain/card/vocabulary";
import { useText } from "../ui/display";
import { CheckBox, Field, SelectInput, TextInput } from "../ui/Field";
import { SettingsForm } from "./SettingsForm";
import { type SettingsDraft, useSettingsDraft } from "./settings-draft";

function NumberField({
  label,
  value,
  min,
  max,
  error,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly error?: string | undefined;
  readonly onChange: (value: number) => void;
}) {
  return (
    <Field label={label} error={error}>
      {(ids) => (
        <TextInput
          {...ids}
          type="number"
          min={min}
          max={max}
          value={value}
          onChange={(event) => onChange(event.target.valueAsNumber || 0)}
        />
      )}
    </Field>
  );
}

function PriorityMatrix({ draft }: { readonly draft: SettingsDraft }) {
  const text = useText();
  const { values, change } = draft;
  return (
    <section>
      <h3>{text.t("settings.priority_title")}</h3>
      <div className="settings-grid">
        {IMPACTS.map((impact) => (
          <Field key={impact} label={text.word("impact", impact)}>
            {(ids) => (
              <SelectInput
                {...ids}
                value={values.priority_by_impact[impact]}
                choices={PRIORITIES.map((value) => ({ value, label: text.word("priority", value) }))}
                onChoose={(priority) =>
                  priority !== "" &&
                  change({ priority_by_impact: { ...values.priority_by_impact, [impact]: priority } })
                }
              />
            )}
          </Field>
        ))}
      </div>
    </section>
  );
}

const SWITCHES = ["self_approval", "self_check", "check_every_repair"] as const;

/** 规则: what the card rules ask of the store (DOMAIN 2.3, 4.1, 4.3, 5.5). */
export default function RulesPart() {
  const text = useText();
  const draft = useSettingsDraft();
  const { values, change, wrong } = draft;
  return (
    <SettingsForm title={text.t("settings.rules")} draft={draft} effect={text.t("settings.effect_rules")}>
      {SWITCHES.map((name) => (
        <CheckBox
          key={name}
          label={text.t(`settings.${name}`)}
          checked={values[name]}
          onToggle={(on) => change({ [name]: on })}
        />
      ))}
      <div className="settings-grid">
        <NumberField
          label={text.t("settings.default_warranty")}
          value={values.default_warranty_months}
          min={0}
          max={600}
          error={wrong("default_warranty_months")}
          onChange={(default_warranty_months) => change({ default_warranty_months })}
        />
        <NumberField
          label={text.t("settings.repair_warranty")}
          value={values.repair_warranty_days}
          min={30}
          max={3650}
          error={wrong("repair_warranty_days")}
          onChange={(repair_warranty_days) => change({ repair_warranty_days })}
        />
        <NumberField
          label={text.t("settings.discount_limit")}
          value={Math.round(values.quote_discount_limit_share * 100)}
          min={0}
          max={100}
          error={wrong("quote_discount_limit_share")}
          onChange={(percent) => change({ quote_discount_limit_share: percent / 100 })}
        />
      </div>
      <PriorityMatrix draft={draft} />
    </SettingsForm>
  );
}
