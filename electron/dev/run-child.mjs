import { spawn } from "node:child_process";
import os from "node:os";
import { inProject, projectRoot } from "./project-paths.mjs";

/** @type {NodeJS.Signals[]} */
const endingSignals = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs a child in the repository's root to its end, sharing this process's terminal. Signals that would end this
 * process end the child first.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 * @returns {Promise<number>} its exit status
 */
export function runChild(command, args, { env = process.env, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: projectRoot, env, shell, stdio: "inherit" });
    /** @param {NodeJS.Signals} signal */
    const passOn = (signal) => {
      child.kill(signal);
    };
    for (const signal of endingSignals) process.on(signal, passOn);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      for (const ending of endingSignals) process.off(ending, passOn);
      resolve(code ?? 128 + (signal === null ? 0 : os.constants.signals[signal]));
    });
  });
}

/**
 * Runs a tool that a package of this repository brings.
 * @param {string} tool
 * @param {readonly string[]} args
 */
export function runTool(tool, args) {
  const windows = process.platform === "win32";
  return runChild(inProject("node_modules", ".bin", windows ? `${tool}.cmd` : tool), args, {
    shell: windows,
  });
}
