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
  "verify.audit_changed": "Audit entry {subject} says something else than when it was written.",
  "verify.audit_link_broken":
    "Audit entry {subject} does not follow the one before it: some were taken out, put in or moved.",
  "verify.audit_end_changed":
    "The end of the audit log was cut off or changed (it now ends at entry {subject}).",
  "verify.audit_key_changed": "Audit entry {subject} uses an old key that may not write any more.",
  "verify.audit_not_sealed":
    "{n} audit entries are not sealed yet: opening the store for writing seals them.",
  "verify.audit_key_missing":
    "The key of {n} audit entries is not on this PC: enter the recovery code, then check again.",
  "verify.audit_head_unknown":
    "The audit log's head that was written down (entry {subject}) is not in the log.",
  "verify.file_missing": "A file of {subject} is gone.",
  "verify.file_changed": "A file of {subject} is not as it was stored.",
  "verify.index_differs": "{n} words of the search index disagree with the data.",
  "verify.milestones_differ": "Deadlines of {subject} differ from what its log says.",
  "verify.figures_differ": "What the figures keep of {subject} differs from the card and its log.",
  "verify.area.database": "Database",
  "verify.area.foreign_keys": "References",
  "verify.area.event_chain": "Event chain",
  "verify.area.audit_log": "Audit log",
  "verify.area.attachments": "Files",
  "verify.area.search_index": "Search index",
  "verify.area.milestones": "Deadlines",
  "verify.area.figures": "Figures",
  "privacy.cancel": "Cancel",
  "privacy.keep_originals": "Keep original photos (with position; stored, never shown)",
  "privacy.check.title": "Check the data",
  "privacy.check.hint":
    "Database, event chain, files, search index, deadlines and figures, one after the other. Work goes on meanwhile.",
  "privacy.check.now": "Check now",
  "privacy.check.sound": "All agrees",
  "privacy.check.unsound": "Something disagrees: delete nothing and ask an administrator",
  "privacy.check.counts":
    "{events} log entries, {entries} audit entries, {files} files, {cards} sampled cards",
  "privacy.banner.error":
    "Error: the check found {n} disagreement{n:|s}. {first} All data and backups are kept as they are; look at the result first and delete nothing.",
  "privacy.banner.warning":
    "Notice: the check found {n} thing{n:|s} for you to look at. {first} Nothing has changed; work goes on.",
  "privacy.banner.open": "See the result",
  "privacy.check.error": "Error:",
  "privacy.check.warning": "Notice:",
  "privacy.check.repair": "Work out again what differs",
  "privacy.check.repaired":
    "The figures of {n} {n:card|cards} were worked out again. Issued reports stay as they are.",
  "privacy.check.head": "Chain head of {day}:",
  "privacy.check.head_hint":
    "It stands on the closing list and proves later that the day's log is unchanged. An administrator of this PC can rewrite what is newer than the last head that left the PC.",
  "privacy.key.title": "Key of the event chain",
  "privacy.key.hint":
    "It seals the log, and encrypts the customer data in it. Another PC needs the recovery code.",
  "privacy.key.protected":
    "The system's keychain keeps the keys; only this account on this computer can open them.",
  "privacy.key.plain":
    "This computer has no keychain that protects anything: {n} {n:key lies|keys lie} unencrypted in files of the data folder.",
  "privacy.key.plain_left":
    "{n} {n:key was|keys were} put away while there was no keychain: unencrypted, in files of the data folder.",
  "privacy.key.plain_follows":
    "Whoever can open that folder or its backups can read the customer data in the log, change the log without a check noticing, and try out PINs.",
  "privacy.key.plain_do":
    "Work goes on. Keep the data folder and its backups where nobody else can read them, and encrypt the disk; keys are protected only once a system keychain (GNOME Keyring or KWallet) is set up.",
  "privacy.key.plain_left_do":
    "Work goes on. Keep the data folder and its backups where nobody else can read them, and encrypt the disk; the system's keychain keeps new keys.",
  "privacy.key.missing":
    "{n} older {n:key is|keys are} not on this computer: that part of the log can't be checked, nor its customer data be read.",
  "privacy.key.no_code":
    "There is no recovery code yet. Without one, customer data in the old log is lost with this computer.",
  "privacy.key.has_code": "The recovery code was made {at}. A new one makes it void.",
  "privacy.key.make": "Make a recovery code",
  "privacy.key.code_title": "Recovery code, shown only once",
  "privacy.key.code_hint": "Write it down and lock it away. It is stored nowhere and can't be shown again.",
  "privacy.key.code_line": "Recovery code (shown only once; write it down and lock it away): {code}",
  "privacy.key.sheet":
    "Recovery code of {name} ({store}), made {day}:\r\n\r\n{code}\r\n\r\nEnter it under Settings → Data and checks on another computer, or when the key is lost. Keep it away from the data folder and the backups.",
  "privacy.key.print": "Print…",
  "privacy.key.printing": "Printing…",
  "privacy.key.printed": "Printed. Lock it away, not with the backups.",
  "privacy.key.save": "Save to a USB stick…",
  "privacy.key.saved": "Saved to {file}. Lock it away, not beside the backups.",
  "privacy.key.written_down": "Written down",
  "privacy.key.enter": "Recovery code",
  "privacy.key.recover": "Bring the key back",
  "privacy.key.recovered": "The key is back; the old log can be checked.",
  "privacy.person.title": "One person's data",
  "privacy.person.hint":
    "For a customer who wants to see, correct or erase their data. Correct it under Customers; old cards keep what was true then.",
  "privacy.person.find": "Name or phone",
  "privacy.person.none": "Nobody found.",
  "privacy.person.export": "Export",
  "privacy.person.exported": "Exported to {file}",
  "privacy.person.erase": "Erase",
  "privacy.erase.title": "Erase the data of {name}",
  "privacy.erase.takes":
    "{cards} {cards:card becomes an anonymous figure|cards become anonymous figures}, {files} {files:file is|files are} deleted, search finds nothing. Figures stay. This can't be undone.",
  "privacy.erase.backups": "{n} {n:backup holds|backups hold} this person until rotated out.",
  "privacy.erase.open": "Close or cancel these cards first: {cards}",
  "privacy.erase.reason": "Who asked, and how",
  "privacy.erase.reason_hint": "This is recorded: no names or numbers.",
  "privacy.erase.sure": "I know that this can't be undone",
  "privacy.erase.now": "Erase data",
  "privacy.erase.done":
    "Erased: {cards} {cards:card is an anonymous figure|cards are anonymous figures}, {files} {files:file|files} deleted",
  "privacy.retention.hint":
    "Customers with no contact for so many months and nothing open are listed for an administrator to erase. Empty keeps them.",
  "privacy.retention.look": "See who is due",
  "privacy.retention.none_set": "No period is set. Enter the months, save, then look again.",
  "privacy.retention.nobody": "No customer is due.",
  "privacy.retention.title_due": "{n} {n:customer is|customers are} due",
  "privacy.retention.why":
    "No contact for {months} months (before {before}) and nothing open. Those without a tick stay.",
  "privacy.retention.person": "{name}, {cards} {cards:card|cards}, last contact {at}",
  "privacy.retention.erase": "Erase the data of {n}",
  "privacy.retention.done": "{n} erased, {skipped} left (contact meanwhile)",
  "privacy.photo.held": "position is being removed",
  "privacy.photo.removed": "consent withdrawn, photo deleted",
  "privacy.photo.withdraw": "Withdraw consent",
  "privacy.photo.withdraw_title": "The customer withdraws consent",
  "privacy.photo.withdraw_hint":
    "{name} is deleted from this computer and can't be brought back; the log keeps only that there was a photo.",
  "privacy.photo.withdraw_now": "Delete the photo",
  "privacy.photo.withdrawn": "Photo deleted.",
};
