import type { reportsScreenZh } from "./reports-screen-zh";

/** The screen 报表 (UX 8). */
export const reportsScreenEn: Readonly<Record<keyof typeof reportsScreenZh, string>> = {
  "report.tabs": "Report pages",
  "report.tab.figures": "Figures",
  "report.none_for_you": "Reports are for supervisors and directors; your role has none here.",
};
