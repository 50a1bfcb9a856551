import { expect, test } from "vitest";
import { fullDisks } from "#test/torture/full-disk";
import { killedProcesses } from "#test/torture/kill";
import { powerCuts } from "#test/torture/power-cut";
import { startsAtOnce } from "#test/torture/starts-at-once";
import { clockJumps } from "#test/torture/wrong-clock";

/** Short forms of SAFETY 1; `npm run test:torture` takes the same functions with its counts. */

test("damaged after power failure: killed at any moment, every acknowledged action is there and nothing in part", async () => {
  const row = await killedProcesses(6);
  expect(row).toMatchObject({ tries: 6, lost: 0, corrupt: 0 });
  expect(row.acknowledged).toBeGreaterThan(20);
});

test("a power cut leaves the store before or after the action under way", async () => {
  expect(await powerCuts(240)).toMatchObject({ tries: 240, lost: 0, corrupt: 0 });
});

test("a full disk is said as such, keeps nothing in part, and a retry never doubles", async () => {
  expect(await fullDisks(25)).toMatchObject({ tries: 25, lost: 0, corrupt: 0 });
});

test("a wrong clock that blocks work: it does not; order by sequence, no number twice, events flagged", async () => {
  expect(await clockJumps(60)).toMatchObject({ tries: 60, lost: 0, corrupt: 0 });
});

test("eight programs that start at once write one after the other", async () => {
  expect(await startsAtOnce(8)).toMatchObject({ tries: 8, lost: 0, corrupt: 0 });
});
