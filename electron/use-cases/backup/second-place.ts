import path from "node:path";
import { changeBackupState } from "#electron/db/backup/backup-state";
import { NODE_DISK } from "#electron/db/backup/disk";
import { markSecondPlace } from "#electron/db/backup/second-place";
import { dataFolderAt } from "#electron/db/data-folder";
import { storeFailureOf } from "#electron/db/store-failure";
import { insertAudit } from "#electron/repositories/audit-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { Actor } from "#shared/domain/card/decision";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";

/**
 * Chooses where every backup is copied to besides the data folder, null = nowhere any more. Failures: `forbidden`,
 * `unsupported` (inside the data folder), `read_only`, `disk_full`.
 */
export async function chooseSecondPlace(
  desk: Desk,
  actor: Actor,
  chosen: string | null,
): Promise<Result<null>> {
  const allowed = authorise(actor, "settings.change");
  if (!allowed.ok) return allowed;
  const { root, backups } = dataFolderAt(desk.dataFolder);
  if (chosen !== null && isInside(chosen, root)) return fail("unsupported", { reason: "inside_data_folder" });
  const at = desk.nowMs();
  const logged = desk.write((tx) => {
    insertAudit(tx, {
      what: "settings.change",
      by: actor.code,
      at,
      subject: "backup.second_place",
      details: { after: chosen },
    });
    return ok(null);
  });
  if (!logged.ok) return logged;
  try {
    if (chosen !== null) await markSecondPlace(chosen, NODE_DISK);
    await changeBackupState(backups, NODE_DISK, () => ({
      second_place: chosen === null ? null : { folder: chosen, chosen_at: at, ok_at: null, failure: null },
    }));
    return ok(null);
  } catch (error) {
    const failure = storeFailureOf(error);
    if (failure === null) throw error;
    return fail(failure.code, { output: chosen ?? backups });
  }
}

function isInside(folder: string, root: string): boolean {
  const relative = path.relative(root, path.resolve(folder));
  return relative === "" || (!relative.startsWith("..") && !path.isAbsolute(relative));
}
