import path from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root folder. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..");

/** @param {...string} parts path below the repository's root */
export function inProject(...parts) {
  return path.join(projectRoot, ...parts);
}
