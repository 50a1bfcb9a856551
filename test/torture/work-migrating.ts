import fs from "node:fs";
import Database from "better-sqlite3";
import { MIGRATIONS } from "#electron/db/migrations/all";
import { openStore } from "#electron/db/open";

/**
 * A process that opens a store of a past version and is killed before a statement of the update:
 * `work-migrating FOLDER NOW STATEMENT`; 0 = not at all, it then says how many there are. A small cache makes pages reach
 * the log long before their commit.
 */
const [folder = "", now = "0", at = "0"] = process.argv.slice(2);
const STDOUT = 1;
const texts: ReadonlySet<string> = new Set(MIGRATIONS.map(({ sql }) => sql));
const { exec, prepare, pragma } = Database.prototype;
let statements = 0;

function nextStatement(): void {
  statements += 1;
  if (statements === Number(at)) process.kill(process.pid, "SIGKILL");
}

/** The text up to each semicolon that ends a statement: not one inside of a trigger or of a string. */
function* statementsOf(sqlite: Database.Database, sql: string): Generator<string> {
  let from = 0;
  for (let end = sql.indexOf(";"); end >= 0; end = sql.indexOf(";", end + 1)) {
    const text = sql.slice(from, end + 1);
    if (!isWhole(sqlite, text)) continue;
    yield text;
    from = end + 1;
  }
  if (sql.slice(from).trim() !== "") throw new Error(`no statement: ${sql.slice(from)}`);
}

function isWhole(sqlite: Database.Database, text: string): boolean {
  try {
    prepare.call(sqlite, text);
    return true;
  } catch (error) {
    if (error instanceof Error && /incomplete input|unrecognized token/.test(error.message)) return false;
    throw error;
  }
}

Database.prototype.exec = function (this: Database.Database, sql: string) {
  // A check of the copy builds the schema in memory as well.
  if (this.memory || !texts.has(sql)) return exec.call(this, sql);
  pragma.call(this, "cache_size = 10");
  for (const statement of statementsOf(this, sql)) {
    nextStatement();
    exec.call(this, statement);
  }
  return this;
};
// The record of the step, its version, and the first moment after the last commit.
Database.prototype.prepare = function (this: Database.Database, sql: string) {
  if (sql.startsWith('INSERT INTO "schema_migration"')) nextStatement();
  return prepare.call(this, sql);
} as typeof prepare;
Database.prototype.pragma = function (this: Database.Database, source, options) {
  if (/^user_version = |^foreign_keys = ON/.test(source) && statements > 0) nextStatement();
  return pragma.call(this, source, options);
};

const opened = await openStore({ folder, now: () => Number(now) });
if (!opened.ok) throw new Error(JSON.stringify(opened));
fs.writeSync(STDOUT, `${statements}\n`);
opened.store.close();
