import type { backupZh } from "./backup-zh";

/** Backups, restore, and starts that failed (SAFETY 4, UX 2, UX 10 sentence 10). */
export const backupEn: Readonly<Record<keyof typeof backupZh, string>> = {
  "backup.chip_good": "Backup {time}",
  "backup.chip_none": "No backup yet",
  "backup.chip_running": "Backing up {n}%",
  "backup.chip_problem": "Look at the backup",
  "backup.cancel": "Cancel the backup",
  "backup.banner_overdue":
    "No new backup for more than a day. The data is safe on this PC, last backup {last}; press “Back up now”.",
  "backup.banner_failed":
    "The backup at {time} failed: {why}. The data is safe on this PC, last backup {last}; put it right and press “Back up now”.",
  "backup.banner_second_failed":
    "No copy at the second place at {time}: {why}. The data is safe on this PC, last backup {last}; put it right and press “Back up now”.",
  "backup.banner_not_connected":
    "The backup at {time} failed: the stick isn't plugged in. The data is safe on this PC, last backup {last}; plug it in and press “Back up now”.",
  "backup.banner_second_overdue":
    "No copy at the second place for three days. The data is safe on this PC, last backup {last}; plug the stick in and press “Back up now”.",
  "backup.never": "none yet",
  "backup.why.not_connected": "the stick isn't plugged in",
  "backup.why.disk_full": "the disk is full",
  "backup.why.read_only": "it can't be written there",
  "backup.why.busy": "it was cancelled, or the files are in use",
  "backup.why.corrupt": "something read back damaged",
  "backup.why.no_folder": "the folder isn't there",
  "backup.why.other": "it wasn't written",
  "backup.now": "Back up now",
  "backup.open_settings": "See backups",
  "backup.made": "Backed up and verified: {n} {n:card|cards}",

  "backup.title": "Backups",
  "backup.about":
    "Made after the start, at the close and every half hour with changes; also before an update, a restore or an import. Each is verified.",
  "backup.folder": "Kept in",
  "backup.second_title": "Second place (USB stick)",
  "backup.second_none":
    "None chosen. If this PC breaks, the backups on it are lost too: plug in a stick and choose a folder on it.",
  "backup.second_choose": "Choose a folder",
  "backup.second_change": "Change the folder",
  "backup.second_forget": "Stop copying there",
  "backup.second_connected": "Connected, last copy {time}",
  "backup.second_away": "Not connected, last copy {time}",
  "backup.second_same_disk":
    "It lies on the same disk as the data and would be lost with it. A USB stick is better.",
  "backup.list_title": "List of backups",
  "backup.list_empty": "No backup yet. Press “Back up now” for the first one.",
  "backup.column_time": "Time",
  "backup.column_reason": "Why",
  "backup.column_cards": "Cards",
  "backup.column_size": "Size",
  "backup.column_state": "Verified",
  "backup.column_place": "Place",
  "backup.column_do": "Actions",
  "backup.state.verified": "✓ Verified",
  "backup.state.unchecked": "Not yet",
  "backup.state.damaged": "✗ Damaged",
  "backup.place.here": "This PC",
  "backup.place.second": "Second place",
  "backup.place.chosen": "Chosen file",
  "backup.reason.start": "After start",
  "backup.reason.close": "At close",
  "backup.reason.interval": "Half-hourly",
  "backup.reason.manual": "By hand",
  "backup.reason.migration": "Before update",
  "backup.reason.restore": "Before restore",
  "backup.reason.import": "Before import",
  "backup.reason.unknown": "No manifest",
  "backup.check": "Verify",
  "backup.checked_sound": "Every byte of this backup is right, with {n} {n:file|files}.",
  "backup.checked_missing":
    "The data of this backup is right; {n} {n:attachment is|attachments are} missing.",
  "backup.checked_damaged": "This backup is damaged and can't be restored. The others are not affected.",
  "backup.restore": "Restore…",
  "backup.from_file": "Restore from a file…",
  "backup.integrity_good": "Weekly full check: {time}, nothing found",
  "backup.integrity_bad":
    "Weekly full check: {time}, damage found. Back up, then ask whoever maintains this.",
  "backup.restored_title": "Last restore",
  "backup.restored": "At {time}, to the backup of {made}; {n} {n:card was|cards were} lost.",
  "backup.restored_unknown":
    "At {time}, to the backup of {made}; the data before couldn't be read, so the loss isn't known.",
  "backup.undo": "Undo the restore",
  "backup.undo_confirm": "The present data is kept first, then the data from before the restore comes back.",

  "restore.title": "Restore a backup",
  "restore.reading": "Verifying this backup…",
  "restore.made_at": "Made at",
  "restore.store": "Store",
  "restore.cards": "Cards",
  "restore.customers": "Customers",
  "restore.last_card": "Last card",
  "restore.no_card": "no card",
  "restore.now": "Present data",
  "restore.now_unreadable": "can't be read",
  "restore.lose": "You will lose {n} {n:card|cards}",
  "restore.lose_none": "No card will be lost",
  "restore.lose_unknown":
    "The present data can't be read; cards from after the time of the backup will be lost",
  "restore.changed": "{n} more {n:card goes|cards go} back to how {n:it was|they were}",
  "restore.erased_again": "{n} {n:person was|people were} erased since this backup and will be erased again.",
  "restore.missing_files":
    "{n} {n:attachment is|attachments are} missing in the backup; what is still here stays in use.",
  "restore.not_sealed": "This file was renamed and has no manifest: only its inner structure can be checked.",
  "restore.safe":
    "The present data is backed up and set aside, never deleted; the restore can be undone. No number is given twice.",
  "restore.approver": "Who agrees (an administrator)",
  "restore.pin": "{name}'s PIN",
  "restore.no_approver": "This store has no administrator who could agree.",
  "restore.do": "Restore to {time}",
  "restore.doing": "Restoring; leave the PC on…",
  "restore.done": "Restored to the backup of {time}",
  "restore.problem.missing": "The file isn't there; nothing has changed. Check that the stick is plugged in.",
  "restore.problem.damaged":
    "This backup is damaged and can't be restored; the present data is untouched. Try another one.",
  "restore.problem.newer":
    "This backup was made by a newer version, which this one can't open. Update the program first.",
  "restore.problem.other_store":
    "This is another store's backup; it did not replace the data here. To look at it, restore it into a new folder.",
  "restore.page_title": "Restoring",
  "restore.page":
    "The data is being replaced by the backup's, with its pictures. A power cut does no harm: the next start finishes it.",

  "failure.restore": "Restore a backup",
  "failure.other_folder": "Another folder",
  "failure.what.corrupt": "The data file is damaged",
  "failure.what.newer_database": "The data was written by a newer version",
  "failure.what.busy": "Another program holds the data",
  "failure.what.read_only": "The data folder can only be read",
  "failure.what.no_folder": "The data folder isn't there",
  "failure.what.store_missing": "The store's data file is gone",
  "failure.what.disk_full": "The disk is full; the data couldn't be opened",
  "failure.what.unsupported": "The data can't lie here",
  "failure.what.other": "The store's data couldn't be opened",
  "failure.kept.corrupt": "The file was not touched and won't be deleted.",
  "failure.kept.newer_database": "The data was not touched; the newer version still opens it.",
  "failure.kept.busy": "The data was not touched.",
  "failure.kept.read_only": "The data was not touched.",
  "failure.kept.no_folder": "No empty store was made; the data is where it was.",
  "failure.kept.store_missing": "No empty store was made; backups and attachments are still there.",
  "failure.kept.disk_full": "A full disk is no damage: all saved data is there, nothing was deleted.",
  "failure.kept.unsupported": "Nothing was touched.",
  "failure.kept.other": "No file was touched, and none will be deleted.",
  "failure.do.corrupt":
    "Restore the newest backup. The damaged file is set aside; whoever maintains this may still recover from it.",
  "failure.do.newer_database": "Update the program on this PC. Don't replace the data with an older backup.",
  "failure.do.busy": "Close other windows, backup tools or commands that still run, then try again.",
  "failure.do.read_only":
    "Take the write protection off the folder, or use a Windows account that may write, then try again.",
  "failure.do.no_folder":
    "Plug in the stick or disk and try again; if the data has moved, choose “Another folder”.",
  "failure.do.store_missing":
    "See whether a virus scanner has quarantined desk.sqlite; if it can't be found, restore a backup.",
  "failure.do.disk_full": "Free 200 MB, then try again.",
  "failure.do.unsupported":
    "Move the whole data folder to an ordinary folder of this PC's disk, then choose “Another folder”.",
  "failure.do.other": "Try again; if that doesn't help, copy the diagnostics for whoever maintains this.",
  "failure.pick_title": "Choose a backup",
  "failure.pick_none":
    "There is no backup in this folder. Plug in the stick with the backups and press “Restore from a file”.",
  "failure.details": "Details",
  "first_run.have_data": "Does this store have data already?",
};
