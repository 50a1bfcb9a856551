import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { listBackups } from "#electron/db/backup/backup-list";
import { verifyBackup } from "#electron/db/backup/verify-backup";
import { dataFolderAt } from "#electron/db/data-folder";
import { foreignKeyCheck, integrityCheck } from "#electron/db/integrity";
import { latestVersion, migrate, schemaVersion } from "#electron/db/migrate";
import { MIGRATIONS } from "#electron/db/migrations/all";
import { openStore } from "#electron/db/open";
import { bundledScript, outputOf } from "#test/database/other-process";
import { temporaryFolder } from "./backup-store";
import { faultLibrary } from "./failing-writes";
import { makePastStores, ownTables, PAST_NOW_MS, pastFolder, rowsLost } from "./past-stores";
import { type TortureRow, tortured } from "./torture-row";

/** Everything that a database says: its schema, its version, and each row. */
function digestOf(sqlite: Database.Database): string {
  const hash = createHash("sha256").update(`${schemaVersion(sqlite)}`);
  const objects = `SELECT "type", "name", "sql" FROM sqlite_schema ORDER BY 1, 2`;
  const tables = ["schema_migration", ...ownTables(sqlite)].map((table) => `SELECT * FROM "${table}"`);
  for (const query of [objects, ...tables]) {
    hash.update(query);
    for (const row of sqlite.prepare(query).raw().iterate()) {
      hash.update(
        JSON.stringify(row, (_key, value) => (Buffer.isBuffer(value) ? value.toString("hex") : value)),
      );
    }
  }
  return hash.digest("hex");
}

/** A database with its log, looked at in a folder of its own: opening folds the log in. */
function inCopy<Value>(folder: string, aside: string, look: (sqlite: Database.Database) => Value): Value {
  const { database } = dataFolderAt(folder);
  fs.rmSync(aside, { recursive: true, force: true });
  fs.mkdirSync(aside);
  for (const end of ["", "-wal"]) {
    if (fs.existsSync(database + end)) fs.copyFileSync(database + end, path.join(aside, `copy${end}`));
  }
  const sqlite = new Database(path.join(aside, "copy"));
  try {
    return look(sqlite);
  } finally {
    sqlite.close();
  }
}

interface Past {
  readonly version: number;
  readonly folder: string;
  /** What the store says at its own version and at each later one, after an update that nothing interrupted. */
  readonly digests: ReadonlyMap<number, string>;
  /** Rows that an update which nothing interrupted has lost; 0. */
  readonly lost: number;
}

function readPast(root: string, version: number): Past {
  const folder = pastFolder(root, version);
  return inCopy(folder, path.join(root, "aside"), (sqlite) => {
    const digests = new Map([[version, digestOf(sqlite)]]);
    for (let next = version + 1; next <= latestVersion(MIGRATIONS); next += 1) {
      migrate(sqlite, MIGRATIONS.slice(0, next), PAST_NOW_MS);
      digests.set(next, digestOf(sqlite));
    }
    const lost = rowsLost(dataFolderAt(folder).database, sqlite.name, version);
    return { version, folder, digests, lost };
  });
}

/** Looks at a killed store as it lies there, then opens it as the next start does. */
async function lookAfterKill(root: string, folder: string, past: Past) {
  const lies = inCopy(folder, path.join(root, "aside"), (sqlite) => ({
    version: schemaVersion(sqlite),
    isWhole: [...integrityCheck(sqlite), ...foreignKeyCheck(sqlite)].length === 0,
    digest: digestOf(sqlite),
  }));
  // Each step is whole or not there: a version between is one that a program of that time would have left.
  let corrupt = lies.isWhole && lies.digest === past.digests.get(lies.version) ? 0 : 1;
  const opened = await openStore({ folder, now: () => PAST_NOW_MS }).catch(() => null);
  if (opened?.ok !== true) return { lost: 0, corrupt: corrupt + 1 };
  if (digestOf(opened.store.sqlite) !== past.digests.get(latestVersion(MIGRATIONS))) corrupt += 1;
  if (integrityCheck(opened.store.sqlite).length > 0) corrupt += 1;
  opened.store.close();
  return { lost: await missingCopies(folder, past.version), corrupt };
}

/** Before the first statement the store must have been copied, whole. */
async function missingCopies(folder: string, version: number): Promise<number> {
  for (const { file, manifest } of listBackups(dataFolderAt(folder).backups)) {
    if (manifest?.reason !== "migration" || manifest.schema_version !== version) continue;
    const verified = await verifyBackup(file, { withFiles: false });
    if (verified.ok) return 0;
  }
  return 1;
}

interface Kills {
  readonly tries: number;
  readonly lost: number;
  readonly corrupt: number;
}

/** How a process is made to die at its n-th step; and, at 0, to say how many there are. */
type StartAt = (folder: string, step: number) => ChildProcess;

const startAtStatement =
  (script: string): StartAt =>
  (folder, step) =>
    spawn(process.execPath, [script, folder, String(PAST_NOW_MS), String(step)], {
      stdio: ["ignore", "pipe", "inherit"],
    });

const startAtWrite =
  (script: string, library: string): StartAt =>
  (folder, step) =>
    spawn(process.execPath, [script, folder, String(PAST_NOW_MS), "0"], {
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        ...process.env,
        LD_PRELOAD: library,
        DESK_FAULT_AT: String(step),
        DESK_FAULT_KILL: "1",
        DESK_FAULT_TELL: step === 0 ? "1" : "0",
      },
    });

function freshCopy(root: string, past: Past): string {
  const folder = path.join(root, "store");
  fs.rmSync(folder, { recursive: true, force: true });
  fs.cpSync(past.folder, folder, { recursive: true });
  return folder;
}

/** Kills the update of one past store at so many of its steps, evenly spread; all of them where there are fewer. */
async function killUpdate(root: string, past: Past, startAt: StartAt, most: number): Promise<Kills> {
  const said = await outputOf(startAt(freshCopy(root, past), 0));
  const steps = Number(/(\d+)\s*$/.exec(said)?.[1]);
  if (!(steps > 0)) throw new Error(`version ${past.version} says ${said}`);
  const tries = Math.min(most, steps);
  let [lost, corrupt] = [0, 0];
  for (let n = 0; n < tries; n += 1) {
    const folder = freshCopy(root, past);
    const child = startAt(folder, 1 + Math.floor((n * steps) / tries));
    await outputOf(child);
    if (child.signalCode !== "SIGKILL") throw new Error(`version ${past.version} outlived step ${n}`);
    const looked = await lookAfterKill(root, folder, past);
    lost += looked.lost;
    corrupt += looked.corrupt;
  }
  return { tries, lost, corrupt };
}

export interface UpdateKills {
  /** At most so many statements of each version. */
  readonly statements: number;
  /** At most so many writes of each version; none where the machine has no C compiler. */
  readonly writes: number;
  /** Every n-th version only. Default: all. */
  readonly everyNth?: number;
}

/**
 * The update of a store of each past version, killed before each statement and at many of its writes (SAFETY 1,
 * failed migration): it lies there as one version left it, whole; the next start finds exactly the new schema with
 * every row, and the copy that was made before. Tries are kills.
 */
export function updatesKilled({ statements, writes, everyNth = 1 }: UpdateKills): Promise<TortureRow> {
  return tortured("update of a past schema killed at each statement", async () => {
    const root = temporaryFolder();
    try {
      const script = bundledScript(new URL("./work-migrating.ts", import.meta.url));
      const library = faultLibrary(root);
      let [tries, lost, corrupt] = [0, 0, 0];
      const versions = await makePastStores(root);
      for (const version of versions.filter((_, index) => index % everyNth === 0)) {
        const past = readPast(root, version);
        const ways: (readonly [StartAt, number])[] = [[startAtStatement(script), statements]];
        if (library !== null) ways.push([startAtWrite(script, library), writes]);
        for (const [startAt, most] of ways) {
          const killed = await killUpdate(root, past, startAt, most);
          tries += killed.tries;
          lost += killed.lost;
          corrupt += killed.corrupt;
        }
        lost += past.lost;
      }
      return { tries, lost, corrupt };
    } finally {
      fs.rmSync(root, { recursive: true, force: true });
    }
  });
}
