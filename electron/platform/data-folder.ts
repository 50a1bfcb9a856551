import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const folderName = "aftersales-desk";

/**
 * The folder that holds a store's data when none is named, the same for the window and the command line:
 * `%APPDATA%`, `~/Library/Application Support` or `$XDG_CONFIG_HOME` and the program's name. Not created here.
 */
export function defaultDataFolder(env: NodeJS.ProcessEnv = process.env): string {
  return path.join(applicationDataHome(env), folderName);
}

/** Kept in the default folder: which other one was chosen in its place. */
function choiceFile(env: NodeJS.ProcessEnv): string {
  return path.join(defaultDataFolder(env), "data-folder.json");
}

/** The data folder that was chosen instead of the default one; null where none was. */
export function chosenDataFolder(env: NodeJS.ProcessEnv): string | null {
  try {
    const chosen: unknown = JSON.parse(fs.readFileSync(choiceFile(env), "utf8"));
    const folder = typeof chosen === "object" && chosen !== null ? Reflect.get(chosen, "folder") : null;
    return typeof folder === "string" && path.isAbsolute(folder) ? folder : null;
  } catch {
    return null;
  }
}

/** Remembers the data folder for every start that names none. Throws what the file system throws. */
export function chooseDataFolder(env: NodeJS.ProcessEnv, folder: string): void {
  const file = choiceFile(env);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(`${file}.part`, JSON.stringify({ folder: path.resolve(folder) }));
  fs.renameSync(`${file}.part`, file);
}

function applicationDataHome(env: NodeJS.ProcessEnv): string {
  if (process.platform === "win32") return env["APPDATA"] ?? path.join(os.homedir(), "AppData", "Roaming");
  if (process.platform === "darwin") return path.join(os.homedir(), "Library", "Application Support");
  return env["XDG_CONFIG_HOME"] || path.join(os.homedir(), ".config");
}
