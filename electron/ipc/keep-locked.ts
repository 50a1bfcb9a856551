import { app, BrowserWindow, powerMonitor } from "electron";
import type { DeskSession } from "./desk-session";
import { createIdleLock } from "./idle-lock";

const LOOK_EVERY_MS = 5_000;
const MS_PER_MINUTE = 60_000;

/**
 * Locks pages that are left alone, and all of them when the PC sleeps or is locked. What counts as touched is seen by
 * the main process: a page can't keep itself open.
 * @param told called for each page that was locked
 */
export function keepLocked(session: DeskSession, told: (pageId: number) => void): void {
  const idle = createIdleLock({
    runningMs: session.keeping.runningMs,
    idleLimitMs: () => {
      const desk = session.desk();
      return desk.ok ? desk.value.settings().idle_lock_minutes * MS_PER_MINUTE : null;
    },
    pages: () => BrowserWindow.getAllWindows().map((window) => window.webContents.id),
    lock: (pageId) => {
      const state = session.state(pageId);
      if (state.phase !== "ready" || state.locked || !session.lock(pageId)) return;
      told(pageId);
    },
  });
  const watch = (window: BrowserWindow): void => {
    const { id } = window.webContents;
    window.webContents.on("input-event", () => idle.touched(id));
    window.webContents.on("before-input-event", () => idle.touched(id));
  };
  for (const window of BrowserWindow.getAllWindows()) watch(window);
  app.on("browser-window-created", (_event, window) => watch(window));
  const timer = setInterval(idle.look, LOOK_EVERY_MS);
  powerMonitor.on("suspend", idle.lockAll);
  powerMonitor.on("lock-screen", idle.lockAll);
  app.once("before-quit", () => clearInterval(timer));
}
