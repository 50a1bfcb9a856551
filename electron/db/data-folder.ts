import path from "node:path";

/** Where the parts of one store's data lie. */
export interface DataFolder {
  readonly root: string;
  readonly database: string;
  readonly attachments: string;
  readonly backups: string;
  readonly logs: string;
  /** Who has the store open (`backup/store-lock.ts`). */
  readonly lock: string;
  /** A restore under way: its journal and what it will put in place. */
  readonly restore: string;
  readonly journal: string;
  /** What restores took out of place: never deleted. */
  readonly setAside: string;
}

/** The layout `{desk.sqlite, attachments/, backups/, logs/, restore/, set-aside/}` under a folder; touches nothing. */
export function dataFolderAt(root: string): DataFolder {
  const absolute = path.resolve(root);
  return {
    root: absolute,
    database: path.join(absolute, "desk.sqlite"),
    attachments: path.join(absolute, "attachments"),
    backups: path.join(absolute, "backups"),
    logs: path.join(absolute, "logs"),
    lock: path.join(absolute, "desk.lock"),
    restore: path.join(absolute, "restore"),
    journal: path.join(absolute, "restore", "journal.json"),
    setAside: path.join(absolute, "set-aside"),
  };
}
