import { create } from "zustand";
import { openScreen } from "../app/navigation";

/** Which part of the settings is shown; other places may ask for one. */
export const useSettingsPlace = create<{ readonly part: string }>(() => ({ part: "store" }));

export function showSettingsPart(part: string): void {
  useSettingsPlace.setState({ part });
}

/** Goes to the settings and opens a part there. */
export function openSettingsPart(part: "backup" | "protection"): void {
  showSettingsPart(part);
  openScreen("settings");
}
