import { inProject } from "../project-paths.mjs";
import { say } from "../say.mjs";
import { needsVirtualDisplay, startVirtualDisplay } from "./display.mjs";
import { electronFlags } from "./electron-flags.mjs";
import { resolveElectron } from "./electron-runtime.mjs";
import { ensureSqliteAddon, neededNodeApi } from "./sqlite-addon.mjs";
import { ensureWindowPackages } from "./system-packages.mjs";

/**
 * @typedef {object} WindowRuntime
 * @property {string} executable
 * @property {string} folder
 * @property {string} version Electron's
 * @property {string[]} flags to put before the application's folder
 * @property {NodeJS.ProcessEnv} env with a display
 */

/**
 * Everything that a window needs on this machine: Electron, its libraries, the SQLite addon and a display. A virtual
 * display started here ends with this process.
 * @returns {Promise<WindowRuntime>}
 */
export async function prepareWindowRuntime() {
  const electron = await resolveElectron();
  await ensureSqliteAddon([electron.nodeApi, Number(process.versions["napi"])]);
  const virtual = needsVirtualDisplay();
  await ensureWindowPackages(electron.executable, { needsVirtualDisplay: virtual });
  const flags = [...electronFlags(), ...addonFlags(electron.nodeApi)];
  const env = { ...process.env };
  if (virtual) {
    const { display } = await startVirtualDisplay();
    say(`no display: using a virtual one (${display})`);
    env["DISPLAY"] = display;
  }
  return { executable: electron.executable, folder: electron.folder, version: electron.version, flags, env };
}

/**
 * @param {number} nodeApi what the runtime offers
 * @returns {string[]}
 */
function addonFlags(nodeApi) {
  if (nodeApi >= neededNodeApi) return [];
  return ["-r", inProject("electron", "dev", "resolve", "keep-sqlite-objects.cjs")];
}
