/** Why the database could not be opened or written; codes of CLI.md. */
export const STORE_FAILURE_CODES = [
  "newer_database",
  "corrupt",
  "read_only",
  "no_folder",
  "busy",
  "disk_full",
  "unsupported",
  "internal",
] as const;
export type StoreFailureCode = (typeof STORE_FAILURE_CODES)[number];

export interface StoreFailure {
  readonly ok: false;
  readonly code: StoreFailureCode;
  /** Paths, versions and SQLite's own words; never customer data. */
  readonly details: Readonly<Record<string, string | number>>;
}

export function storeFailure(code: StoreFailureCode, details: StoreFailure["details"] = {}): StoreFailure {
  return { ok: false, code, details };
}

const codeByPrefix: readonly (readonly [prefix: string, code: StoreFailureCode])[] = [
  ["SQLITE_BUSY", "busy"],
  ["SQLITE_LOCKED", "busy"],
  ["EBUSY", "busy"],
  ["SQLITE_FULL", "disk_full"],
  ["ENOSPC", "disk_full"],
  ["EDQUOT", "disk_full"],
  ["SQLITE_READONLY", "read_only"],
  ["EROFS", "read_only"],
  ["EACCES", "read_only"],
  ["EPERM", "read_only"],
  ["SQLITE_CORRUPT", "corrupt"],
  ["SQLITE_NOTADB", "corrupt"],
  ["SQLITE_CANTOPEN", "no_folder"],
  ["ENOENT", "no_folder"],
  ["ENOTDIR", "no_folder"],
  ["SQLITE_IOERR", "internal"],
];

/**
 * The failure behind an error of SQLite or the file system, or null where it is neither: a broken constraint or a
 * programming error is not hidden as a storage problem.
 */
export function storeFailureOf(error: unknown): StoreFailure | null {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return null;
  const errorCode = error.code;
  const known = codeByPrefix.find(([prefix]) => errorCode.startsWith(prefix));
  return known === undefined ? null : storeFailure(known[1], { cause: errorCode });
}
