import Database from "better-sqlite3";
import { connectStore } from "#electron/db/connection";
import { dataFolderAt } from "#electron/db/data-folder";
import { setPragmas } from "#electron/db/pragmas";
import { storeFailureOf } from "#electron/db/store-failure";
import { fail, type Result } from "#shared/contract/error-codes";
import { type Desk, deskOn } from "../desk";

/**
 * Looks at a backup as at a store, for reading only: who works there says who may restore it where the store's own
 * data can't be asked. Failure: `corrupt`, where it can't be read.
 */
export async function withBackupDesk<Value>(
  file: string,
  env: NodeJS.ProcessEnv,
  ask: (desk: Desk) => Result<Value> | Promise<Result<Value>>,
): Promise<Result<Value>> {
  let sqlite: Database.Database | null = null;
  try {
    sqlite = new Database(file, { readonly: true, fileMustExist: true });
    setPragmas(sqlite, "read");
    const folder = dataFolderAt(file);
    return await ask(deskOn(connectStore(sqlite, { folder, readOnly: true }), folder.root, env));
  } catch (error) {
    const failure = storeFailureOf(error);
    if (failure === null) throw error;
    return fail(failure.code, { file, reason: "backup_unreadable" });
  } finally {
    sqlite?.close();
  }
}
