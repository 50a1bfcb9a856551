import fs from "node:fs";
import path from "node:path";
import { manifestFileOf } from "#electron/db/backup/manifest";
import { resumeSwap } from "#electron/db/backup/swap";
import { verifyBackup } from "#electron/db/backup/verify-backup";
import { dataFolderAt } from "#electron/db/data-folder";
import {
  backUp,
  digestAfterStart,
  digestOf,
  makeStore,
  putAttachment,
  restoreInto,
  temporaryFolder,
  writeLine,
} from "./backup-store";
import { diskUntilKilled, diskWithFaults, Killed, systemError } from "./faulty-disk";
import { type TortureRow, tortured } from "./torture-row";

/** The same numbers at every run, so that a failure can be had again. */
function sequence(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

async function inFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = temporaryFolder();
  try {
    return await work(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Backups while another connection writes without a pause: each, restored into a folder of its own, must be exactly
 * the store as it stood after one of the writes, and none older than the last write before the backup began.
 */
export function backupsUnderLoad(count: number): Promise<TortureRow> {
  return tortured("backup under write load", () =>
    inFolder(async (root) => {
      const folder = path.join(root, "store");
      const store = await makeStore(folder);
      const digests: string[] = [digestOf(store.sqlite)];
      const write = (): void => {
        writeLine(store, digests.length);
        digests.push(digestOf(store.sqlite));
      };
      let lost = 0;
      let corrupt = 0;
      for (let n = 0; n < count; n += 1) {
        write();
        const acknowledged = digests.length - 1;
        let busy = true;
        const writing = (async () => {
          while (busy) {
            write();
            await new Promise((resolve) => setImmediate(resolve));
          }
        })();
        const backup = await backUp(folder, { pagesPerSlice: 8, nowMs: n });
        busy = false;
        await writing;
        const target = path.join(root, `restored-${n}`);
        const restored = await restoreInto(target, backup.file);
        const at = restored.ok ? digests.indexOf(await digestAfterStart(target)) : -1;
        if (at < 0) corrupt += 1;
        else if (at < acknowledged) lost += 1;
        fs.rmSync(target, { recursive: true, force: true });
        for (const file of [backup.file, manifestFileOf(backup.file)]) fs.rmSync(file);
      }
      store.close();
      return { tries: count, lost, corrupt };
    }),
  );
}

interface Prepared {
  /** Closed folder of the store as it is before the restore, a stale write-ahead log beside it. */
  readonly folder: string;
  readonly backup: string;
  readonly oldDigest: string;
  readonly newDigest: string;
}

/** A store with a backup of an earlier day, as a kill left it: the last writes are in the write-ahead log only. */
async function prepare(root: string): Promise<Prepared> {
  const live = path.join(root, "live");
  const store = await makeStore(live);
  for (let n = 1; n <= 5; n += 1) writeLine(store, n);
  putAttachment(store, Buffer.from("a picture"));
  const newDigest = digestOf(store.sqlite);
  const { file } = await backUp(live);
  for (let n = 6; n <= 12; n += 1) writeLine(store, n);
  const oldDigest = digestOf(store.sqlite);
  const folder = path.join(root, "prepared");
  fs.cpSync(live, folder, { recursive: true });
  store.close();
  return { folder, backup: path.join(folder, "backups", path.basename(file)), oldDigest, newDigest };
}

async function outcomeOf(folder: string, prepared: Prepared): Promise<"old" | "new" | "neither"> {
  try {
    const digest = await digestAfterStart(folder);
    return digest === prepared.oldDigest ? "old" : digest === prepared.newDigest ? "new" : "neither";
  } catch {
    return "neither";
  }
}

function copyOf(prepared: Prepared, root: string, n: number): { folder: string; backup: string } {
  const folder = path.join(root, `try-${n}`);
  fs.cpSync(prepared.folder, folder, { recursive: true });
  return { folder, backup: path.join(folder, "backups", path.basename(prepared.backup)) };
}

/** Runs work that may die of the injected kill; answers whether it came to its end. */
async function survives(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof Killed) return false;
    throw error;
  }
}

/**
 * A restore that is killed before each of its steps in turn, over a store whose last writes are in a write-ahead log;
 * every third is killed once more while it is being finished. The next start must find exactly the old store or
 * exactly the new one, and the new one once the restore has answered.
 * @param count at most so many steps are tried
 */
export function restoresKilledAtEveryStep(count: number): Promise<TortureRow> {
  return tortured("restore killed at every step", () =>
    inFolder(async (root) => {
      const prepared = await prepare(root);
      let [tries, lost, corrupt] = [0, 0, 0];
      for (let step = 1; step <= count; step += 1) {
        const { folder, backup } = copyOf(prepared, root, step);
        const done = await survives(() => restoreInto(folder, backup, { disk: diskUntilKilled(step) }));
        if (!done && step % 3 === 0) {
          await survives(() => resumeSwap(dataFolderAt(folder), diskUntilKilled(1 + (step % 7))));
        }
        const outcome = await outcomeOf(folder, prepared);
        tries += 1;
        if (outcome === "neither") corrupt += 1;
        if (done && outcome !== "new") lost += 1;
        fs.rmSync(folder, { recursive: true, force: true });
        if (done) break;
      }
      return { tries, lost, corrupt };
    }),
  );
}

const lockCodes = ["EBUSY", "EPERM", "EACCES"] as const;
const lockedOperations: ReadonlySet<string> = new Set(["rename", "open", "unlink"]);

/**
 * A virus scanner holds files while a restore runs: EBUSY, EPERM or EACCES from rename, open or unlink, for a moment
 * or for good. What answers ok must be there; what does not must have left the old store, or finish at the next start.
 * @param count faults to inject at the least
 */
export function lockedFiles(count: number): Promise<TortureRow> {
  return tortured("locked files", () =>
    inFolder(async (root) => {
      const prepared = await prepare(root);
      const random = sequence(20261122);
      let [tries, lost, corrupt] = [0, 0, 0];
      for (let n = 0; tries < count; n += 1) {
        const { folder, backup } = copyOf(prepared, root, n);
        const isForGood = n % 4 === 3;
        const from = 1 + random(30);
        let left = isForGood ? Number.POSITIVE_INFINITY : 1 + random(5);
        let seen = 0;
        const disk = diskWithFaults((_n, operation) => {
          if (!lockedOperations.has(operation)) return;
          seen += 1;
          if (seen < from || left <= 0) return;
          left -= 1;
          tries += 1;
          throw systemError(lockCodes[random(lockCodes.length)] ?? "EBUSY");
        });
        const result = await restoreInto(folder, backup, { disk });
        const outcome = await outcomeOf(folder, prepared);
        if (outcome === "neither") corrupt += 1;
        if (result.ok && outcome !== "new") lost += 1;
        if (!result.ok && !isForGood) lost += 1;
        fs.rmSync(folder, { recursive: true, force: true });
      }
      return { tries, lost, corrupt };
    }),
  );
}

/** Single bits turned over in a backup's database, manifest and files: each must be noticed. */
export function flippedBits(count: number): Promise<TortureRow> {
  return tortured("bit rot in backups", () =>
    inFolder(async (root) => {
      const folder = path.join(root, "store");
      const store = await makeStore(folder);
      for (let n = 1; n <= 20; n += 1) writeLine(store, n);
      const { file } = await backUp(folder);
      store.close();
      const random = sequence(7);
      const parts = [file, file, manifestFileOf(file)];
      let lost = 0;
      for (let n = 0; n < count; n += 1) {
        const part = parts[n % parts.length] ?? file;
        const bytes = fs.readFileSync(part);
        const at = random(bytes.length);
        const flipped = Buffer.from(bytes);
        flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << random(8)), at);
        fs.writeFileSync(part, flipped);
        if ((await verifyBackup(file)).ok) lost += 1;
        fs.writeFileSync(part, bytes);
      }
      const corrupt = (await verifyBackup(file)).ok ? 0 : 1;
      return { tries: count, lost, corrupt };
    }),
  );
}
