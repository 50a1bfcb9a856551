import fs from "node:fs";
import path from "node:path";
import * as z from "zod";
import type { DataFolder } from "../data-folder";
import { type Disk, patiently, syncFolder, writeWholeFile } from "./disk";
import { sumOfText } from "./sums";

/** A database's file and what SQLite may leave beside it; the file itself comes last. */
const DATABASE_FILES = ["desk.sqlite-wal", "desk.sqlite-shm", "desk.sqlite-journal", "desk.sqlite"] as const;

const journalSchema = z.strictObject({
  format: z.literal(1),
  /** `aside`: what is in place goes out first; `place`: it is out, what comes in is being put in place. */
  phase: z.enum(["aside", "place"]),
  /** Folder names under `restore/` and `set-aside/`. */
  incoming: z.string().regex(/^[\w-]+$/),
  aside: z.string().regex(/^[\w-]+$/),
});
type SwapJournal = z.output<typeof journalSchema>;

async function writeJournal(disk: Disk, folder: DataFolder, journal: SwapJournal): Promise<void> {
  const body = JSON.stringify(journal);
  await writeWholeFile(disk, folder.journal, Buffer.from(`${body}\n${sumOfText(body)}\n`));
}

function readJournal(folder: DataFolder): SwapJournal | null {
  const [body = "", sum] = fs.readFileSync(folder.journal, "utf8").split("\n");
  if (sumOfText(body) !== sum) return null;
  const parsed = journalSchema.safeParse(JSON.parse(body));
  return parsed.success ? parsed.data : null;
}

export interface SwapRequest {
  readonly folder: DataFolder;
  /** Name of a folder under `restore/` that holds the whole, synced `desk.sqlite` to come. */
  readonly incoming: string;
  /** Name of a folder under `set-aside/` that takes what was in place. */
  readonly aside: string;
  readonly disk: Disk;
}

/**
 * Puts another database in the place of the store's. The journal is the point of no return: a kill before it leaves
 * the old files untouched, a kill after it is finished by `resumeSwap` at the next opening. The caller holds the
 * store's lock alone.
 */
export async function swapDatabase({ folder, incoming, aside, disk }: SwapRequest): Promise<void> {
  await patiently(disk, (files) => files.makeFolder(path.join(folder.setAside, aside)));
  await syncFolder(disk, folder.setAside);
  await syncFolder(disk, path.join(folder.restore, incoming));
  await syncFolder(disk, folder.root);
  const journal: SwapJournal = { format: 1, phase: "aside", incoming, aside };
  await writeJournal(disk, folder, journal);
  await finish(folder, journal, disk);
}

export function isSwapUnfinished(folder: DataFolder): boolean {
  return fs.existsSync(folder.journal);
}

/** Finishes a swap that was cut off; the caller holds the store's lock alone. Does nothing where there is none. */
export async function resumeSwap(folder: DataFolder, disk: Disk): Promise<void> {
  if (!isSwapUnfinished(folder)) return;
  const journal = readJournal(folder);
  if (journal !== null) return finish(folder, journal, disk);
  // It is written whole or not at all, so this is another damage: whatever lies in place stays in place.
  const kept = path.join(folder.setAside, "unreadable-journal.json");
  await patiently(disk, (files) => files.makeFolder(folder.setAside));
  await patiently(disk, (files) => files.rename(folder.journal, kept));
}

async function finish(folder: DataFolder, journal: SwapJournal, disk: Disk): Promise<void> {
  const incoming = path.join(folder.restore, journal.incoming);
  const aside = path.join(folder.setAside, journal.aside);
  if (journal.phase === "aside") {
    for (const name of DATABASE_FILES) await moveIfThere(disk, folder.root, aside, name);
    await syncFolder(disk, aside);
    await syncFolder(disk, folder.root);
    // From here on a write-ahead log in place belongs to what came in.
    await writeJournal(disk, folder, { ...journal, phase: "place" });
  }
  for (const name of DATABASE_FILES) await moveIfThere(disk, incoming, folder.root, name);
  await syncFolder(disk, folder.root);
  await patiently(disk, (files) => files.unlink(folder.journal));
  await syncFolder(disk, folder.restore);
  // The swap is done; an empty folder that stays behind is taken away by the next restore.
  await patiently(disk, (files) => files.removeFolder(incoming)).catch(() => undefined);
}

async function moveIfThere(disk: Disk, from: string, to: string, name: string): Promise<void> {
  const source = path.join(from, name);
  if (!fs.existsSync(source)) return;
  await patiently(disk, (files) => files.rename(source, path.join(to, name)));
}
