import type { recoveryCodeZh } from "./recovery-code-zh";

/** The sheet of a recovery code (SAFETY 6). */
export const recoveryCodeEn: Readonly<Record<keyof typeof recoveryCodeZh, string>> = {
  "recovery_code.title": "Recovery code",
  "recovery_code.made": "made on {day}",
  "recovery_code.mark": "Printed once",
  "recovery_code.use_title": "When to use it",
  "recovery_code.use":
    "After a change of PC, or when this PC's keys are lost: restore a backup on the new PC and enter the code under Settings → Data and checks. The older log can then be checked and its customer data read.",
  "recovery_code.keep":
    "Lock it away, not with the PC, the data folder or the backups. Whoever has this code and a backup can read the customer data in the log.",
  "recovery_code.void": "Once a new code is made this sheet is void: tear it up.",
  "recovery_code.sign.kept_by": "Kept by",
  "recovery_code.sign.place": "Place",
  "recovery_code.sign_note": "The program keeps no copy: when it is lost, make a new one.",
};
