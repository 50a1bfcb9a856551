import fs from "node:fs";
import { app } from "electron";
import { type RunBackupJob, runInWorker } from "#electron/db/backup/job-runner";
import { backupWorkerFile, checkWorkerFile } from "#electron/platform/bundle-paths";
import { electronKeychain } from "#electron/platform/electron-keychain";
import type { Log } from "#electron/platform/logging";
import { deleteLeftFiles } from "#electron/use-cases/attachment/remove-files";
import { tellRestore } from "#electron/use-cases/backup/tell-restore";
import { type Desk, type DeskChange, damageFound, openDesk } from "#electron/use-cases/desk";
import type { DeskSession } from "./desk-session";
import type { BackupKeeper } from "./keep-backups";
import type { TimeKeeping } from "./keep-time";
import type { VerifyService } from "./verify-service";
import { watchOtherWriters } from "./watch-other-writers";

/** The window is drawn first: looking at every page takes a processor for a while. */
const PAGE_CHECK_AFTER_MS = 1500;
/** How long a write of the window waits for another process: its thread must not stand still (SAFETY 1). */
const WINDOW_BUSY_MS = 400;

export interface DeskLifeOptions {
  readonly session: DeskSession;
  readonly log: Log;
  readonly time: TimeKeeping;
  readonly onChange: (change: DeskChange) => void;
  readonly verify: VerifyService;
}

/** The store behind the window: opened, kept, closed, and opened again. */
export interface DeskLife {
  /** Opens the store; one try after the other. Does nothing where it is open. */
  open(): Promise<void>;
  /** Takes over a store that has just been made. */
  opened(desk: Desk): void;
  /** Runs work on the closed store, then opens it again; the pages wait meanwhile. */
  whileClosed<Value>(work: () => Promise<Value>): Promise<Value>;
  readonly runJob: RunBackupJob;
  /** Null while no store is open, or its pages are still being looked at. */
  backups(): BackupKeeper | null;
}

export function createDeskLife({ session, log, time, onChange, verify }: DeskLifeOptions): DeskLife {
  const runJob = runInWorker(backupWorkerFile, (error) => log.error("backup.thrown", error));
  let ends: (() => void)[] = [];
  let keeper: BackupKeeper | null = null;
  let opening: Promise<void> = Promise.resolve();

  function close(): void {
    for (const end of ends) end();
    ends = [];
    keeper = null;
  }

  function opened(desk: Desk): void {
    ends = [desk.onChange(onChange), watchOtherWriters(desk), () => desk.close()];
    void keepWhenSound(desk);
  }

  /**
   * Looks at every page of a store that the window shows already, then starts what writes by itself (deadlines,
   * notices, backups). A damaged store is closed again, and the window says so; nothing has been written to it by then.
   */
  async function keepWhenSound(desk: Desk): Promise<void> {
    if (desk.pageCheck.isDue) {
      await new Promise((resolve) => setTimeout(resolve, PAGE_CHECK_AFTER_MS));
      if (!desk.store.sqlite.open) return;
      await desk.pageCheck.runAside(checkWorkerFile);
      if (!desk.store.sqlite.open) return;
      const damage = damageFound(desk.pageCheck, desk.store);
      if (damage !== null) {
        const reason = String(damage.details?.["finding"]);
        log.warn("store.damaged", { reason });
        session.setPhase({ phase: "failed", code: damage.code, reason });
        close();
        time.send("settings.changed", {});
        return;
      }
    }
    const told = tellRestore(desk);
    if (!told.ok) log.warn("restore.not_told", { code: told.code });
    const [{ keepBackups }, { keepTime }] = await Promise.all([
      import("./keep-backups"),
      import("./keep-time"),
    ]);
    if (!desk.store.sqlite.open) return;
    const backups = keepBackups(desk, {
      ...time,
      run: runJob,
      // The check of everything says the same in a person's words.
      damaged: () => void verify.run(desk),
    });
    keeper = backups;
    ends.unshift(keepTime(desk, time), backups.stop, verify.forget);
    const left = deleteLeftFiles(desk);
    if (left > 0) log.warn("attachments.not_deleted", { count: left });
    const checked = await verify.runAtStart(desk);
    if (checked.ok) {
      const { findings, checked: counts } = checked.value;
      if (findings.length > 0)
        log.warn("store.findings", { codes: findings.map((finding) => finding.code).join(" ") });
      else log.info("store.checked", counts);
    }
  }

  async function openNow(): Promise<void> {
    if (session.phase().phase === "ready") return;
    const desk = await openDesk(session.dataFolder, {
      env: process.env,
      checkPagesLater: true,
      secrets: await electronKeychain(),
      // The day's work goes on where a keychain does not open, under a key of its own.
      whenLocked: "continue",
      busyTimeoutMs: WINDOW_BUSY_MS,
      onSlowQuery: ({ name, elapsedMs }) =>
        log.warn("query.slow", { name, elapsedMs: Math.round(elapsedMs) }),
    });
    if (desk.ok) {
      session.setPhase({ phase: "ready", desk: desk.value });
      opened(desk.value);
      return;
    }
    const { reason: named, finding, cause } = desk.details ?? {};
    const reason = String(named ?? finding ?? cause ?? "");
    // An empty folder becomes a store; one whose store is gone never does, nor a drive that is not plugged in.
    const mayBeNew = !session.mustExist && fs.existsSync(session.dataFolder);
    if (desk.code === "no_folder" && named === undefined && mayBeNew)
      return session.setPhase({ phase: "first_run" });
    log.warn("store.not_opened", { code: desk.code, reason });
    session.setPhase({ phase: "failed", code: desk.code, reason });
  }

  function open(): Promise<void> {
    opening = opening.then(openNow);
    return opening;
  }

  makeLastBackupBeforeQuit(() => keeper, close, log);
  return {
    open,
    opened,
    runJob,
    backups: () => keeper,
    whileClosed: async (work) => {
      await opening;
      close();
      session.setPhase({ phase: "restoring" });
      time.send("settings.changed", {});
      try {
        return await work();
      } finally {
        await open();
        time.send("settings.changed", {});
      }
    },
  };
}

/** The window is gone by then; the program ends when the last backup is made, or after a minute. */
function makeLastBackupBeforeQuit(keeper: () => BackupKeeper | null, close: () => void, log: Log): void {
  let state: "running" | "closing" | "closed" = "running";
  let startAgain = false;
  app.on("second-instance", () => {
    if (state === "running") return;
    startAgain = true;
    keeper()?.cancel();
  });
  app.on("will-quit", (event) => {
    if (state === "closed") return;
    event.preventDefault();
    if (state === "closing") return;
    state = "closing";
    const last = keeper()?.makeLast() ?? Promise.resolve();
    void last
      .catch((error: unknown) => log.error("backup.last", error))
      .finally(() => {
        close();
        state = "closed";
        if (startAgain) app.relaunch();
        // Not while the event is still being told: the program would take it for part of the quit that was held up.
        setImmediate(() => app.quit());
      });
  });
}
