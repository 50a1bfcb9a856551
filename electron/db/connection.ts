import type Database from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import type { DataFolder } from "./data-folder";
import { storeFailureOf } from "./store-failure";

/** The readings of a name in Latin letters, e.g. `shenxiaoman sxm`; always the same for the same name. */
export interface NameReadings {
  /** Changes when a name would be read otherwise than before: the search index is then built anew. */
  readonly version: string;
  of(name: string): string;
}

const NO_READINGS: NameReadings = { version: "none", of: () => "" };

/** A query with the name under which it is timed; made once per module with `named`. */
export interface NamedQuery {
  readonly name: string;
  readonly sql: string;
  /** True for `?1 ?2 …`, which better-sqlite3 binds by name. */
  readonly numbered: boolean;
}

/** A query's name and text, e.g. `named("card.byId", "SELECT …")`; its places are all `?` or all `?1 ?2 …`. */
export function named(name: string, sql: string): NamedQuery {
  return { name, sql, numbered: /\?\d/.test(sql) };
}

export interface SlowQuery {
  readonly name: string;
  readonly elapsedMs: number;
}

export type SqlValue = string | number | bigint | null | Uint8Array;

/** Reading access to a store; every repository takes one. Rows come back as plain objects. */
export interface StoreReader {
  readonly folder: DataFolder;
  /** True for a folder that may only be read (CLI: a write is `read_only`). */
  readonly readOnly: boolean;
  /** How names are read in Latin letters, for the search index. */
  readonly nameReadings: NameReadings;
  /** For queries that drizzle builds. */
  readonly orm: BetterSQLite3Database;
  readonly sqlite: Database.Database;
  get<Row>(query: NamedQuery, ...values: readonly SqlValue[]): Row | undefined;
  all<Row>(query: NamedQuery, ...values: readonly SqlValue[]): Row[];
  /** The first column of every row. */
  pluck<Value>(query: NamedQuery, ...values: readonly SqlValue[]): Value[];
  /** Times any other read under a name. */
  timed<Value>(name: string, read: () => Value): Value;
}

/** Writing access: exists only inside `immediate`, so that no write can be left outside a transaction. */
export interface StoreTransaction extends StoreReader {
  readonly writing: true;
  /** Runs a statement and answers how many rows it changed. */
  run(query: NamedQuery, ...values: readonly SqlValue[]): number;
}

/** An open store. */
export interface Store extends StoreReader {
  close(): void;
}

export interface ConnectionOptions {
  readonly folder: DataFolder;
  readonly readOnly: boolean;
  readonly onSlowQuery?: ((slow: SlowQuery) => void) | undefined;
  /** Default: none. */
  readonly nameReadings?: NameReadings | undefined;
  /** Default 50 ms. */
  readonly slowQueryMs?: number | undefined;
  readonly onClosed?: (() => void) | undefined;
}

type Bound = readonly SqlValue[] | readonly [Readonly<Record<number, SqlValue>>];

function bound(query: NamedQuery, values: readonly SqlValue[]): Bound {
  if (!query.numbered) return values;
  return [Object.fromEntries(values.map((value, index) => [index + 1, value]))];
}

const transactions = new WeakMap<Store, StoreTransaction>();

/** Wraps an open SQLite connection whose pragmas are set. */
export function connectStore(sqlite: Database.Database, options: ConnectionOptions): Store {
  const slowQueryMs = options.slowQueryMs ?? 50;
  const statements = new Map<NamedQuery, Database.Statement<unknown[]>>();
  const plucking = new Map<NamedQuery, Database.Statement<unknown[]>>();

  function statement(cache: typeof statements, query: NamedQuery): Database.Statement<unknown[]> {
    const known = cache.get(query);
    if (known !== undefined) return known;
    const prepared = sqlite.prepare<unknown[]>(query.sql);
    if (cache === plucking) prepared.pluck(true);
    cache.set(query, prepared);
    return prepared;
  }

  function timed<Value>(name: string, read: () => Value): Value {
    const started = performance.now();
    const value = read();
    const elapsedMs = performance.now() - started;
    if (elapsedMs >= slowQueryMs) options.onSlowQuery?.({ name, elapsedMs });
    return value;
  }

  const store: Store = {
    folder: options.folder,
    readOnly: options.readOnly,
    nameReadings: options.nameReadings ?? NO_READINGS,
    orm: drizzle(sqlite),
    sqlite,
    get: <Row>(query: NamedQuery, ...values: readonly SqlValue[]) =>
      timed(query.name, () => statement(statements, query).get(...bound(query, values)) as Row | undefined),
    all: <Row>(query: NamedQuery, ...values: readonly SqlValue[]) =>
      timed(query.name, () => statement(statements, query).all(...bound(query, values)) as Row[]),
    pluck: <Value>(query: NamedQuery, ...values: readonly SqlValue[]) =>
      timed(query.name, () => statement(plucking, query).all(...bound(query, values)) as Value[]),
    timed,
    close: () => {
      if (!sqlite.open) return;
      if (!options.readOnly) foldLogIn(sqlite);
      sqlite.close();
      options.onClosed?.();
    },
  };
  transactions.set(store, {
    ...store,
    writing: true,
    run: (query, ...values) =>
      timed(query.name, () => statement(statements, query).run(...bound(query, values)).changes),
  });
  return store;
}

/**
 * Leaves one whole file behind, without a write-ahead log: it can then be read from a folder that cannot be written,
 * and no stale log lies beside it at a restore. Where another process has the store open it stays as it is.
 */
function foldLogIn(sqlite: Database.Database): void {
  try {
    sqlite.pragma("busy_timeout = 0");
    sqlite.pragma("journal_mode = DELETE");
  } catch (error) {
    if (storeFailureOf(error) === null) throw error;
  }
}

/** The writing side of a store; for `immediate` only. */
export function transactionOf(store: Store): StoreTransaction {
  const transaction = transactions.get(store);
  if (transaction === undefined) throw new Error("not a connected store");
  return transaction;
}
