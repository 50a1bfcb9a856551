import { app, type BrowserWindow, dialog, ipcMain, Menu, protocol, session } from "electron";
import { callChannel, channelNamesChannel } from "#electron/ipc/electron-channels";
import { registerAppScheme, serveApp } from "#electron/platform/app-protocol";
import { rendererFolder } from "#electron/platform/bundle-paths";
import { chooseDataFolder } from "#electron/platform/data-folder";
import { hardenSession, hardenWebContents } from "#electron/platform/hardening";
import {
  argumentsWithFolder,
  type LaunchOptions,
  readLaunchOptions,
} from "#electron/platform/launch-options";
import { type Log, openLog } from "#electron/platform/logging";
import { openMainWindow } from "#electron/platform/main-window";
import { runFoldersFor } from "#electron/platform/run-folders";

/** By these another program on the same PC could drive the window as whoever is signed in. */
const debuggingSwitches = ["remote-debugging-port", "remote-debugging-pipe", "remote-allow-origins"];

const PAGE_YOUNG_MIB = 16;

/** Draws with the graphics card, for a PC where that is the better choice. */
const GRAPHICS_CARD_SWITCH = "graphics-card";

const options = readLaunchOptions(process.argv, process.env);
if (options.mode === "command-line") {
  const done = runCommandLine(options.args);
  // Linux may have no display: Chromium must not start. Elsewhere the system's keychain is asked once it has, and
  // it starts only when this module has ended.
  if (process.platform === "linux") await done;
} else startWindow(options);

/** Ends the program itself; on Linux before Chromium's own start, so that it needs no display. */
async function runCommandLine(args: readonly string[]): Promise<void> {
  process.argv.splice(1, process.argv.length, "desk", ...args);
  try {
    await import(new URL("./cli.mjs", import.meta.url).href);
    // Electron's process.exit does not look at process.exitCode by itself.
    process.exit(Number(process.exitCode ?? 0));
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}

type WindowOptions = Extract<LaunchOptions, { readonly mode: "window" }>;

function startWindow(options: WindowOptions): void {
  // Chromium refuses to run sandboxed as root, as development containers do; a package is never run so.
  if (app.isPackaged || !app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();
  if (app.isPackaged) for (const name of debuggingSwitches) app.commandLine.removeSwitch(name);
  registerAppScheme();
  hardenWebContents();
  // Tables and forms need no graphics card: the window does not wait for its process, and a store's old driver can't
  // leave it white.
  if (!app.commandLine.hasSwitch(GRAPHICS_CARD_SWITCH)) app.disableHardwareAcceleration();
  app.commandLine.appendSwitch("lang", "zh-CN");
  // The pages' young objects get their room at once: growing it by degrees takes a tenth of the start.
  app.commandLine.appendSwitch("js-flags", `--min-semi-space-size=${PAGE_YOUNG_MIB}`);
  app.setAppUserModelId("desk.aftersales.workbench");
  if (process.platform !== "darwin") Menu.setApplicationMenu(null);

  // Chromium keeps its profile, and Electron its single-instance lock, in userData: one instance per data folder.
  const folders = runFoldersFor(options.dataFolder, options.from === "chosen");
  app.setPath("userData", folders.profile);
  const log = openLog({ folder: folders.logs, now: Date.now });
  reportFatalErrors(log);
  if (!app.requestSingleInstanceLock()) {
    log.info("start.already_running");
    app.quit();
    return;
  }
  void app.whenReady().then(() => openDesk(options, log, folders.logs));
}

/** The program ends and comes back with another data folder, as its user chose. */
function startWith(dataFolder: string, from: WindowOptions["from"]): void {
  if (from !== "named") chooseDataFolder(process.env, dataFolder);
  app.relaunch(from === "named" ? { args: [...argumentsWithFolder(process.argv, dataFolder)] } : {});
  app.quit();
}

function openDesk({ dataFolder, from }: WindowOptions, log: Log, logFolder: string): void {
  log.info("start", {
    version: app.getVersion(),
    electron: process.versions.electron,
    platform: process.platform,
  });
  hardenSession(session.defaultSession, app.isPackaged);
  serveApp(protocol, rendererFolder);
  const window = openMainWindow({ dataFolder, log });
  let pageRuns = () => {};
  const pageIsBusy = new Promise<void>((resolve) => {
    pageRuns = resolve;
  });
  // A page that could not be loaded must not keep the store from being opened.
  window.webContents.once("did-stop-loading", () => pageRuns());
  // Page and main process read their programs side by side: rules, contract and store once the page runs its script,
  // which this thread hands over piece by piece.
  const desk = pageIsBusy
    .then(() => import("./ipc/serve-desk"))
    .then(({ serveDesk }) =>
      serveDesk({
        dataFolder,
        log,
        logFolder,
        mustExist: from === "chosen",
        startWith: (chosen) => startWith(chosen, from),
      }),
    );
  ipcMain.handle(channelNamesChannel, async () => (await desk).channelNames);
  ipcMain.handle(callChannel, async (event, channel: unknown, input: unknown) => {
    pageRuns();
    return (await desk).answer(event, channel, input);
  });
  app.on("second-instance", () => bringToFront(window));
  app.on("window-all-closed", () => app.quit());
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}

function reportFatalErrors(log: Log): void {
  const end = (error: unknown) => {
    log.error("main.fatal", error);
    if (app.isPackaged) dialog.showErrorBox(app.name, fatalText);
    else console.error(error);
    app.exit(1);
  };
  process.on("uncaughtException", end);
  process.on("unhandledRejection", end);
}

const fatalText =
  "程序遇到意外错误，需要重新启动。已保存的单据不受影响。\nAn unexpected error occurred; please restart. Saved cards are not affected.";
