import type { StoreSettingsPatch } from "#shared/domain/store/store-settings";
import { failureText } from "#shared/text/failure-text";
import { takeAppState } from "../api/app-state";
import { call } from "../api/bridge";
import { currentText } from "../ui/display";
import { sayFailed } from "../ui/undo-strip";

/** Takes effect at once: everybody may set it for the screen in front of them. */
export async function changeAppearance(fields: StoreSettingsPatch): Promise<void> {
  const result = await call("settings.update", { fields });
  if (result.ok) takeAppState(result.value);
  else sayFailed(failureText(result, currentText()).sentence);
}
