import type { printZh } from "./print-zh";

/** The same in English. */
export const printEn: Readonly<Record<keyof typeof printZh, string>> = {
  "print.title": "Print",
};
