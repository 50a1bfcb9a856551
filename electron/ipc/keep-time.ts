import type { Log } from "#electron/platform/logging";
import { createClockRecomputation, refreshClocks } from "#electron/use-cases/clock/refresh-clocks";
import type { Desk } from "#electron/use-cases/desk";
import type { DeskEventName, DeskEvents } from "#shared/contract/channels";

const MINUTE_MS = 60_000;
/** Between two batches of background work, so that what a person does always comes first. */
const PAUSE_MS = 25;
/** A store that is busy with another process is tried again later. */
const RETRY_MS = 5000;

export interface TimeKeeping {
  readonly log: Log;
  send<Name extends DeskEventName>(name: Name, payload: DeskEvents[Name], pageId?: number): void;
}

/** Runs one piece of background work after another until there is none left; `start` while it runs does nothing. */
function inBackground(step: () => "more" | "done" | "later"): { start(): void; stop(): void } {
  let timer: NodeJS.Timeout | null = null;
  function next(delayMs: number): void {
    timer = setTimeout(() => {
      const outcome = step();
      timer = null;
      if (outcome !== "done") next(outcome === "more" ? PAUSE_MS : RETRY_MS);
    }, delayMs);
  }
  return {
    start: () => {
      if (timer === null) next(0);
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}

/**
 * Keeps the stored deadlines in step with the time (a tick each minute) and with the calendar (after every change
 * of the settings, and at start for what an earlier run left). Answers what stops it.
 */
export function keepTime(desk: Desk, { log, send }: TimeKeeping): () => void {
  const overdue = inBackground(() => {
    const refreshed = refreshClocks(desk);
    if (!refreshed.ok) {
      log.warn("clock.refresh", { code: refreshed.code });
      return "done";
    }
    return refreshed.value > 0 ? "more" : "done";
  });
  const recomputation = createClockRecomputation(desk);
  const calendar = inBackground(() => {
    const stepped = recomputation.step();
    if (!stepped.ok) {
      log.warn("clock.recompute", { code: stepped.code });
      return "later";
    }
    if (stepped.value === null) return "done";
    send("calendar.progress", stepped.value);
    return stepped.value.done < stepped.value.total ? "more" : "done";
  });
  const unlisten = desk.onChange(({ what }) => {
    if (what === "settings") calendar.start();
  });
  const timer = setInterval(() => {
    overdue.start();
    send("clock.tick", { now_ms: desk.nowMs() });
  }, MINUTE_MS);
  overdue.start();
  calendar.start();
  return () => {
    clearInterval(timer);
    unlisten();
    overdue.stop();
    calendar.stop();
  };
}
