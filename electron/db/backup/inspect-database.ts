import Database from "better-sqlite3";
import { foreignKeyCheck, integrityCheck } from "../integrity";
import { MIGRATIONS } from "../migrations/all";
import { APPLICATION_ID, setPragmas } from "../pragmas";
import type { BackupManifest, BackupStore } from "./manifest";

/** What a database says of itself; the parts of a manifest that come out of the file. */
export type DatabaseFacts = Pick<
  BackupManifest,
  "store" | "schema_version" | "cards" | "customers" | "events" | "event_head" | "last_card" | "numbers"
> & {
  /** Sums of the files that its cards name. */
  readonly attachmentSums: readonly string[];
};

/** A database whose pages, rows or schema are not as they must be. */
export class DamagedDatabase extends Error {
  override name = "DamagedDatabase";
}

/**
 * Opens a closed database for reading only and checks it in full: whose it is, every page, every index, every
 * reference, and that it holds no trigger or view but ours (the file may have come from outside, SAFETY 3). Throws
 * `DamagedDatabase`, or what SQLite throws.
 */
export function inspectDatabase(file: string): DatabaseFacts {
  const sqlite = new Database(file, { readonly: true, fileMustExist: true });
  try {
    setPragmas(sqlite, "read");
    if (sqlite.pragma("application_id", { simple: true }) !== APPLICATION_ID)
      throw new DamagedDatabase("not_ours");
    const findings = [...integrityCheck(sqlite), ...foreignKeyCheck(sqlite), ...foreignPrograms(sqlite)];
    if (findings.length > 0) throw new DamagedDatabase(findings[0]);
    return readFacts(sqlite);
  } finally {
    sqlite.close();
  }
}

/** Sums of the files that a closed database names. */
export function attachmentSumsIn(file: string): string[] {
  const sqlite = new Database(file, { readonly: true, fileMustExist: true });
  try {
    setPragmas(sqlite, "read");
    return attachmentSumsOf(sqlite);
  } finally {
    sqlite.close();
  }
}

/** The facts of an open database; tables that an older schema does not have yet count as empty. */
export function readFacts(sqlite: Database.Database): DatabaseFacts {
  const head = firstRow(
    sqlite,
    "card_event",
    `SELECT "global_seq" AS "seq", "hash" FROM "card_event"
    ORDER BY "global_seq" DESC LIMIT 1`,
  ) as { seq: number; hash: string | null } | undefined;
  const lastCard = firstRow(
    sqlite,
    "card",
    `SELECT "no", "registered_at" FROM "card" WHERE "no" IS NOT NULL
    ORDER BY "registered_at" DESC, "no" DESC LIMIT 1`,
  ) as { no: string; registered_at: number | null } | undefined;
  return {
    store: storeOf(sqlite),
    schema_version: sqlite.pragma("user_version", { simple: true }) as number,
    cards: countOf(sqlite, "card"),
    customers: countOf(sqlite, "customer"),
    events: countOf(sqlite, "card_event"),
    event_head: head ?? { seq: 0, hash: null },
    last_card: lastCard ?? null,
    numbers: numbersOf(sqlite),
    attachmentSums: attachmentSumsOf(sqlite),
  };
}

/** True where a schema has a table already. */
export function hasTable(sqlite: Database.Database, table: string): boolean {
  return (
    sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table) !== undefined
  );
}

function firstRow(sqlite: Database.Database, table: string, query: string): unknown {
  return hasTable(sqlite, table) ? sqlite.prepare(query).get() : undefined;
}

function countOf(sqlite: Database.Database, table: string): number {
  return (
    (firstRow(sqlite, table, `SELECT count(*) AS "n" FROM "${table}"`) as { n: number } | undefined)?.n ?? 0
  );
}

function settingOf(sqlite: Database.Database, key: string): unknown {
  const row = sqlite.prepare(`SELECT "value" FROM "setting" WHERE "key" = ?`).get(key) as
    | { value: string }
    | undefined;
  return row === undefined ? undefined : JSON.parse(row.value);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Key under which a store keeps its identity as a replica. */
export const REPLICA_KEY = "replica";

function storeOf(sqlite: Database.Database): BackupStore {
  if (!hasTable(sqlite, "setting"))
    return { prefix: "", store: "", name: "", zone: "UTC", id: null, epoch: 0 };
  const replica = settingOf(sqlite, REPLICA_KEY);
  const entry = (name: string): unknown =>
    typeof replica === "object" && replica !== null ? Reflect.get(replica, name) : undefined;
  const [id, epoch] = [entry("store_id"), entry("epoch")];
  return {
    prefix: textOf(settingOf(sqlite, "store.prefix")),
    store: textOf(settingOf(sqlite, "store.store")),
    name: textOf(settingOf(sqlite, "store.name")),
    zone: textOf(settingOf(sqlite, "store.zone")) || "Asia/Shanghai",
    id: typeof id === "string" ? id : null,
    epoch: typeof epoch === "number" ? epoch : 0,
  };
}

/** Scopes end in their day, so the newest are the last by name. Older days are over: no number is given there. */
const scopesPerSeries = 400;

/** The last number given in every series and scope. */
export function numbersOf(sqlite: Database.Database): BackupManifest["numbers"] {
  if (!hasTable(sqlite, "number_counter")) return {};
  const rows = sqlite
    .prepare(
      `SELECT "series", "scope", "last" FROM (SELECT *, row_number() OVER
         (PARTITION BY "series" ORDER BY "scope" DESC) AS "place" FROM "number_counter") WHERE "place" <= ?`,
    )
    .all(scopesPerSeries) as { series: string; scope: string; last: number }[];
  const numbers: Record<string, Record<string, number>> = {};
  for (const { series, scope, last } of rows) {
    numbers[series] ??= {};
    numbers[series][scope] = last;
  }
  return numbers;
}

/** Files that were removed (a photo's original, an erased person's) are not among them: no restore brings them back. */
function attachmentSumsOf(sqlite: Database.Database): string[] {
  if (!hasTable(sqlite, "attachment")) return [];
  const columns = sqlite.pragma(`table_info("attachment")`) as { readonly name: string }[];
  const knowsRemoval = columns.some(({ name }) => name === "removed_at");
  const [original, any] = knowsRemoval
    ? [`"removed_at" IS NULL AND "original_removed_at" IS NULL`, `"removed_at" IS NULL`]
    : ["1", "1"];
  return sqlite
    .prepare(
      `SELECT "sha256" FROM "attachment" WHERE ${original}
       UNION SELECT "clean_sha256" FROM "attachment" WHERE "clean_sha256" IS NOT NULL AND ${any}`,
    )
    .pluck()
    .all() as string[];
}

/** Triggers and views that the migrations of that version did not make: they would run with the store's rights. */
function foreignPrograms(sqlite: Database.Database): string[] {
  const version = sqlite.pragma("user_version", { simple: true }) as number;
  if (version > MIGRATIONS.length) return [];
  const ours = new Set(programsOfVersion(version));
  return programsIn(sqlite)
    .filter((program) => !ours.has(program))
    .map((program) => `foreign ${program.split("\n")[0] ?? ""}`);
}

function programsIn(sqlite: Database.Database): string[] {
  const rows = sqlite
    .prepare(`SELECT "type", "name", "sql" FROM sqlite_schema WHERE "type" IN ('trigger', 'view')`)
    .all() as { type: string; name: string; sql: string }[];
  return rows.map(({ type, name, sql }) => `${type} ${name}\n${sql.replaceAll(/\s+/g, " ")}`);
}

const knownPrograms = new Map<number, readonly string[]>();

function programsOfVersion(version: number): readonly string[] {
  const known = knownPrograms.get(version);
  if (known !== undefined) return known;
  const empty = new Database(":memory:");
  try {
    for (const migration of MIGRATIONS.slice(0, version)) empty.exec(migration.sql);
    const programs = programsIn(empty);
    knownPrograms.set(version, programs);
    return programs;
  } finally {
    empty.close();
  }
}
