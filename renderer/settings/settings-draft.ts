import { useState } from "react";
import type { StoreSettings, StoreSettingsPatch } from "#shared/domain/store/store-settings";
import { type FieldSentence, failureText } from "#shared/text/failure-text";
import { takeAppState, useSettings } from "../api/app-state";
import { call } from "../api/bridge";
import { currentText } from "../ui/display";
import { say } from "../ui/undo-strip";

export interface SettingsDraft {
  /** The settings as they would be once saved. */
  readonly values: StoreSettings;
  readonly change: (change: StoreSettingsPatch) => void;
  readonly dirty: boolean;
  /** Names of the settings that differ from what is saved. */
  readonly changed: readonly string[];
  readonly revert: () => void;
  /** Saves what was changed; `what` names it for the status bar. */
  readonly save: (what: string) => Promise<void>;
  readonly sentence: string | null;
  /** What is wrong with a field, in words. */
  readonly wrong: (field: string) => string | undefined;
}

/** Changes to the store's settings that wait for 保存; what others save meanwhile shows through. */
export function useSettingsDraft(): SettingsDraft {
  const settings = useSettings();
  const [changes, setChanges] = useState<StoreSettingsPatch>({});
  const [sentence, setSentence] = useState<string | null>(null);
  const [fields, setFields] = useState<readonly FieldSentence[]>([]);
  const changed = Object.entries(changes).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(settings, name)),
  );
  const revert = () => {
    setChanges({});
    setSentence(null);
    setFields([]);
  };
  return {
    values: { ...settings, ...withoutUndefined(changes) },
    dirty: changed.length > 0,
    changed: changed.map(([name]) => name),
    change: (change) => setChanges((before) => ({ ...before, ...change })),
    revert,
    save: async (what) => {
      const result = await call("settings.update", { fields: Object.fromEntries(changed) });
      const text = currentText();
      if (result.ok) {
        takeAppState(result.value);
        revert();
        say(text.t("settings.saved", { what }));
        return;
      }
      const failure = failureText(result, text);
      setSentence(failure.sentence);
      setFields(failure.fields);
    },
    sentence,
    wrong: (field) => fields.find((wrong) => wrong.field.split(".").includes(field))?.sentence,
  };
}

type Given = { readonly [Name in keyof StoreSettings]?: StoreSettings[Name] };

function withoutUndefined(patch: StoreSettingsPatch): Given {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Given;
}
