import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { errorCode } from "../file-lock.mjs";
import { inProject, projectRoot } from "../project-paths.mjs";
import { ActionableError } from "../say.mjs";
import { filesBelow, fileTimes, writeStamp } from "./freshness.mjs";

/** Output name → source. All land in one folder and share their chunks. */
const nodeEntries = {
  main: "electron/main.ts",
  cli: "electron/cli.ts",
  "print-worker": "electron/printing/worker.ts",
};
const preloadEntry = "electron/preload.ts";
const outFolder = path.join("dist", "main");

/** Loaded from node_modules at run time: native code, and what reads files beside itself. */
const external = ["electron", "better-sqlite3", "pdfmake", "pdfmake/*", "@expo-google-fonts/*"];

/** Chunks of older builds are kept this long for processes that still run them. */
const oldChunkLifeMs = 24 * 3_600_000;

/** Bundles the main process, the command line, the print worker and the preload script into dist/main. */
export async function buildMainBundles() {
  const sources = [...filesBelow("electron"), ...filesBelow("shared"), "package.json", "package-lock.json"];
  const timesBefore = new Map(fileTimes(sources).map((entry) => [entry[0], entry]));
  const present = Object.entries(nodeEntries).filter(([, source]) => fs.existsSync(inProject(source)));
  const absent = Object.values(nodeEntries).filter((source) => !fs.existsSync(inProject(source)));

  const [node, preload] = await Promise.all([
    bundleForNode(Object.fromEntries(present)),
    bundlePreload(),
  ]).catch((error) => {
    // esbuild has printed each error with its place.
    throw new ActionableError(`the main process could not be bundled: ${String(error).split("\n")[0]}`);
  });
  const outputs = writeOutputs([...node.outputFiles, ...preload.outputFiles]);
  removeOldChunks(outputs);

  const inputs = new Set([
    ...ownSources(node.metafile),
    ...ownSources(preload.metafile),
    ...filesBelow(path.join("electron", "dev", "build")),
    "package.json",
    "package-lock.json",
  ]);
  writeStamp("main", {
    inputs: [...timesBefore.values()].filter(([file]) => inputs.has(file)),
    absent,
    outputs: outputs.filter((file) => !file.endsWith(".map")),
  });
}

/** @param {Record<string, string>} entryPoints */
function bundleForNode(entryPoints) {
  return build({
    ...common,
    entryPoints,
    format: "esm",
    splitting: true,
    outExtension: { ".js": ".mjs" },
    // CommonJS packages inside an ES module bundle call require.
    banner: {
      js: 'import { createRequire as bundleRequire } from "node:module"; const require = bundleRequire(import.meta.url);',
    },
  });
}

function bundlePreload() {
  // A sandboxed preload script is CommonJS in one file.
  return build({
    ...common,
    entryPoints: { preload: preloadEntry },
    format: "cjs",
    outExtension: { ".js": ".cjs" },
  });
}

/** @satisfies {import("esbuild").BuildOptions} */
const common = {
  absWorkingDir: projectRoot,
  bundle: true,
  platform: "node",
  target: "node20.18",
  outdir: outFolder,
  chunkNames: "chunk-[hash]",
  external,
  sourcemap: "linked",
  sourcesContent: false,
  metafile: true,
  write: false,
  charset: "utf8",
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

/** @param {string[]} current */
function removeOldChunks(current) {
  const keep = new Set(current.map((file) => path.basename(file)));
  for (const name of fs.readdirSync(inProject(outFolder))) {
    const file = inProject(outFolder, name);
    if (!isChunk(name) || keep.has(name)) continue;
    try {
      if (Date.now() - fs.statSync(file).mtimeMs > oldChunkLifeMs) fs.rmSync(file);
    } catch (error) {
      if (errorCode(error) !== "ENOENT") throw error;
    }
  }
}
