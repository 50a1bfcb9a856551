// `npm test`: types, lint, unused code, then every test, then the same in the real Electron. With group names
// (`node electron/dev/test.mjs unit documents`) only those tests; what follows goes to vitest (a file, -t NAME).
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { allTargets, ensureBuilt } from "./build/ensure-built.mjs";
import { needsVirtualDisplay } from "./resolve/display.mjs";
import { resolveElectron } from "./resolve/electron-runtime.mjs";
import { ensureDocumentTools, ensureWindowPackages } from "./resolve/system-packages.mjs";
import { runTool } from "./run-child.mjs";
import { runScript, say } from "./say.mjs";

const layers = ["shared", "electron", "renderer", "test"];
const nodeGroups = ["unit", "database", "use-cases", "command-line", "documents"];
const windowGroups = ["e2e"];
const allGroups = [...nodeGroups, ...windowGroups, "bench", "torture"];

/** @typedef {{ name: string, passed: boolean, seconds: number }} StepResult */
/** @typedef {{ passed: number, failed: number }} TestCount */

await runScript(async () => {
  const args = process.argv.slice(2);
  const firstOther = args.findIndex((arg) => !allGroups.includes(arg));
  const groups = firstOther < 0 ? args : args.slice(0, firstOther);
  const vitestArgs = firstOther < 0 ? [] : args.slice(firstOther);
  return groups.length > 0 ? runGroups(groups, vitestArgs) : runEverything(vitestArgs);
});

/** @param {string[]} vitestArgs */
async function runEverything(vitestArgs) {
  // What has to be installed or fetched comes first: it fails at once, and not after minutes of tests.
  const electron = await resolveElectron();
  await ensureWindowPackages(electron.executable, { needsVirtualDisplay: needsVirtualDisplay() });
  await ensureDocumentTools();
  await ensureBuilt(allTargets);

  /** @type {StepResult[]} */
  const steps = [];
  for (const layer of layers) {
    steps.push(await step(`types of ${layer}`, () => runTool("tsc", ["-p", layer])));
  }
  steps.push(await step("lint and format", () => runTool("biome", ["ci", "--error-on-warnings", "."])));
  steps.push(await step("unused code", () => runTool("knip", [])));

  /** @type {TestCount} */
  const total = { passed: 0, failed: 0 };
  for (const groups of [nodeGroups, windowGroups]) {
    steps.push(await step(`tests: ${groups.join(", ")}`, () => countedVitest(groups, vitestArgs, total)));
  }
  return summary(steps, total);
}

/**
 * @param {string[]} groups
 * @param {string[]} vitestArgs
 */
async function runGroups(groups, vitestArgs) {
  const total = { passed: 0, failed: 0 };
  const status = await countedVitest(groups, vitestArgs, total);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return status;
}

/**
 * @param {string} name
 * @param {() => Promise<number>} work
 * @returns {Promise<StepResult>}
 */
async function step(name, work) {
  say(`— ${name}`);
  const startedAtMs = Date.now();
  const status = await work();
  return { name, passed: status === 0, seconds: (Date.now() - startedAtMs) / 1000 };
}

/**
 * Runs vitest over some groups and adds its counts to `total`. A file that could not even be loaded counts as one
 * failure.
 * @param {string[]} groups
 * @param {string[]} vitestArgs
 * @param {TestCount} total
 */
async function countedVitest(groups, vitestArgs, total) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "desk-vitest-"));
  const report = path.join(folder, "report.json");
  try {
    const projects = groups.flatMap((group) => ["--project", group]);
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const args = ["run", "--config", "test/vitest.config.ts", ...projects, ...reporters, ...vitestArgs];
    const status = await runTool("vitest", args);
    const before = total.failed;
    addCounts(report, total);
    if (status !== 0 && total.failed === before) total.failed += 1;
    return status;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} report
 * @param {TestCount} total
 */
function addCounts(report, total) {
  if (!fs.existsSync(report)) return;
  /** @type {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} */
  const { testResults } = JSON.parse(fs.readFileSync(report, "utf8"));
  for (const file of testResults) {
    const failed = file.assertionResults.filter((test) => test.status === "failed").length;
    total.passed += file.assertionResults.filter((test) => test.status === "passed").length;
    total.failed += failed === 0 && file.status === "failed" ? 1 : failed;
  }
}

/**
 * @param {StepResult[]} steps
 * @param {TestCount} total
 */
function summary(steps, total) {
  console.log("");
  for (const { name, passed, seconds } of steps) {
    console.log(`${passed ? "ok    " : "FAILED"} ${name} (${seconds.toFixed(1)} s)`);
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return steps.every((result) => result.passed) ? 0 : 1;
}
