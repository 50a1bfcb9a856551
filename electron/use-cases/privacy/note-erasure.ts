import fs from "node:fs";
import { addErasures, type Erasure } from "#electron/db/backup/erasure-list";
import { foldersOfSecondPlace } from "#electron/db/backup/jobs";
import { storeFailureOf } from "#electron/db/store-failure";
import type { Desk } from "../desk";

/**
 * Puts an erasure that is durable in the store on the lists beside its backups, here and at the second place, so that
 * a restore can't bring the person back. A list that can't be written now is brought up to date by the next opening,
 * the next backup, or the restore itself, which also asks the store.
 */
export function noteErasure(desk: Desk, erasure: Erasure): void {
  const { folder } = desk.store;
  const second = foldersOfSecondPlace(folder).filter((place) => fs.existsSync(place));
  for (const place of [folder.backups, ...second]) {
    try {
      addErasures(place, [erasure]);
    } catch (error) {
      if (storeFailureOf(error) === null) throw error;
    }
  }
}
