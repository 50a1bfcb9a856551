import fs from "node:fs";
import path from "node:path";
import { app, BrowserWindow, dialog, ipcMain, powerMonitor } from "electron";
import { pageOrigin } from "#electron/platform/app-address";
import { printWorkerFile } from "#electron/platform/bundle-paths";
import type { Log } from "#electron/platform/logging";
import { openMainWindow } from "#electron/platform/main-window";
import { showOnDesktop } from "#electron/platform/notifications";
import { printPdfWithDialog } from "#electron/platform/print-window";
import { PrintService } from "#electron/printing/print-service";
import { type Desk, type DeskChange, openDesk } from "#electron/use-cases/desk";
import { type ChannelName, channels, type DeskEventName, type DeskEvents } from "#shared/contract/channels";
import { fail, ok } from "#shared/contract/error-codes";
import { createDeskSession, type DeskSession } from "./desk-session";
import { eventChannel } from "./electron-channels";
import { appHandlers } from "./handlers/app-handlers";
import { archiveHandlers } from "./handlers/archive-handlers";
import { cardHandlers } from "./handlers/card-handlers";
import { clockHandlers } from "./handlers/clock-handlers";
import { type PrintPlatform, printHandlers } from "./handlers/print-handlers";
import { keepTime, type TimeKeeping } from "./keep-time";
import { registerRouter } from "./router";
import { watchOtherWriters } from "./watch-other-writers";

/** Sends an event of the contract to one page, or to every page. */
function send<Name extends DeskEventName>(name: Name, payload: DeskEvents[Name], pageId?: number): void {
  for (const window of BrowserWindow.getAllWindows()) {
    if (pageId !== undefined && window.webContents.id !== pageId) continue;
    window.webContents.send(eventChannel, name, payload);
  }
}

function tell(change: DeskChange): void {
  if (change.what === "cards") send("cards.changed", { ids: change.ids });
  else if (change.what === "settings") send("settings.changed", {});
  else send("archives.changed", { what: change.what });
}

/** Brings the window of a page to the front. */
function bringForward(pageId: number): void {
  const window = BrowserWindow.getAllWindows().find((candidate) => candidate.webContents.id === pageId);
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function timeKeeping(session: DeskSession, log: Log): TimeKeeping {
  return {
    log,
    session,
    send,
    pages: () => BrowserWindow.getAllWindows().map((window) => window.webContents.id),
    showOnDesktop: (notice, { lang, name, zone }, pageId) =>
      showOnDesktop(notice, { lang, store: name, zone }, log, () => bringForward(pageId)),
    monotonicMs: () => performance.now(),
    onWake: (woke) => {
      powerMonitor.on("resume", woke);
      return () => powerMonitor.off("resume", woke);
    },
  };
}

/** A store that is there is opened; a folder without one starts the first-run wizard. */
async function openStoreFor(session: DeskSession, log: Log, opened: (desk: Desk) => void): Promise<void> {
  const desk = await openDesk(session.dataFolder, {
    env: process.env,
    onSlowQuery: ({ name, elapsedMs }) => log.warn("query.slow", { name, elapsedMs: Math.round(elapsedMs) }),
  });
  if (desk.ok) {
    session.setPhase({ phase: "ready", desk: desk.value });
    opened(desk.value);
    return;
  }
  if (desk.code === "no_folder") return session.setPhase({ phase: "first_run" });
  const reason = String(desk.details?.["reason"] ?? desk.details?.["finding"] ?? "");
  log.warn("store.not_opened", { code: desk.code, reason });
  session.setPhase({ phase: "failed", code: desk.code, reason });
}

function printPlatform(printing: PrintService, log: Log): PrintPlatform {
  const windowOf = (pageId: number) =>
    BrowserWindow.getAllWindows().find((window) => window.webContents.id === pageId);
  return {
    printing,
    chooseFile: async (pageId, suggestedName) => {
      const parent = windowOf(pageId);
      const folder = app.getPath("documents");
      const options = {
        defaultPath: path.join(fs.existsSync(folder) ? folder : app.getPath("home"), suggestedName),
        filters: [{ name: "PDF", extensions: ["pdf"] }],
      };
      const chosen = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options));
      return chosen.canceled || chosen.filePath === "" ? null : chosen.filePath;
    },
    printWithDialog: async (pageId, pdf) => {
      const parent = windowOf(pageId);
      if (!parent) return fail("internal");
      const outcome = await printPdfWithDialog(pdf, parent, log);
      if (outcome === "failed") return fail("internal", { reason: "printer" });
      return ok(outcome === "printed" ? { printer: null } : null);
    },
    printers: async (pageId) => {
      const printers = (await windowOf(pageId)?.webContents.getPrintersAsync()) ?? [];
      return printers.map((printer) => ({
        name: printer.displayName || printer.name,
        is_default: "isDefault" in printer && printer.isDefault === true,
      }));
    },
    send: (pageId, progress) => send("print.progress", progress, pageId),
  };
}

function diagnostics(dataFolder: string): string {
  const log = path.join(dataFolder, "logs", "desk.log");
  const lines = fs.existsSync(log) ? fs.readFileSync(log, "utf8").split("\n").slice(-40) : [];
  return [
    `${app.getName()} ${app.getVersion()} · Electron ${process.versions.electron} · ${process.platform}`,
    dataFolder,
    ...lines,
  ].join("\n");
}

function afterThisTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/**
 * Puts the window and its data together: session, handlers, printing, events. The store opens while the
 * window starts, so that the first call does not wait for both one after the other.
 */
export function openDeskWindow(dataFolder: string, log: Log): BrowserWindow {
  const session = createDeskSession(dataFolder, app.getVersion());
  const printing = new PrintService({ workerPath: printWorkerFile });
  const opened = (desk: Desk): void => {
    desk.onChange(tell);
    app.once("before-quit", keepTime(desk, timeKeeping(session, log)));
    app.once("before-quit", watchOtherWriters(desk));
    app.once("will-quit", () => desk.close());
  };
  // Opening reads every page of the store: the window is on its way first, and both go on side by side.
  let opening = afterThisTurn().then(() => openStoreFor(session, log, opened));
  // One try after the other: two at once would open the store twice.
  const reopen = (): Promise<void> => {
    opening = opening.then(() =>
      session.phase().phase === "failed" ? openStoreFor(session, log, opened) : undefined,
    );
    return opening;
  };
  registerRouter(ipcMain, {
    channels,
    handlers: {
      ...appHandlers(session, {
        env: process.env,
        opened,
        reopen,
        diagnostics: () => diagnostics(dataFolder),
      }),
      ...cardHandlers(session),
      ...archiveHandlers(session),
      ...clockHandlers(session),
      ...printHandlers(session, printPlatform(printing, log)),
    },
    ready: opening,
    pageOrigin,
    log,
    monotonicMs: () => performance.now(),
  });
  const channelNames = Object.keys(channels) as ChannelName[];
  return openMainWindow({ dataFolder, channelNames, log });
}
