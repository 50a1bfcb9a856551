import type { intakeZh } from "./intake-zh";

/** The same in English. */
export const intakeEn: Readonly<Record<keyof typeof intakeZh, string>> = {
  "intake.title": "New card",
};
