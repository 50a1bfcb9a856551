import type { Log } from "#electron/platform/logging";
import type { PrintService } from "#electron/printing/print-service";
import { type ClockWatch, createClockWatch } from "#electron/use-cases/clock/clock-watch";
import { createClockRecomputation, refreshClocks } from "#electron/use-cases/clock/refresh-clocks";
import type { Desk } from "#electron/use-cases/desk";
import { isQuietAt } from "#electron/use-cases/notice/quiet-hours";
import { type AddedNotice, createReminders } from "#electron/use-cases/notice/reminders";
import { makeDueReport, tellOfDueReport } from "#electron/use-cases/report/report-duty";
import type { DeskEventName, DeskEvents } from "#shared/contract/channels";
import type { NoticeView } from "#shared/contract/clock-views";
import type { StoreSettings } from "#shared/domain/store/store-settings";
import type { DeskSession } from "./desk-session";

const MINUTE_MS = 60_000;
/** A sandbox's time is moved by hand: how soon the screen follows. */
const SANDBOX_LOOK_MS = 500;
/** Between two batches of background work, so that what a person does always comes first. */
const PAUSE_MS = 25;
/** A store that is busy with another process is tried again later. */
const RETRY_MS = 5000;

export interface TimeKeeping {
  readonly log: Log;
  readonly session: DeskSession;
  readonly printing: PrintService;
  send<Name extends DeskEventName>(name: Name, payload: DeskEvents[Name], pageId?: number): void;
  /** The pages that are open. */
  pages(): readonly number[];
  /** Shows a notice on the desktop; a click brings this page to the front. */
  showOnDesktop(notice: NoticeView, settings: StoreSettings, pageId: number): void;
  /** Milliseconds that nobody can set back. */
  monotonicMs(): number;
  /** Calls back after the PC has slept; answers what ends it. */
  onWake(woke: () => void): () => void;
}

/** Runs one piece of background work after another until there is none left; `start` while it runs does nothing. */
function inBackground(log: Log, step: () => "more" | "done" | "later"): { start(): void; stop(): void } {
  let timer: NodeJS.Timeout | null = null;
  function safely(): "more" | "done" | "later" {
    try {
      return step();
    } catch (error) {
      log.error("clock.failed", error);
      return "done";
    }
  }
  function next(delayMs: number): void {
    timer = setTimeout(() => {
      const outcome = safely();
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

/** Hands notices to the pages of their readers, and to the desktop where that is allowed (UX 2). */
function delivering(desk: Desk, keeping: TimeKeeping): (added: readonly AddedNotice[]) => void {
  const { session, send, pages } = keeping;
  return (added) => {
    if (added.length === 0) return;
    const settings = desk.settings();
    const isQuiet = isQuietAt(settings, desk.nowMs());
    for (const { notice, readers } of added) {
      for (const pageId of pages()) {
        const person = session.personAt(pageId);
        if (person === null || !readers.includes(person)) continue;
        send("notice.added", { notice }, pageId);
        const mayShow = notice.kind === "safety" || !(isQuiet || session.isHeld(pageId));
        if (mayShow) keeping.showOnDesktop(notice, settings, pageId);
      }
    }
  };
}

/** Once a day: tells that the month's report is due, or makes its draft (DOMAIN 2, step 6: by the 5th). */
function reporting(desk: Desk, keeping: TimeKeeping): () => void {
  const { log, printing } = keeping;
  const deliver = delivering(desk, keeping);
  let lookedOn = "";
  return () => {
    const today = desk.clock().calendar.localDate(desk.nowMs());
    if (today === lookedOn) return;
    lookedOn = today;
    const told = tellOfDueReport(desk);
    if (told.ok) deliver(told.value);
    else log.warn("report.not_told", { code: told.code });
    makeDueReport(desk, printing)
      .then((made) => {
        if (made.ok) deliver(made.value);
        else log.warn("report.not_made", { code: made.code });
      })
      .catch((error: unknown) => log.error("report.failed", error));
  };
}

/** Tells what came due: to the bell of each page's person, and to the desktop where that is allowed (UX 2). */
function reminding(desk: Desk, keeping: TimeKeeping): () => void {
  const { log, session, pages } = keeping;
  const deliver = delivering(desk, keeping);
  const signedIn = () => pages().flatMap((pageId) => session.personAt(pageId) ?? []);
  const reminders = createReminders(desk, signedIn);
  return () => {
    const told = reminders.tell();
    if (told.ok) deliver(told.value);
    else log.warn("notice.not_told", { code: told.code });
  };
}

/** Watches the PC's clock; a page is told when it goes wrong and when it is right again. */
function watching(desk: Desk, { session, send, monotonicMs }: TimeKeeping): ClockWatch {
  // A sandbox's time is moved by hand, and stands still in between.
  const watch = createClockWatch(desk, desk.sandbox ? null : monotonicMs);
  return {
    woke: watch.woke,
    look: () => {
      const warning = watch.look();
      const before = session.clockWarning();
      session.setClockWarning(warning);
      if (warning?.direction !== before?.direction) send("clock.warning", { warning });
      return warning;
    },
  };
}

/** Ticks each minute, and as soon as somebody has moved a sandbox's time. */
function whenMoved(desk: Desk, tick: () => void): NodeJS.Timeout {
  let shownMs = Number.NaN;
  let looks = 0;
  return setInterval(() => {
    looks = (looks + 1) % (MINUTE_MS / SANDBOX_LOOK_MS);
    const nowMs = desk.nowMs();
    // It may have been moved since the page was drawn: the first look always ticks.
    if (looks !== 0 && Math.abs(nowMs - shownMs) < MINUTE_MS) return;
    shownMs = nowMs;
    tick();
  }, SANDBOX_LOOK_MS);
}

/**
 * Keeps the stored deadlines in step with the time (a tick each minute) and with the calendar (after every change
 * of the settings, and at start for what an earlier run left), tells people what came due, and watches the PC's
 * clock. Answers what stops it.
 */
export function keepTime(desk: Desk, keeping: TimeKeeping): () => void {
  const { log, send } = keeping;
  const overdue = inBackground(log, () => {
    const refreshed = refreshClocks(desk);
    if (!refreshed.ok) {
      log.warn("clock.refresh", { code: refreshed.code });
      return "done";
    }
    return refreshed.value > 0 ? "more" : "done";
  });
  const recomputation = createClockRecomputation(desk);
  const calendar = inBackground(log, () => {
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
  /** A disk that doesn't answer for a moment must not stop the time; whoever reads next says so in words. */
  function guarded(work: () => void): () => void {
    return () => {
      try {
        if (desk.store.sqlite.open) work();
      } catch (error) {
        log.error("clock.failed", error);
      }
    };
  }
  const remind = guarded(reminding(desk, keeping));
  const report = guarded(reporting(desk, keeping));
  const watch = watching(desk, keeping);
  const look = guarded(watch.look);
  function tick(): void {
    overdue.start();
    look();
    remind();
    report();
    send("clock.tick", { now_ms: desk.nowMs() });
  }
  const timer = desk.sandbox ? whenMoved(desk, tick) : setInterval(tick, MINUTE_MS);
  const unwake = keeping.onWake(() => {
    watch.woke();
    tick();
  });
  // After the answer, so that the page has its person when the notice comes.
  const unsign = keeping.session.onSignIn(() => setTimeout(remind, PAUSE_MS));
  overdue.start();
  calendar.start();
  look();
  remind();
  report();
  return () => {
    clearInterval(timer);
    unwake();
    unsign();
    unlisten();
    overdue.stop();
    calendar.stop();
  };
}
