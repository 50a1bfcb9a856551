import fs from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const pollMs = 40;

/**
 * Runs `work` while no other process of this machine holds the same lock file. A lock whose owner has died is
 * taken over. Not re-entrant.
 * @template T
 * @param {string} lockFile
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withFileLock(lockFile, work) {
  fs.mkdirSync(path.dirname(lockFile), { recursive: true });
  while (!tryLock(lockFile)) {
    removeIfOwnerDied(lockFile);
    await wait(pollMs);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(lockFile, { force: true });
  }
}

/** @param {string} lockFile */
function tryLock(lockFile) {
  // Linked into place complete, so that no reader ever sees a lock without its owner.
  const mine = `${lockFile}.${process.pid}`;
  fs.writeFileSync(mine, String(process.pid));
  try {
    fs.linkSync(mine, lockFile);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

/** @param {string} lockFile */
function removeIfOwnerDied(lockFile) {
  const owner = readOwner(lockFile);
  if (owner === undefined || isAlive(owner)) return;
  // Renamed first: of several waiters only one gets it, and none can remove a successor's fresh lock unseen.
  const aside = `${lockFile}.dead.${process.pid}`;
  try {
    fs.renameSync(lockFile, aside);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return;
    throw error;
  }
  if (readOwner(aside) !== owner) {
    try {
      fs.linkSync(aside, lockFile);
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw error;
    }
  }
  fs.rmSync(aside, { force: true });
}

/** @param {string} lockFile */
function readOwner(lockFile) {
  try {
    return Number(fs.readFileSync(lockFile, "utf8"));
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

/**
 * @param {unknown} error
 * @returns {string | undefined}
 */
export function errorCode(error) {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
