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

function applicationDataHome(env: NodeJS.ProcessEnv): string {
  if (process.platform === "win32") return env["APPDATA"] ?? path.join(os.homedir(), "AppData", "Roaming");
  if (process.platform === "darwin") return path.join(os.homedir(), "Library", "Application Support");
  return env["XDG_CONFIG_HOME"] || path.join(os.homedir(), ".config");
}
