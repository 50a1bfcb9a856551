import { readBackupState } from "#electron/db/backup/backup-state";
import type { RunBackupJob } from "#electron/db/backup/job-runner";
import type { MadeBackup } from "#electron/db/backup/make-backup";
import { named } from "#electron/db/connection";
import type { Log } from "#electron/platform/logging";
import { type RunningBackup, startBackup } from "#electron/use-cases/backup/make-backup";
import type { Desk } from "#electron/use-cases/desk";
import type { BackupProgressView } from "#shared/contract/backup-views";
import type { DeskEventName, DeskEvents } from "#shared/contract/channels";
import { fail, type Result } from "#shared/contract/error-codes";
import type { BackupReason } from "#shared/domain/backup/vocabulary";

/** The window is in use first. */
const START_AFTER_MS = 8_000;
const EVERY_MS = 30 * 60_000;
const LOOK_EVERY_MS = 60_000;
const INTEGRITY_EVERY_MS = 7 * 24 * 3_600_000;
/** A program that is being closed does not wait longer for its last backup. */
const CLOSE_WITHIN_MS = 60_000;

export interface BackupKeeping {
  readonly log: Log;
  readonly run: RunBackupJob;
  send<Name extends DeskEventName>(name: Name, payload: DeskEvents[Name]): void;
  /** Milliseconds that nobody can set back. */
  monotonicMs(): number;
  /** The weekly look at every index has found something. */
  damaged(): void;
}

/** Backups of an open store: by themselves, and when somebody asks. */
export interface BackupKeeper {
  /** Makes one; while one is under way, `busy`. */
  make(reason: BackupReason): Promise<Result<MadeBackup>>;
  cancel(): void;
  progress(): BackupProgressView | null;
  /** True where something was written that no backup of this run has. */
  hasChanged(): boolean;
  /** The last backup, where something has changed. Resolves always, within a minute. */
  makeLast(): Promise<void>;
  stop(): void;
}

const ownChanges = named("backup.ownChanges", "SELECT total_changes() AS n");
const otherChanges = named("backup.otherChanges", "PRAGMA data_version");

/** Moves with every commit, of this connection and of others; null where the disk does not answer. */
function changeMark(desk: Desk): string | null {
  try {
    const own = desk.store.get<{ n: number }>(ownChanges)?.n;
    const other = desk.store.get<{ data_version: number }>(otherChanges)?.data_version;
    return `${own} ${other}`;
  } catch {
    return null;
  }
}

/**
 * Keeps the backups of a store that has passed its check: soon after the start, every half hour where something was
 * written, and at the close (SAFETY 4). All of it in threads of their own; a backup that fails stops nobody, it is
 * said in the status bar.
 */
export function keepBackups(desk: Desk, keeping: BackupKeeping): BackupKeeper {
  const { log, run, send, monotonicMs } = keeping;
  let running: RunningBackup | null = null;
  let progress: BackupProgressView | null = null;
  let backedUp: string | null = null;
  let lastTryMs = monotonicMs();

  function tell(next: BackupProgressView | null): void {
    progress = next;
    send("backup.progress", { progress: next });
  }

  async function make(reason: BackupReason): Promise<Result<MadeBackup>> {
    if (running !== null) return fail("busy", { reason: "backup_running" });
    lastTryMs = monotonicMs();
    const mark = changeMark(desk);
    running = startBackup(desk, { reason, run, onProgress: tell });
    const made = await running.outcome;
    running = null;
    if (made.ok) backedUp = mark;
    else log.warn("backup.failed", { reason, code: made.code, cause: String(made.details?.["cause"] ?? "") });
    tell(null);
    return made;
  }

  function hasChanged(): boolean {
    const mark = desk.store.sqlite.open ? changeMark(desk) : null;
    return mark !== null && mark !== backedUp;
  }

  async function look(): Promise<void> {
    if (running !== null || monotonicMs() - lastTryMs < EVERY_MS || !hasChanged()) return;
    await make("interval");
  }

  async function begin(): Promise<void> {
    await make("start");
    await checkIntegrity(desk, keeping);
  }

  const starting = setTimeout(() => void begin(), START_AFTER_MS);
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  return {
    make,
    hasChanged,
    progress: () => progress,
    cancel: () => running?.cancel(),
    makeLast: async () => {
      if (desk.readOnly || !hasChanged()) return;
      running?.cancel();
      await running?.outcome;
      const limit = setTimeout(() => running?.cancel(), CLOSE_WITHIN_MS);
      await make("close");
      clearTimeout(limit);
    },
    stop: () => {
      clearTimeout(starting);
      clearInterval(timer);
      running?.cancel();
    },
  };
}

/** Weekly, in a thread of its own: every index against its table (SAFETY 3). */
async function checkIntegrity(desk: Desk, { run, log, damaged }: BackupKeeping): Promise<void> {
  if (!desk.store.sqlite.open || desk.readOnly) return;
  const { integrity } = readBackupState(desk.store.folder.backups);
  if (integrity !== null && Date.now() - integrity.at < INTEGRITY_EVERY_MS) return;
  const outcome = await run("integrity", { dataFolder: desk.dataFolder, nowMs: Date.now() }).outcome;
  if (!outcome.ok) log.warn("integrity.not_checked", { code: outcome.code });
  else if (outcome.value.finding !== null) {
    log.warn("integrity.damaged", { finding: outcome.value.finding });
    damaged();
  }
}
