import { createContext, useContext } from "react";
import { create } from "zustand";
import type { Lang } from "#shared/text/lang";
import { type Text, textIn } from "#shared/text/text";

export type Theme = "light" | "dark";
export type Density = "compact" | "standard" | "roomy";
export type DensityChoice = Density | "auto";
export type ThemeChoice = Theme | "system";
export const THEMES = ["system", "light", "dark"] as const satisfies readonly ThemeChoice[];

/** How the desk is shown, taken from the store's settings, and what time it is for the store. */
export interface Display {
  readonly lang: Lang;
  readonly theme: ThemeChoice;
  readonly density: DensityChoice;
  /** IANA zone of the store. */
  readonly zone: string;
  /** The main process's clock as it last told it; it moves by the minute. */
  readonly nowMs: number;
}

export const useDisplay = create<Display>(() => ({
  lang: "zh",
  theme: "system",
  density: "auto",
  zone: "Asia/Shanghai",
  nowMs: 0,
}));

/** Both are given to the whole page by DisplayProvider. */
export const TextContext = createContext<Text>(textIn("zh"));
export const NowContext = createContext(0);

/** The words of the current language. */
export function useText(): Text {
  return useContext(TextContext);
}

/** The words outside of React. */
export function currentText(): Text {
  return textIn(useDisplay.getState().lang);
}

/** Now by the main process's clock, to the minute; it does not run on between two ticks. */
export function useNowMs(): number {
  return useContext(NowContext);
}

/** Below this window height the grid starts compact (UX 3: 28 px default at 768 high). */
const COMPACT_BELOW_PX = 800;

export function densityOf(choice: DensityChoice, windowHeightPx: number): Density {
  if (choice !== "auto") return choice;
  return windowHeightPx < COMPACT_BELOW_PX ? "compact" : "standard";
}

/** Row heights of the grid (UX 3). */
export const ROW_HEIGHT_PX: Readonly<Record<Density, number>> = { compact: 28, standard: 32, roomy: 40 };

/** Shows the page in the chosen language and theme. */
export function applyDisplay({ lang, theme }: Pick<Display, "lang" | "theme">, systemIsDark: boolean): void {
  const root = document.documentElement;
  root.lang = lang === "zh" ? "zh-CN" : "en";
  const dark = theme === "dark" || (theme === "system" && systemIsDark);
  root.dataset["theme"] = dark ? "dark" : "light";
  root.dataset["system"] = systemOf(navigator.platform);
}

/** The systems differ in the fonts that they bring (tokens.css). */
function systemOf(platform: string): "windows" | "mac" | "linux" {
  if (platform.startsWith("Mac")) return "mac";
  return platform.startsWith("Linux") ? "linux" : "windows";
}
