import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { inProject, projectRoot } from "../project-paths.mjs";
import { ActionableError } from "../say.mjs";
import { filesBelow, fileTimes, writeStamp } from "./freshness.mjs";

/**
 * What each target bundles: output name → source. All outputs land in one folder, so that they find each other.
 * @typedef {object} NodeTarget
 * @property {Record<string, string>} modules ES modules
 * @property {Record<string, string>} scripts CommonJS in one file, as a sandboxed preload script must be
 */

/** @type {Record<"main" | "cli" | "worker", NodeTarget>} */
const targets = {
  main: { modules: { main: "electron/main.ts" }, scripts: { preload: "electron/preload.ts" } },
  cli: { modules: { cli: "electron/cli.ts" }, scripts: {} },
  worker: {
    modules: {
      "print-worker": "electron/printing/worker.ts",
      "check-worker": "electron/db/check-worker.ts",
      "backup-worker": "electron/db/backup/backup-worker.ts",
      "verify-worker": "electron/use-cases/verify/verify-worker.ts",
    },
    scripts: {},
  },
};
const outFolder = path.join("dist", "main");

/** Loaded from node_modules at run time: native code, and what reads files beside itself. */
const external = ["electron", "better-sqlite3", "pdfmake", "pdfmake/*", "@expo-google-fonts/*"];

/**
 * Packages that are CommonJS are required: an `import` of one looks through its text for names first, which takes
 * longer than to run it.
 * @type {import("esbuild").Plugin}
 */
const requireCommonJs = {
  name: "require-common-js",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^better-sqlite3$/ }, ({ path: name, namespace }) =>
      namespace === "required" ? { path: name, external: true } : { path: name, namespace: "required" },
    );
    onLoad({ filter: /.*/, namespace: "required" }, ({ path: name }) => ({
      contents: `module.exports = require(${JSON.stringify(name)})`,
    }));
  },
};

/** Chunks of older builds are kept this long for processes that still run them. */
const oldChunkLifeMs = 24 * 3_600_000;

/**
 * Bundles one target into dist/main.
 * @param {keyof typeof targets} name
 */
export async function buildNodeBundle(name) {
  const { modules, scripts } = targets[name];
  const sources = [...filesBelow("electron"), ...filesBelow("shared"), "package.json", "package-lock.json"];
  const timesBefore = new Map(fileTimes(sources).map((entry) => [entry[0], entry]));

  const results = await Promise.all([bundleModules(name, modules), bundleScripts(scripts)]).catch((error) => {
    // esbuild has printed each error with its place.
    throw new ActionableError(`${name} could not be bundled: ${String(error).split("\n")[0]}`);
  });
  const outputs = writeOutputs(results.flatMap((result) => result.outputFiles));
  removeOldChunks(name, outputs);

  const inputs = new Set([
    ...results.flatMap((result) => ownSources(result.metafile)),
    ...filesBelow(path.join("electron", "dev", "build")),
    "package.json",
    "package-lock.json",
  ]);
  writeStamp(name, {
    inputs: [...timesBefore.values()].filter(([file]) => inputs.has(file)),
    outputs: outputs.filter((file) => !file.endsWith(".map")),
  });
}

/**
 * @param {string} target
 * @param {Record<string, string>} entryPoints
 */
function bundleModules(target, entryPoints) {
  return build({
    ...common,
    entryPoints,
    format: "esm",
    splitting: true,
    chunkNames: `${chunkPrefix(target)}[hash]`,
    outExtension: { ".js": ".mjs" },
    // CommonJS packages inside an ES module bundle call require.
    banner: {
      js: 'import { createRequire as bundleRequire } from "node:module"; const require = bundleRequire(import.meta.url);',
    },
  });
}

/** @param {Record<string, string>} entryPoints */
function bundleScripts(entryPoints) {
  return build({ ...common, entryPoints, format: "cjs", outExtension: { ".js": ".cjs" } });
}

/** @param {string} target */
function chunkPrefix(target) {
  return `chunk-${target}-`;
}

/** @satisfies {import("esbuild").BuildOptions} */
const common = {
  absWorkingDir: projectRoot,
  bundle: true,
  platform: "node",
  target: "node20.18",
  outdir: outFolder,
  external,
  plugins: [requireCommonJs],
  // Half as much to read at each start; names stay as they are, so that a log's stack can be read.
  minifyWhitespace: true,
  minifySyntax: true,
  sourcemap: "linked",
  sourcesContent: false,
  metafile: true,
  write: false,
  // Chinese words as escapes: the engine then keeps the program in one byte a character, and reads it faster.
  charset: "ascii",
  logLevel: "warning",
};

/** @param {import("esbuild").Metafile} metafile */
function ownSources(metafile) {
  // esbuild writes forward slashes everywhere.
  return Object.keys(metafile.inputs)
    .filter((input) => input.startsWith("electron/") || input.startsWith("shared/"))
    .map((input) => path.normalize(input));
}

/**
 * Chunks first, entries last, each renamed into place: a process that starts meanwhile finds a whole bundle.
 * @param {import("esbuild").OutputFile[]} files
 */
function writeOutputs(files) {
  fs.mkdirSync(inProject(outFolder), { recursive: true });
  const chunksFirst = files.toSorted((a, b) => Number(isChunk(b.path)) - Number(isChunk(a.path)));
  for (const file of chunksFirst) {
    const temporary = `${file.path}.${process.pid}`;
    fs.writeFileSync(temporary, file.contents);
    fs.renameSync(temporary, file.path);
  }
  return files.map((file) => path.relative(projectRoot, file.path));
}

/** @param {string} file */
function isChunk(file) {
  return path.basename(file).startsWith("chunk-");
}

/**
 * @param {string} target
 * @param {string[]} current
 */
function removeOldChunks(target, current) {
  const keep = new Set(current.map((file) => path.basename(file)));
  for (const name of fs.readdirSync(inProject(outFolder))) {
    if (!name.startsWith(chunkPrefix(target)) || keep.has(name)) continue;
    const file = inProject(outFolder, name);
    if (Date.now() - fs.statSync(file).mtimeMs > oldChunkLifeMs) fs.rmSync(file);
  }
}
