import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "..", "..");

/**
 * Starts a script of the tests as a real process of its own, bundled as the program is. It ends with the test's
 * process at the latest.
 */
export function startProcess(script: URL, args: readonly string[]): ChildProcess {
  return startBundled(bundledScript(script), args);
}

/** Starts a script that `bundledScript` made. */
export function startBundled(file: string, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [file, ...args], { stdio: ["ignore", "pipe", "inherit"] });
}

/** Bundles a script of the tests as the program is; answers the file. */
export function bundledScript(script: URL): string {
  const folder = path.join(root, "node_modules", ".cache", "desk-test");
  fs.mkdirSync(folder, { recursive: true });
  const entry = fileURLToPath(script);
  const outfile = path.join(folder, `${path.basename(entry, ".ts")}-${process.pid}.mjs`);
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    alias: {
      "#electron": path.join(root, "electron"),
      "#shared": path.join(root, "shared"),
      "#test": path.join(root, "test"),
    },
    logLevel: "error",
  });
  return outfile;
}

/** What a process prints until it ends; a process that was killed has printed until then. */
export async function outputOf(child: ChildProcess): Promise<string> {
  let text = "";
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  await new Promise((resolve) => child.once("close", resolve));
  return text;
}

/** Waits until a process has printed a word. */
export async function printed(child: ChildProcess, word: string): Promise<void> {
  let text = "";
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    if (text.includes(word)) return;
  }
  throw new Error(`the process ended without printing ${word}`);
}
