import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { ActionableError, say } from "../say.mjs";

const run = promisify(execFile);

/** @typedef {{ what: string, candidates: string[] }} Missing a missing part, and the Debian packages that bring it */

/**
 * Shared library → Debian package. Two names where Debian 13 and Ubuntu 24.04 renamed it for 64-bit time.
 * @type {Record<string, string[]>}
 */
const packagesByLibrary = {
  "libgtk-3.so.0": ["libgtk-3-0t64", "libgtk-3-0"],
  "libgdk-3.so.0": ["libgtk-3-0t64", "libgtk-3-0"],
  "libatk-1.0.so.0": ["libatk1.0-0t64", "libatk1.0-0"],
  "libatk-bridge-2.0.so.0": ["libatk-bridge2.0-0t64", "libatk-bridge2.0-0"],
  "libatspi.so.0": ["libatspi2.0-0t64", "libatspi2.0-0"],
  "libnss3.so": ["libnss3"],
  "libnssutil3.so": ["libnss3"],
  "libsmime3.so": ["libnss3"],
  "libnspr4.so": ["libnspr4"],
  "libasound.so.2": ["libasound2t64", "libasound2"],
  "libgbm.so.1": ["libgbm1"],
  "libdrm.so.2": ["libdrm2"],
  "libcups.so.2": ["libcups2t64", "libcups2"],
  "libdbus-1.so.3": ["libdbus-1-3"],
  "libexpat.so.1": ["libexpat1"],
  "libglib-2.0.so.0": ["libglib2.0-0t64", "libglib2.0-0"],
  "libgobject-2.0.so.0": ["libglib2.0-0t64", "libglib2.0-0"],
  "libgio-2.0.so.0": ["libglib2.0-0t64", "libglib2.0-0"],
  "libpango-1.0.so.0": ["libpango-1.0-0"],
  "libcairo.so.2": ["libcairo2"],
  "libX11.so.6": ["libx11-6"],
  "libxcb.so.1": ["libxcb1"],
  "libXcomposite.so.1": ["libxcomposite1"],
  "libXdamage.so.1": ["libxdamage1"],
  "libXext.so.6": ["libxext6"],
  "libXfixes.so.3": ["libxfixes3"],
  "libXrandr.so.2": ["libxrandr2"],
  "libxkbcommon.so.0": ["libxkbcommon0"],
  "libudev.so.1": ["libudev1"],
};

/**
 * Makes sure that Electron's shared libraries, a Chinese font and, when there is no display, Xvfb are here.
 * @param {string} executable Electron's
 * @param {{ needsVirtualDisplay: boolean }} options
 */
export async function ensureWindowPackages(executable, { needsVirtualDisplay }) {
  if (process.platform !== "linux") return;
  const missing = await missingLibraries(executable);
  if (needsVirtualDisplay && !onPath("Xvfb")) missing.push({ what: "Xvfb", candidates: ["xvfb"] });
  await install(missing);
  if (!(await hasChineseFont())) {
    await installOrWarn([{ what: "a Chinese screen font", candidates: ["fonts-noto-cjk"] }]);
  }
}

/** Makes sure that the tools which read PDFs back in the document tests (pdftotext, pdfinfo, pdftoppm) are here. */
export async function ensureDocumentTools() {
  const tools = ["pdftotext", "pdfinfo", "pdftoppm"].filter((tool) => !onPath(tool));
  if (tools.length === 0) return;
  if (process.platform !== "linux") {
    throw new ActionableError(`the document tests need Poppler's ${tools.join(", ")} on the PATH`);
  }
  await install([{ what: tools.join(", "), candidates: ["poppler-utils"] }]);
}

/**
 * @param {string} executable
 * @returns {Promise<Missing[]>}
 */
async function missingLibraries(executable) {
  const { stdout } = await run("ldd", [executable]).catch(() => ({ stdout: "" }));
  const names = [...stdout.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? "");
  return names.map((name) => ({ what: name, candidates: packagesByLibrary[name] ?? [] }));
}

async function hasChineseFont() {
  try {
    const { stdout } = await run("fc-list", [":lang=zh-cn", "family"]);
    return stdout.trim() !== "";
  } catch {
    return false;
  }
}

/** @param {string} command */
function onPath(command) {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  const names = process.platform === "win32" ? [`${command}.exe`] : [command];
  return folders.some((folder) => names.some((name) => fs.existsSync(path.join(folder, name))));
}

/** @param {Missing[]} missing */
async function install(missing) {
  if (missing.length === 0) return;
  const what = [...new Set(missing.map((part) => part.what))].join(", ");
  const unknown = missing.filter((part) => part.candidates.length === 0).map((part) => part.what);
  if (!onPath("apt-get") || unknown.length > 0) {
    throw new ActionableError(`missing on this system: ${what}. Install the packages that bring them.`);
  }
  if (process.getuid?.() !== 0) {
    const command = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${await packagesFor(missing)}`;
    throw new ActionableError(`missing on this system: ${what}. Run:\n  ${command}`);
  }
  await refreshPackageLists();
  const packages = await packagesFor(missing);
  say(`installing ${packages} (for ${what})`);
  await aptGet(["install", "-y", "--no-install-recommends", ...packages.split(" ")]);
}

/** @param {Missing[]} missing */
async function installOrWarn(missing) {
  try {
    await install(missing);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
}

/**
 * The names of the packages, separated by spaces.
 * @param {Missing[]} missing
 */
async function packagesFor(missing) {
  const names = await Promise.all(missing.map((part) => availablePackage(part.candidates)));
  return [...new Set(names)].join(" ");
}

/**
 * The first that this release has as a package of its own, not only as a name that others provide.
 * @param {string[]} candidates
 */
async function availablePackage(candidates) {
  for (const name of candidates) {
    const { stdout } = await run("apt-cache", ["policy", name]).catch(() => ({ stdout: "" }));
    if (/Candidate: (?!\(none\))/.test(stdout)) return name;
  }
  return candidates.at(-1) ?? "";
}

let listsAreFresh = false;

/** Once a process: a bare container has no package lists, an old machine outdated ones. */
async function refreshPackageLists() {
  if (listsAreFresh) return;
  say("refreshing apt's package lists");
  await aptGet(["update"]);
  listsAreFresh = true;
}

/** @param {string[]} args */
async function aptGet(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  try {
    await run("apt-get", ["-qq", "-o", "DPkg::Lock::Timeout=300", ...args], { env, maxBuffer: 64_000_000 });
  } catch (error) {
    const text = error instanceof Error ? error.message.split("\n").slice(-15).join("\n") : String(error);
    throw new ActionableError(`apt-get ${args.join(" ")} failed:\n${text}`);
  }
}
