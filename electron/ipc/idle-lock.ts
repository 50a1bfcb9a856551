/** What the lock by idleness asks of the rest of the main process. */
export interface IdleLocking {
  /** Milliseconds since the PC was switched on, sleep included: no change of its clock moves it. */
  runningMs(): number;
  /** After how long a page locks (setting `idle_lock_minutes`); null = not now. */
  idleLimitMs(): number | null;
  pages(): readonly number[];
  /** Locks a page where somebody with a PIN sits. */
  lock(pageId: number): void;
}

export interface IdleLock {
  /** A key, a click, a turn of the wheel on a page, seen by the main process itself. */
  touched(pageId: number): void;
  /** Locks what has been left alone for too long; to be called now and then. */
  look(): void;
  /** The PC goes to sleep or is locked itself: everything locks at once. */
  lockAll(): void;
}

/** Locks pages that nobody has touched for the store's number of minutes (SAFETY 5). */
export function createIdleLock(locking: IdleLocking): IdleLock {
  const touchedAt = new Map<number, number>();
  return {
    touched: (pageId) => touchedAt.set(pageId, locking.runningMs()),
    look: () => {
      const limit = locking.idleLimitMs();
      const nowMs = locking.runningMs();
      const pages = locking.pages();
      for (const known of touchedAt.keys()) if (!pages.includes(known)) touchedAt.delete(known);
      for (const pageId of pages) {
        const last = touchedAt.get(pageId);
        if (last === undefined) touchedAt.set(pageId, nowMs);
        else if (limit !== null && nowMs - last >= limit) locking.lock(pageId);
      }
    },
    lockAll: () => {
      for (const pageId of locking.pages()) locking.lock(pageId);
    },
  };
}
