import os from "node:os";
import path from "node:path";

/** The user's cache folder for this project, by the habit of each system. Not created here. */
export function userCacheFolder() {
  return path.join(cacheHome(), "aftersales-desk");
}

function cacheHome() {
  const { env } = process;
  if (env["XDG_CACHE_HOME"]) return env["XDG_CACHE_HOME"];
  if (process.platform === "win32") {
    return env["LOCALAPPDATA"] ?? path.join(os.homedir(), "AppData", "Local");
  }
  if (process.platform === "darwin") return path.join(os.homedir(), "Library", "Caches");
  return path.join(os.homedir(), ".cache");
}
