import { RESTORED_KEY } from "#electron/db/backup/restored-note";
import { restoredNoteIn } from "#electron/db/backup/undo-restore";
import { insertAudit } from "#electron/repositories/audit-repository";
import { saveValue } from "#electron/repositories/settings-repository";
import { ok, type Result } from "#shared/contract/error-codes";
import type { Desk } from "../desk";

/**
 * Writes a restore into the log of the restored store, once: at its first opening, when its schema is of today. Does
 * nothing where there was none.
 */
export function tellRestore(desk: Desk): Result<null> {
  if (desk.readOnly) return ok(null);
  const note = restoredNoteIn(desk.store.sqlite);
  if (note === null || note.told) return ok(null);
  return desk.write((tx) => {
    insertAudit(tx, {
      what: note.kind === "undo" ? "backup.undo_restore" : "backup.restore",
      by: note.by ?? "system",
      at: note.at,
      subject: note.file,
      details: { made_at: note.made_at, approved_by: note.approved_by, lost_cards: note.lost_cards },
    });
    saveValue(tx, RESTORED_KEY, { ...note, told: true }, desk.nowMs(), note.by);
    return ok(null);
  });
}
