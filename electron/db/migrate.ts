import { createHash } from "node:crypto";
import type Database from "better-sqlite3";
import { foreignKeyCheck } from "./integrity";
import type { Migration } from "./migrations/migration";

/** The last version that these migrations lead to; 0 for none. */
export function latestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

export function schemaVersion(sqlite: Database.Database): number {
  return sqlite.pragma("user_version", { simple: true }) as number;
}

/** The sum under which an applied migration is remembered. */
export function migrationSum(migration: Migration): string {
  return createHash("sha256").update(migration.sql).digest("hex");
}

/** Migrations must count 1, 2, 3 … without gap; throws where they do not (a late or doubled one). */
export function assertInOrder(migrations: readonly Migration[]): void {
  migrations.forEach((migration, index) => {
    if (migration.version !== index + 1) {
      throw new Error(`migration ${migration.name} has version ${migration.version}, not ${index + 1}`);
    }
  });
}

/**
 * How the migrations that a database says it has differ from ours, in words; empty where they agree. An edited
 * migration would leave two stores of one version with different schemas.
 */
export function historyDifferences(sqlite: Database.Database, migrations: readonly Migration[]): string[] {
  const version = schemaVersion(sqlite);
  if (version === 0) return [];
  const applied = sqlite
    .prepare(`SELECT "version", "name", "sha256" FROM "schema_migration" ORDER BY "version"`)
    .all();
  const rows = applied as { version: number; name: string; sha256: string }[];
  const differences = migrations
    .slice(0, version)
    .filter((migration, index) => rows[index]?.sha256 !== migrationSum(migration))
    .map((migration) => `migration ${migration.version} ${migration.name} is not the one that was applied`);
  if (rows.length !== version)
    differences.push(`${rows.length} migrations are recorded at version ${version}`);
  return differences;
}

export interface MigrationStep {
  readonly migration: Migration;
  /** When the step is applied, for the record. */
  readonly nowMs: number;
}

/**
 * Applies what is missing, each migration in a transaction of its own together with its version and record, so
 * that a kill leaves either the old or the new version. `foreign_keys` goes off before the transaction: inside one
 * the pragma is ignored, and rebuilding a table would cascade into its children. Throws what SQLite throws, and
 * where a migration leaves rows that point to nothing.
 */
export function migrate(sqlite: Database.Database, migrations: readonly Migration[], nowMs: number): void {
  assertInOrder(migrations);
  sqlite.pragma("foreign_keys = OFF");
  try {
    for (const migration of migrations) {
      if (migration.version > schemaVersion(sqlite)) applyStep(sqlite, { migration, nowMs });
    }
  } finally {
    sqlite.pragma("foreign_keys = ON");
  }
}

function applyStep(sqlite: Database.Database, { migration, nowMs }: MigrationStep): void {
  const apply = sqlite.transaction(() => {
    // Another process may have migrated while this one waited for the lock.
    if (schemaVersion(sqlite) >= migration.version) return;
    sqlite.exec(migration.sql);
    sqlite
      .prepare(
        `INSERT INTO "schema_migration" ("version", "name", "sha256", "applied_at") VALUES (?, ?, ?, ?)`,
      )
      .run(migration.version, migration.name, migrationSum(migration), nowMs);
    const dangling = foreignKeyCheck(sqlite);
    if (dangling.length > 0) throw new Error(`migration ${migration.version}: ${dangling.join("; ")}`);
    sqlite.pragma(`user_version = ${migration.version}`);
  });
  apply.immediate();
}
