import path from "node:path";
import type { ElectronApplication } from "playwright";

const projectRoot = path.resolve(import.meta.dirname, "..", "..");

/**
 * From now on every commit of the program fails as on a full disk (a fault can't be had otherwise without
 * filling the machine's own); answers how to make room again.
 */
export async function fillDisk(app: ElectronApplication): Promise<() => Promise<void>> {
  await app.evaluate((_electron, root) => {
    const { createRequire } = process.getBuiltinModule("node:module");
    const Database = createRequire(`${root}/package.json`)("better-sqlite3");
    const exec = Database.prototype.exec;
    let writing = false;
    Database.prototype.exec = function (this: unknown, sql: string) {
      if (sql.startsWith("BEGIN")) writing = sql === "BEGIN IMMEDIATE";
      if (sql === "COMMIT" && writing) {
        throw new Database.SqliteError("database or disk is full", "SQLITE_FULL");
      }
      return exec.call(this, sql);
    };
    Reflect.set(globalThis, "makeRoom", () => {
      Database.prototype.exec = exec;
    });
  }, projectRoot);
  return () => app.evaluate(() => Reflect.get(globalThis, "makeRoom")());
}

/**
 * From now on nothing can be opened for writing, as on a full disk: the journal that opening makes does not fit.
 * Answers how to make room again.
 */
export async function fillDiskForOpening(app: ElectronApplication): Promise<() => Promise<void>> {
  await app.evaluate((_electron, root) => {
    const { createRequire } = process.getBuiltinModule("node:module");
    const Database = createRequire(`${root}/package.json`)("better-sqlite3");
    const pragma = Database.prototype.pragma;
    Database.prototype.pragma = function (this: unknown, source: string, options: unknown) {
      if (source.startsWith("journal_mode = ")) {
        throw new Database.SqliteError("database or disk is full", "SQLITE_FULL");
      }
      return pragma.call(this, source, options);
    };
    Reflect.set(globalThis, "makeRoom", () => {
      Database.prototype.pragma = pragma;
    });
  }, projectRoot);
  return () => app.evaluate(() => Reflect.get(globalThis, "makeRoom")());
}
