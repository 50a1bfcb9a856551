import path from "node:path";
import { parseArgs } from "node:util";
import { defaultDataFolder } from "./data-folder";

/** What the command line of the executable asks for. */
export type LaunchOptions =
  | { readonly mode: "window"; readonly dataFolder: string }
  | { readonly mode: "command-line"; readonly args: readonly string[] };

/**
 * Reads `--data DIR` and `--cli <args…>`. Everything else on the line belongs to Electron, Chromium or a test driver
 * and is passed over.
 * @param argv process.argv
 */
export function readLaunchOptions(argv: readonly string[], env: NodeJS.ProcessEnv): LaunchOptions {
  const cliAt = argv.indexOf("--cli");
  if (cliAt >= 0) return { mode: "command-line", args: argv.slice(cliAt + 1) };
  const { values } = parseArgs({
    args: argv.slice(1),
    options: { data: { type: "string" } },
    strict: false,
    allowPositionals: true,
  });
  const named = typeof values.data === "string" ? path.resolve(values.data) : undefined;
  return { mode: "window", dataFolder: named ?? defaultDataFolder(env) };
}
