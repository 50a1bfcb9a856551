import { getTableColumns, getTableName, type InferSelectModel } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { type NamedQuery, named, type SqlValue, type StoreTransaction } from "#electron/db/connection";

/**
 * Writing and reading whole rows of a drizzle table with statements that are prepared once: drizzle's own query
 * building costs more than SQLite's work on the path that every action takes.
 */
export interface TableAccess<Row> {
  readonly name: string;
  readonly columns: readonly string[];
  /** `"a", "b", …` of every column. */
  readonly columnList: string;
  insert(tx: StoreTransaction, row: Row): void;
  /** A column's value as SQLite stores it. */
  encode(column: string, value: unknown): SqlValue;
  /** A row as `SELECT` gave it, with booleans and JSON read. */
  decode(row: Record<string, unknown>): Row;
}

/** Access to a table whose drizzle keys are its column names. */
export function accessTo<T extends SQLiteTable>(table: T): TableAccess<InferSelectModel<T>> {
  const name = getTableName(table);
  const columns = getTableColumns(table);
  const names = Object.keys(columns);
  const converted = names.filter((key) => needsConversion(columns[key]));
  const insertion = named(
    `${name}.insert`,
    `INSERT INTO "${name}" (${listOf(names)}) VALUES (${names.map(() => "?").join(", ")})`,
  );

  function encode(column: string, value: unknown): SqlValue {
    if (value === null || value === undefined) return null;
    const definition = columns[column];
    if (definition === undefined) throw new Error(`${name} has no column ${column}`);
    return definition.mapToDriverValue(value) as SqlValue;
  }

  return {
    name,
    columns: names,
    columnList: listOf(names),
    encode,
    insert: (tx, row) => {
      const values: Record<string, unknown> = row;
      tx.run(insertion, ...names.map((column) => encode(column, values[column])));
    },
    decode: (row) => {
      for (const key of converted) {
        if (row[key] !== null) row[key] = columns[key]?.mapFromDriverValue(row[key]);
      }
      return row as InferSelectModel<T>;
    },
  };
}

function needsConversion(column: SQLiteColumn | undefined): boolean {
  return column?.columnType === "SQLiteBoolean" || column?.columnType === "SQLiteTextJson";
}

function listOf(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}

/**
 * `UPDATE` of some columns by a key, one prepared statement per set of columns (the actions of a card give a few
 * dozen sets). `extra` is SQL after the assignments, e.g. `, "change_seq" = …`.
 */
export function updateQueries(
  table: string,
  where: string,
  extra = "",
): (columns: readonly string[]) => NamedQuery {
  const queries = new Map<string, NamedQuery>();
  return (columns) => {
    const key = columns.join(",");
    const known = queries.get(key);
    if (known !== undefined) return known;
    const assignments = columns.map((column) => `"${column}" = ?`).join(", ");
    const query = named(`${table}.update`, `UPDATE "${table}" SET ${assignments}${extra} WHERE ${where}`);
    queries.set(key, query);
    return query;
  };
}
