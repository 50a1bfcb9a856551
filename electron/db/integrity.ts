import type Database from "better-sqlite3";
import { storeFailureOf } from "./store-failure";

/** What a check found, in SQLite's words; empty = sound. Names tables and pages, never contents. */
export type Findings = readonly string[];

/** Structure of every page, at each start (SAFETY 3). */
export function quickCheck(sqlite: Database.Database): Findings {
  return checkTables(sqlite, "quick_check");
}

/** Structure, and every index against its table: weekly and on every backup. */
export function integrityCheck(sqlite: Database.Database): Findings {
  return checkTables(sqlite, "integrity_check");
}

const mostFindings = 20;

/**
 * Checks every ordinary table, `sqlite_schema` (with the free pages) first. CHECK constraints are left out: they
 * were enforced when a row was written, and trying them on each row of a hundred columns takes ten times as long as
 * reading it. Full-text tables are checked by their own storage; whether they say what the tables say is
 * `searchIndexDifferences`.
 */
function checkTables(sqlite: Database.Database, check: "quick_check" | "integrity_check"): Findings {
  const findings: string[] = [];
  sqlite.pragma("ignore_check_constraints = ON");
  try {
    findings.push(...notOk(checkTable(sqlite, check, "sqlite_schema"), check));
    for (const table of findings.length === 0 ? ordinaryTables(sqlite) : []) {
      findings.push(...notOk(checkTable(sqlite, check, table), check));
      if (findings.length >= mostFindings) break;
    }
  } finally {
    sqlite.pragma("ignore_check_constraints = OFF");
  }
  return findings.slice(0, mostFindings);
}

/** Damage can be such that SQLite gives up instead of reporting it: that is a finding as well. */
function checkTable(sqlite: Database.Database, check: string, table: string): unknown {
  try {
    return sqlite.pragma(`${check}("${table}")`);
  } catch (error) {
    if (storeFailureOf(error)?.code !== "corrupt") throw error;
    return [{ [check]: `${table}: ${error instanceof Error ? error.message : "malformed"}` }];
  }
}

function ordinaryTables(sqlite: Database.Database): string[] {
  const rows = sqlite
    .prepare(
      `SELECT "name" FROM sqlite_schema WHERE "type" = 'table' AND "sql" NOT LIKE 'CREATE VIRTUAL TABLE%'`,
    )
    .pluck()
    .all();
  return rows as string[];
}

/** Rows that point to nothing. */
export function foreignKeyCheck(sqlite: Database.Database): Findings {
  const rows = sqlite.pragma("foreign_key_check") as {
    table: string;
    rowid: number | null;
    parent: string;
  }[];
  return rows
    .slice(0, mostFindings)
    .map((row) => `${row.table} row ${row.rowid ?? "?"} has no ${row.parent}`);
}

function notOk(rows: unknown, column: string): Findings {
  return (rows as Record<string, string>[])
    .map((row) => row[column] ?? "")
    .filter((message) => message !== "ok");
}
