// `npm start`: finds a runtime, builds what is stale, shows the window. Arguments go to the program;
// `--demo` opens a throw-away data folder filled with invented cards.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureBuilt, windowTargets } from "./build/ensure-built.mjs";
import { inProject, projectRoot } from "./project-paths.mjs";
import { prepareWindowRuntime } from "./resolve/window-runtime.mjs";
import { runChild } from "./run-child.mjs";
import { ActionableError, runScript, say } from "./say.mjs";

const demoCards = 400;

await runScript(async () => {
  const args = process.argv.slice(2);
  const runtime = await prepareWindowRuntime();
  await ensureBuilt(windowTargets);
  if (!args.includes("--demo")) return runElectron(runtime, args);

  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "desk-demo-"));
  try {
    await fillDemo(folder);
    const rest = args.filter((arg) => arg !== "--demo");
    return await runElectron(runtime, ["--data", folder, ...rest]);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

/** @param {string} folder */
async function fillDemo(folder) {
  say(`making ${demoCards} demonstration cards`);
  const store = ["--store", "S01", "--name", "演示门店"];
  const init = ["init", "--data", folder, "--demo", String(demoCards), "--sandbox", ...store];
  const code = await runChild(
    process.execPath,
    [inProject("electron", "dev", "desk.mjs"), ...init],
    process.env,
  );
  if (code !== 0) throw new ActionableError(`the demonstration data could not be made (status ${code})`);
}

/**
 * @param {import("./resolve/window-runtime.mjs").WindowRuntime} runtime
 * @param {string[]} args
 */
function runElectron(runtime, args) {
  return runChild(runtime.executable, [...runtime.flags, projectRoot, ...args], { env: runtime.env });
}
