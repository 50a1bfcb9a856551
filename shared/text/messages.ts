import { appEn } from "./app-en";
import { appZh } from "./app-zh";
import { approvalsEn } from "./approvals-en";
import { approvalsZh } from "./approvals-zh";
import { assessmentEn } from "./assessment-en";
import { assessmentZh } from "./assessment-zh";
import { backupEn } from "./backup-en";
import { backupZh } from "./backup-zh";
import { cardEn } from "./card-en";
import { cardZh } from "./card-zh";
import { clockEn } from "./clock-en";
import { clockZh } from "./clock-zh";
import { closingListEn } from "./closing-list-en";
import { closingListZh } from "./closing-list-zh";
import { errorEn } from "./error-en";
import { errorZh } from "./error-zh";
import { figureEn } from "./figure-en";
import { figureZh } from "./figure-zh";
import { intakeEn } from "./intake-en";
import { intakeZh } from "./intake-zh";
import type { Lang } from "./lang";
import { ledgerEn } from "./ledger-en";
import { ledgerZh } from "./ledger-zh";
import { lockEn } from "./lock-en";
import { lockZh } from "./lock-zh";
import { peopleEn } from "./people-en";
import { peopleZh } from "./people-zh";
import { printEn } from "./print-en";
import { printZh } from "./print-zh";
import { privacyEn } from "./privacy-en";
import { privacyZh } from "./privacy-zh";
import { recoveryCodeEn } from "./recovery-code-en";
import { recoveryCodeZh } from "./recovery-code-zh";
import { reportPaperEn } from "./report-paper-en";
import { reportPaperZh } from "./report-paper-zh";
import { reportsScreenEn } from "./reports-screen-en";
import { reportsScreenZh } from "./reports-screen-zh";
import { settingsEn } from "./settings-en";
import { settingsZh } from "./settings-zh";
import { startupEn } from "./startup-en";
import { startupZh } from "./startup-zh";
import { surveyEn } from "./survey-en";
import { surveyZh } from "./survey-zh";
import { workbenchEn } from "./workbench-en";
import { workbenchZh } from "./workbench-zh";

/** Every sentence of the screen in Chinese; the keys and holes of this table are the ones that exist. */
export const messagesZh = {
  ...appZh,
  ...workbenchZh,
  ...settingsZh,
  ...startupZh,
  ...errorZh,
  ...backupZh,
  ...cardZh,
  ...intakeZh,
  ...printZh,
  ...privacyZh,
  ...approvalsZh,
  ...clockZh,
  ...ledgerZh,
  ...assessmentZh,
  ...figureZh,
  ...reportsScreenZh,
  ...surveyZh,
  ...reportPaperZh,
  ...closingListZh,
  ...recoveryCodeZh,
  ...peopleZh,
  ...lockZh,
} as const;

export type MessageKey = keyof typeof messagesZh;

const messagesInEnglish = (): Readonly<Record<MessageKey, string>> => ({
  ...appEn,
  ...workbenchEn,
  ...settingsEn,
  ...startupEn,
  ...errorEn,
  ...backupEn,
  ...cardEn,
  ...intakeEn,
  ...printEn,
  ...privacyEn,
  ...approvalsEn,
  ...clockEn,
  ...ledgerEn,
  ...assessmentEn,
  ...figureEn,
  ...reportsScreenEn,
  ...surveyEn,
  ...reportPaperEn,
  ...closingListEn,
  ...recoveryCodeEn,
  ...peopleEn,
  ...lockEn,
});

let messagesEn: Readonly<Record<MessageKey, string>> | undefined;

/** Every sentence in a language. The English table is put together with its first use: most desks never need it. */
export function messagesIn(lang: Lang): Readonly<Record<MessageKey, string>> {
  if (lang === "zh") return messagesZh;
  messagesEn ??= messagesInEnglish();
  return messagesEn;
}
