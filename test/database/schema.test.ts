import { getTableColumns, getTableName, is, SQL } from "drizzle-orm";
import { getTableConfig, type SQLiteColumn, SQLiteSyncDialect, SQLiteTable } from "drizzle-orm/sqlite-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Store } from "#electron/db/connection";
import { allTables } from "#electron/db/schema/tables";
import { insertCase } from "#electron/repositories/case-repository";
import { CODE_LISTS } from "#electron/repositories/grid/grid-columns";
import { immediate } from "#electron/repositories/transaction";
import { rowsAgree } from "./rows-agree";
import { sampleCase } from "./sample-case";
import { discard, newStore } from "./store-in-folder";

let store: Store;
beforeAll(async () => {
  store = await newStore();
  immediate(store, (tx) => {
    insertCase(tx, sampleCase());
    return { ok: true };
  });
});
afterAll(() => discard(store));

const tables = Object.values(allTables).filter((table) => is(table, SQLiteTable));
const dialect = new SQLiteSyncDialect();

function sqlOf(condition: SQL | undefined): string | undefined {
  return condition === undefined ? undefined : dialect.sqlToQuery(condition).sql;
}

function schemaSql(type: "table" | "index", name: string): string {
  const sql = store.sqlite
    .prepare("SELECT sql FROM sqlite_schema WHERE type = ? AND name = ?")
    .pluck()
    .get(type, name);
  return String(sql);
}

interface ColumnInfo {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly pk: number;
}

function described(table: SQLiteTable, column: SQLiteColumn): Omit<ColumnInfo, "pk"> & { pk: boolean } {
  const keys = getTableConfig(table).primaryKeys.flatMap((key) => key.columns.map(({ name }) => name));
  const pk = column.primary || keys.includes(column.name);
  return { name: column.name, type: column.getSQLType().toUpperCase(), notnull: column.notNull ? 1 : 0, pk };
}

describe.each(tables.map((table) => [getTableName(table), table] as const))("table %s", (name, table) => {
  const config = getTableConfig(table);

  test("has drizzle's columns in the migrated database", () => {
    const found = store.sqlite.pragma(`table_info("${name}")`) as ColumnInfo[];
    const wanted = Object.values(getTableColumns(table)).map((column) => described(table, column));
    expect(
      found.map(({ name: column, type, notnull, pk }) => ({ name: column, type, notnull, pk: pk > 0 })),
    ).toEqual(wanted);
    expect(Object.keys(getTableColumns(table))).toEqual(wanted.map((column) => column.name));
  });

  test("is STRICT and checks what the vocabulary allows", () => {
    const sql = schemaSql("table", name);
    expect(sql).toMatch(/\) STRICT(, WITHOUT ROWID)?$/);
    const found = [...sql.matchAll(/CONSTRAINT "(\w+)" CHECK \((.*)\),?$/gm)].map(([, check, rule]) => [
      check,
      rule,
    ]);
    expect(found.toSorted()).toEqual(
      config.checks.map((check) => [check.name, sqlOf(check.value)]).toSorted(),
    );
  });

  test("has drizzle's indexes and foreign keys", () => {
    const found = (
      store.sqlite.pragma(`index_list("${name}")`) as { name: string; origin: string; unique: number }[]
    )
      .filter(({ origin }) => origin === "c")
      .map((index) => ({
        name: index.name,
        unique: index.unique === 1,
        columns: (store.sqlite.pragma(`index_info("${index.name}")`) as { name: string | null }[]).map(
          // An indexed expression has no name.
          (column) => column.name ?? "",
        ),
        where: / WHERE (.*)$/.exec(schemaSql("index", index.name))?.[1],
      }));
    const wanted = config.indexes.map(({ config: index }) => ({
      name: index.name,
      unique: index.unique,
      columns: index.columns.map((column) => (is(column, SQL) ? "" : column.name)),
      where: sqlOf(index.where),
    }));
    const byName = (left: { name: string }, right: { name: string }) => (left.name < right.name ? -1 : 1);
    expect(found.toSorted(byName)).toEqual(wanted.toSorted(byName));

    const keys = store.sqlite.pragma(`foreign_key_list("${name}")`) as {
      table: string;
      from: string;
      to: string;
    }[];
    const foreign = config.foreignKeys.flatMap((key) => {
      const { columns, foreignColumns, foreignTable } = key.reference();
      return columns.map(
        (column, index) => `${column.name} → ${getTableName(foreignTable)}.${foreignColumns[index]?.name}`,
      );
    });
    expect(keys.map(({ table: to, from, to: column }) => `${from} → ${to}.${column}`).toSorted()).toEqual(
      foreign.toSorted(),
    );
  });
});

test("no table is without its drizzle definition", () => {
  const names = store.sqlite
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '*_search*'`,
    )
    .pluck()
    .all();
  expect(names.toSorted()).toEqual(tables.map(getTableName).toSorted());
});

test("the rows of a card's tables are the domain's shapes", () => {
  expect(new Set(Object.values(rowsAgree))).toEqual(new Set([true]));
});

test("every list of codes fits the four bits that the grid packs it into", () => {
  for (const codes of Object.values(CODE_LISTS)) expect(codes.length).toBeLessThan(16);
});

describe("the database itself refuses", () => {
  test.each([
    [`UPDATE "card" SET "status" = 'done'`, "CHECK"],
    [`UPDATE "card" SET "status" = 'waiting'`, "CHECK"],
    [`UPDATE "card" SET "no" = NULL`, "keeps its number"],
    [`UPDATE "card" SET "satisfaction" = 6`, "CHECK"],
    [`UPDATE "card" SET "round" = 0`, "CHECK"],
    [`UPDATE "card" SET "imported" = 2`, "CHECK"],
    [`UPDATE "card" SET "registered_at" = 'today'`, "cannot store TEXT value in INTEGER column"],
    [`UPDATE "card" SET "purchase_date" = '2026-3-5'`, "CHECK"],
    [`UPDATE "card" SET "collaborators" = 'eng1'`, "CHECK"],
    [`UPDATE "card" SET "customer_id" = 'nobody'`, "FOREIGN KEY"],
    [`UPDATE "card_grid" SET "urgency_class" = 0`, "CHECK"],
    [`INSERT INTO "stock" VALUES ('P1', 'shelf', '', -1)`, "CHECK"],
    [
      `INSERT INTO "payment" VALUES ('card-1', 1, 12.5, 'cash', NULL, 'clerk1', 1)`,
      "cannot store REAL value",
    ],
    [`INSERT INTO "payment" VALUES ('card-2', 1, 12, 'cash', NULL, 'clerk1', 1)`, "FOREIGN KEY"],
    [`INSERT INTO "staff" VALUES ('system', 'x', NULL, 1, 0, 1)`, "CHECK"],
    [
      `INSERT INTO "number_counter" VALUES ('card', 'x', 5); UPDATE "number_counter" SET "last" = 4`,
      "never goes back",
    ],
    [
      `INSERT INTO "audit_entry" ("what", "by", "at") VALUES ('x', 'y', 1); DELETE FROM "audit_entry"`,
      "append-only",
    ],
    [
      `INSERT INTO "policy_version" VALUES ('p', 1, '{}', NULL, 1, NULL); UPDATE "policy_version" SET "table" = '[]'`,
      "append-only",
    ],
    [
      `INSERT INTO "report_issue" VALUES ('r', 'p', '{}', 1, 1, 'x'); UPDATE "report_issue" SET "figures" = '[]'`,
      "append-only",
    ],
  ])("%s", (sql, reason) => {
    const attempt = store.sqlite.transaction(() => store.sqlite.exec(sql));
    expect(attempt).toThrow(reason);
  });
});
