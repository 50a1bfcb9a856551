import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { _electron, type ElectronApplication, type Page } from "playwright";
import { expect, inject } from "vitest";
import { type BenchRow, median } from "./bench-row";

const ROUNDS = 7;
/** They fill Chromium's code cache, as the first two starts on a PC do. */
const WARMING_ROUNDS = 2;
const GOAL_RATIO = 1.5;
/**
 * A row with its card in it, which can be gone to, opened and selected (test/e2e/first-rows.test.ts); rows that still
 * wait for their cards are not usable.
 */
const ROWS_READY = ".first-row .cell-no:not(:empty), .ag-row .cell-no:not(.cell-waiting):not(:empty)";
/** The grid library has taken over: order, edit, scroll. */
const GRID_READY = ".ag-row .cell-no:not(.cell-waiting):not(:empty)";
const BARE_GRID_READY = ".ag-row .ag-cell:not(:empty)";
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

/** The same with a page that shows the product's grid library and nothing else, served and drawn as the product is. */
function bareGridProgram(folder: string): string {
  const vite = path.join(projectRoot, "node_modules", "vite", "bin", "vite.js");
  const config = path.join(import.meta.dirname, "bare-grid", "vite.config.ts");
  const page = path.join(folder, "page");
  // In a process of its own: this one's memory is measured later.
  const args = [vite, "build", "--config", config, "--outDir", page, "--logLevel", "error"];
  // Vite would take React's development build where the tests' own setting says so.
  execFileSync(process.execPath, args, { env: { ...process.env, NODE_ENV: "production" } });
  fs.writeFileSync(
    path.join(folder, "package.json"),
    JSON.stringify({ name: "bare-grid", version: "1.0.0", main: "main.cjs" }),
  );
  fs.writeFileSync(
    path.join(folder, "main.cjs"),
    `const { app, BrowserWindow, protocol } = require("electron");
const fs = require("node:fs/promises");
const path = require("node:path");
const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
protocol.registerSchemesAsPrivileged([{ scheme: "app", privileges }]);
app.setPath("userData", path.join(__dirname, "profile"));
app.disableHardwareAcceleration();
const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8" };
app.whenReady().then(() => {
  protocol.handle("app", async ({ url }) => {
    const file = path.join(__dirname, "page", new URL(url).pathname);
    const headers = { "content-type": types[path.extname(file)] };
    return new Response(new Uint8Array(await fs.readFile(file)), { headers });
  });
  const window = new BrowserWindow({ show: false, width: 1440, height: 900 });
  window.once("ready-to-show", () => window.show());
  window.loadURL("app://grid/index.html");
});`,
  );
  return folder;
}

function launch(program: string, args: readonly string[]): Promise<ElectronApplication> {
  const { executable, flags, env } = inject("electron");
  return _electron.launch({
    executablePath: executable,
    args: [...flags, program, ...args],
    env,
    chromiumSandbox: !flags.includes("--no-sandbox"),
  });
}

/**
 * Waits until an element is painted. It looks in each frame: Playwright's own waiting looks after 20, 50, 100 and
 * 100 ms and then twice a second, and would measure that.
 */
async function painted(page: Page, selector: string): Promise<void> {
  await page.evaluate(
    (wanted) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (document.querySelector(wanted)?.checkVisibility() === true) setTimeout(resolve);
          else requestAnimationFrame(look);
        };
        look();
      }),
    selector,
  );
}

/** Milliseconds from the launch until each of the elements is painted in the first window, one after the other. */
async function startMs(
  program: string,
  args: readonly string[],
  selectors: readonly string[],
): Promise<readonly number[]> {
  const startedAt = performance.now();
  const app = await launch(program, args);
  try {
    const page = await app.firstWindow();
    const times: number[] = [];
    for (const selector of selectors) {
      await painted(page, selector);
      times.push(performance.now() - startedAt);
    }
    return times;
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
  const folders = ["empty", "grid"].map((name) =>
    fs.mkdtempSync(path.join(os.tmpdir(), `desk-bench-${name}-`)),
  );
  const [emptyFolder = "", gridFolder = ""] = folders;
  const rounds: (readonly (readonly number[])[])[] = [];
  try {
    const emptyWindow = emptyProgram(emptyFolder);
    const bareGrid = bareGridProgram(gridFolder);
    for (let round = -WARMING_ROUNDS; round < ROUNDS; round += 1) {
      const times = [
        await startMs(emptyWindow, [], [".ready"]),
        await startMs(bareGrid, [], [BARE_GRID_READY]),
        await startMs(projectRoot, ["--data", store.folder], [ROWS_READY, GRID_READY]),
      ];
      if (round >= 0) rounds.push(times);
    }
  } finally {
    for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
  }
  const medianMs = (program: number, step: number) =>
    median(rounds.map((round) => round[program]?.[step] ?? Number.NaN));
  const [emptyMs, bareGridMs] = [medianMs(0, 0), medianMs(1, 0)];
  const [rowsMs, wholeGridMs] = [medianMs(2, 0), medianMs(2, 1)];
  const times = (ms: number) => `${(ms / emptyMs).toFixed(2)} ×`;
  return [
    {
      what: `start to usable grid, ${store.cards.toLocaleString("en")} cards`,
      figure: `${Math.round(rowsMs)} ms = ${times(rowsMs)} an empty window (${Math.round(emptyMs)} ms); the grid library behind them ${times(wholeGridMs)}; a page with that library alone ${times(bareGridMs)}`,
      goal: `≤ ${GOAL_RATIO} ×`,
      ratio: rowsMs / emptyMs / GOAL_RATIO,
    },
  ];
}

const IDLE_GOAL_MIB = 250;
/** The look at the whole store at a start takes minutes where it holds a million cards. */
const CHECKED_WITHIN_MS = 20 * 60_000;

function checksIn(folder: string): number {
  const log = path.join(folder, "logs", "desk.log");
  // Cards that were put in without their logs are findings.
  return fs.existsSync(log)
    ? fs.readFileSync(log, "utf8").split(/"store\.(?:checked|findings)"/).length - 1
    : 0;
}

/** What the main process holds once the window is drawn and everything that runs after a start is done. */
export async function benchIdleMemory(store: {
  readonly folder: string;
  readonly cards: number;
}): Promise<readonly BenchRow[]> {
  const before = checksIn(store.folder);
  const app = await launch(projectRoot, ["--data", store.folder]);
  try {
    const page = await app.firstWindow();
    await page.locator(GRID_READY).first().waitFor({ state: "visible", timeout: 60_000 });
    await expect
      .poll(() => checksIn(store.folder), { timeout: CHECKED_WITHIN_MS, interval: 500 })
      .toBeGreaterThan(before);
    const { privateMib, residentMib } = await app.evaluate(async () => ({
      // Chromium's own program is mapped once for all its processes.
      privateMib: (await process.getProcessMemoryInfo()).private / 1024,
      residentMib: process.memoryUsage.rss() / 1024 / 1024,
    }));
    return [
      {
        what: `memory idle, ${store.cards.toLocaleString("en")} cards, main process`,
        figure: `${Math.round(privateMib)} MB of its own (${Math.round(residentMib)} MB with what all processes share)`,
        goal: `≤ ${IDLE_GOAL_MIB} MB`,
        ratio: privateMib / IDLE_GOAL_MIB,
      },
    ];
  } finally {
    await app.close();
  }
}
