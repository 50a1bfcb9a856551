import path from "node:path";
import { app, BrowserWindow, type BrowserWindowConstructorOptions, screen } from "electron";
import { startPage } from "./app-address";
import { bundleFolder } from "./bundle-paths";
import type { Log } from "./logging";
import { pagePreferences } from "./page-preferences";
import { isReachable, readWindowState, saveWindowState, type WindowState } from "./window-state";

export interface MainWindowOptions {
  /** Where the window's place is kept. */
  readonly dataFolder: string;
  readonly log: Log;
}

const defaultSize = { width: 1440, height: 900 };
const smallestSize = { width: 1100, height: 680 };
/** UX: the paper-coloured ground, painted before the page is there so that nothing flashes. */
const groundColour = "#F1F0EC";
const crashReloads = 3;

/** Opens the workbench window; it appears with its first painted frame. */
export function openMainWindow({ dataFolder, log }: MainWindowOptions): BrowserWindow {
  const stateFile = path.join(dataFolder, "window-state.json");
  const saved = readWindowState(stateFile);
  const window = new BrowserWindow({
    ...placement(saved),
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    show: false,
    backgroundColor: groundColour,
    title: app.name,
    webPreferences: {
      ...pagePreferences(app.isPackaged),
      preload: path.join(bundleFolder, "preload.cjs"),
    },
  });
  if (saved?.maximized) window.maximize();
  window.once("ready-to-show", () => window.show());
  window.on("close", () => {
    saveWindowState(stateFile, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  });
  recoverFromCrashes(window, log);
  if (!app.isPackaged) toggleDevToolsByKey(window);
  void window.loadURL(startPage);
  return window;
}

function placement(saved: WindowState | undefined): BrowserWindowConstructorOptions {
  if (!saved) return defaultSize;
  const { x, y, width, height } = saved;
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  return isReachable(saved, screens) ? { x, y, width, height } : { width, height };
}

function recoverFromCrashes(window: BrowserWindow, log: Log): void {
  let crashes = 0;
  window.webContents.on("render-process-gone", (_event, { reason, exitCode }) => {
    log.warn("page.gone", { reason, exitCode });
    if (reason === "clean-exit" || window.isDestroyed()) return;
    crashes += 1;
    if (crashes <= crashReloads) window.webContents.reload();
  });
  window.on("unresponsive", () => log.warn("page.unresponsive"));
}

function toggleDevToolsByKey(window: BrowserWindow): void {
  window.webContents.on("before-input-event", (_event, input) => {
    if (input.type === "keyDown" && input.key === "F12" && input.control) window.webContents.toggleDevTools();
  });
}
