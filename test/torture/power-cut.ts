import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { quickCheck } from "#electron/db/integrity";
import { openDesk } from "#electron/use-cases/desk";
import { makeWorkplace, workOn } from "./day-of-work";
import { type TortureRow, tortured } from "./torture-row";

/**
 * A power cut loses any of the sectors that were written since the last fsync. A commit at `synchronous=FULL` ends
 * with an fsync of the log; a checkpoint writes into the database only what lies synced in the log, and syncs it
 * before the log is used anew. So between two commits there are two times to cut at: while the log is written (the
 * database as it was), and while the database is written (the log whole). Each image keeps a random choice of the
 * sectors of that time.
 */

const SECTOR_BYTES = 512;
/** Small, so that many of the cuts fall into a checkpoint. */
const CHECKPOINT_PAGES = 40;

interface Files {
  readonly database: Buffer;
  readonly log: Buffer;
}

function readFiles(file: string): Files {
  const log = `${file}-wal`;
  return {
    database: fs.readFileSync(file),
    log: fs.existsSync(log) ? fs.readFileSync(log) : Buffer.alloc(0),
  };
}

/** Each sector of the later file, or of the earlier one where it did not reach the disk; the last one may be torn. */
function mixed(before: Buffer, after: Buffer): Buffer {
  const keeps = Math.random();
  const isLonger = after.length > before.length && Math.random() < 0.5;
  const length = isLonger ? after.length : Math.max(before.length, sectorsUpTo(before, after));
  const image = Buffer.alloc(length);
  before.copy(image, 0, 0, Math.min(before.length, length));
  for (let at = 0; at < length; at += SECTOR_BYTES) {
    if (at >= after.length || Math.random() >= keeps) continue;
    const bytes = Math.random() < 0.02 ? Math.floor(Math.random() * SECTOR_BYTES) : SECTOR_BYTES;
    after.copy(image, at, at, Math.min(at + bytes, after.length, length));
  }
  return image;
}

const LOG_HEADER_BYTES = 32;

/**
 * A log that is used anew begins with a new header, which SQLite syncs before it writes the first frame: either the
 * header alone is under way, or it is there and the frames are.
 */
function mixedLog(before: Buffer, after: Buffer): Buffer {
  const header = after.subarray(0, LOG_HEADER_BYTES);
  if (before.subarray(0, LOG_HEADER_BYTES).equals(header)) return mixed(before, after);
  if (Math.random() < 0.2) {
    const torn = Buffer.from(before.length > 0 ? before : Buffer.alloc(LOG_HEADER_BYTES));
    header.copy(torn, 0, 0, Math.floor(Math.random() * (LOG_HEADER_BYTES + 1)));
    return torn;
  }
  const image = mixed(before, after);
  header.copy(image);
  return image;
}

/** A file that grew may end anywhere between its old and its new end. */
function sectorsUpTo(before: Buffer, after: Buffer): number {
  const grown = Math.max(0, after.length - before.length);
  return Math.min(
    after.length,
    before.length + Math.floor(Math.random() * (grown / SECTOR_BYTES + 1)) * SECTOR_BYTES,
  );
}

/** Everything that the rows say, in the order of their tables. */
function digestOf(sqlite: Database.Database): string {
  const hash = createHash("sha256");
  for (const table of ["card", "card_event", "milestone", "card_grid", "operation", "counter"]) {
    const exists = sqlite.prepare(`SELECT 1 FROM sqlite_schema WHERE "name" = ?`).get(table);
    if (exists === undefined) continue;
    hash.update(table);
    for (const row of sqlite.prepare(`SELECT * FROM "${table}" ORDER BY 1, 2`).raw().iterate()) {
      hash.update(
        JSON.stringify(row, (_key, value) => (Buffer.isBuffer(value) ? value.toString("hex") : value)),
      );
    }
  }
  return hash.digest("hex");
}

function digestOfImage(folder: string, image: Files): string {
  const file = path.join(folder, "desk.sqlite");
  fs.rmSync(`${file}-shm`, { force: true });
  fs.writeFileSync(file, image.database);
  fs.writeFileSync(`${file}-wal`, image.log);
  const sqlite = new Database(file);
  try {
    return quickCheck(sqlite).length > 0 ? "damaged" : digestOf(sqlite);
  } catch {
    return "damaged";
  } finally {
    sqlite.close();
  }
}

/**
 * Power cuts during real use-cases (SAFETY 1): each image must open as the store before the operation under way, or
 * after it. Tries are images.
 */
export function powerCuts(images: number, perOperation = 6): Promise<TortureRow> {
  return tortured("power cut", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "desk-torture-"));
    const cutFolder = fs.mkdtempSync(path.join(os.tmpdir(), "desk-torture-"));
    try {
      await makeWorkplace(folder);
      const desk = await openDesk(folder, { env: {} });
      if (!desk.ok) throw new Error(desk.code);
      const { sqlite } = desk.value.store;
      sqlite.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
      const work = workOn(desk.value, "p");
      let [tries, lost, corrupt] = [0, 0, 0];
      let [files, digest] = [readFiles(sqlite.name), digestOf(sqlite)];
      for (let n = 0; tries < images; n += 1) {
        const done = work.run(n);
        if (!done.ok) throw new Error(`${n}: ${done.code}`);
        const [next, nextDigest] = [readFiles(sqlite.name), digestOf(sqlite)];
        const hasCheckpoint = !next.database.equals(files.database);
        for (let cut = 0; cut < perOperation && tries < images; cut += 1) {
          const inDatabase = hasCheckpoint && cut % 2 === 1;
          const image = inDatabase
            ? { database: mixed(files.database, next.database), log: next.log }
            : { database: files.database, log: mixedLog(files.log, next.log) };
          const found = digestOfImage(cutFolder, image);
          tries += 1;
          if (found === "damaged") corrupt += 1;
          // While the database is written the log is synced: the operation is durable by then.
          else if (inDatabase ? found !== nextDigest : found !== digest && found !== nextDigest) lost += 1;
        }
        [files, digest] = [next, nextDigest];
      }
      desk.value.close();
      return { tries, lost, corrupt };
    } finally {
      for (const used of [folder, cutFolder]) fs.rmSync(used, { recursive: true, force: true });
    }
  });
}
