import { randomUUID } from "node:crypto";
import type { BackupProgress } from "#electron/db/backup/make-backup";
import type { SlowQuery, Store, StoreReader, StoreTransaction } from "#electron/db/connection";
import { openStore } from "#electron/db/open";
import { duePageCheck, PASSED_PAGE_CHECK, type PageCheck } from "#electron/db/page-check";
import { fileProtector, type SecretProtector } from "#electron/db/secret-files";
import { storeFailureOf } from "#electron/db/store-failure";
import { vaultOf } from "#electron/repositories/event-vault";
import { createGridIndex, type GridIndex } from "#electron/repositories/grid/grid-index";
import { bringSearchIndexUpToDate, isSearchIndexCurrent } from "#electron/repositories/search-index";
import { loadValue } from "#electron/repositories/settings-repository";
import { immediate } from "#electron/repositories/transaction";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { EpochMs } from "#shared/domain/card/case-state";
import type { StoreSettings } from "#shared/domain/store/store-settings";
import { tellRestore } from "./backup/tell-restore";
import type { StoreClock } from "./clock/store-clock";
import { unlockStore } from "./event/store-keys";
import { areFiguresCurrent, bringFiguresUpToDate } from "./figures/rebuild-figures";
import { eraseAgain } from "./privacy/erase-again";
import { sandboxClock } from "./sandbox-clock";
import { createStoreFacts } from "./store-facts";

/** What happened after a commit, for whoever shows the data. */
export interface DeskChange {
  readonly what:
    | "cards"
    | "customer"
    | "model"
    | "staff"
    | "unit"
    | "fault_category"
    | "settings"
    | "ledger"
    | "assessment"
    | "survey"
    | "view";
  /** Card ids; null = many. */
  readonly ids: readonly string[] | null;
}

/** An open store with its clock: what every use-case works on, in the window and on the command line. */
export interface Desk {
  readonly store: Store;
  readonly dataFolder: string;
  readonly readOnly: boolean;
  /** Made by `init --sandbox`: for training and tests only. */
  readonly sandbox: boolean;
  nowMs(): EpochMs;
  newId(): string;
  /** One write: a synchronous IMMEDIATE transaction; store failures come back as codes of CLI.md. */
  write<Value>(work: (tx: StoreTransaction) => Result<Value>): Result<Value>;
  settings(reader?: StoreReader): StoreSettings;
  clock(reader?: StoreReader): StoreClock;
  /** After writing settings, calendar overrides or policies: what was kept of them is read again. */
  forgetSettings(): void;
  /** The grid's columns in memory; read at the first use, or ahead of it by `warm`. */
  grid(): GridIndex;
  /** Tells the listeners after a commit. */
  announce(change: DeskChange): void;
  onChange(listener: (change: DeskChange) => void): () => void;
  /** The look at every page at this start (SAFETY 3). */
  readonly pageCheck: PageCheck;
  close(): void;
}

export interface OpenDeskOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Opens before every page was looked at: `Desk.pageCheck` is still due, and the first write waits for it. */
  readonly checkPagesLater?: boolean;
  /** Who keeps the keys of the event chain; default: files beside the database. */
  readonly secrets?: SecretProtector;
  /** Where the newest key can't be opened here; default `refuse`: the store can be read. */
  readonly whenLocked?: "continue" | "refuse";
  readonly onSlowQuery?: (slow: SlowQuery) => void;
  readonly onCopyProgress?: (progress: BackupProgress) => void;
  /** How long a write waits for another process; default 5 s, three times. */
  readonly busyTimeoutMs?: number;
}

/**
 * Opens the store of a data folder for use-cases. Failures are those of `openStore`: `no_folder`,
 * `newer_database`, `corrupt`, `read_only`, `busy`, `disk_full`, `unsupported`.
 */
export async function openDesk(dataFolder: string, options: OpenDeskOptions): Promise<Result<Desk>> {
  const opened = await openStore({
    folder: dataFolder,
    now: Date.now,
    ...(options.checkPagesLater ? { quickCheck: "later" as const } : {}),
    ...(options.onSlowQuery ? { onSlowQuery: options.onSlowQuery } : {}),
    ...(options.onCopyProgress ? { onCopyProgress: options.onCopyProgress } : {}),
    ...(options.busyTimeoutMs === undefined ? {} : { busyTimeoutMs: options.busyTimeoutMs }),
  });
  if (!opened.ok) return fail(opened.code, opened.details);
  try {
    const check = options.checkPagesLater ? duePageCheck(opened.store.sqlite) : PASSED_PAGE_CHECK;
    const unlocked = await unlockStore(opened.store, {
      protector: options.secrets ?? fileProtector,
      now: Date.now,
      whenLocked: options.whenLocked ?? "refuse",
      beforeWriting: () => damageFound(check, opened.store) ?? ok(null),
    });
    const desk = unlocked.ok ? deskOnOpened(opened.store, dataFolder, options, check) : unlocked;
    if (!desk.ok) opened.store.close();
    return desk;
  } catch (error) {
    // A page that nobody has looked at yet may turn out unreadable here.
    opened.store.close();
    const failure = storeFailureOf(error);
    if (failure === null) throw error;
    return fail(failure.code, { file: opened.store.sqlite.name, ...failure.details });
  }
}

function deskOnOpened(
  store: Store,
  dataFolder: string,
  options: OpenDeskOptions,
  check: PageCheck,
): Result<Desk> {
  const isCurrent = isSearchIndexCurrent(store) && areFiguresCurrent(store);
  const damaged = isCurrent ? null : damageFound(check, store);
  if (damaged !== null) return damaged;
  // Made by a program that folded words in another way: searching in it would miss cards.
  const indexed = bringSearchIndexUpToDate(store, Date.now());
  if (!indexed.ok) return fail(indexed.code, indexed.details);
  const desk = deskOn(store, dataFolder, options.env, check);
  const figures = bringFiguresUpToDate(desk);
  if (!figures.ok) return figures;
  const erased = eraseAgain(desk);
  if (!erased.ok) return erased;
  // Where the pages are still to be looked at, whoever looks at them tells it afterwards.
  const told = options.checkPagesLater ? ok(null) : tellRestore(desk);
  return told.ok ? ok(desk) : told;
}

/** `corrupt`, where the check of the pages found something; null = sound. */
export function damageFound(check: PageCheck, store: Store): ReturnType<typeof fail> | null {
  const [finding] = check.findings();
  return finding === undefined
    ? null
    : fail("corrupt", { file: store.sqlite.name, reason: "quick_check", finding });
}

/** Nothing is written whose log could not be sealed: its key lies in a keychain that does not open here. */
function lockedFailure(store: Store): ReturnType<typeof fail> | null {
  return store.readOnly || vaultOf(store).current !== null
    ? null
    : fail("unsupported", { reason: "key_locked" });
}

/** Setting that `init --sandbox` leaves in the data folder. */
export const SANDBOX_KEY = "sandbox";

/** The desk on a store that is open already. */
export function deskOn(
  store: Store,
  dataFolder: string,
  env: NodeJS.ProcessEnv,
  pageCheck: PageCheck = PASSED_PAGE_CHECK,
): Desk {
  const sandbox = loadValue(store, SANDBOX_KEY) === true;
  const nowMs = sandboxClock(sandbox, env);
  const listeners = new Set<(change: DeskChange) => void>();
  let grid: GridIndex | null = null;
  const facts = createStoreFacts(store);
  return {
    store,
    dataFolder,
    readOnly: store.readOnly,
    sandbox,
    nowMs,
    newId: randomUUID,
    write: (work) => damageFound(pageCheck, store) ?? lockedFailure(store) ?? immediate(store, work),
    pageCheck,
    settings: (reader = store) => facts.settings(reader),
    clock: (reader = store) => facts.clock(reader),
    forgetSettings: facts.forget,
    grid: () => {
      grid ??= createGridIndex(store);
      return grid;
    },
    announce: (change) => {
      for (const listener of listeners) listener(change);
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => store.close(),
  };
}

/** True where the PC clock stands before the last event that was entered (DOMAIN 4.4: flag, never block). */
export function clockWasSetBack(lastEnteredAt: EpochMs | null, nowMs: EpochMs): boolean {
  return lastEnteredAt !== null && nowMs < lastEnteredAt;
}
