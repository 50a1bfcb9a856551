import { expect, test } from "vitest";
import { createIdleLock } from "#electron/ipc/idle-lock";

const MINUTE = 60_000;

function locking(limitMs: number | null = 5 * MINUTE) {
  let now = 1000;
  const locked: number[] = [];
  const pages = [1, 2];
  const idle = createIdleLock({
    runningMs: () => now,
    idleLimitMs: () => limitMs,
    pages: () => pages,
    lock: (page) => locked.push(page),
  });
  idle.look();
  return {
    idle,
    locked,
    after: (ms: number) => {
      now += ms;
      idle.look();
    },
  };
}

test("a page that nobody touches locks after the store's minutes, one that is touched does not", () => {
  const { idle, locked, after } = locking();
  after(4 * MINUTE);
  idle.touched(1);
  after(MINUTE - 1);
  expect(locked).toEqual([]);
  after(1);
  expect(locked).toEqual([2]);
  after(4 * MINUTE);
  expect(locked.filter((page) => page === 1)).toEqual([1]);
});

test("the PC's sleep counts: on waking everything is locked at the first look", () => {
  const { locked, after } = locking();
  after(8 * 60 * MINUTE);
  expect(locked).toEqual([1, 2]);
});

test("sleep and the PC's own lock lock at once; without a limit nothing locks by itself", () => {
  const { idle, locked, after } = locking(null);
  after(1e9);
  expect(locked).toEqual([]);
  idle.lockAll();
  expect(locked).toEqual([1, 2]);
});
