import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { dataFolderAt } from "#electron/db/data-folder";
import { latestVersion } from "#electron/db/migrate";
import { MIGRATIONS } from "#electron/db/migrations/all";
import { createStore } from "#electron/db/open";
import { fillDemoStore } from "#electron/use-cases/demo/fill-demo-store";
import { initialiseStore } from "#electron/use-cases/store/initialise-store";

/**
 * Stores as each past version of the program left them: its schema by the migrations up to then, its rows those of a
 * demo store of today in the tables and columns that there were.
 */

export const PAST_NOW_MS = Date.UTC(2026, 10, 20, 6);
const CARDS = 12;

/** Rows that a program of that time could not have written. */
const NOT_YET: readonly { readonly before: number; readonly sql: string }[] = [
  { before: 13, sql: `DELETE FROM "assessment_entry"; DELETE FROM "assessment_item"` },
  { before: 14, sql: `DELETE FROM "setting" WHERE "key" LIKE 'figures.%'` },
  { before: 18, sql: `DELETE FROM "setting" WHERE "key" LIKE 'chain.%'` },
];
/** Tables whose rows are not carried over: made anew since, when nothing had written into them yet. */
const MADE_ANEW: readonly { readonly at: number; readonly table: string }[] = [
  { at: 16, table: "periodic_survey" },
  { at: 18, table: "customer_key" },
];

/** A store of today with rows in most tables; the file of its closed database. */
async function presentStore(folder: string): Promise<string> {
  const made = await initialiseStore(
    folder,
    {
      prefix: "SH",
      store: "S01",
      name: "示例门店",
      zone: "Asia/Shanghai",
      person_code: "admin",
      person_name: "管理员",
    },
    { env: {}, now: () => PAST_NOW_MS, sandbox: true },
  );
  if (!made.ok) throw new Error(made.code);
  const filled = fillDemoStore(made.value, { cards: CARDS });
  if (!filled.ok) throw new Error(filled.code);
  const { sqlite } = made.value.store;
  sqlite.exec(`INSERT INTO "credential" ("staff", "kind", "salt", "hash", "parameters", "set_at", "failed_attempts",
      "reset_needed", "must_change") VALUES ('admin1', 'pin', x'01', x'02', '{"n":65536}', 1, 2, 0, 0);
    INSERT INTO "notice" ("kind", "at", "lines", "total") VALUES ('reminder', 1, '[]', 1)`);
  made.value.close();
  return dataFolderAt(folder).database;
}

/** Tables that hold rows of their own: neither SQLite's nor the search index. */
export function ownTables(sqlite: Database.Database, schema = "main"): string[] {
  return sqlite
    .prepare(
      `SELECT "name" FROM ${schema}.sqlite_schema WHERE "type" = 'table' AND "sql" NOT LIKE 'CREATE VIRTUAL%'
         AND "name" NOT LIKE 'sqlite_%' AND "name" NOT LIKE '%_search_%' AND "name" <> 'schema_migration' ORDER BY 1`,
    )
    .pluck()
    .all() as string[];
}

export function columnsOf(sqlite: Database.Database, table: string, schema = "main"): string[] {
  return (sqlite.pragma(`${schema}.table_info("${table}")`) as { name: string }[]).map(({ name }) => name);
}

/** Fills a store of a past version with the rows of today's that it has room for. */
function fillFrom(sqlite: Database.Database, version: number, present: string): void {
  sqlite.pragma("foreign_keys = OFF");
  sqlite.exec(`ATTACH '${present}' AS "present"`);
  const today = new Set(ownTables(sqlite, "present"));
  const anew = MADE_ANEW.filter(({ at }) => version < at).map(({ table }) => table);
  for (const table of ownTables(sqlite)) {
    if (!today.has(table) || anew.includes(table)) continue;
    const known = new Set(columnsOf(sqlite, table, "present"));
    const columns = columnsOf(sqlite, table)
      .filter((column) => known.has(column))
      // Before the chain of events nothing was sealed.
      .filter((column) => version >= 18 || table !== "card_event" || !column.endsWith("hash"))
      .map((column) => `"${column}"`)
      .join(", ");
    // Rows that its own migrations have written are there already.
    sqlite.exec(
      `INSERT OR IGNORE INTO main."${table}" (${columns}) SELECT ${columns} FROM "present"."${table}"`,
    );
    const count = (schema: string) =>
      sqlite.prepare(`SELECT count(*) FROM ${schema}."${table}"`).pluck().get() as number;
    if (count("main") < count('"present"')) throw new Error(`version ${version} has no room for ${table}`);
  }
  sqlite.exec(`DETACH "present"`);
  for (const { before, sql } of NOT_YET) if (version < before) deleteWhereThere(sqlite, sql);
  sqlite.pragma("foreign_keys = ON");
}

function deleteWhereThere(sqlite: Database.Database, sql: string): void {
  const tables = ownTables(sqlite);
  for (const statement of sql.split(";")) {
    if (tables.some((table) => statement.includes(`"${table}"`))) sqlite.exec(statement);
  }
}

/** One closed store per past version, in a folder `v1`, `v2` … below the root; the versions in order. */
export async function makePastStores(root: string): Promise<readonly number[]> {
  const present = await presentStore(path.join(root, "present"));
  const versions = Array.from({ length: latestVersion(MIGRATIONS) - 1 }, (_, index) => index + 1);
  for (const version of versions) {
    const folder = pastFolder(root, version);
    const made = await createStore({
      folder,
      now: () => PAST_NOW_MS,
      migrations: MIGRATIONS.slice(0, version),
    });
    if (!made.ok) throw new Error(made.code);
    fillFrom(made.store.sqlite, version, present);
    made.store.close();
  }
  fs.rmSync(path.dirname(present), { recursive: true, force: true });
  return versions;
}

export function pastFolder(root: string, version: number): string {
  return path.join(root, `v${version}`);
}

/** Rows of a past database that its successor no longer has, by the columns that both have; none may be lost. */
export function rowsLost(past: string, present: string, version: number): number {
  const sqlite = new Database(present, { readonly: true });
  try {
    sqlite.exec(`ATTACH '${past}' AS "past"`);
    const anew = MADE_ANEW.filter(({ at }) => version < at).map(({ table }) => table);
    const tables = ownTables(sqlite, '"past"').filter((table) => !anew.includes(table));
    return tables.reduce((lost, table) => {
      const kept = new Set(columnsOf(sqlite, table));
      const columns = columnsOf(sqlite, table, '"past"')
        .filter((column) => kept.has(column))
        .map((column) => `"${column}"`)
        .join(", ");
      const gone = sqlite.prepare(
        `SELECT count(*) FROM (SELECT ${columns} FROM "past"."${table}" EXCEPT SELECT ${columns} FROM main."${table}")`,
      );
      return lost + (gone.pluck().get() as number);
    }, 0);
  } finally {
    sqlite.close();
  }
}
