import { spawn } from "node:child_process";
import fs from "node:fs";
import { ActionableError } from "../say.mjs";

/** Whether a window can only be shown on a virtual display. */
export function needsVirtualDisplay() {
  return process.platform === "linux" && !process.env["DISPLAY"] && !process.env["WAYLAND_DISPLAY"];
}

/**
 * Starts Xvfb on a display number that Xvfb itself finds free. It ends with this process, also when this one is killed.
 * @returns {Promise<{ display: string, end: () => void }>}
 */
export async function startVirtualDisplay() {
  const server = ["Xvfb", "-displayfd", "3", "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset"];
  const setpriv = "/usr/bin/setpriv";
  const command = fs.existsSync(setpriv) ? [setpriv, "--pdeathsig", "TERM", ...server] : server;
  const child = spawn(command[0] ?? "", command.slice(1), {
    stdio: ["ignore", "ignore", "pipe", "pipe"],
    // Out of the terminal's group: Ctrl+C must not take the display from a program that is still closing its files.
    detached: true,
  });
  const end = () => {
    child.kill();
  };
  process.once("exit", end);
  let errorText = "";
  child.stderr?.on("data", (chunk) => {
    errorText += String(chunk);
  });
  const number = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => reject(new ActionableError(`Xvfb did not start: ${errorText.trim()}`)));
    child.stdio[3]?.once("data", (chunk) => resolve(Number(String(chunk).trim())));
  });
  child.unref();
  for (const stream of [child.stderr, child.stdio[3]]) {
    if (stream && "unref" in stream && typeof stream.unref === "function") stream.unref();
  }
  return { display: `:${number}`, end };
}
