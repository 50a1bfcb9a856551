import { useSettings } from "../api/app-state";
import { Choices } from "../ui/Choices";
import { THEMES, useText } from "../ui/display";
import { Field } from "../ui/Field";
import { changeAppearance } from "./change-appearance";

const LANGUAGES = ["zh", "en"] as const;
const DENSITIES = ["auto", "compact", "standard", "roomy"] as const;

/** 外观与语言. */
export default function AppearancePart() {
  const text = useText();
  const { lang, theme, density } = useSettings();
  return (
    <div className="settings-form">
      <h2>{text.t("settings.appearance")}</h2>
      <Field label={text.field("lang")}>
        {() => (
          <Choices
            label={text.field("lang")}
            value={lang}
            choices={LANGUAGES.map((value) => ({ value, label: text.t(`settings.lang_${value}`) }))}
            onChoose={(value) => void changeAppearance({ lang: value })}
          />
        )}
      </Field>
      <Field label={text.field("theme")}>
        {() => (
          <Choices
            label={text.field("theme")}
            value={theme}
            choices={THEMES.map((value) => ({ value, label: text.t(`settings.theme_${value}`) }))}
            onChoose={(value) => void changeAppearance({ theme: value })}
          />
        )}
      </Field>
      <Field label={text.field("density")}>
        {() => (
          <Choices
            label={text.field("density")}
            value={density}
            choices={DENSITIES.map((value) => ({ value, label: text.t(`density.${value}`) }))}
            onChoose={(value) => void changeAppearance({ density: value })}
          />
        )}
      </Field>
    </div>
  );
}
