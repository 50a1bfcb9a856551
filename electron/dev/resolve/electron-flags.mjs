import fs from "node:fs";
import { ActionableError } from "../say.mjs";

/**
 * Command-line flags that Electron needs on this machine, for development only: Chromium refuses its sandbox to root.
 * @returns {string[]}
 */
export function electronFlags() {
  if (process.platform !== "linux") return [];
  if (process.getuid?.() === 0) return ["--no-sandbox"];
  for (const [file, forbidding, remedy] of namespaceSwitches) {
    if (readSwitch(file) === forbidding) {
      throw new ActionableError(
        `this system forbids the user namespaces that Chromium's sandbox needs. Run:\n  sudo sysctl -w ${remedy}`,
      );
    }
  }
  return [];
}

/** @type {[file: string, forbidding: string, remedy: string][]} */
const namespaceSwitches = [
  [
    "/proc/sys/kernel/apparmor_restrict_unprivileged_userns",
    "1",
    "kernel.apparmor_restrict_unprivileged_userns=0",
  ],
  ["/proc/sys/kernel/unprivileged_userns_clone", "0", "kernel.unprivileged_userns_clone=1"],
];

/** @param {string} file */
function readSwitch(file) {
  try {
    return fs.readFileSync(file, "utf8").trim();
  } catch {
    return undefined;
  }
}
