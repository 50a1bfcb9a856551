import path from "node:path";
import { parseArgs } from "node:util";
import { chosenDataFolder, defaultDataFolder } from "./data-folder";

/** What the command line of the executable asks for. */
export type LaunchOptions =
  | {
      readonly mode: "window";
      readonly dataFolder: string;
      /** Where the folder comes from: named by `--data`, chosen in the window before, or the default one. */
      readonly from: "named" | "chosen" | "default";
    }
  | { readonly mode: "command-line"; readonly args: readonly string[] };

/** The arguments of a further start with another data folder in the place of the one that was named. */
export function argumentsWithFolder(argv: readonly string[], dataFolder: string): readonly string[] {
  const others = argv.slice(1).filter((word, index, words) => {
    return word !== "--data" && words[index - 1] !== "--data" && !word.startsWith("--data=");
  });
  return [...others, "--data", dataFolder];
}

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
  if (named !== undefined) return { mode: "window", dataFolder: named, from: "named" };
  const chosen = chosenDataFolder(env);
  return chosen === null
    ? { mode: "window", dataFolder: defaultDataFolder(env), from: "default" }
    : { mode: "window", dataFolder: chosen, from: "chosen" };
}
