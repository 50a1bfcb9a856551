import type Database from "better-sqlite3";

/** "AFSD": what `PRAGMA application_id` of every store says. */
export const APPLICATION_ID = 0x41465344;

interface Pragma {
  readonly name: string;
  readonly set: string;
  readonly readBack: string | number;
}

const common: readonly Pragma[] = [
  { name: "busy_timeout", set: "5000", readBack: 5000 },
  { name: "trusted_schema", set: "OFF", readBack: 0 },
  { name: "cell_size_check", set: "ON", readBack: 1 },
  { name: "mmap_size", set: "0", readBack: 0 },
  { name: "cache_size", set: "-16000", readBack: -16000 },
  // Sorting in memory: no temporary file may keep a customer's data.
  { name: "temp_store", set: "MEMORY", readBack: 2 },
];

/** SAFETY 3. better-sqlite3 reopens a WAL file at synchronous=NORMAL, so FULL is set on every open. */
const forWriting: readonly Pragma[] = [
  ...common,
  { name: "journal_mode", set: "WAL", readBack: "wal" },
  { name: "synchronous", set: "FULL", readBack: 2 },
  { name: "secure_delete", set: "ON", readBack: 1 },
  // Without it INSERT OR REPLACE walks round the append-only triggers.
  { name: "recursive_triggers", set: "ON", readBack: 1 },
  { name: "journal_size_limit", set: "67108864", readBack: 67108864 },
  { name: "foreign_keys", set: "ON", readBack: 1 },
];

const forReading: readonly Pragma[] = [...common, { name: "query_only", set: "ON", readBack: 1 }];

/**
 * Sets every pragma of a connection and reads it back; throws where SQLite did not take one.
 * @param busyTimeoutMs how long a statement waits for another process, where that is not the usual 5 s
 */
export function setPragmas(
  sqlite: Database.Database,
  access: "write" | "read",
  busyTimeoutMs?: number,
): void {
  for (const { name, set, readBack } of access === "write" ? forWriting : forReading) {
    sqlite.pragma(`${name} = ${set}`);
    const value = sqlite.pragma(name, { simple: true });
    if (value !== readBack) throw new Error(`PRAGMA ${name} is ${String(value)}, not ${readBack}`);
  }
  if (busyTimeoutMs !== undefined) sqlite.pragma(`busy_timeout = ${busyTimeoutMs}`);
}

/** Every pragma with the value that a connection must show (SAFETY 3), for the tests. */
export function expectedPragmas(access: "write" | "read"): ReadonlyMap<string, string | number> {
  return new Map(
    (access === "write" ? forWriting : forReading).map(({ name, readBack }) => [name, readBack]),
  );
}
