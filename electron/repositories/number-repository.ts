import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";

const take = named(
  "number.take",
  `INSERT INTO "number_counter" ("series", "scope", "last") VALUES (?, ?, 1)
   ON CONFLICT DO UPDATE SET "last" = "last" + 1 RETURNING "last"`,
);
const raise = named(
  "number.raise",
  `INSERT INTO "number_counter" ("series", "scope", "last") VALUES (?1, ?2, ?3)
   ON CONFLICT DO UPDATE SET "last" = ?3 WHERE "last" < ?3`,
);
const last = named("number.last", `SELECT "last" FROM "number_counter" WHERE "series" = ? AND "scope" = ?`);

/**
 * The next number of a series in a scope, 1, 2, 3 … (DOMAIN 3.1: never reused, no gap). Being part of the caller's
 * transaction it is taken back when the save fails; IMMEDIATE keeps a second process from taking the same.
 */
export function takeNumber(tx: StoreTransaction, series: string, scope: string): number {
  const row = tx.get<{ last: number }>(take, series, scope);
  if (row === undefined) throw new Error("the counter gave no number");
  return row.last;
}

/** After the restore of an older backup: numbers up to `atLeast` were given on paper already and stay taken. */
export function raiseNumber(tx: StoreTransaction, series: string, scope: string, atLeast: number): void {
  tx.run(raise, series, scope, atLeast);
}

/** The last number given, 0 for none. */
export function lastNumber(reader: StoreReader, series: string, scope: string): number {
  return reader.get<{ last: number }>(last, series, scope)?.last ?? 0;
}
