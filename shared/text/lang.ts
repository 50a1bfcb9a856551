/** The languages that the screen speaks. Paper is always Chinese. */
export const LANGS = ["zh", "en"] as const;
export type Lang = (typeof LANGS)[number];
