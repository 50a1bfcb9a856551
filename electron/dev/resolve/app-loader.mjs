// Becomes resources/app/main.js of a runtime that ships without Electron's own default app, and does what that one
// does for `electron [flags] <application folder> [arguments]`: preload modules (-r), name, version, path, start.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { app } from "electron";

const { preloads, target } = readArguments(process.argv.slice(1));
if (target === undefined) {
  console.error("usage: electron [flags] <application folder> [arguments]");
  process.exit(2);
}

/** Two calls that Electron keeps for its default app, and does not document. */
const host =
  /** @type {import("electron").App & { setAppPath(folder: string): void, setVersion(version: string): void }} */ (
    app
  );
const require = createRequire(import.meta.url);
Object.defineProperty(process, "defaultApp", { configurable: false, enumerable: true, value: true });
for (const file of preloads) require(path.resolve(file));

const folder = path.resolve(target);
const manifestFile = path.join(folder, "package.json");
if (fs.existsSync(manifestFile)) {
  const manifest = JSON.parse(fs.readFileSync(manifestFile, "utf8"));
  app.setName(manifest.productName ?? manifest.name);
  host.setVersion(manifest.version);
  host.setAppPath(folder);
  await import(pathToFileURL(path.join(folder, manifest.main ?? "index.js")).href);
} else {
  host.setAppPath(path.dirname(folder));
  await import(pathToFileURL(folder).href);
}

/** @param {string[]} args */
function readArguments(args) {
  const preloads = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? "";
    if (arg === "-r" || arg === "--require") {
      index += 1;
      preloads.push(args[index] ?? "");
    } else if (!arg.startsWith("-")) {
      return { preloads, target: arg };
    }
  }
  return { preloads, target: undefined };
}
