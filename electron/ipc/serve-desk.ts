import fs from "node:fs";
import path from "node:path";
import { app, BrowserWindow, dialog, session as electronSession, powerMonitor } from "electron";
import { pageOrigin } from "#electron/platform/app-address";
import { printWorkerFile, verifyWorkerFile } from "#electron/platform/bundle-paths";
import { electronKeychain } from "#electron/platform/electron-keychain";
import type { Log } from "#electron/platform/logging";
import { printPdfWithDialog } from "#electron/platform/print-window";
import { PrintService } from "#electron/printing/print-service";
import { saveWhole } from "#electron/printing/save-whole";
import type { DeskChange } from "#electron/use-cases/desk";
import { secretKeeping } from "#electron/use-cases/session/secret-keeping";
import type { DeskEventName, DeskEvents } from "#shared/contract/channels";
import { fail, ok } from "#shared/contract/error-codes";
import { firstChannels } from "#shared/contract/first-channels";
import { ACCESS_TABLES, CHANNEL_ACCESS } from "./channel-access";
import { createDeskLife } from "./desk-life";
import { createDeskSession, type DeskSession } from "./desk-session";
import { eventChannel } from "./electron-channels";
import { guardHandlers } from "./guard-channels";
import { appHandlers } from "./handlers/app-handlers";
import type { BackupPlatform } from "./handlers/backup-handlers";
import type { PrintPlatform } from "./handlers/print-handlers";
import type { PrivacyPlatform } from "./handlers/privacy-handlers";
import { workbenchHandlers } from "./handlers/workbench-handlers";
import { keepLocked } from "./keep-locked";
import type { TimeKeeping } from "./keep-time";
import { type AnswerCall, createRouter, type RouterSurroundings } from "./router";
import { createVerifyService, type VerifyService } from "./verify-service";
import { whenAsked } from "./when-asked";

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

function timeKeeping(session: DeskSession, printing: PrintService, log: Log): TimeKeeping {
  return {
    log,
    session,
    printing,
    send,
    pages: () => BrowserWindow.getAllWindows().map((window) => window.webContents.id),
    showOnDesktop: (notice, { lang, name, zone }, pageId) =>
      void import("#electron/platform/notifications").then(({ showOnDesktop }) =>
        showOnDesktop(notice, { lang, store: name, zone }, log, () => bringForward(pageId)),
      ),
    monotonicMs: () => performance.now(),
    onWake: (woke) => {
      powerMonitor.on("resume", woke);
      return () => powerMonitor.off("resume", woke);
    },
  };
}

const SPREADSHEET = ".xlsx";

function fileFilter(name: string): { name: string; extensions: string[] } {
  return name.endsWith(SPREADSHEET)
    ? { name: "Excel", extensions: ["xlsx"] }
    : { name: "PDF", extensions: ["pdf"] };
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
        filters: [fileFilter(suggestedName)],
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

function privacyPlatform(verify: VerifyService): PrivacyPlatform {
  return {
    verify,
    secrets: electronKeychain,
    saveText: async (pageId, name, text) => {
      const parent = BrowserWindow.getAllWindows().find((window) => window.webContents.id === pageId);
      const options = { defaultPath: path.join(app.getPath("home"), name) };
      const chosen = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options));
      if (chosen.canceled || chosen.filePath === "") return ok(null);
      const saved = await saveWhole(chosen.filePath, Buffer.from(text, "utf8"));
      return saved.ok
        ? ok({ file: chosen.filePath })
        : fail("internal", { reason: "cannot_write", file: saved.error.file });
    },
    forgetPages: async () => {
      await electronSession.defaultSession.clearCache();
    },
  };
}

function backupPlatform(startWith: (dataFolder: string) => void): BackupPlatform {
  const ask = async (pageId: number, options: Electron.OpenDialogOptions): Promise<string | null> => {
    const parent = BrowserWindow.getAllWindows().find((window) => window.webContents.id === pageId);
    const chosen = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
    return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
  };
  return {
    startWith,
    chooseFolder: (pageId) => ask(pageId, { properties: ["openDirectory", "createDirectory"] }),
    chooseBackup: (pageId) =>
      ask(pageId, { properties: ["openFile"], filters: [{ name: "SQLite", extensions: ["sqlite"] }] }),
  };
}

/** Versions, places, the failure and the end of the log: no customer data (SAFETY 4). */
function diagnostics(session: DeskSession, logFolder: string): string {
  const { dataFolder } = session;
  const log = path.join(logFolder, "desk.log");
  const lines = fs.existsSync(log) ? fs.readFileSync(log, "utf8").split("\n").slice(-40) : [];
  const phase = session.phase();
  return [
    `${app.getName()} ${app.getVersion()} · Electron ${process.versions.electron} · ${process.platform}`,
    dataFolder,
    ...(phase.phase === "failed" ? [`${phase.code}: ${phase.reason}`] : []),
    ...lines,
  ].join("\n");
}

export interface ServedDesk {
  readonly channelNames: readonly string[];
  readonly answer: AnswerCall;
}

/**
 * Puts the pages and their data together: session, handlers, printing, events.
 */
export function serveDesk(at: {
  readonly dataFolder: string;
  readonly log: Log;
  /** Not in a data folder that can't be written or is gone. */
  readonly logFolder: string;
  /** The folder was chosen before: one that is gone is no first run. */
  readonly mustExist: boolean;
  /** Ends the program and starts it with another data folder. */
  readonly startWith: (dataFolder: string) => void;
}): ServedDesk {
  const { dataFolder, log } = at;
  const keeping = secretKeeping(electronKeychain);
  const session = createDeskSession(dataFolder, app.getVersion(), keeping, at.mustExist);
  const printing = new PrintService({ workerPath: printWorkerFile });
  const verify = createVerifyService({
    workerFile: verifyWorkerFile,
    onProgress: (progress) => send("verify.progress", progress),
    onDone: () => send("verify.done", {}),
  });
  const life = createDeskLife({
    session,
    log,
    time: timeKeeping(session, printing, log),
    onChange: tell,
    verify,
  });
  keepLocked(session, (pageId) => send("session.locked", {}, pageId));
  const surroundings: RouterSurroundings = {
    ready: life.open(),
    pageOrigin,
    log,
    monotonicMs: () => performance.now(),
  };
  const start = { reopen: life.open, diagnostics: () => diagnostics(session, at.logFolder) };
  const first = createRouter({
    ...surroundings,
    channels: firstChannels,
    handlers: guardHandlers(
      { ...appHandlers(session, start), ...workbenchHandlers(session) },
      ACCESS_TABLES,
      session,
    ),
  });
  const later = whenAsked(
    async () => {
      const { serveLater } = await import("./serve-later");
      const platforms = {
        store: { env: process.env, secrets: electronKeychain, opened: life.opened },
        backup: backupPlatform(at.startWith),
        print: printPlatform(printing, log),
        privacy: privacyPlatform(verify),
      };
      return serveLater(session, life, platforms, surroundings);
    },
    (error) => log.error("program.unread", error),
  );
  return {
    channelNames: Object.keys(CHANNEL_ACCESS),
    answer: (event, channel, input) =>
      typeof channel === "string" && Object.hasOwn(firstChannels, channel)
        ? first(event, channel, input)
        : later(event, channel, input),
  };
}
