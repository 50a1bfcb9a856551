import path from "node:path";

/** Where the parts of one store's data lie. */
export interface DataFolder {
  readonly root: string;
  readonly database: string;
  readonly attachments: string;
  readonly backups: string;
  readonly logs: string;
}

/** The layout `{desk.sqlite, attachments/, backups/, logs/}` under a folder; touches nothing. */
export function dataFolderAt(root: string): DataFolder {
  const absolute = path.resolve(root);
  return {
    root: absolute,
    database: path.join(absolute, "desk.sqlite"),
    attachments: path.join(absolute, "attachments"),
    backups: path.join(absolute, "backups"),
    logs: path.join(absolute, "logs"),
  };
}
