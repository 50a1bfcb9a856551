import type { cardZh } from "./card-zh";

/** The same in English. */
export const cardEn: Readonly<Record<keyof typeof cardZh, string>> = {
  "card.title": "Flow card",
};
