import { withFileLock } from "../file-lock.mjs";
import { inProject } from "../project-paths.mjs";
import { say } from "../say.mjs";
import { isFresh } from "./freshness.mjs";

/** @typedef {"main" | "cli" | "worker" | "renderer"} BuildTarget */

/**
 * The bundlers are loaded only when there is something to build.
 * @type {Record<BuildTarget, () => Promise<void>>}
 */
const builders = {
  main: async () => (await import("./node-bundles.mjs")).buildNodeBundle("main"),
  cli: async () => (await import("./node-bundles.mjs")).buildNodeBundle("cli"),
  worker: async () => (await import("./node-bundles.mjs")).buildNodeBundle("worker"),
  renderer: async () => (await import("./renderer-bundle.mjs")).buildRendererBundle(),
};

/**
 * What the window needs.
 * @type {BuildTarget[]}
 */
export const windowTargets = ["main", "worker", "renderer"];
/**
 * What the command line needs.
 * @type {BuildTarget[]}
 */
export const commandLineTargets = ["cli", "worker"];
/** @type {BuildTarget[]} */
export const allTargets = ["main", "cli", "worker", "renderer"];

/**
 * Brings dist/ up to date with the sources. Several processes may call it at once: one builds, the others wait.
 * @param {BuildTarget[]} targets
 */
export async function ensureBuilt(targets) {
  for (const target of targets) {
    if (isFresh(target)) continue;
    await withFileLock(inProject("dist", `.${target}.lock`), async () => {
      if (isFresh(target)) return;
      const startedAtMs = Date.now();
      await builders[target]();
      say(`built ${target} in ${((Date.now() - startedAtMs) / 1000).toFixed(1)} s`);
    });
  }
}
