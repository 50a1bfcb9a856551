import type { approvalsZh } from "./approvals-zh";

/** The same in English. */
export const approvalsEn: Readonly<Record<keyof typeof approvalsZh, string>> = {
  "approvals.title": "Approvals",
};
