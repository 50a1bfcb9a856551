import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { createDeskSession } from "#electron/ipc/desk-session";
import { keepTime } from "#electron/ipc/keep-time";
import { printWorkerFile } from "#electron/platform/bundle-paths";
import { PrintService } from "#electron/printing/print-service";
import { updateSettings } from "#electron/use-cases/settings/update-settings";
import type { NoticeView } from "#shared/contract/clock-views";
import { accepted, EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";
import { quickKeeping } from "#test/builders/quick-keeping";

const PAGE = 1;
const SILENT = { info: () => {}, warn: () => {}, error: () => {} };
const day = "2026-11-20";
const at = (time: string) => `${day}T${time}:00+08:00`;

function inShort({ kind, lines }: NoticeView): string {
  return [kind, ...lines.map(({ milestone, percent }) => `${milestone} ${percent}`)].join(", ");
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A running program with somebody at its page, and what the page and the desktop were told. */
async function running(fields: Readonly<Record<string, unknown>> = {}) {
  const fixture = await openDeskFixture();
  const { desk, as, create } = fixture;
  fixture.at(at("10:00"));
  create("clerk1", { ...EXAMPLE_CARD, requested_at: at("10:00"), ...fields });
  const session = createDeskSession(fixture.folder, "1.0.0", quickKeeping());
  session.setPhase({ phase: "ready", desk });
  accepted(session.seat(PAGE, "clerk1"));
  const bell: string[] = [];
  const desktop: string[] = [];
  const ticks: number[] = [];
  let wake = (): void => {};
  const stop = keepTime(desk, {
    log: SILENT,
    session,
    // Draws nothing before it is asked to.
    printing: new PrintService({ workerPath: printWorkerFile }),
    send: (name, payload) => {
      if (name === "notice.added" && "notice" in payload) bell.push(inShort(payload.notice));
      if (name === "clock.tick" && "now_ms" in payload) ticks.push(payload.now_ms);
    },
    pages: () => [PAGE],
    showOnDesktop: (notice) => desktop.push(inShort(notice)),
    monotonicMs: () => performance.now(),
    onWake: (woke) => {
      wake = woke;
      return () => {};
    },
  });
  onTestFinished(stop);
  /** Moves the sandbox's time and lets the program look. */
  const moveTo = (time: string) => {
    fixture.at(time);
    vi.advanceTimersByTime(500);
  };
  const settings = (change: Parameters<typeof updateSettings>[2]) =>
    accepted(updateSettings(desk, as("admin1"), change));
  return { ...fixture, session, bell, desktop, ticks, moveTo, settings, wakeUp: () => wake() };
}

describe("a running program", () => {
  test("tells the page the time and what has come due, and the desktop too", async () => {
    const { bell, desktop, ticks, moveTo } = await running();
    moveTo(at("10:23"));
    expect(ticks).toEqual([Date.parse(at("10:23"))]);
    expect(bell).toEqual([]);
    moveTo(at("10:25"));
    expect(bell).toEqual(["reminder, classify 80"]);
    expect(desktop).toEqual(bell);
    vi.advanceTimersByTime(10_000);
    expect(ticks).toHaveLength(2);
    vi.advanceTimersByTime(60_000);
    expect(ticks).toHaveLength(3);
    expect(bell).toHaveLength(1);
  });

  test("leaves the desktop alone in quiet hours, but for a safety breach", async () => {
    const { create, bell, desktop, moveTo, settings } = await running();
    create("clerk1", { ...EXAMPLE_CARD, requested_at: at("10:00"), serial_no: "SN2", impact: "safety" });
    settings({ quiet_hours: { from_minute: 0, to_minute: 659 } });
    moveTo(at("10:23"));
    moveTo(at("10:25"));
    expect(bell).toEqual(["reminder, classify 80, classify 80"]);
    expect(desktop).toEqual([]);
    moveTo(at("10:28"));
    moveTo(at("10:31"));
    expect(bell.slice(1)).toEqual(["safety, classify 100", "reminder, classify 100"]);
    expect(desktop).toEqual(["safety, classify 100"]);
    settings({ quiet_hours: { from_minute: 1260, to_minute: 480 } });
    for (const time of ["10:35", "10:39", "10:43", "10:47", "10:51", "10:55", "10:59", "11:01"])
      moveTo(at(time));
    expect(desktop).toHaveLength(3);
  });

  test("waits with the desktop while somebody writes, in the bell it is at once", async () => {
    const { session, bell, desktop, moveTo } = await running();
    session.hold(PAGE, true);
    moveTo(at("10:23"));
    moveTo(at("10:25"));
    expect(bell).toEqual(["reminder, classify 80"]);
    expect(desktop).toEqual([]);
    session.hold(PAGE, false);
    moveTo(at("10:28"));
    moveTo(at("10:31"));
    expect(desktop).toEqual(["reminder, classify 100"]);
  });

  test("tells once, as soon as the PC wakes, what came due while it slept", async () => {
    const { at: sleepUntil, bell, desktop, ticks, wakeUp } = await running();
    sleepUntil(at("10:45"));
    wakeUp();
    expect(ticks).toEqual([Date.parse(at("10:45"))]);
    expect(bell).toEqual(["while_off, classify 100"]);
    expect(desktop).toEqual(bell);
    wakeUp();
    vi.advanceTimersByTime(120_000);
    expect(bell).toHaveLength(1);
  });

  test("stores the breach, so that the figures and other programs see it", async () => {
    const { desk, moveTo } = await running();
    const states = () => desk.store.sqlite.prepare("SELECT milestone, state FROM milestone ORDER BY 1").all();
    expect(states()).toContainEqual({ milestone: "classify", state: "running" });
    moveTo(at("10:31"));
    vi.advanceTimersByTime(100);
    expect(states()).toContainEqual({ milestone: "classify", state: "breached" });
  });

  test("says that the PC's clock lies behind the log, and that it is right again", async () => {
    const { session, moveTo } = await running();
    moveTo(at("08:00"));
    expect(session.clockWarning()).toEqual({ direction: "back", by_ms: 2 * 3_600_000 });
    moveTo(at("10:01"));
    expect(session.clockWarning()).toBeNull();
  });
});
