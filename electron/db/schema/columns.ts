import type { SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import type { AnySQLiteColumn, CheckBuilder } from "drizzle-orm/sqlite-core";
import { check, integer, text } from "drizzle-orm/sqlite-core";
import type { EpochMs, LocalDate } from "#shared/domain/card/case-state";
import type { Fen } from "#shared/domain/money/fen";

/** UTC milliseconds. */
export const instant = (name: string) => integer(name).$type<EpochMs>();
/** A store-local business day `YYYY-MM-DD`; its column name ends in a word of `dayNamePattern`. */
export const day = (name: string) => text(name).$type<LocalDate>();
/** Integer 分. */
export const money = (name: string) => integer(name).$type<Fen>();
/** 0 or 1. */
export const flag = (name: string) => integer(name, { mode: "boolean" });
/** JSON text of a shape that its writer has validated. */
export const json = <Shape>(name: string) => text(name, { mode: "json" }).$type<Shape>();
/** One code of a closed list. */
export function code<U extends string, T extends Readonly<[U, ...U[]]>>(name: string, values: T) {
  return text(name, { enum: values });
}

const dayNamePattern = /(_date|_on|^day|^warranty_end|^valid_until)$/;
const dayGlob = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]";

/**
 * The CHECK of every column whose type says what it may hold: codes of a closed list, booleans, JSON,
 * business days. The lists come from the shared vocabulary, so that schema and rules cannot drift apart.
 */
export function columnChecks(table: string, columns: Readonly<Record<string, unknown>>): CheckBuilder[] {
  return Object.values(columns as Record<string, AnySQLiteColumn>).flatMap((column) => {
    const rule = ruleOf(column);
    return rule === null ? [] : [check(`${table}_${column.name}`, sql.raw(rule))];
  });
}

function ruleOf(column: AnySQLiteColumn): string | null {
  const name = `"${column.name}"`;
  if (column.enumValues !== undefined && column.enumValues.length > 0)
    return `${name} IN (${listOf(column.enumValues)})`;
  if (column.columnType === "SQLiteBoolean") return `${name} IN (0, 1)`;
  if (column.columnType === "SQLiteTextJson") return `json_valid(${name})`;
  if (column.columnType === "SQLiteText" && dayNamePattern.test(column.name))
    return `${name} GLOB '${dayGlob}'`;
  return null;
}

function listOf(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(", ");
}

/** A named CHECK in plain SQL. */
export function rule(name: string, condition: string): CheckBuilder {
  return check(name, sql.raw(condition));
}

/** A partial index's condition in plain SQL. */
export function when(condition: string): SQL {
  return sql.raw(condition);
}
