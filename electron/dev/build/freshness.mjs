import fs from "node:fs";
import path from "node:path";
import { inProject, projectRoot } from "../project-paths.mjs";

/**
 * What a build was made of. A file counts as changed when its modification time or size differs.
 * @typedef {object} BuildStamp
 * @property {[file: string, mtimeMs: number, bytes: number][]} inputs files, relative to the root
 * @property {string[]} outputs files that must still exist, relative to the root
 */

/** @param {string} target */
function stampFile(target) {
  return inProject("dist", `.${target}-stamp.json`);
}

/** @param {string} target */
export function isFresh(target) {
  const stamp = readStamp(target);
  if (stamp === undefined) return false;
  return (
    stamp.outputs.every((file) => fs.existsSync(inProject(file))) &&
    stamp.inputs.every(([file, mtimeMs, bytes]) => {
      const stat = fs.statSync(inProject(file), { throwIfNoEntry: false });
      return stat !== undefined && stat.mtimeMs === mtimeMs && stat.size === bytes;
    })
  );
}

/**
 * @param {string} target
 * @returns {BuildStamp | undefined}
 */
function readStamp(target) {
  try {
    return JSON.parse(fs.readFileSync(stampFile(target), "utf8"));
  } catch {
    return undefined;
  }
}

/**
 * Notes file times. Called before a build reads its inputs, so that an edit during the build makes it stale.
 * @param {string[]} files relative to the root
 * @returns {BuildStamp["inputs"]}
 */
export function fileTimes(files) {
  return files.flatMap((file) => {
    const stat = fs.statSync(inProject(file), { throwIfNoEntry: false });
    return stat ? [/** @type {[string, number, number]} */ ([file, stat.mtimeMs, stat.size])] : [];
  });
}

/**
 * @param {string} target
 * @param {BuildStamp} stamp
 */
export function writeStamp(target, stamp) {
  const temporary = `${stampFile(target)}.${process.pid}`;
  fs.writeFileSync(temporary, JSON.stringify(stamp));
  fs.renameSync(temporary, stampFile(target));
}

/**
 * All files below a folder, relative to the root; none when the folder is not there.
 * @param {string} folder relative to the root
 * @returns {string[]}
 */
export function filesBelow(folder) {
  if (!fs.existsSync(inProject(folder))) return [];
  return fs
    .readdirSync(inProject(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(projectRoot, path.join(entry.parentPath, entry.name)))
    .sort();
}
