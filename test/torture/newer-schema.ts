import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { dataFolderAt } from "#electron/db/data-folder";
import { latestVersion } from "#electron/db/migrate";
import { MIGRATIONS } from "#electron/db/migrations/all";
import { createStore, openStore } from "#electron/db/open";
import { openDesk } from "#electron/use-cases/desk";
import { seeded } from "#test/bench/many-cards";
import { temporaryFolder } from "./backup-store";
import { makeWorkplace } from "./day-of-work";
import { type TortureRow, tortured } from "./torture-row";

const now = () => Date.UTC(2026, 10, 20, 6);

/** Whatever this program may do with a folder, and the code that it must answer with. */
const WAYS: readonly (readonly [open: (folder: string) => Promise<{ ok: boolean }>, code: string])[] = [
  [(folder) => openStore({ folder, now }), "newer_database"],
  [(folder) => openStore({ folder, now, access: "read" }), "newer_database"],
  [(folder) => openStore({ folder, now, quickCheck: "later" }), "newer_database"],
  [(folder) => openDesk(folder, { env: {} }), "newer_database"],
  [(folder) => createStore({ folder, now }), "unsupported"],
];

/** What a newer program has left: a folder that was closed, or one whose log was never folded in. */
function leaveNewer(folder: string, version: number, closed: boolean): void {
  const { database } = dataFolderAt(folder);
  const sqlite = new Database(database);
  sqlite.pragma("journal_mode = WAL");
  sqlite.exec(`CREATE TABLE "of_tomorrow" ("a" TEXT) STRICT; INSERT INTO "of_tomorrow" VALUES ('x');
    ALTER TABLE "card" ADD COLUMN "of_tomorrow" TEXT`);
  sqlite.pragma(`user_version = ${version}`);
  if (closed) sqlite.pragma("journal_mode = DELETE");
  const left = ["", "-wal"].filter((end) => fs.existsSync(database + end));
  const bytes = left.map((end) => [database + end, fs.readFileSync(database + end)] as const);
  sqlite.close();
  for (const [file, was] of bytes) fs.writeFileSync(file, was);
}

/**
 * Every file below a folder with the sum of its bytes. Not `-shm`: SQLite's index over a log, which it makes anew
 * whenever a log that was not folded in is read, and which holds no data.
 */
function sumsIn(folder: string): string {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith("-shm"))
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .toSorted()
    .map((file) => `${file} ${createHash("sha256").update(fs.readFileSync(file)).digest("hex")}`)
    .join("\n");
}

/**
 * Stores of a newer program, closed and cut off, opened in every way there is (SAFETY 1, newer migration): refused
 * with the code of CLI.md, every byte of the folder as it was, nothing beside it. Tries are openings; lost are those
 * that were not refused, corrupt those that changed something.
 */
export function newerSchemas(count: number): Promise<TortureRow> {
  return tortured("newer schema refused untouched", async () => {
    const root = temporaryFolder();
    try {
      const blank = path.join(root, "blank");
      await makeWorkplace(blank);
      const below = seeded(20261122);
      let [lost, corrupt] = [0, 0];
      for (let n = 0; n < count; n += 1) {
        const folder = path.join(root, "store");
        fs.rmSync(folder, { recursive: true, force: true });
        fs.cpSync(blank, folder, { recursive: true });
        const newer = latestVersion(MIGRATIONS) + 1 + (n % 4 === 0 ? 0 : below(1_000_000));
        leaveNewer(folder, newer, n % 2 === 0);
        const before = sumsIn(root);
        const [open, code] = WAYS[Math.floor(n / 2) % WAYS.length] ?? [];
        const answer = await open?.(folder);
        if (answer?.ok !== false || !("code" in answer) || answer.code !== code) lost += 1;
        if (sumsIn(root) !== before) corrupt += 1;
      }
      return { tries: count, lost, corrupt };
    } finally {
      fs.rmSync(root, { recursive: true, force: true });
    }
  });
}
