import type { privacyZh } from "./privacy-zh";

/** Words of checking, personal data and photos (SAFETY 6, DOMAIN 8). */
export const privacyEn: Readonly<Record<keyof typeof privacyZh, string>> = {
  "verify.damaged": "The database is damaged: {subject}. Stop entering data and restore a backup.",
  "verify.dangling": "A row points to data that isn't there: {subject}.",
  "verify.event_changed": "Log entry {subject} says something else than when it was written.",
  "verify.link_broken":
    "Log entry {subject} doesn't follow the one before: entries were taken out, put in or moved.",
  "verify.end_changed": "The end of the log was cut off or changed (it now ends at entry {subject}).",
  "verify.key_changed": "Another key goes on from log entry {subject}, without the word of the key before.",
  "verify.mark_changed": "The undo or countersign mark of log entry {subject} disagrees with the log.",
  "verify.not_sealed": "{n} log entries are not sealed yet: opening the store for writing seals them.",
  "verify.key_missing":
    "The key of {n} log entries isn't on this computer, so they can't be checked: enter the recovery code.",
  "verify.head_unknown": "The head that was written down (entry {subject}) is not in the log.",
  "verify.file_missing": "A file of {subject} is gone.",
  "verify.file_changed": "A file of {subject} is not as it was stored.",
  "verify.index_differs": "{n} words of the search index disagree with the data.",
  "verify.milestones_differ": "Deadlines of {subject} differ from what its log says.",
};
