import type Database from "better-sqlite3";

/** What a check found, in SQLite's words; empty = sound. Names tables and pages, never contents. */
export type Findings = readonly string[];

/** Structure of every page, at each start (SAFETY 3). */
export function quickCheck(sqlite: Database.Database): Findings {
  return notOk(sqlite.pragma("quick_check(20)"), "quick_check");
}

/** Structure, indexes and constraints, weekly and on every backup. */
export function integrityCheck(sqlite: Database.Database): Findings {
  return notOk(sqlite.pragma("integrity_check(20)"), "integrity_check");
}

/** Rows that point to nothing. */
export function foreignKeyCheck(sqlite: Database.Database): Findings {
  const rows = sqlite.pragma("foreign_key_check") as {
    table: string;
    rowid: number | null;
    parent: string;
  }[];
  return rows.slice(0, 20).map((row) => `${row.table} row ${row.rowid ?? "?"} has no ${row.parent}`);
}

function notOk(rows: unknown, column: string): Findings {
  return (rows as Record<string, string>[])
    .map((row) => row[column] ?? "")
    .filter((message) => message !== "ok");
}
