import fs from "node:fs";
import path from "node:path";
import type { DataFolder } from "../data-folder";
import { isSwapUnfinished } from "./swap";

/**
 * Removes what restores that were cut off before their journal left: copies only. The caller holds the store's lock,
 * alone or together with others who have the store open, so that no restore is under way.
 */
export function clearRestoreFolder(folder: DataFolder): void {
  if (isSwapUnfinished(folder) || !fs.existsSync(folder.restore)) return;
  for (const name of fs.readdirSync(folder.restore)) {
    fs.rmSync(path.join(folder.restore, name), { recursive: true, force: true });
  }
}
