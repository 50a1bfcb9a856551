import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { _electron } from "playwright";
import { inject } from "vitest";
import { type BenchRow, median } from "./bench-row";

const ROUNDS = 5;
const GOAL_RATIO = 1.5;
/** A row with a card in it; a grid of rows that still wait for their cards is not usable. */
const GRID_READY = ".ag-row .cell-no span[title]";
const projectRoot = path.resolve(import.meta.dirname, "..", "..");

/** An Electron program that opens one empty window and nothing else: the bare limit. */
function emptyProgram(folder: string): string {
  fs.writeFileSync(
    path.join(folder, "package.json"),
    JSON.stringify({ name: "empty", version: "1.0.0", main: "main.cjs" }),
  );
  fs.writeFileSync(
    path.join(folder, "index.html"),
    "<!doctype html><title>empty</title><p class=ready>empty",
  );
  fs.writeFileSync(
    path.join(folder, "main.cjs"),
    `const { app, BrowserWindow } = require("electron");
app.whenReady().then(() => {
  const window = new BrowserWindow({ show: false, width: 1440, height: 900 });
  window.once("ready-to-show", () => window.show());
  window.loadFile(require("node:path").join(__dirname, "index.html"));
});`,
  );
  return folder;
}

/** Milliseconds from the launch to a visible element of the first window. */
async function startMs(program: string, args: readonly string[], ready: string): Promise<number> {
  const { executable, flags, env } = inject("electron");
  const startedAt = performance.now();
  const app = await _electron.launch({
    executablePath: executable,
    args: [...flags, program, ...args],
    env,
    chromiumSandbox: !flags.includes("--no-sandbox"),
  });
  try {
    const page = await app.firstWindow();
    await page.locator(ready).first().waitFor({ state: "visible", timeout: 60_000 });
    return performance.now() - startedAt;
  } finally {
    await app.close();
  }
}

/**
 * Start to usable grid against an empty Electron window's start, in turn (ARCHITECTURE 5).
 * @param store a data folder with one person, so that the workbench opens by itself
 */
export async function benchStart(store: {
  readonly folder: string;
  readonly cards: number;
}): Promise<readonly BenchRow[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "desk-bench-"));
  const ours: number[] = [];
  const empty: number[] = [];
  try {
    const program = emptyProgram(folder);
    for (let round = 0; round <= ROUNDS; round += 1) {
      const bare = await startMs(program, [], ".ready");
      const desk = await startMs(projectRoot, ["--data", store.folder], GRID_READY);
      // The first round fills Chromium's code cache, as the first start on a PC does.
      if (round === 0) continue;
      empty.push(bare);
      ours.push(desk);
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  const ratio = median(ours) / median(empty);
  return [
    {
      what: `start to usable grid, ${store.cards.toLocaleString("en")} cards`,
      figure: `${Math.round(median(ours))} ms = ${ratio.toFixed(2)} × an empty window (${Math.round(median(empty))} ms)`,
      goal: `≤ ${GOAL_RATIO} ×`,
      ratio: ratio / GOAL_RATIO,
    },
  ];
}
