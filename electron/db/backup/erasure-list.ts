import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import * as z from "zod";
import { setPragmas } from "../pragmas";
import { storeFailureOf } from "../store-failure";
import { type Disk, syncFolderNow, writeWholeFile } from "./disk";
import { hasTable } from "./inspect-database";

/** One person who was erased: random ids only, nothing that tells who it was. */
export interface Erasure {
  readonly customer: string;
  /** Cards that were erased with the person. */
  readonly cards: readonly string[];
  readonly at: number;
}

const id = z.string().regex(/^[\w-]{1,64}$/);
const erasureLine = z.strictObject({ customer: id, cards: z.array(id), at: z.int() });

/**
 * The list of erasures of a folder of backups. It lies beside them, not in the database: it does not go back with a
 * restore, and goes along where the folder is copied. One line each, so that thousands cost no more than one.
 */
export function erasureListOf(backups: string): string {
  return path.join(backups, "erasures.jsonl");
}

function parsed(line: string): Erasure[] {
  if (line === "") return [];
  try {
    const read = erasureLine.safeParse(JSON.parse(line));
    return read.success ? [read.data] : [];
  } catch {
    // Cut off while it was written: the store's database has it too, and adds it again at its next opening.
    return [];
  }
}

/** The erasures that a folder of backups knows; a missing folder or list knows none. */
export function readErasures(backups: string): readonly Erasure[] {
  const file = erasureListOf(backups);
  return fs.existsSync(file) ? united(fs.readFileSync(file, "utf8").split("\n").flatMap(parsed)) : [];
}

function textOf(erasures: readonly Erasure[]): string {
  // A line feed on both sides: a line that was cut off before must not swallow the next one.
  return erasures.map((erasure) => `\n${JSON.stringify(erasure)}\n`).join("");
}

/** Adds erasures to a folder's list, durable when it answers. Throws what the file system throws. */
export function addErasures(backups: string, erasures: readonly Erasure[]): void {
  if (erasures.length === 0) return;
  fs.mkdirSync(backups, { recursive: true });
  const descriptor = fs.openSync(erasureListOf(backups), "a");
  try {
    fs.writeSync(descriptor, textOf(erasures));
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
  syncFolderNow(backups);
}

/** One list of several, each person once with all cards that any of them names. */
function united(erasures: readonly Erasure[]): readonly Erasure[] {
  const byCustomer = new Map<string, Erasure>();
  for (const erasure of erasures) {
    const known = byCustomer.get(erasure.customer);
    const cards = [...new Set([...(known?.cards ?? []), ...erasure.cards])];
    byCustomer.set(erasure.customer, { ...(known ?? erasure), cards });
  }
  return [...byCustomer.values()];
}

/** Brings a folder's list up to what is known elsewhere, whole or not at all. */
export async function mergeErasures(
  disk: Disk,
  backups: string,
  erasures: readonly Erasure[],
): Promise<void> {
  const before = readErasures(backups);
  const there = new Set(before.map(({ customer }) => customer));
  if (erasures.every(({ customer }) => there.has(customer))) return;
  const text = textOf(united([...before, ...erasures]));
  await writeWholeFile(disk, erasureListOf(backups), Buffer.from(text));
}

interface ErasureRow {
  readonly customer_id: string;
  readonly card_ids: string;
  readonly at: number;
}

function reading<Value>(file: string, read: (sqlite: Database.Database) => Value): Value {
  const sqlite = new Database(file, { readonly: true, fileMustExist: true });
  try {
    setPragmas(sqlite, "read");
    return read(sqlite);
  } finally {
    sqlite.close();
  }
}

/** The erasures that a database has gone through; one from before their table knows its erased customers. */
function erasuresIn(sqlite: Database.Database): readonly Erasure[] {
  if (hasTable(sqlite, "erasure")) {
    const rows = sqlite.prepare(`SELECT * FROM "erasure"`).all() as ErasureRow[];
    return rows.map(({ customer_id, card_ids, at }) => ({
      customer: customer_id,
      cards: JSON.parse(card_ids) as string[],
      at,
    }));
  }
  if (!hasTable(sqlite, "customer")) return [];
  const rows = sqlite
    .prepare(`SELECT "id" AS "customer", "erased_at" AS "at" FROM "customer" WHERE "erased_at" IS NOT NULL`)
    .all() as Omit<Erasure, "cards">[];
  return rows.map((row) => ({ ...row, cards: [] }));
}

/** Everything that is known of erasures: by these folders of backups, and by the store's own database. */
export function knownErasures(folders: readonly string[], database: string): readonly Erasure[] {
  return united([...erasuresOfDatabase(database), ...folders.flatMap((folder) => readErasures(folder))]);
}

/** A damaged database must not stand in the way of the restore that helps. */
function erasuresOfDatabase(file: string): readonly Erasure[] {
  if (!fs.existsSync(file)) return [];
  try {
    return reading(file, erasuresIn);
  } catch (error) {
    if (storeFailureOf(error) === null && !(error instanceof SyntaxError)) throw error;
    return [];
  }
}

/** What of erased people a backup still holds. */
export interface HeldAgain {
  /** How many of them: they are erased again when it is restored. */
  readonly people: number;
  /** Sums of files that only their cards name: a restore does not bring them. */
  readonly files: ReadonlySet<string>;
}

/** Sums of files that no card names but those of these customers and these cards. */
const ONLY_THEIRS = `
  SELECT "sum" FROM (
    SELECT "card_id", "sha256" AS "sum" FROM "attachment"
    UNION ALL SELECT "card_id", "clean_sha256" FROM "attachment" WHERE "clean_sha256" IS NOT NULL)
  GROUP BY "sum"
  HAVING min("card_id" IN (SELECT value FROM json_each(?2)
    UNION SELECT "id" FROM "card" WHERE "customer_id" IN (SELECT value FROM json_each(?1))))`;

/** What a backup holds of the people who are known to be erased. */
export function heldAgain(backup: string, known: readonly Erasure[]): HeldAgain {
  return reading(backup, (sqlite) => {
    const gone = new Set(erasuresIn(sqlite).map(({ customer }) => customer));
    const due = known.filter(({ customer }) => !gone.has(customer));
    const holds = (table: string, ids: readonly string[]): boolean =>
      hasTable(sqlite, table) &&
      sqlite
        .prepare(`SELECT 1 FROM "${table}" WHERE "id" IN (SELECT value FROM json_each(?)) LIMIT 1`)
        .get(JSON.stringify(ids)) !== undefined;
    const held = due.filter(({ customer, cards }) => holds("customer", [customer]) || holds("card", cards));
    if (held.length === 0 || !hasTable(sqlite, "attachment"))
      return { people: held.length, files: new Set() };
    const customers = JSON.stringify(held.map(({ customer }) => customer));
    const cards = JSON.stringify(held.flatMap((erasure) => erasure.cards));
    const sums = sqlite.prepare(ONLY_THEIRS).pluck().all({ 1: customers, 2: cards }) as string[];
    return { people: held.length, files: new Set(sums) };
  });
}
