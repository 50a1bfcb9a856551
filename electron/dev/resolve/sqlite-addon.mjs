import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { withFileLock } from "../file-lock.mjs";
import { inProject } from "../project-paths.mjs";
import { ActionableError, say } from "../say.mjs";

export const neededNodeApi = 10;
const folder = inProject("node_modules", "better-sqlite3");
/** Where better-sqlite3 looks before its own prebuilt addons. */
const compiled = path.join(folder, "build", "Release", "better_sqlite3.node");
const mark = path.join(folder, "build", "Release", "made-for-node-api-9");

/**
 * better-sqlite3 13's addon declares Node-API 10 and uses one thing of it: references to strings. A runtime that
 * offers 9 allows them too for an addon that declares itself experimental (0x7fffffff), and crashes otherwise. The
 * only change is that constant, in the function `node_api_module_get_api_version_v1`.
 * @type {Record<string, { sha256: string, offset: number }>}
 */
const patchable = {
  "linux-x64": {
    sha256: "1a03a2916dd210925f8a074d460f0f7a2a28b1aeed2a1c3e2bf1a3b0322276cf",
    offset: 0x1f2e5,
  },
};
const declaredVersion = Buffer.from([10, 0, 0, 0]);
const experimentalVersion = Buffer.from([0xff, 0xff, 0xff, 0x7f]);

/**
 * Makes better-sqlite3 loadable in every given runtime. Costs two file look-ups when nothing is to be done.
 * @param {number[]} nodeApis the Node-API version of each runtime that will load it, such as
 *   Number(process.versions.napi)
 */
export async function ensureSqliteAddon(nodeApis) {
  if (Math.min(...nodeApis) >= neededNodeApi || isReady()) return;
  await withFileLock(path.join(folder, "addon.lock"), async () => {
    if (isReady()) return;
    const source = patchedPrebuilt();
    if (source) {
      fs.mkdirSync(path.dirname(compiled), { recursive: true });
      const temporary = `${compiled}.${process.pid}`;
      fs.writeFileSync(temporary, source, { mode: 0o755 });
      fs.renameSync(temporary, compiled);
      say("SQLite's addon adapted to Node-API 9");
    } else {
      await buildFromSource();
    }
    fs.writeFileSync(mark, "");
  });
}

function isReady() {
  return fs.existsSync(mark) && fs.existsSync(compiled);
}

function patchedPrebuilt() {
  const platform = `${process.platform}-${process.arch}`;
  const known = patchable[platform];
  const prebuilt = path.join(folder, "prebuilds", `${platform}.node`);
  if (!known || !fs.existsSync(prebuilt)) return undefined;
  const bytes = fs.readFileSync(prebuilt);
  if (createHash("sha256").update(bytes).digest("hex") !== known.sha256) return undefined;
  const at = bytes.subarray(known.offset, known.offset + declaredVersion.length);
  if (!at.equals(declaredVersion)) return undefined;
  experimentalVersion.copy(bytes, known.offset);
  return bytes;
}

async function buildFromSource() {
  say("building SQLite's addon from source for this runtime (a minute or two)");
  const flags = "-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT";
  try {
    await promisify(execFile)(
      process.execPath,
      [
        inProject("node_modules", "node-gyp", "bin", "node-gyp.js"),
        "rebuild",
        "--release",
        "--force_build=1",
      ],
      { cwd: folder, env: { ...process.env, CXXFLAGS: flags }, maxBuffer: 64 * 1024 * 1024 },
    );
  } catch (error) {
    const text = error instanceof Error ? error.message.split("\n").slice(-15).join("\n") : String(error);
    throw new ActionableError(
      `better-sqlite3 cannot run on this Node (${process.version}): install Node 22.14 or newer, or a C++ compiler, ` +
        `make and Python for building it.\n${text}`,
    );
  }
}
