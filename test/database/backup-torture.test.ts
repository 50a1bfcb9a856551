import { expect, test } from "vitest";
import { backupsUnderLoad, flippedBits, lockedFiles, restoresKilledAtEveryStep } from "#test/torture/backup";

/** Short forms of SAFETY 1; the long ones take the same functions with larger counts. */

test("backups made under write load restore to exactly one moment of the store", async () => {
  expect(await backupsUnderLoad(6)).toMatchObject({ tries: 6, lost: 0, corrupt: 0 });
});

test("a restore killed at every step leaves exactly the old store or exactly the new one", async () => {
  const row = await restoresKilledAtEveryStep(200);
  expect(row).toMatchObject({ lost: 0, corrupt: 0 });
  // All of its steps, and the run that came to its end.
  expect(row.tries).toBeGreaterThan(25);
  expect(row.tries).toBeLessThan(200);
});

test("files that a virus scanner holds lose nothing", async () => {
  const row = await lockedFiles(40);
  expect(row).toMatchObject({ lost: 0, corrupt: 0 });
});

test("every flipped bit in a backup is noticed", async () => {
  expect(await flippedBits(60)).toMatchObject({ tries: 60, lost: 0, corrupt: 0 });
});
