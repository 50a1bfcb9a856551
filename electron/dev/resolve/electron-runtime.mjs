import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { withFileLock } from "../file-lock.mjs";
import { ActionableError, say } from "../say.mjs";
import { userCacheFolder } from "./cache-folder.mjs";
import { runDownload } from "./growing-download.mjs";
import { findPinnedElectron, pinnedElectronFits, preparePinnedElectron } from "./pinned-electron.mjs";

/**
 * @typedef {object} ElectronRuntime
 * @property {string} executable
 * @property {string} folder what electron-builder calls `electronDist`
 * @property {string} version such as "45.4.1"
 * @property {number} nodeApi the highest Node-API version its Node offers
 */

const require = createRequire(import.meta.url);
const packageFolder = path.dirname(require.resolve("electron/package.json"));
const stallLimitMs = 20_000;
const retryOfficialAfterMs = 7 * 24 * 3_600_000;

/**
 * The Electron to run: the one named by ELECTRON_OVERRIDE_DIST_PATH, else the official binary (already here, or
 * fetched by the `electron` package's own downloader), else the pinned one that comes through npm.
 * @returns {Promise<ElectronRuntime>}
 */
export async function resolveElectron() {
  const override = process.env["ELECTRON_OVERRIDE_DIST_PATH"];
  if (override) return runtimeIn(override, versionIn(override));
  if (officialIsHere()) return official();
  const prepared = pinnedElectronFits() ? findPinnedElectron() : undefined;
  if (prepared && officialFailedLately()) return runtimeIn(prepared.folder, prepared.version);

  const failure = await downloadOfficial();
  if (failure === undefined) return official();
  say(`the official Electron could not be fetched (${failure})`);
  rememberFailure();
  if (!pinnedElectronFits()) {
    throw new ActionableError(
      "Electron's release site cannot be reached. Set ELECTRON_MIRROR to a mirror, or ELECTRON_OVERRIDE_DIST_PATH " +
        "to a folder that holds an unpacked Electron, and try again.",
    );
  }
  const pinned = prepared ?? (await preparePinnedElectron());
  return runtimeIn(pinned.folder, pinned.version);
}

function officialVersion() {
  return String(JSON.parse(fs.readFileSync(path.join(packageFolder, "package.json"), "utf8")).version);
}

function officialFolder() {
  return path.join(packageFolder, "dist");
}

// install.js writes path.txt last: with it, the unpacking was finished.
function officialIsHere() {
  return (
    fs.existsSync(path.join(packageFolder, "path.txt")) && versionIn(officialFolder()) === officialVersion()
  );
}

function official() {
  return runtimeIn(officialFolder(), officialVersion());
}

/** @param {string} folder */
function versionIn(folder) {
  try {
    return fs.readFileSync(path.join(folder, "version"), "utf8").trim().replace(/^v/, "");
  } catch {
    return undefined;
  }
}

/**
 * @param {string} folder
 * @param {string | undefined} version
 * @returns {ElectronRuntime}
 */
function runtimeIn(folder, version) {
  const executable = path.join(folder, executableName());
  if (!fs.existsSync(executable)) throw new ActionableError(`no Electron at ${executable}`);
  if (version === undefined) throw new ActionableError(`${folder} has no "version" file of an Electron`);
  return { executable, folder, version, nodeApi: nodeApiOf(version) };
}

function executableName() {
  if (process.platform === "win32") return "electron.exe";
  if (process.platform === "darwin") return path.join("Electron.app", "Contents", "MacOS", "Electron");
  return "electron";
}

/**
 * Electron 36 is the first whose Node (22.14) has Node-API 10.
 * @param {string} version
 */
function nodeApiOf(version) {
  return Number.parseInt(version, 10) >= 36 ? 10 : 9;
}

/** @returns {Promise<string | undefined>} the reason of a failure */
async function downloadOfficial() {
  return withFileLock(path.join(userCacheFolder(), "electron-download.lock"), async () => {
    if (officialIsHere()) return undefined;
    // The downloader writes into the temporary folder first: one of our own shows how far it is.
    const temporary = fs.mkdtempSync(path.join(os.tmpdir(), "desk-electron-"));
    try {
      const result = await runDownload({
        label: `fetching Electron ${officialVersion()}`,
        command: process.execPath,
        args: [path.join(packageFolder, "install.js")],
        env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
        cwd: packageFolder,
        watchedFolder: temporary,
        stallLimitMs,
      });
      return result.ok ? undefined : result.reason;
    } finally {
      fs.rmSync(temporary, { recursive: true, force: true });
    }
  });
}

function failureFile() {
  return path.join(userCacheFolder(), "official-electron-unreachable");
}

function rememberFailure() {
  fs.mkdirSync(userCacheFolder(), { recursive: true });
  fs.writeFileSync(failureFile(), "");
}

/** Without this every start behind a firewall would wait for the same failing download. */
function officialFailedLately() {
  const stat = fs.statSync(failureFile(), { throwIfNoEntry: false });
  return stat !== undefined && Date.now() - stat.mtimeMs < retryOfficialAfterMs;
}
